"""Whether a reader reads the same report the same way twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from benchmarks.chatbot.reading import Reading, Run
from onrecord.records import Event, Evidence, Record, Statement
from onrecord.schema import to_json

_WORD = re.compile(r"\w+")
_ENOUGH = 0.5
"""The share of words in common (Dice) from which two contents are the same: that of the graders."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much of two runs is the same; null where there was nothing in either."""

    reports: int
    """Read in both runs."""
    records: float | None
    """Share of reports whose two records are the same to the letter."""
    statements: float | None
    """F1 of one run against the other: same speaker, act, mode and words."""
    alike: float | None
    """F1 as the graders judge a statement right: half of the words, and a word of the source."""
    events: float | None
    """F1: same sides, code, date and modality."""


def agreement(first: Run, second: Run) -> Agreement:
    """Of the reports that were read in both runs."""
    pairs = [(first[i], second[i]) for i in first if i in second]
    records = [(a.record, b.record) for a, b in pairs]
    return Agreement(
        len(pairs),
        sum(_same(a, b) for a, b in pairs) / len(pairs) if pairs else None,
        _f1((_shared(_said(a), _said(b)), len(a.statements), len(b.statements)) for a, b in records),
        _f1((_alike(a, b), len(a.statements), len(b.statements)) for a, b in records),
        _f1((_shared(_done(a), _done(b)), len(a.events), len(b.events)) for a, b in records),
    )


def _same(a: Reading, b: Reading) -> bool:
    """Whether both could be used, and say the same."""
    return not a.trouble and not b.trouble and to_json(a.record) == to_json(b.record)


def _f1(counts: Iterable[tuple[int, int, int]]) -> float | None:
    """Of what is shared, and what each run holds, over all reports."""
    shared, first, second = (sum(column) for column in zip((0, 0, 0), *counts, strict=True))
    return 2 * shared / (first + second) if first + second else None


def _shared(first: Iterable[Hashable], second: Iterable[Hashable]) -> int:
    return (Counter(first) & Counter(second)).total()


def _said(record: Record) -> Iterable[Hashable]:
    """What makes a statement the same one; one of whose words none are found is the same as no other."""
    names = _names(record)
    for s in (s for s in record.statements if s.content):
        yield names.get(s.speaker or ""), s.act, s.mode, s.polarity, tuple(e.span for e in s.content)


def _done(record: Record) -> Iterable[Hashable]:
    """What makes an event the same one."""
    names = _names(record)

    def sides(e: Event) -> Hashable:
        return tuple(tuple(sorted(names[i] for i in side)) for side in (e.actors, e.recipients))

    for e in record.events:
        yield sides(e), e.cameo, e.when, e.modality


def _names(record: Record) -> dict[str, str]:
    return {actor.id: actor.name for actor in record.actors}


def _alike(first: Record, second: Record) -> int:
    """Statements of one run that stand in the other, one to one, those that share most words first."""
    text = first.document.text
    ours, theirs = ([_words(s, text) for s in record.statements] for record in (first, second))
    scored = sorted(
        ((d, i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if (d := _link(a, b)) >= _ENOUGH),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    left, right = set[int](), set[int]()
    for _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


_Words = tuple[frozenset[int], frozenset[int]]


def _words(statement: Statement, text: str) -> _Words:
    """Where the words of the content, and of the source, begin."""
    return _begins(statement.content, text), _begins(statement.source, text)


def _begins(evidence: Iterable[Evidence], text: str) -> frozenset[int]:
    return frozenset(m.start() for e in evidence for m in _WORD.finditer(text, e.start, e.end))


def _link(a: _Words, b: _Words) -> float:
    """The words that two contents share, 0 where the sources share none and are not both empty."""
    content = len(a[0]) + len(b[0])
    linked = bool(a[1] & b[1]) or not (a[1] or b[1])
    return 2 * len(a[0] & b[0]) / content if content and linked else 0.0
