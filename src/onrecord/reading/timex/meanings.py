"""What an expression means, and what the readings know when they work it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from onrecord.lexicon.times import TimeLexicon
from onrecord.parsing.parse import Parse
from onrecord.reading.timex.grammar import Found
from onrecord.reading.timex.numbers import quantity
from onrecord.reading.timex.periods import SEASONS, UNDEFINED, Period
from onrecord.reading.timex.tense import Tense, tense_at
from onrecord.reading.timex.words import Words
from onrecord.records import TimeType

SLACK = 3
"""Days by which a report may run ahead of its own stamp."""
COMPARABLE = 60
"""Words within which "a year earlier" may mean the same quarter of the year before."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type and TIMEX3 value, the bounds where they are known, and the period that later expressions may refer to."""

    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    period: Period | None = None
    placed: bool = True
    """False for a time of day whose day the expression leaves out."""

    @classmethod
    def of(cls, period: Period) -> Meaning:
        """The date that is this period."""
        return cls("DATE", period.value, period.first.isoformat(), period.last.isoformat(), period)

    @classmethod
    def undefined(cls, unit: str) -> Meaning:
        """A date of this unit, nobody can say which."""
        return cls("DATE", UNDEFINED.get(unit, f"XXXX-{unit}" if unit in SEASONS else "XXXX-XX-XX"))


@dataclass
class Anchors:
    """What expressions are counted from. It follows the text: each date that is read becomes the last one named."""

    published: date | None
    last: Period | None = None
    day: Period | None = None
    """The last day named."""
    compared: Period | None = None
    """The last quarter or half named in its own right: in the figures that follow, "a year earlier" is that of the year before."""
    compared_at: int = 0
    weekdays: dict[int, date] = field(default_factory=dict)
    """Weekdays that the report itself has dated: "Tuesday (November 25th)"."""

    def follow(self, period: Period, at: int) -> None:
        """Notes the date that the text has just named, at this word."""
        self.last = period
        if period.unit == "day":
            self.day = period
        if period.unit in ("quarter", "half"):
            self.compared, self.compared_at = period, at

    @property
    def now(self) -> date | None:
        """The day from which relative dates are counted."""
        return self.published

    @property
    def today(self) -> Period | None:
        """The day of the stamp."""
        return Period("day", self.published) if self.published else None

    @property
    def told(self) -> Period | None:
        """The date that the story has reached: the last one named, or the stamp."""
        return self.last or self.today

    def told_as(self, unit: str) -> Period | None:
        """The same for an expression of this unit: a day is counted from the last day named, a quarter from the last quarter."""
        if unit == "quarter" and self.compared:
            return self.compared
        if unit == "day":
            return self.day or self.today or self.last
        return self.told

    @property
    def nearby(self) -> date | None:
        """The day near which a date without its year must lie."""
        return self.published or (self.last.first if self.last else None)


@dataclass(frozen=True)
class Case:
    """An expression that waits for its reading: the words found, the anchors, and the sentence around it."""

    found: Found
    words: Words
    lexicon: TimeLexicon
    anchors: Anchors
    parse: Parse
    token: int
    """Where in the parse it starts."""

    @property
    def argument(self) -> str:
        return self.found.rule.argument

    def says(self, name: str) -> list[str]:
        """The words kept under this name; none where that part is absent."""
        start, end = self.found.groups.get(name, (0, 0))
        return self.words.lowers[start:end]

    def value(self, name: str, *kinds: str) -> str | None:
        """What the words kept under this name stand for, the last that is of one of these kinds."""
        values = self.lexicon.values
        for word in reversed(self.says(name)):
            for kind in kinds:
                if (kind, word) in values:
                    return values[kind, word]
        return None

    def number(self, name: str, *kinds: str) -> int | None:
        """The same as a number."""
        value = self.value(name, *kinds)
        return None if value is None else int(value)

    def quantity(self, name: str) -> Fraction | None:
        """How many these words say: one where that part is absent, None where they leave it open."""
        return quantity(self.says(name), self.lexicon.values) if self.says(name) else Fraction(1)

    @property
    def quarter(self) -> Period | None:
        """The quarter or half-year with which figures nearby are compared."""
        anchors = self.anchors
        return anchors.compared if self.found.start - anchors.compared_at <= COMPARABLE else None

    @property
    def tense(self) -> Tense:
        """Whether the clause around it looks back or ahead."""
        return tense_at(self.parse, self.token, self.lexicon)
