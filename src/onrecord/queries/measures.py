"""What can be measured in a line: days, lengths of time, numbers of things; and where two lines differ in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.joining.words import stem
from onrecord.lexicon.joining import JoiningLexicon

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LENGTH = re.compile(r"P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?)?$")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)|[^\W\d_]+")
_NAMES = "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
_WORDS = {word: n for n, word in enumerate(_NAMES, 2)}
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NEAR = 2
"""Words behind a number among which is what it counts."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The days (ISO), lengths of time (minutes) and numbers that a line tells."""

    days: frozenset[str] = frozenset()
    lengths: frozenset[float] = frozenset()
    numbers: frozenset[tuple[str, float]] = frozenset()
    """What is counted, by the stem of its word, and how many."""


def measured(text: str, times: Iterable[tuple[int, int, str]]) -> Measures:
    """What a text tells, given its times: where they stand in it, and their TIMEX3 values.

    >>> found = measured("12 million crowns for two engineers by 3 May, in 45 minutes", [(40, 45, "2031-05-03"), (50, 60, "PT45M")])
    >>> sorted(found.days), sorted(found.lengths), sorted(found.numbers)
    (['2031-05-03'], [45.0], [('crown', 12000000.0), ('engin', 2.0)])
    """
    days, lengths, rest = set[str](), set[float](), text
    for start, end, value in times:
        rest = rest[:start] + " " * (end - start) + rest[end:]
        if found := _DAY.match(value):
            days.add(found.group())
        elif (minutes := _minutes(value)) is not None:
            lengths.add(minutes)
    return Measures(frozenset(days), frozenset(lengths), frozenset(_counted(rest)))


def differing(one: Measures, other: Measures) -> Iterator[str]:
    """In what two lines differ of which both tell it.

    >>> list(differing(Measures(days=frozenset({"2031-05-03"})), Measures(days=frozenset({"2031-05-04"}))))
    ['another day: 2031-05-03, 2031-05-04']
    """
    if one.days and other.days and not one.days & other.days:
        yield f"another day: {_listed(one.days)}, {_listed(other.days)}"
    if one.lengths and other.lengths and not one.lengths & other.lengths:
        yield "another length of time"
    ours, theirs = _by_thing(one), _by_thing(other)
    if any(not ours[thing] & theirs[thing] for thing in ours.keys() & theirs.keys()):
        yield "another number"


def _minutes(value: str) -> float | None:
    """The minutes of a duration of days, hours or minutes.

    >>> _minutes("PT0.5H"), _minutes("P1D"), _minutes("P1Y")
    (30.0, 1440.0, None)
    """
    found = _LENGTH.match(value)
    if not found or not any(found.groups()):
        return None
    days, hours, minutes = (float(part or 0) for part in found.groups())
    return days * 1440 + hours * 60 + minutes


def _counted(text: str) -> Iterator[tuple[str, float]]:
    tokens = list(_NUMBER.finditer(text.casefold()))
    bare = JoiningLexicon.load().bare
    for at, token in enumerate(tokens):
        number = _number(token.group())
        behind = [t.group() for t in tokens[at + 1 : at + 2 + _NEAR]]
        if number is None:
            continue
        if behind and behind[0] in _TIMES:
            number *= _TIMES[behind.pop(0)]
        things = [stem(word) for word in behind[:_NEAR] if word not in bare and word not in _WORDS and word.isalpha()]
        yield from ((thing, number) for thing in things)


def _number(word: str) -> float | None:
    if word in _WORDS:
        return float(_WORDS[word])
    plain = word.replace(",", "")
    return float(plain) if plain[:1].isdigit() and plain.count(".") <= 1 else None


def _by_thing(measures: Measures) -> Mapping[str, set[float]]:
    found: dict[str, set[float]] = {}
    for thing, number in measures.numbers:
        found.setdefault(thing, set()).add(number)
    return found


def _listed(days: Iterable[str]) -> str:
    return " and ".join(sorted(days))
