"""The finder of time expressions: a table of sentences, the rules' own examples, and what must hold for any text."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.times import TimeLexicon, TimeRule, TimeWord
from onrecord.parsing.parse import ROOT, Parse, Sentence, Token
from onrecord.reading.times import READINGS, find_times
from onrecord.reading.timex.periods import UNDEFINED, Period
from onrecord.records import TimeExpression
from onrecord.trace import SILENT, FullTrace, Trace

LEXICON = TimeLexicon.load()
_TABLE = Path(__file__).parent.parent / "cases/times/expressions.csv"
CASES = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines()))
MONDAY = "2025-11-24"
_UPOS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "MD": "AUX", "VBD": "VERB"}


def parse(text: str, tags: dict[str, str] | None = None) -> Parse:
    """A parse without trees, with the tags given for some words."""
    tokens: list[Token] = []
    begins = [0]
    for found in re.finditer(r"[^\W_]+(?:'\w+)?|\S", text):
        word, tag = found[0], (tags or {}).get(found[0], "")
        if tokens and tokens[-1].text in ".;":
            begins.append(len(tokens))
        place, lower, upos = len(tokens), word.lower(), _UPOS.get(tag, "X")
        sentence = len(begins) - 1
        token = Token(place, *found.span(), word, lower, lower, upos, tag, ROOT, "root", sentence, "other", glued=False)
        tokens.append(token)
    ends = [*begins[1:], len(tokens)]
    sentences = tuple(Sentence(start, end, 0) for start, end in zip(begins, ends, strict=True) if start < end)
    return Parse(text, tuple(tokens), sentences)


def times(text: str, published: str | None = MONDAY, trace: Trace = SILENT) -> tuple[TimeExpression, ...]:
    return find_times(parse(text), published=published, lexicon=LEXICON, trace=trace)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_sentence(case: dict[str, str]) -> None:
    tags = dict(pair.split("=") for pair in case["tags"].split("|") if pair)
    found = find_times(parse(case["text"], tags), published=case["published"] or None, lexicon=LEXICON)
    assert [f"{t.quote} => {t.type} {t.value}" for t in found] == [e for e in case["expected"].split(" | ") if e]


@pytest.mark.parametrize("rule", LEXICON.rules, ids=lambda rule: rule.id)
def test_rule_finds_its_example(rule: TimeRule) -> None:
    trace = FullTrace()
    found = times(rule.example, trace=trace)
    if rule.quote:
        assert (rule.quote, rule.value) in {(t.quote, t.value) for t in found if t.rule == rule.id}
    else:
        assert rule.id in {step.rule for step in trace.steps if not step.kept}


@pytest.mark.parametrize("row", LEXICON.words, ids=lambda row: row.id)
def test_word_stands_in_its_example(row: TimeWord) -> None:
    lower = row.example.lower()
    assert any(word in lower for word in row.words)


def test_every_rule_names_a_reading_and_every_reading_has_a_rule() -> None:
    assert {rule.reading for rule in LEXICON.rules} == set(READINGS)


def test_trace_tells_what_was_dropped_and_why() -> None:
    trace = FullTrace()
    times("They met on 3 May 2019.", trace=trace)
    kept = [step.rule for step in trace.steps if step.kept]
    dropped = {step.rule: step.reason for step in trace.steps if not step.kept}
    assert kept == ["day-first"]
    assert dropped["month-year"] == "overlaps a longer match of day-first"


def test_bounds_of_a_quarter_and_of_the_past_week() -> None:
    quarter, span = times("Exports fell in Q3 and over the past two weeks.")
    assert (quarter.earliest, quarter.latest) == ("2025-07-01", "2025-09-30")
    assert (span.earliest, span.latest) == ("2025-11-10", "2025-11-24")


def test_text_set_aside_has_no_times() -> None:
    whole = parse("Talks ended on Friday. Read on: Thursday")
    cut = Parse(whole.text, whole.tokens[:5], whole.sentences[:1])
    assert [t.quote for t in find_times(cut, published=MONDAY, lexicon=LEXICON)] == ["Friday"]


def test_stamp_that_is_no_date_counts_as_none() -> None:
    (found,) = times("Envoys arrived yesterday.", "soon")
    assert found.value == "XXXX-XX-XX"


_VOCABULARY = sorted(
    {word for row in LEXICON.words for word in row.words}
    | {word for rule in LEXICON.rules for word in re.findall(r"[a-z]+", rule.pattern)}
)
_numbers = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 99).map(lambda n: f"{n}th"),
    st.sampled_from(
        ["1/0", "1/2", "24:00", "99:99", "0.5", "9" * 40, "31/31/31", "2025-13-45", "'82", "1990s", "Q5", "½", "٣", "²"]
    ),
)
_soup = st.lists(
    st.one_of(st.sampled_from(_VOCABULARY).map(str.title), st.sampled_from(_VOCABULARY), _numbers), max_size=30
)
_stamps = st.one_of(
    st.none(), st.dates().map(date.isoformat), st.sampled_from(["0001-01-01", "9999-12-31T23:59Z", "?"])
)


@given(_soup, st.sampled_from([" ", "", "\n"]), _stamps)
def test_soup_of_time_words(words: list[str], glue: str, published: str | None) -> None:
    check(glue.join(words) if glue else " ".join(words).replace(" - ", "-"), published)


@given(st.text(max_size=60), _stamps)
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)


def check(text: str, published: str | None) -> None:
    end = 0
    for found in times(text, published):
        assert found.quote == text[found.start : found.end] != ""
        assert found.start >= end
        assert found.value
        assert found.rule
        assert (found.earliest is None) == (found.latest is None)
        if found.earliest and found.latest:
            assert datetime.fromisoformat(found.earliest) <= datetime.fromisoformat(found.latest)
        end = found.end


@given(
    st.dates(date(1000, 1, 1), date(9000, 1, 1)),
    st.sampled_from([u for u in UNDEFINED if u != "weekend"]),
    st.integers(-9, 9),
)
def test_periods_tile_the_calendar(day: date, unit: str, by: int) -> None:
    period = Period.around(day, unit)
    assert period.first <= day <= period.last
    assert Period.around(period.first, unit) == Period.around(period.last, unit) == period
    assert (period.shifted(1).first - period.last).days == 1
    assert period.shifted(by).shifted(-by) == period
