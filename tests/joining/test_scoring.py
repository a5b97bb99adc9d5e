"""The scorer: what is joined as the gold says is all right; what is cut costs recall, what is thrown together precision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.spans import Span
from tests.joining.gold import Answer, Group, Telling
from tests.joining.scoring import Part, Place, placed, score, score_answers


def telling(report: str, *spans: tuple[int, int]) -> Telling:
    return Telling(report, tuple(Span(*span) for span in spans))


def part(report: str, *spans: tuple[int, int]) -> Part:
    return Part(report, tuple(Span(*span) for span in spans))


CLAIM = Group("claim", (telling("a", (0, 20)), telling("b", (0, 20)), telling("c", (0, 20))))
DENIAL = Group("denial", (telling("a", (30, 50)), telling("b", (30, 50))), alike=frozenset({"retort"}))
RETORT = Group("retort", (telling("c", (30, 50)),))
GROUPS = (CLAIM, DENIAL, RETORT)
PLACES = {f"{g.id} {t.report}": Place(g.id, at) for g in GROUPS for at, t in enumerate(g.tellings)}
KEYS = sorted(PLACES)


@pytest.mark.parametrize(
    ("found", "right", "wrong", "joined"),
    [
        ([], 0, 0, 0),
        ([("claim a", "claim b", "claim c"), ("denial a", "denial b")], 4, 0, 4),
        ([("claim a", "claim b")], 1, 0, 1),
        ([("claim a", "claim b"), ("claim b", "claim a", "nothing")], 2, 2, 1),
        ([("claim a", "claim b", "denial a")], 1, 2, 1),
        ([("denial a", "retort c")], 0, 0, 0),
        ([("retort c", "denial a", "denial b")], 1, 0, 1),
        ([("unmarked", "unmarked too")], 0, 1, 0),
    ],
)
def test_pairs(found: list[tuple[str, ...]], right: int, wrong: int, joined: int) -> None:
    scored = score(found, PLACES, GROUPS)
    assert (scored.right, len(scored.wrong), scored.joined, scored.gold, scored.findable) == (
        right,
        wrong,
        joined,
        4,
        4,
    )


def test_what_the_reader_did_not_find_is_missed_end_to_end_alone() -> None:
    places = {key: place for key, place in PLACES.items() if key != "claim c"}
    scored = score([("claim a", "claim b"), ("denial a", "denial b")], places, GROUPS)
    assert (scored.precision, scored.recall, scored.recall_of_found) == (1.0, 0.5, 1.0)


@given(st.lists(st.sampled_from(KEYS), unique=True, min_size=2))
def test_one_more_part_of_another_thing_never_adds_what_is_right(group: list[str]) -> None:
    alone, more = score([group], PLACES, GROUPS), score([[*group, "nothing"]], PLACES, GROUPS)
    assert (more.right, more.joined) == (alone.right, alone.joined)
    assert len(more.wrong) == len(alone.wrong) + len(group)


PARTS = {
    "whole": part("a", (0, 20)),
    "most": part("a", (0, 15)),
    "same": part("a", (0, 20)),
    "elsewhere": part("d", (0, 20)),
    "denial": part("a", (28, 50)),
    "two": part("b", (0, 8), (31, 49)),
    "touches": part("c", (19, 29)),
}


@given(st.permutations(sorted(PARTS)))
def test_parts_go_to_what_they_are_most_like_in_any_order(keys: list[str]) -> None:
    assert placed({key: PARTS[key] for key in keys}, GROUPS) == {
        "whole": Place("claim", 0),
        "same": Place("claim", 0),
        "denial": Place("denial", 0),
        "two": Place("denial", 1),
    }


def test_a_part_that_is_second_gets_another_phrase() -> None:
    nested = (Group("outer", (telling("a", (0, 40)),)), Group("inner", (telling("a", (5, 25)),)))
    assert placed({"long": part("a", (0, 40)), "short": part("a", (5, 30))}, nested) == {
        "long": Place("outer", 0),
        "short": Place("inner", 0),
    }
    phrases = (Group("call", (telling("a", (0, 10), (50, 60)),)),)
    both = placed({"first": part("a", (0, 10)), "second": part("a", (52, 60))}, phrases)
    assert both == {"first": Place("call", 0), "second": Place("call", 0)}


def test_answers_hold_for_every_telling() -> None:
    answers = [Answer("denial", "claim"), Answer("retort", "claim", optional=True)]
    scored = score_answers(
        [("denial b", "claim c"), ("denial a", "claim a"), ("retort c", "claim a"), ("claim a", "denial a")],
        PLACES,
        answers,
    )
    assert (scored.right, scored.wrong, scored.gold, scored.joined) == (2, (("claim a", "denial a"),), 1, 1)
    unfound = score_answers([("denial a", "nothing")], PLACES, answers)
    assert (unfound.precision, unfound.recall, unfound.findable) == (0.0, 0.0, 1)
