"""Two accounts of one talk laid beside each other, line by line. Pure: no archive is asked, and nobody is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from typing import Literal, NamedTuple

from onrecord.joining.likeness import likeness
from onrecord.joining.words import negated, stem, stems_of, words_of
from onrecord.lexicon.joining import JoiningLexicon
from onrecord.queries.measures import Measures, differing
from onrecord.records import Act, Polarity

Side = Literal["a", "b"]
Talker = Literal["a", "b", "both"]
Outcome = Literal["both", "conflict", "declined", "alone"]
ALIKE = 0.5
"""How alike two lines must be to tell of the same."""
COVERED = 0.6
"""The share of what a denial says that the line must hold which it denies."""
_DATE = frozenset({"date", "deadlin", "day", "time"})
"""Stems by which a denial may mean any day that the other line names."""
_RAISING = frozenset(
    {"rais", "discuss", "talk", "mention", "touch", "brought", "bring", "speak", "agenda", "topic", "subject", "affair"}
)
"""Stems that say of a matter no more than that it came up."""
_WITHHOLDING: frozenset[Act] = frozenset({"decline"})


@dataclass(frozen=True)
class Line:
    """What one account tells that somebody said in the talk, or tells of it in its own words."""

    talker: Talker | None
    """Who said it in the talk; null: the account's own words about the talk."""
    act: Act
    text: str
    """Its words without the times in them, which `measures` holds."""
    names: frozenset[str] = frozenset()
    """Stems of names of both sides: all lines may hold them."""
    report: str = ""
    """Lines of one report are never the same."""
    polarity: Polarity = "positive"
    denied: bool = False
    """Whether the account says that it was not so."""
    loose: bool = False
    """Whether it belongs here only if another line tells of the same."""
    is_head: bool = False
    """Whether it tells of the talk itself: that they met, that they spoke."""
    measures: Measures = field(default_factory=Measures)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.text)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(one for one in stems_of(self.words) if one not in self.names)

    @cached_property
    def denies(self) -> bool:
        """Whether it says of something that it was not so."""
        return self.denied or (self.talker is None and negated(self.words))

    @property
    def withholds(self) -> bool:
        """Whether somebody would not say something."""
        return self.act in _WITHHOLDING or (self.polarity == "negative" and self.talker is not None)


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
    kept = (
        row for row in rows if not all(a[n].loose for n in row.a) or not all(b[n].loose for n in row.b) or _meet(row)
    )
    ordered = sorted(kept, key=lambda row: (not row.a, min(row.a, default=0), min(row.b, default=0)))
    return [_judged(row, a, b) for row in ordered]


def _meet(row: _Row) -> bool:
    return bool(row.a and row.b)


def _gathered(lines: Sequence[Line]) -> list[list[int]]:
    """Lines of one account that tell of the same in several reports; the first of each group is of the surest report."""
    groups: list[list[int]] = []
    for at in sorted(range(len(lines)), key=lambda n: (lines[n].loose, n)):
        line = lines[at]
        near = [(_likeness(line, lines[g[0]]), -n, g) for n, g in enumerate(groups) if _may_join(line, g, lines)]
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
        (max(_likeness(a[i], b[j]) for i, j in product(one, other)), one, other)
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
        (max(_coverage(mine[m], others[n]) for m in group for n in some), -at) for at, some in enumerate(told) if some
    ]
    score, place = max(scored, default=(0.0, 0))
    if score >= COVERED:
        return score, rows[-place]
    acts = [at for at, some in enumerate(told) if any(_same_act(mine[m], others[n]) for m in group for n in some)]
    return (COVERED, rows[acts[0]]) if len(acts) == 1 else (0.0, None)


def _same_act(denial: Line, line: Line) -> bool:
    """Whether a line is what a denial says somebody never did: to promise, say, whatever the words."""
    return denial.denied and denial.talker is not None and (denial.talker, denial.act) == (line.talker, line.act)


def _likeness(one: Line, other: Line) -> float:
    """How alike two lines are, from 0 to 1; 0 where they tell of different talkers."""
    shared = _talkers(one, other)
    if not shared:
        return 0.0
    said = likeness(one.words, one.stems, other.words, other.stems).score
    acts = 0.0 if None in (one.talker, other.talker) else 0.1 if _one_family(one.act, other.act) else -0.1
    if one.withholds and other.withholds and one.talker == other.talker:
        said = max(said, ALIKE)
    if one.is_head and other.is_head:
        said = max(said, ALIKE)
    if one.loose != other.loose:
        loose, line = (one, other) if one.loose else (other, one)
        said = max(said, ALIKE / shared) if _coverage(loose, line) == 1 else said
    return max(0.0, min(1.0, said * shared + acts)) if said else 0.0


def _talkers(one: Line, other: Line) -> float:
    """How well the talkers of two lines agree."""
    if one.talker == other.talker:
        return 1.0
    either = (one if one.talker is None else other) if None in (one.talker, other.talker) else None
    if either is not None:
        return 0.9 if either.loose and not either.denies else 0.0
    return 0.9 if "both" in (one.talker, other.talker) else 0.0


def _one_family(one: Act, other: Act) -> bool:
    return one == other or any({one, other} <= set(row.acts) for row in JoiningLexicon.load().acts)


def _coverage(denial: Line, line: Line) -> float:
    """The share of what a denial says that a line holds: its words, its act, its days."""
    if denial.talker is not None and not _talkers(denial, line):
        return 0.0
    said = [word for word in denial.stems if word not in _RAISING and word not in _offices()]
    held = {*line.stems, stem(line.act)}
    telling = [word for word in said if word not in _DATE]
    if not telling:
        return 0.0
    found = [word for word in said if word in held or (word in _DATE and line.measures.days)]
    return len(found) / len(said) if set(telling) & set(found) else 0.0


@cache
def _offices() -> frozenset[str]:
    """Stems of words that say no more than who talked: the ministers, the presidents."""
    known = JoiningLexicon.load()
    return frozenset(stem(word) for word in (*known.offices, *known.bare))


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
        if _opposed(one.act, other.act) or _opposed(other.act, one.act):
            yield f"{one.act} here, {other.act} there"
        elif one.polarity != other.polarity or negated(one.words) != negated(other.words):
            yield "negated by one"
        yield from differing(one.measures, other.measures)


def _opposed(one: Act, other: Act) -> bool:
    families = {row.id: set(row.acts) for row in JoiningLexicon.load().acts}
    return one in families["yielding"] and other in families["against"]
