"""Finds time expressions and says what they mean: TIMEX3 dates, times, durations and sets.

All rules run over the words' kinds; of matches that overlap the longest is kept; what is kept is read from left to right,
since an expression may be counted from the one before it ("the previous day").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from onrecord.lexicon.times import TimeLexicon
from onrecord.parsing.parse import Name, Parse
from onrecord.reading.timex import absolute, clock, relative, spans
from onrecord.reading.timex.grammar import grammar_of
from onrecord.reading.timex.guards import named, refusal
from onrecord.reading.timex.joining import Read, joined
from onrecord.reading.timex.meanings import Anchors, Case, Meaning
from onrecord.reading.timex.words import Words
from onrecord.records import TimeExpression
from onrecord.trace import SILENT, Trace

READINGS: dict[str, Callable[[Case], Meaning | None]] = {
    reading.__name__: reading
    for reading in (
        absolute.iso, absolute.year_first, absolute.slashed, absolute.day, absolute.day_of_month, absolute.week_of_month,
        absolute.month, absolute.season, absolute.part_of_year, absolute.year, absolute.decade, absolute.century,
        absolute.before_christ, absolute.early_year, absolute.feast,
        relative.deictic, relative.weekday, relative.weekday_of_week, relative.weekend, relative.which_unit,
        relative.told_unit, relative.latest_unit, relative.same_before, relative.distance, relative.vague_distance,
        relative.reference, relative.block,
        spans.duration, spans.stretch, spans.open_ended, spans.recurring, spans.on_weekdays, spans.each_season,
        clock.clock, clock.part_of_day,
    )
}  # fmt: skip
"""What a rule may name as its reading."""


def find_times(
    parse: Parse, *, published: str | None, lexicon: TimeLexicon, trace: Trace = SILENT
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, none overlapping; `published` (ISO 8601) anchors the relative ones.

    Without it they stay relative, as in XXXX-WXX-2.
    """
    grammar = grammar_of(lexicon)
    words = grammar.alphabet.spell(parse.text)
    anchors = Anchors(_stamp(published))
    starts = [token.start for token in parse.tokens]
    cases = (
        Case(found, words, lexicon, anchors, parse, _token_at(starts, words.starts[found.start]))
        for found in grammar.matches(words)
    )
    names = named(parse)
    chosen = _longest([case for case in cases if _admitted(case, names, trace)], trace)
    _date_weekdays(chosen)
    return tuple(_expression(read, words) for read in joined(_read(chosen, trace), words))


def _stamp(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _token_at(starts: list[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _admitted(case: Case, names: Mapping[int, Name], trace: Trace) -> bool:
    reason = refusal(case, names)
    if reason and trace.on:
        trace.dropped("times", case.found.rule.id, *_span(case), reason)
    return not reason


def _longest(cases: list[Case], trace: Trace) -> list[Case]:
    """The cases in the order of the text without those that overlap a longer one; of equals the earlier rule wins."""
    kept: list[Case] = []
    taken: list[int] = []
    for case in sorted(cases, key=_length, reverse=True):
        found = case.found
        at = bisect_left(taken, found.start)
        clash = kept[at].found if at < len(kept) and taken[at] < found.end else None
        if clash is None and at and kept[at - 1].found.end > found.start:
            clash = kept[at - 1].found
        if clash is None:
            kept.insert(at, case)
            taken.insert(at, found.start)
        elif trace.on:
            trace.dropped("times", found.rule.id, *_span(case), f"overlaps a longer match of {clash.rule.id}")
    return kept


def _length(case: Case) -> int:
    start, end = _span(case)
    return end - start


def _span(case: Case) -> tuple[int, int]:
    return case.words.span(case.found.start, case.found.end)


def _date_weekdays(cases: list[Case]) -> None:
    """Reads first what dates a weekday, for the weekdays named before: in "Talks on Tuesday ... Tuesday (May 6th)"."""
    for case in reversed(cases):
        if case.says("weekday") and case.says("day"):
            READINGS[case.found.rule.reading](case)


def _read(cases: Iterable[Case], trace: Trace) -> Iterator[Read]:
    for case in cases:
        meaning = READINGS[case.found.rule.reading](case)
        start, end = _span(case)
        if meaning is None:
            trace.dropped("times", case.found.rule.id, start, end, "names no date that there is")
            continue
        trace.kept("times", case.found.rule.id, start, end, meaning.value)
        if meaning.period:
            case.anchors.follow(meaning.period, case.found.end)
        yield Read(case.found.start, case.found.end, case.found.rule.id, meaning)


def _expression(read: Read, words: Words) -> TimeExpression:
    start, end = words.span(read.start, read.end)
    said = read.meaning
    return TimeExpression(
        start, end, words.text[start:end], said.type, said.value, said.earliest, said.latest, read.rule
    )
