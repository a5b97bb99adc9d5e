"""Of which side of a talk each figure of its reports is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.joining.words import stems_of, words_of
from onrecord.queries.occasion import Occasion
from onrecord.queries.talk_lines import Side, Talker
from onrecord.store import tables as t

_BOTH = re.compile(r"\b(?:both|two|sides|parties|leaders|ministers|presidents)\b", re.IGNORECASE)
"""Names of those who speak together."""
_TOGETHER = "group", "unnamed"


@dataclass(frozen=True, slots=True)
class Siding:
    """The sides of figures, and of the documents that a side issued."""

    figures: Mapping[int, Talker]
    issuers: Mapping[int, Talker]
    """By the keys of versions."""
    names: frozenset[str]
    """Stems of the words in the names of both sides."""

    def talker(self, figure: int | None) -> Talker | None:
        """The side of a figure; both, where it is a group of these."""
        return None if figure is None else self.figures.get(figure)

    def through(self, connection: Connection, statements: Sequence[int]) -> dict[int, Side]:
        """The sides through which reports know statements: those next to the reader, where they are of one."""
        s = t.statement.c
        query = select(s.id, s.via_id).where(s.id.in_(statements), s.via_id.is_not(None))
        found = ((key, self.figures.get(via)) for key, via in connection.execute(query))
        return {key: side for key, side in found if side in ("a", "b")}


def sided(connection: Connection, occasion: Occasion) -> Siding:
    """The sides of all figures of the reports of a talk."""
    f = t.figure.c
    here = f.version_id.in_(occasion.versions)
    a, b = occasion.sides
    figures: dict[int, Talker] = {}
    sides: tuple[tuple[Side, object], ...] = (("a", a.figures(b)), ("b", b.figures(a)))
    for side, mine in sides:
        for key in connection.execute(select(f.id).where(here, f.id.in_(mine))).scalars():  # type: ignore[arg-type]
            figures.setdefault(key, side)
    figures |= _together(connection, occasion, figures)
    names = connection.execute(select(f.id, f.name).where(here)).all()
    stems = frozenset(one for key, name in names if key in figures for one in stems_of(words_of(name)))
    return Siding(figures, _issuers(connection, occasion, figures), stems)


def _together(connection: Connection, occasion: Occasion, figures: Mapping[int, Talker]) -> dict[int, Talker]:
    """Groups of somebody of each side, and those who are named as both."""
    f, m = t.figure.c, t.figure_member.c
    query = select(f.id, f.version_id, f.ref, f.name, f.kind).where(f.version_id.in_(occasion.versions))
    rows = connection.execute(query).all()
    keys = {(row.version_id, row.ref): row.id for row in rows}
    versions = {row.id: row.version_id for row in rows}
    members: dict[int, set[Talker | None]] = {}
    for group, ref in connection.execute(select(m.figure_id, m.member).where(m.figure_id.in_(versions))):
        members.setdefault(group, set()).add(figures.get(keys.get((versions[group], ref), 0)))
    joint = {key for key, theirs in members.items() if {"a", "b"} <= theirs}
    named = (row for row in rows if row.kind in _TOGETHER and row.id not in members and row.id not in figures)
    joint |= {row.id for row in named if _BOTH.search(row.name)}
    return dict.fromkeys(joint, "both")


def _issuers(connection: Connection, occasion: Occasion, figures: dict[int, Talker]) -> dict[int, Talker]:
    """The sides whose documents these are: by who speaks in them; of a readout else by whom it names first.

    What issued such a readout, an office whose country nothing tells, is then of that side too.
    """
    s, v = t.statement.c, t.version.c
    speaking = select(v.id, v.kind, s.speaker_id).join(t.statement, s.version_id == v.id)
    speaking = speaking.where(v.id.in_(occasion.versions), v.kind.in_(("readout", "statement", "letter")))
    found: dict[int, Talker] = {}
    rows = speaking.where(s.parent_id.is_(None), s.speaker_id.is_not(None)).order_by(s.id.desc())
    for version, kind, speaker in connection.execute(rows).all():
        side = figures.get(speaker)
        if side is None and kind == "readout":
            side = _first_named(connection, version, figures)
            if side:
                figures[speaker] = side
        if side:
            found[version] = side
    return found


def _first_named(connection: Connection, version: int, figures: Mapping[int, Talker]) -> Side | None:
    """The side of the person whom a text names first; null where that is somebody else, a host, say."""
    m, f = t.mention.c, t.figure.c
    query = select(f.id, func.min(m.start)).join(t.mention, m.figure_id == f.id).where(f.version_id == version)
    rows = sorted(connection.execute(query.where(f.kind == "person").group_by(f.id)).all(), key=lambda row: row[1])
    side = figures.get(rows[0][0]) if rows else None
    return side if side in ("a", "b") else None
