"""Two accounts of one talk laid beside each other, line by line. Pure: no archive is asked, and nobody is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple

from onrecord.joining.words import negated
from onrecord.queries.measures import differing
from onrecord.queries.talk_lines import ALIKE, Line, Side, alike, covered, opposed, same_act

Outcome = Literal["both", "conflict", "declined", "alone"]
COVERED = 0.6
"""The share of what a denial says that the line must hold which it denies."""


class Row(NamedTuple):
    """Lines of two accounts that tell of the same: their places in each; nothing on one side where it tells nothing of it."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    outcome: Outcome
    score: float
    """How alike they are, from 0 to 1; 1 where there is one side alone."""
    why: tuple[str, ...]


@dataclass
class _Row:
    """A row that is being filled."""

    a: list[int]
    b: list[int]
    score: float = 1.0
    denied: bool = False


def aligned(a: Sequence[Line], b: Sequence[Line]) -> list[Row]:
    """The rows of two accounts: first in the order of the first one, then what the second alone tells.

    >>> ours = Line("b", "promise", "the harbour would open by Sunday"), Line("a", "demand", "a list of the crew")
    >>> theirs = Line(None, "assert", "No list of the crew was demanded."), Line("b", "promise", "the harbour would open")
    >>> [(row.a, row.b, row.outcome) for row in aligned(ours, theirs)]
    [((0,), (1,), 'both'), ((1,), (0,), 'conflict')]
    """
    groups = _gathered(a), _gathered(b)
    rows = _matched(a, b, *groups)
    taken = {("a", n) for row in rows for n in row.a} | {("b", n) for row in rows for n in row.b}
    rows += (_Row(g, []) for g in groups[0] if not a[g[0]].denies and ("a", g[0]) not in taken)
    rows += (_Row([], g) for g in groups[1] if not b[g[0]].denies and ("b", g[0]) not in taken)
    rows += _denials(a, b, groups, rows)
    kept = (row for row in rows if (row.a and row.b) or not all(line.loose for line in _lines(row, a, b)))
    ordered = sorted(kept, key=lambda row: (not row.a, min(row.a, default=0), min(row.b, default=0)))
    return [_judged(row, a, b) for row in ordered]


def _lines(row: _Row, a: Sequence[Line], b: Sequence[Line]) -> list[Line]:
    return [*(a[n] for n in row.a), *(b[n] for n in row.b)]


def _gathered(lines: Sequence[Line]) -> list[list[int]]:
    """Lines of one account that tell of the same in several reports; the first of each group is of the surest report."""
    groups: list[list[int]] = []
    for at in sorted(range(len(lines)), key=lambda n: (lines[n].loose, n)):
        line = lines[at]
        near = [(alike(line, lines[g[0]]), -n, g) for n, g in enumerate(groups) if _may_join(line, g, lines)]
        score, _, group = max(near, default=(0.0, 0, []))
        if score >= ALIKE:
            group.append(at)
        else:
            groups.append([at])
    return groups


def _may_join(line: Line, group: Sequence[int], lines: Sequence[Line]) -> bool:
    first = lines[group[0]]
    return line.denies == first.denies and all(lines[n].report != line.report for n in group)


def _matched(a: Sequence[Line], b: Sequence[Line], ours: list[list[int]], theirs: list[list[int]]) -> list[_Row]:
    """One group beside one, the most alike first; of those as alike the first ones."""
    scored = (
        (max(alike(a[i], b[j]) for i, j in product(one, other)), one, other)
        for one, other in product(ours, theirs)
        if a[one[0]].denies == b[other[0]].denies
    )
    best = sorted((s for s in scored if s[0] >= ALIKE), key=lambda s: (-s[0], s[1], s[2]))
    taken: set[tuple[Side, int]] = set()
    rows: list[_Row] = []
    for score, one, other in best:
        if ("a", one[0]) not in taken and ("b", other[0]) not in taken:
            taken |= {("a", one[0]), ("b", other[0])}
            rows.append(_Row(list(one), list(other), score))
    return rows


def _denials(
    a: Sequence[Line], b: Sequence[Line], groups: tuple[list[list[int]], list[list[int]]], rows: list[_Row]
) -> Iterator[_Row]:
    """Puts what one account denies beside the line of the other that it denies; gives the denials of nothing that is told."""
    for side, mine, others, found in (("b", b, a, groups[1]), ("a", a, b, groups[0])):
        for group in found:
            if not mine[group[0]].denies or any(group[0] in (row.b if side == "b" else row.a) for row in rows):
                continue
            score, row = _denied_by(mine, others, group, rows, side)
            if row is None:
                yield _Row([], group) if side == "b" else _Row(group, [])
                continue
            (row.b if side == "b" else row.a).extend(group)
            row.denied, row.score = True, score


def _denied_by(
    mine: Sequence[Line], others: Sequence[Line], group: Sequence[int], rows: Sequence[_Row], side: str
) -> tuple[float, _Row | None]:
    """The row whose line of the other account a denial denies, and how surely."""
    told = [[n for n in (row.a if side == "b" else row.b) if not others[n].denies] for row in rows]
    scored = [
        (max(covered(mine[m], others[n]) for m in group for n in some), -at) for at, some in enumerate(told) if some
    ]
    score, place = max(scored, default=(0.0, 0))
    if score >= COVERED:
        return score, rows[-place]
    acts = [at for at, some in enumerate(told) if any(same_act(mine[m], others[n]) for m in group for n in some)]
    return (COVERED, rows[acts[0]]) if len(acts) == 1 else (0.0, None)


def _judged(row: _Row, a: Sequence[Line], b: Sequence[Line]) -> Row:
    """How the lines of a row stand to each other, and why; who is right is not asked."""
    ours, theirs = [a[n] for n in row.a], [b[n] for n in row.b]
    why = tuple(dict.fromkeys(_against(ours, theirs, denied=row.denied)))
    outcome: Outcome = "conflict" if why else "both" if ours and theirs else "alone"
    if not why and all(line.withholds for line in (*ours, *theirs)):
        outcome = "declined"
    return Row(tuple(row.a), tuple(row.b), outcome, round(row.score, 3), why)


def _against(ours: Iterable[Line], theirs: Iterable[Line], *, denied: bool) -> Iterator[str]:
    """Why lines that tell of the same can't both be so."""
    if denied:
        yield "one says that it was not so"
    for one, other in product(ours, theirs):
        if one.denies or other.denies:
            continue
        if opposed(one.act, other.act) or opposed(other.act, one.act):
            yield f"{one.act} here, {other.act} there"
        elif one.polarity != other.polarity or negated(one.words) != negated(other.words):
            yield "negated by one"
        yield from differing(one.measures, other.measures)
