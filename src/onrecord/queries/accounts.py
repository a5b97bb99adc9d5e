"""Whose account of a talk a statement belongs to, and what it tells: the lines that are laid beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.queries.compared import AccountLine, Teller
from onrecord.queries.occasion import TALKED, Occasion
from onrecord.queries.sentences import sentence_around
from onrecord.queries.siding import Siding
from onrecord.queries.stamps import moment
from onrecord.queries.talk_lines import Line, Side, Talker
from onrecord.queries.talk_texts import Said, Text, measures_of, said_in, tells_event, without_times
from onrecord.records import Evidence
from onrecord.store.days import days_of

_DENYING = frozenset({"deny", "reject"})
_TELLING = frozenset({"assert", "inform", "answer", "confirm", "deny", "reject"})


@dataclass(frozen=True, slots=True)
class Told:
    """A line with what is shown of it."""

    version: int
    line: Line
    shown: AccountLine


def accounts(connection: Connection, occasion: Occasion, texts: Sequence[Text], siding: Siding) -> Iterator[Told]:
    """The lines of all accounts: each side's own documents first, then what reports tell by their stamps."""
    said = said_in(connection, [text.key for text in texts], siding)
    order = sorted(texts, key=lambda text: (text.issued_by is None, *moment(text.published), text.key))
    for text in order:
        roots = said[text.key]
        whole = text.kind == "readout" or _begins_with_talk(roots, text)
        for root in roots:
            if not text.is_document or not text.issued_by or root.talker != text.issued_by:
                yield from _of_report(root, text, occasion)
            elif whole or _tells_of_talk(root, text):
                yield from _of_document(root, text)


def _begins_with_talk(roots: Sequence[Said], text: Text) -> bool:
    """Whether a document's title or first paragraph tells of the talk, so that all of it does."""
    first = min((root.row.content[-1].end for root in roots if root.row.content), default=0)
    return any(start < first for start, _ in text.events)


def _of_document(root: Said, text: Text) -> Iterator[Told]:
    """A paragraph of a side's own document: what it says was said, and its own words about the talk."""
    there = [one for one in root.holds if one.talker and one.row.channel != root.row.channel]
    tellers: tuple[Side, ...] = ("a", "b") if text.issued_by == "both" else (text.issued_by,) if text.issued_by else ()
    for teller in tellers:
        for inner in there:
            yield _told(inner, text, teller, root, talker=inner.talker)
        for sentence in _own_sentences(root, there, text):
            yield _told(root, text, teller, root, talker=None, content=(sentence,))


def _tells_of_talk(root: Said, text: Text) -> bool:
    """Whether a paragraph tells of the talk, by its words or by how something was said in it."""
    return tells_event(root.row.content, text) or any(inner.row.channel in TALKED for inner in root.holds)


def _of_report(root: Said, text: Text, occasion: Occasion) -> Iterator[Told]:
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


def _was_said_there(said: Said, occasion: Occasion) -> bool:
    """Whether something was said in the talk, as far as its report tells how and when."""
    first, last = days_of(said.row.said_at)
    told = first is not None and last is not None
    on = first is None or last is None or (first <= occasion.last_day and last >= occasion.first_day)
    if said.talker == "both" and said.row.act == "agree" and said.row.channel is None:
        return told and on
    ways = TALKED if occasion.way is None else (occasion.way,)
    return said.talker is not None and said.row.channel in ways and on


def _own_sentences(root: Said, there: Sequence[Said], text: Text) -> Iterator[Evidence]:
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
    said: Said,
    text: Text,
    teller: Teller,
    by: Said | None,
    *,
    talker: Talker | None,
    content: tuple[Evidence, ...] = (),
    denied: bool = False,
    loose: bool = False,
) -> Told:
    row, spans = said.row, content or said.row.content
    told_by, document = by.row.speaker if by else None, text.kind if text.issued_by in (teller, "both") else None
    shown = AccountLine(teller, told_by, document, talker, denied, spans, row)
    words = " ".join(without_times(e, text.times) for e in spans)
    line = Line(
        talker, "assert" if content else row.act, words, text.names, row.report.id, row.polarity, denied, loose,
        _about(content, text), bool(content) and tells_event(content, text), measures_of(spans, text),
    )  # fmt: skip
    return Told(text.key, line, shown)


def _about(content: Sequence[Evidence], text: Text) -> Talker | None:
    """The side that own words name first."""
    named = (side for at, side in text.mentions for e in content if e.start <= at < e.end)
    return next(named, None)
