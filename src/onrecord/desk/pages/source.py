"""On whom outlets rely; of one outlet, by which ways its words came, and its reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastapi import Request

from onrecord.desk.asked import Open, Wanted
from onrecord.desk.narrowing import Chip, chips
from onrecord.queries.filters import Filter
from onrecord.queries.listing import ListedRow
from onrecord.queries.rows import ChainRow, SourceRow

WIDTH = 100.0
"""Of the bar that is drawn."""
_HANDS = {
    "first_hand": "first hand",
    "second_hand": "through another",
    "chained": "through two or more",
}
_CHAINS, _REPORTS = 6, 8


@dataclass(frozen=True, slots=True)
class Hand:
    """Statements that an outlet has at first hand, through another, or through several: a piece of its bar."""

    kind: str
    words: str
    statements: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet, and how near it is to those whose words it tells."""

    row: SourceRow
    hands: tuple[Hand, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page of sources shows."""

    outlets: tuple[Outlet, ...]
    """All; of one asked for, that one alone."""
    one: str
    """The outlet that is asked for; empty: all."""
    filing: tuple[SourceRow, ...]
    """Of one: who else files reports under its name."""
    chains: tuple[ChainRow, ...]
    reports: tuple[ListedRow, ...]
    """Of one: its latest reports."""
    chips: tuple[Chip, ...]
    collections: tuple[str, ...]
    wanted: Filter


def source(archive: Open, request: Request, wanted: Wanted) -> SourcePage:
    """All outlets, or the one asked for with `source`."""
    one = wanted.source[0] if len(wanted.source) == 1 else ""
    rows = archive.sources(wanted)
    mine = [row for row in rows if (row.outlet or "").casefold() == one.casefold()] if one else rows
    others = tuple(row for row in rows if row not in mine)
    narrower = [
        chip for chip in chips(archive, "/sources", request.query_params, wanted) if chip.field != "source" or not one
    ]
    return SourcePage(
        tuple(Outlet(row, tuple(hands(row))) for row in mine),
        (mine[0].outlet or one) if one and mine else one,
        others,
        tuple(archive.chains(replace(wanted, limit=_CHAINS, offset=0))),
        tuple(archive.listing(replace(wanted, limit=_REPORTS, offset=0))) if one else (),
        tuple(narrower),
        tuple(row.collection for row in archive.collections()),
        wanted,
    )


def hands(row: SourceRow) -> Iterator[Hand]:
    """The pieces of its bar, from the left to the right; what there is none of is not drawn.

    >>> [(h.kind, h.x, h.width) for h in hands(SourceRow("Harbour Post", 1, 4, 3, 0, 1, 0, 0, ()))]
    [('first_hand', 0.0, 75.0), ('chained', 75.0, 25.0)]
    """
    at = 0.0
    for kind, words in _HANDS.items():
        number: int = getattr(row, kind)
        if number:
            width = WIDTH * number / row.statements
            yield Hand(kind, words, number, round(at, 3), round(width, 3))
            at += width
