"""Traits of time expressions: which reading resolved them, and what it leaves open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.records import TimeExpression


@dataclass(frozen=True, slots=True)
class Dated:
    """One time expression."""

    time: TimeExpression
    readings: Mapping[str, str]
    """The reading of each rule."""


def traits(dated: Dated) -> tuple[str, ...]:
    """The traits of a time expression, in a fixed order."""
    reading = dated.readings.get(dated.time.rule, "")
    return (f"reading {reading}", *(name for name, holds in TRAITS.items() if holds(dated)))


TRAITS: dict[str, Callable[[Dated], bool]] = {
    "a duration": lambda d: d.time.type == "DURATION",
    "a set": lambda d: d.time.type == "SET",
    "left open": lambda d: "X" in d.time.value,
    "no date": lambda d: d.time.value.endswith("_REF"),
    "four words": lambda d: len(d.time.quote.split()) >= 4,
}
"""What may hold of a time expression, in words."""
