"""Joins a time of day with the day that stands beside it: "5 p.m. Friday" is one expression."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.reading.timex.clock import on_day
from onrecord.reading.timex.meanings import Meaning
from onrecord.reading.timex.words import Words


@dataclass(frozen=True, slots=True)
class Read:
    """Words start up to end with their meaning, and the rule that found them."""

    start: int
    end: int
    rule: str
    meaning: Meaning


def joined(reads: Iterable[Read], words: Words) -> list[Read]:
    """The same, each clock time made one with a day right before or after it."""
    out: list[Read] = []
    for read in reads:
        pair = _pair(out[-1], read) if out and _beside(out[-1], read, words) else None
        if pair:
            out[-1] = Read(out[-1].start, read.end, _time_of(out[-1], read).rule, pair)
        else:
            out.append(read)
    return out


def _beside(left: Read, right: Read, words: Words) -> bool:
    """Whether nothing stands between the two but a word that ties them: "Friday at 5 p.m.", "5 p.m. on Friday"."""
    between = words.lowers[left.end : right.start]
    return not between or between in ([","], ["on"]) or (between == ["at"] and _is_day(left.meaning))


def _pair(left: Read, right: Read) -> Meaning | None:
    time, day = _time_of(left, right).meaning, (right if _is_time(left.meaning) else left).meaning
    return on_day(time, day) if _is_time(time) and _is_day(day) else None


def _time_of(left: Read, right: Read) -> Read:
    return left if _is_time(left.meaning) else right


def _is_time(meaning: Meaning) -> bool:
    return meaning.type == "TIME" and not meaning.placed


def _is_day(meaning: Meaning) -> bool:
    return meaning.type == "DATE" and (
        meaning.value.startswith("XXXX-WXX-") or bool(meaning.period and meaning.period.unit == "day")
    )
