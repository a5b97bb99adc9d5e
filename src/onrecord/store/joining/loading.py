"""Rows of the archive -> what is compared, a handful of queries for any number of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, case, func, select

from onrecord.joining.copies import Told
from onrecord.joining.told import Days, Happening, Saying, Who
from onrecord.store import tables as t
from onrecord.store.days import UNKNOWN, days_of
from onrecord.store.loading import text_of

_AT_ONCE = 500
_AROUND = 120
"""Characters before and after the words of an event that are compared with them."""


def sayings(connection: Connection, keys: Iterable[int]) -> Iterator[Saying]:
    """The statements with these keys, with what their reports tell of them."""
    for some in _chunks(keys):
        yield from _sayings(connection, some)


def happenings(connection: Connection, keys: Iterable[int]) -> Iterator[Happening]:
    """The events with these keys."""
    for some in _chunks(keys):
        yield from _happenings(connection, some)


def texts(connection: Connection, reports: Iterable[int]) -> Iterator[Told]:
    """The texts of these reports, their current versions, without the residue of their pages."""
    for some in _chunks(reports):
        v, r = t.version.c, t.residue.c
        aside: dict[int, list[tuple[int, int]]] = defaultdict(list)
        current = v.report_id.in_(some), v.is_current
        for version, *span in connection.execute(select(r.version_id, r.start, r.stop).join(t.version).where(*current)):
            aside[version].append((span[0], span[1]))
        for row in connection.execute(select(v.id, v.report_id, v.text, v.nul).where(*current)):
            yield Told(row.report_id, _without(text_of(row.text, row.nul), sorted(aside[row.id])))


def _without(text: str, aside: Sequence[tuple[int, int]]) -> str:
    """The text without some of its spans."""
    parts, at = [], 0
    for start, stop in aside:
        parts.append(text[at : max(start, at)])
        at = max(stop, at)
    return " ".join((*parts, text[at:]))


def _sayings(connection: Connection, keys: Sequence[int]) -> Iterator[Saying]:
    s, v, f = t.statement.c, t.version.c, t.statement_figure.c
    columns = (
        s.id, v.report_id, s.version_id, s.speaker_id, s.first_day, s.last_day, s.said_at, s.act, s.polarity, s.mode,
        s.parent_id,
    )  # fmt: skip
    rows = connection.execute(select(*columns).join(t.version).where(s.id.in_(keys))).mappings().all()
    words = _words(connection, t.statement, t.statement_span, keys)
    to = _parts(connection, select(f.statement_id, f.figure_id).where(f.statement_id.in_(keys), f.role == "addressee"))
    about = _parts(connection, _named(keys))
    a = t.answer.c
    answered = _parts(connection, select(a.statement_id, a.responds_to_id).where(a.statement_id.in_(keys)))
    meant = {row["speaker_id"] for row in rows} | {
        key for part in (to, about) for keys in part.values() for key in keys
    }
    who = _who(connection, meant)
    p = t.statement_span.c
    begins = select(p.statement_id, func.min(p.start)).where(p.statement_id.in_(keys), p.role != "source")
    at = {row[0]: row[1] for row in connection.execute(begins.group_by(p.statement_id))}
    holding = set(connection.execute(select(s.parent_id).where(s.parent_id.in_(keys))).scalars())
    for row in rows:
        key = row["id"]
        yield Saying(
            key, row["report_id"], who.get(row["speaker_id"]), _days(row, row["said_at"]), row["act"], row["polarity"],
            row["mode"], " ".join(words[key, "content"]), _whos(to[key], who),
            _whos(about[key], who), " ".join(words[key, "cue"]), row["parent_id"], key in holding, at.get(key, 0),
            tuple(answered[key]),
        )  # fmt: skip


def _happenings(connection: Connection, keys: Sequence[int]) -> Iterator[Happening]:
    e, v, f = t.event.c, t.version.c, t.event_figure.c
    columns = (
        e.id,
        v.report_id,
        e.cameo,
        e.plover,
        e.first_day,
        e.last_day,
        e.happened_on,
        e.modality,
        v.kind,
        e.mirror_of_id,
    )
    rows = connection.execute(select(*columns).join(t.version).where(e.id.in_(keys))).mappings().all()
    words = _words(connection, t.event, t.event_span, keys, around=_AROUND)
    parts = select(f.event_id, f.figure_id).where(f.event_id.in_(keys)).order_by(f.event_id, f.nth)
    did, met = (_parts(connection, parts.where(f.role == role)) for role in ("actor", "recipient"))
    who = _who(connection, {key for part in (did, met) for keys in part.values() for key in keys})
    for row in rows:
        key = row["id"]
        yield Happening(
            key, row["report_id"], row["cameo"], row["plover"], _whos(did[key], who), _whos(met[key], who),
            _days(row, row["happened_on"]), row["modality"], " ".join(words[key, ""]), row["mirror_of_id"],
        )  # fmt: skip


def _words(
    connection: Connection, owner: Table, spans: Table, keys: Sequence[int], around: int = 0
) -> dict[tuple[int, str], list[str]]:
    """The words of rows, by key and role."""
    p, v = spans.c, t.version.c
    key = p[f"{owner.name}_id"]
    role = p.role if "role" in p else None
    first = p.start - around + 1
    start = case((first < 1, 1), else_=first)
    said = func.substr(v.text, start, p.stop + around + 1 - start)
    query = select(key, *(() if role is None else (role,)), said).select_from(
        spans.join(owner, owner.c.id == key).join(t.version, v.id == owner.c.version_id)
    )
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for of, *rest in connection.execute(query.where(key.in_(keys)).order_by(key, p.nth)):
        found[of, rest[0] if role is not None else ""].append(rest[-1])
    return found


def _named(keys: Sequence[int]) -> Any:
    """Who is named within the content of statements."""
    s, p, m = t.statement.c, t.statement_span.c, t.mention.c
    joined = t.statement_span.join(t.statement, s.id == p.statement_id)
    joined = joined.join(t.figure, t.figure.c.version_id == s.version_id).join(t.mention, m.figure_id == t.figure.c.id)
    inside = p.role == "content", m.start >= p.start, m.stop <= p.stop
    return select(s.id, m.figure_id).distinct().select_from(joined).where(s.id.in_(keys), *inside)


def _parts(connection: Connection, query: Any) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for owner, part in connection.execute(query):
        found[owner].append(part)
    return found


def _who(connection: Connection, figures: Iterable[int | None]) -> dict[int | None, Who]:
    f, found = t.figure.c, dict[int | None, Who]()
    columns = f.id, f.name, f.normal, f.kind, f.country, f.actor_id, f.roles
    for some in _chunks(key for key in figures if key is not None):
        for key, *rest in connection.execute(select(*columns).where(f.id.in_(some))):
            found[key] = Who(*rest)
    return found


def _whos(keys: Sequence[int], who: dict[int | None, Who]) -> tuple[Who, ...]:
    return tuple(who[key] for key in keys)


def _days(row: RowMapping, told: str | None) -> Days | None:
    if row["first_day"] is None:
        return None
    return Days(_ordinal(row["first_day"]), _ordinal(row["last_day"]), days_of(told) != UNKNOWN)


def _ordinal(day: int) -> int:
    return date(day // 10000, day // 100 % 100, day % 100).toordinal()


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(set(keys))
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))
