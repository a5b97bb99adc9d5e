"""Whose account of a talk a statement belongs to, and what it tells: the lines that are laid beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from onrecord.queries.aligning import Line, Side, Talker
from onrecord.queries.compared import AccountLine, Teller
from onrecord.queries.filling import statement_rows
from onrecord.queries.measures import Measures, measured
from onrecord.queries.occasion import TALKED, Occasion
from onrecord.queries.rows import StatementRow
from onrecord.queries.sentences import sentence_around
from onrecord.queries.siding import Siding
from onrecord.queries.stamps import moment
from onrecord.records import DocumentKind, Evidence
from onrecord.store import tables as t
from onrecord.store.days import days_of
from onrecord.store.loading import text_of

_DENYING = frozenset({"deny", "reject"})
_TELLING = frozenset({"assert", "inform", "answer", "confirm", "deny", "reject"})
Times = Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Text:
    """A version that tells of the talk."""

    key: int
    kind: DocumentKind
    issued_by: Side | None
    """The side whose document it is."""
    is_document: bool
    published: str | None
    published_day: int | None
    origin: int
    text: str
    times: Times
    events: tuple[tuple[int, int], ...]
    """Where it tells of the talk."""
    names: frozenset[str]
    """Stems of the names of both sides, which all lines may hold."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line with what is shown of it."""

    version: int
    line: Line
    shown: AccountLine


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement, as the tree of its report has it."""

    key: int
    row: StatementRow
    talker: Talker | None
    via: Side | None
    """The side through which the report knows it."""
    holds: tuple[_Said, ...]


def accounts(connection: Connection, occasion: Occasion, texts: Sequence[Text], siding: Siding) -> Iterator[Told]:
    """The lines of all accounts: each side's own documents first, then what reports tell by their stamps."""
    said = _said(connection, [text.key for text in texts], siding)
    order = sorted(texts, key=lambda text: (text.issued_by is None, *moment(text.published), text.key))
    for text in order:
        roots = said[text.key]
        whole = text.kind == "readout" or _begins_with_talk(roots, text)
        for root in roots:
            if not text.is_document or not text.issued_by or root.talker != text.issued_by:
                yield from _of_report(root, text, occasion)
            elif whole or _tells_of_talk(root, text):
                yield from _of_document(root, text)


def _begins_with_talk(roots: Sequence[_Said], text: Text) -> bool:
    """Whether a document's title or first paragraph tells of the talk, so that all of it does."""
    first = min((root.row.content[-1].end for root in roots if root.row.content), default=0)
    return any(start < first for start, _ in text.events)


def _of_document(root: _Said, text: Text) -> Iterator[Told]:
    """A paragraph of a side's own document: what it says was said, and its own words about the talk."""
    assert text.issued_by
    there = [one for one in root.holds if one.talker and one.row.channel != root.row.channel]
    for inner in there:
        yield _told(inner, text, text.issued_by, root, talker=inner.talker)
    for sentence in _own_sentences(root, there, text):
        yield _told(root, text, text.issued_by, root, talker=None, content=(sentence,))


def _tells_of_talk(root: _Said, text: Text) -> bool:
    """Whether a paragraph tells of the talk, by its words or by how something was said in it."""
    return _tells_event(root.row.content, text) or any(inner.row.channel in TALKED for inner in root.holds)


def _tells_event(content: Sequence[Evidence], text: Text) -> bool:
    """Whether words of the talk as an event stand in a content."""
    return any(e.start < end and at < e.end for e in content for at, end in text.events)


def _of_report(root: _Said, text: Text, occasion: Occasion) -> Iterator[Told]:
    """What a report tells: as somebody of a side says it, as others do, or by itself."""
    teller: Teller = root.talker if root.talker in ("a", "b") else root.via or "others"
    if root.via is None and _was_said_there(root, occasion):
        yield _told(root, text, "others", None, talker=root.talker)
        return
    if text.published_day is not None and text.published_day < occasion.first_day:
        return
    if root.via is not None and root.talker and _was_said_there(root, occasion):
        yield _told(root, text, root.via, None, talker=root.talker)
        return
    inner = [one for one in root.holds if one.talker]
    for one in inner:
        there = _was_said_there(one, occasion)
        if teller != "others" or there:
            loose = not there and teller != "others"
            yield _told(one, text, teller, root, talker=one.talker, denied=root.row.act in _DENYING, loose=loose)
    if not inner and teller != "others" and root.row.act in _TELLING and root.row.channel not in TALKED:
        denied = root.row.act in _DENYING
        yield _told(root, text, teller, root, talker=None, denied=denied, loose=True)


def _was_said_there(said: _Said, occasion: Occasion) -> bool:
    """Whether something was said in the talk, as far as its report tells how and when."""
    if said.talker is None or said.row.channel not in TALKED:
        return False
    first, last = days_of(said.row.said_at)
    fits = occasion.way is None or said.row.channel == occasion.way
    return fits and (first is None or last is None or (first <= occasion.last_day and last >= occasion.first_day))


def _own_sentences(root: _Said, there: Sequence[_Said], text: Text) -> Iterator[Evidence]:
    """The sentences of a paragraph in which nothing is told that was said in the talk."""
    inner = [e for one in there for e in (*one.row.cue, *one.row.content)]
    for whole in root.row.content:
        at = whole.start
        while at < whole.end:
            found = sentence_around(text.text, at, at + 1)
            start, end = max(found.start, at), min(max(found.end, at + 1), whole.end)
            words = text.text[start:end]
            if words.strip() and not any(e.start < end and start < e.end for e in inner):
                yield Evidence(start, end, words)
            at = end + len(text.text[end : whole.end]) - len(text.text[end : whole.end].lstrip())


def _told(
    said: _Said,
    text: Text,
    teller: Teller,
    by: _Said | None,
    *,
    talker: Talker | None,
    content: tuple[Evidence, ...] = (),
    denied: bool = False,
    loose: bool = False,
) -> Told:
    row, spans = said.row, content or said.row.content
    shown = AccountLine(
        teller,
        by.row.speaker if by else None,
        text.kind if text.issued_by == teller else None,
        talker,
        denied,
        spans,
        row,
    )
    words = " ".join(_without(e, text.times) for e in spans)
    line = Line(
        talker, "assert" if content else row.act, words, text.names, row.report.id, row.polarity, denied, loose,
        bool(content) and _tells_event(content, text), _measures(spans, text),
    )  # fmt: skip
    return Told(text.key, line, shown)


def _without(words: Evidence, times: Times) -> str:
    """The words without the times in them, which are compared by themselves."""
    kept = words.quote
    for start, end, _ in times:
        if words.start <= start and end <= words.end:
            kept = kept[: start - words.start] + " " * (end - start) + kept[end - words.start :]
    return kept


def _measures(spans: Sequence[Evidence], text: Text) -> Measures:
    days, lengths, numbers = set[str](), set[float](), set[tuple[str, float]]()
    for e in spans:
        inside = [
            (at - e.start, end - e.start, value) for at, end, value in text.times if e.start <= at and end <= e.end
        ]
        found = measured(e.quote, inside)
        days, lengths, numbers = days | found.days, lengths | found.lengths, numbers | found.numbers
    return Measures(frozenset(days), frozenset(lengths), frozenset(numbers))


def _said(connection: Connection, versions: Sequence[int], siding: Siding) -> Mapping[int, list[_Said]]:
    """The statements of each version that stand within no other, each with those that stand within it."""
    s = t.statement.c
    query = select(s.id, s.version_id, s.parent_id, s.speaker_id).where(s.version_id.in_(versions)).order_by(s.id)
    raw = connection.execute(query).all()
    rows = dict(zip((r.id for r in raw), statement_rows(connection, [r.id for r in raw]), strict=True))
    below: dict[int | None, list[Any]] = defaultdict(list)
    for r in raw:
        below[r.parent_id].append(r)
    through = siding.through(connection, [r.id for r in raw])

    def made(r: Any) -> _Said:
        return _Said(r.id, rows[r.id], siding.talker(r.speaker_id), through.get(r.id), tuple(map(made, below[r.id])))

    found: dict[int, list[_Said]] = defaultdict(list)
    for r in below[None]:
        found[r.version_id].append(made(r))
    return found


def texts_of(connection: Connection, occasion: Occasion, siding: Siding) -> list[Text]:
    """The versions that tell of a talk."""
    v, r, x, e, p = t.version.c, t.report.c, t.time_expression.c, t.event.c, t.event_span.c
    times: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    of_them = select(x.version_id, x.start, x.stop, x.value).where(x.version_id.in_(occasion.versions))
    for key, *found in connection.execute(of_them.order_by(x.version_id, x.nth)):
        times[key].append((found[0], found[1], found[2]))
    events: dict[int, list[tuple[int, int]]] = defaultdict(list)
    places = select(e.version_id, p.start, p.stop).join(t.event_span, p.event_id == e.id)
    for key, start, stop in connection.execute(places.where(e.id.in_(occasion.events)).order_by(e.id, p.nth)):
        events[key].append((start, stop))
    columns = v.id, v.kind, v.published, v.published_day, r.id.label("report"), r.origin_id, v.text, v.nul
    query = (
        select(*columns).join(t.report, r.id == v.report_id).where(v.id.in_(occasion.versions)).order_by(v.document_id)
    )
    return [
        Text(
            row.id, row.kind, siding.issuers.get(row.id), row.kind in _DOCUMENTS, row.published, row.published_day,
            row.origin_id or row.report, text_of(row.text, row.nul), tuple(times[row.id]), tuple(events[row.id]), siding.names,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


_DOCUMENTS = frozenset({"readout", "statement", "letter"})
