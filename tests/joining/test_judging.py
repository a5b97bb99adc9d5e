"""Judging: whoever of two looks finds the other, and both judge alike; what is the same is joined, what only looks so is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.joining.answers import answers
from onrecord.joining.clues import Clues, happening_clues, one, saying_clues
from onrecord.joining.copies import Told, near_copy, report_clues
from onrecord.joining.events import same_event
from onrecord.joining.sides import agreement
from onrecord.joining.statements import same_statement
from onrecord.joining.told import Days, Happening, Saying, Who
from onrecord.records import Act, ActorKind, Modality

WORDS = [
    "the",
    "harbour",
    "was",
    "closed",
    "lift",
    "tolls",
    "demand",
    "never",
    "no",
    "ferries",
    "Verania",
    "treaty",
    "light",
    "Darvas",
    "keeper",
    "again",
]
NAMES = ["Elin Darvas", "Darvas", "Oskar Venn", "Verania", "Veranian Foreign Ministry", "Meridian Wire"]
DAY = date(2031, 5, 6).toordinal()


def who(name: str, kind: ActorKind = "person", **more: object) -> Who:
    return replace_who(Who(name, name.lower(), kind), **more)


def replace_who(found: Who, **more: object) -> Who:
    return found._replace(**more)  # type: ignore[arg-type]


WHO = st.builds(
    who,
    st.sampled_from(NAMES),
    st.sampled_from(get_args(ActorKind)),
    country=st.none() | st.sampled_from(["VRN", "KST"]),
    actor=st.none() | st.integers(1, 3),
)
DAYS = st.none() | st.builds(
    lambda first, more, told: Days(first, first + more, told),
    st.integers(DAY, DAY + 40),
    st.integers(0, 3),
    st.booleans(),
)
TEXT = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
SAYINGS = st.builds(
    Saying,
    st.integers(1, 1000),
    st.integers(1, 3),
    st.none() | WHO,
    DAYS,
    st.sampled_from(get_args(Act)),
    st.sampled_from(["positive", "negative"]),
    st.sampled_from(["direct", "indirect", "mixed"]),
    TEXT,
)
HAPPENINGS = st.builds(
    Happening,
    st.integers(1, 1000),
    st.integers(1, 3),
    st.sampled_from(["036", "040", "041", "100", "173"]),
    st.none(),
    st.lists(WHO, max_size=2).map(tuple),
    st.lists(WHO, max_size=2).map(tuple),
    DAYS,
    st.sampled_from(get_args(Modality)),
    TEXT,
)


def finds(seeker: Clues, other: Clues) -> bool:
    return seeker.met(sum(one(kind) for clue, kind in seeker.sought.items() if clue in other.kept))


@given(SAYINGS, SAYINGS)
def test_whoever_of_two_sayings_looks_finds_the_other(a: Saying, b: Saying) -> None:
    one, other = saying_clues(a), saying_clues(b)
    assert finds(one, other) == finds(other, one)


@given(HAPPENINGS, HAPPENINGS)
def test_whoever_of_two_happenings_looks_finds_the_other(a: Happening, b: Happening) -> None:
    one, other = happening_clues(a), happening_clues(b)
    assert finds(one, other) == finds(other, one)


@given(SAYINGS, SAYINGS)
def test_two_sayings_judge_each_other_alike(a: Saying, b: Saying) -> None:
    b = replace(b, key=b.key + 1000)
    assert same_statement(a, b) == same_statement(b, a)


@given(HAPPENINGS, HAPPENINGS)
def test_two_happenings_judge_each_other_alike(a: Happening, b: Happening) -> None:
    b = replace(b, key=b.key + 1000)
    assert same_event(a, b) == same_event(b, a)


@given(WHO, WHO)
def test_agreement_goes_both_ways(a: Who, b: Who) -> None:
    assert agreement(a, b).score == agreement(b, a).score


DARVAS, VENN = who("Elin Darvas", roles=("Veranian president",)), who("Oskar Venn", roles=("Kostrian minister",))
DEMAND = Saying(
    1,
    1,
    DARVAS,
    Days(DAY, DAY, True),
    "demand",
    "positive",
    "indirect",
    "Kostria lift the tolls on the pass",
    to=(VENN,),
)


@pytest.mark.parametrize(
    ("changed", "sure"),
    [
        ({"text": "lift its tolls on the pass"}, "join"),
        ({"text": "lift its tolls on the pass", "speaker": who("Darvas")}, "join"),
        ({"text": "end the tolls on the pass", "speaker": who("Verania", "state")}, "join"),
        ({"text": "lift its tolls on the pass", "days": Days(DAY + 2, DAY + 2, False)}, "join"),
        ({"speaker": VENN}, None),
        ({"polarity": "negative"}, None),
        ({"text": "send a keeper to the lighthouse"}, None),
        ({"days": Days(DAY + 30, DAY + 30, True)}, None),
        ({"act": "reject"}, "perhaps"),
    ],
)
def test_a_demand_told_otherwise(changed: dict[str, object], sure: str | None) -> None:
    found = same_statement(DEMAND, replace(DEMAND, key=2, report=2, **changed))  # type: ignore[arg-type]
    assert (found.sure if found else None) == sure, found


@pytest.mark.parametrize(
    ("text", "act", "days", "sure"),
    [
        ("the demand to lift the tolls", "reject", Days(DAY + 3, DAY + 3, True), "join"),
        ("the demand to lift the tolls", "reject", Days(DAY - 3, DAY - 3, True), None),
        ("the demand to lift the tolls", "praise", Days(DAY + 3, DAY + 3, True), None),
        ("the plan of a lighthouse", "reject", Days(DAY + 3, DAY + 3, True), None),
    ],
)
def test_an_answer_in_another_report(text: str, act: Act, days: Days, sure: str | None) -> None:
    answer = Saying(2, 2, VENN, days, act, "positive", "indirect", text, about=(who("Verania", "state"),))
    found = answers(answer, DEMAND)
    assert (found.sure if found else None) == sure, found


BODY = (
    "The tolls on the pass rose on Monday, and lorries waited in long lines below the tunnel. Drivers lit fires and made "
    "soup. A clerk of the customs house counted three hundred of them before noon, and said that nobody was in a hurry. "
    "In the valley the shops ran out of bread, and a school closed because its teacher was in one of the lorries."
)


def test_copies_share_clues_and_words_and_what_only_quotes_alike_does_not() -> None:
    whole, cut = Told(1, BODY), Told(2, f"From our desk. {BODY[: len(BODY) * 2 // 3]}")
    assert report_clues(whole) & report_clues(cut)
    found = near_copy(whole, cut)
    assert found is not None
    assert found.sure == "join"
    quote = (
        "“We will close the pass, and we will close it for as long as it takes, and nobody will hurry us or buy us.” "
    )
    first = Told(
        3,
        quote
        + "The president spoke in the rain outside the old customs house, where a small crowd had gathered early.",
    )
    other = Told(
        4,
        quote
        + "Asked about bread, a baker shrugged; by evening all ovens in Lower Sarn were cold and the street was dark.",
    )
    assert near_copy(first, other) is None
