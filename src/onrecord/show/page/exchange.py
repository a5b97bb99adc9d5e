"""Answers drawn: the statements that answer or are answered, one a row, an arc from each answer to what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Statement

ROW = 40
"""Height of a row in the units of the drawing."""
LANE, EDGE = 11, 8
"""How much further out an arc bends for each one that it would cross, and what stays free at the outer edge."""


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc from the row of an answer to the row of what it answers."""

    answer: int
    answered: int
    path: str
    head: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """The rows, by index of the statement in the record, and the arcs between them; sizes in units of the drawing."""

    rows: tuple[int, ...]
    arcs: tuple[Arc, ...]
    width: int
    height: int


def exchange(statements: tuple[Statement, ...]) -> Exchange | None:
    """The drawing of who answers whom, None where nobody answers."""
    index = {s.id: n for n, s in enumerate(statements)}
    pairs = [(n, index[r]) for n, s in enumerate(statements) for r in s.responds_to if r in index]
    if not pairs:
        return None
    rows = tuple(sorted({n for pair in pairs for n in pair}))
    at = {n: row for row, n in enumerate(rows)}
    lanes = _lanes([(at[a], at[b]) for a, b in pairs])
    width = EDGE + LANE * (max(lanes) + 2)
    arcs = [_arc(pair, at, width, lane) for pair, lane in zip(pairs, lanes, strict=True)]
    return Exchange(rows, tuple(arcs), width, ROW * len(rows))


def _lanes(pairs: list[tuple[int, int]]) -> list[int]:
    """A lane for each arc: short arcs inside, those that share rows with them further out.

    >>> _lanes([(1, 0), (3, 0), (3, 2)])
    [0, 1, 0]
    """
    lanes: dict[tuple[int, int], int] = {}
    for pair in sorted(set(pairs), key=lambda p: abs(p[0] - p[1])):
        low, high = min(pair), max(pair)
        met = {lane for (a, b), lane in lanes.items() if min(a, b) < high and low < max(a, b)}
        lanes[pair] = next(n for n in range(len(lanes) + 1) if n not in met)
    return [lanes[pair] for pair in pairs]


def _arc(pair: tuple[int, int], at: dict[int, int], width: int, lane: int) -> Arc:
    """From the middle of the answer's row out to the lane, along it, and back to the other row, with an arrow's head."""
    down = at[pair[0]] < at[pair[1]]
    turn, aside = (-6, 5) if down else (6, -5)
    start, end = (ROW * at[n] + ROW // 2 for n in pair)
    start, end = start + aside, end - aside
    near, out = width - 4, width - LANE * (lane + 2)
    path = (
        f"M{near} {start}H{out + 6}Q{out} {start} {out} {start - turn}"
        f"V{end + turn}Q{out} {end} {out + 6} {end}H{near - 2}"
    )
    return Arc(*pair, path, f"M{near - 7} {end - 4}L{near} {end}L{near - 7} {end + 4}Z")
