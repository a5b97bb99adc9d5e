"""How a thing stands by its answers: what each act makes of it, which deeds do what was demanded, which answer decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.queries.state.acts import ANSWERS, WEAK, AnswerRow, outcome
from onrecord.queries.state.judging import Answer, Telling, Thing, standing, up_to
from onrecord.queries.state.rows import Status
from onrecord.queries.state.yielding import outcome_of


@pytest.mark.parametrize("row", ANSWERS)
def test_every_row_of_answers_fires(row: AnswerRow) -> None:
    rules = {"to do": ("infinitive:refuse",), "silent": ("silent:reply",)}.get(row.how or "", ("object:x",))
    for kind in row.kinds:
        assert {outcome(kind, row.by, act, row.polarity, rules) for act in row.acts} == {row.status}


@pytest.mark.parametrize(
    ("deed", "asked", "status"),
    [
        ("0841", "1053", "met"),
        ("081", "1051", "met"),
        ("036", "106", "accepted"),
        ("041", "026", "met"),
        ("125", "106", "refused"),
        ("1244", "1054", "refused"),
        ("0841", "100", None),
        ("163", "1054", None),
    ],
)
def test_deeds_do_what_was_demanded(deed: str, asked: str, status: Status | None) -> None:
    assert outcome_of(deed, [asked]) == status


def thing(*answers: tuple[int, Status]) -> Thing:
    made = [Answer(day, "statement", key, key, status) for key, (day, status) in enumerate(answers, 10)]
    return Thing("demand", 0, 1, frozenset({1}), tellings=[Telling(1, 1, 1)], answers=made)


@pytest.mark.parametrize(
    ("answers", "status", "since"),
    [
        ((), "open", 1),
        (((3, "refused"), (5, "accepted")), "accepted", 5),
        (((3, "refused"), (5, "refused")), "refused", 3),
        (((3, "refused"), (5, "withheld")), "refused", 3),
        (((3, "answered"), (3, "withheld")), "answered", 3),
        (((3, "refused"), (3, "accepted")), "disputed", 3),
        (((3, "accepted"), (3, "met")), "met", 3),
        (((3, "refused"), (4, "accepted"), (5, "refused")), "refused", 5),
    ],
)
def test_the_latest_answer_decides(answers: tuple[tuple[int, Status], ...], status: Status, since: int) -> None:
    found = standing(thing(*answers))
    assert found is not None
    assert (found.status, found.since) == (status, since)


STATUSES: tuple[Status, ...] = ("open", "met", "accepted", "refused", "withdrawn", "answered", "withheld")
MANY = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(STATUSES)), max_size=6)


@given(MANY, st.randoms(use_true_random=False), st.integers(0, 7))
def test_what_comes_later_and_in_which_order_does_not_matter(
    answers: list[tuple[int, Status]], random: object, until: int
) -> None:
    whole = thing(*answers)
    shuffled = replace(whole, answers=list(whole.answers))
    random.shuffle(shuffled.answers)  # type: ignore[attr-defined]
    found = standing(whole, until)
    assert found == standing(shuffled, until)
    assert (found is None) == (until < 1)
    if found is not None:
        assert found == standing(up_to(whole, until))
        assert found.since <= max(until, 1)
        assert bool(found.by) == any(answer.day <= until for answer in whole.answers)
        assert found.status not in WEAK or all(a.status in WEAK for a in whole.answers if a.day <= until)
