"""Two accounts beside each other: what is one line, what is in conflict, what stands alone; the same in any case."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.queries.aligning import Row, aligned
from onrecord.queries.measures import Measures, differing, measured
from onrecord.queries.talk_lines import Line

DEMAND = Line("a", "demand", "the release of the old keeper of the lighthouse")
PROMISE = Line("b", "promise", "the keeper would go home", measures=Measures(days=frozenset({"2031-05-12"})))
AGREED = Line("both", "agree", "meet in Harrow")


def rows(a: Sequence[Line], b: Sequence[Line]) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    return [(row.a, row.b, row.outcome) for row in aligned(a, b)]


def one(a: Line, b: Line) -> Row | None:
    """The row that two lines share, if they do."""
    return next((row for row in aligned([a], [b]) if row.a and row.b), None)


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (DEMAND, Line("a", "demand", "the release of the keeper"), "both"),
        (DEMAND, Line("a", "request", "releasing the keeper of the lighthouse"), "both"),
        (DEMAND, Line("b", "demand", "the release of the keeper"), None),
        (DEMAND, Line("a", "demand", "an end to the patrols"), None),
        (DEMAND, Line(None, "assert", "The release of the keeper of the lighthouse was on the table."), None),
        (AGREED, Line("b", "agree", "meet in Harrow"), "both"),
        (Line("b", "agree", "free the keeper"), Line("b", "reject", "any freeing of the keeper"), "conflict"),
        (PROMISE, Line("b", "promise", "the keeper would not go home"), "conflict"),
        (PROMISE, Line("b", "promise", "the keeper would go home", polarity="negative"), "conflict"),
        (PROMISE, Line(None, "assert", "No date was promised."), "conflict"),
        (PROMISE, Line(None, "assert", "No boats were promised."), None),
        (PROMISE, Line(None, "assert", "A date was promised."), None),
        (DEMAND, Line(None, "assert", "The keeper was not discussed."), "conflict"),
        (Line("both", "inform", "tariffs on timber"), Line(None, "assert", "The ministers did not discuss tariffs."), "conflict"),
        (Line(None, "assert", "They met.", is_head=True), Line(None, "assert", "Both held talks.", is_head=True), "both"),
        (Line("both", "inform", "tariffs on timber"), Line("both", "inform", "tariffs", polarity="negative"), "conflict"),
        (DEMAND, Line(None, "assert", "She raised the release of the old keeper.", about="a"), "both"),
        (DEMAND, Line(None, "assert", "He raised the release of the old keeper.", about="b"), None),
        (PROMISE, Line("b", "promise", "to let go of anybody", denied=True), "conflict"),
        (PROMISE, Line("a", "promise", "to let go of anybody", denied=True), None),
        (PROMISE, Line(None, "deny", "any promise of a home for the keeper", denied=True), "conflict"),
        (Line("b", "decline", "answer"), Line("b", "decline", "say more"), "declined"),
    ],
)  # fmt: skip
def test_two_lines(a: Line, b: Line, outcome: str | None) -> None:
    for first, second in ((a, b), (b, a)):
        found = one(first, second)
        assert (found.outcome if found else None) == outcome


def test_another_day_length_or_number_is_a_conflict() -> None:
    for text, mine, theirs, why in (
        ("the keeper would go home", {"days": {"2031-05-12"}}, {"days": {"2031-05-13"}}, "another day: 2031-05-12, 2031-05-13"),
        ("The call lasted long", {"lengths": {40.0}}, {"lengths": {60.0}}, "another length of time"),
        ("the boats left", {"numbers": {("boat", 2.0)}}, {"numbers": {("boat", 3.0)}}, "another number"),
    ):  # fmt: skip
        a, b = (Line("b", "promise", text, measures=_measures(**found)) for found in (mine, theirs))
        (row,) = aligned([a], [b])
        assert (row.outcome, row.why) == ("conflict", (why,))
        (same,) = aligned([a], [Line("b", "promise", text)])
        assert same.outcome == "both", "who tells none contradicts none"


def _measures(**found: set[object]) -> Measures:
    return Measures(**{name: frozenset(values) for name, values in found.items()})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("12 million crowns for farms", "10 million crowns", True),
        ("12 million crowns for farms", "12,000,000 crowns", False),
        ("the two Lorvanian engineers", "two engineers held there", False),
        ("the two engineers", "three engineers", True),
        ("three ships and two farms", "two ships", True),
        ("three ships", "two farms", False),
    ],
)
def test_numbers_of_one_thing(one: str, other: str, differ: bool) -> None:
    assert bool(list(differing(measured(one, ()), measured(other, ())))) == differ


def test_a_line_beside_the_one_most_like_it() -> None:
    theirs = [Line("a", "demand", "the release of the boats"), Line("a", "demand", "the release of the old keeper")]
    assert rows([DEMAND], theirs) == [((0,), (1,), "both"), ((), (0,), "alone")]


def test_what_reports_tell_again_joins_the_line_of_the_account() -> None:
    ours = [
        Line("a", "demand", "the release of the old keeper of the lighthouse", report="readout"),
        Line("a", "demand", "the release of the boats", report="readout"),
        Line(None, "assert", "the keeper's release had been demanded", report="paper", loose=True),
        Line(None, "assert", "winter had come", report="paper", loose=True),
    ]
    assert rows(ours, []) == [((0, 2), (), "alone"), ((1,), (), "alone")], "what tells of nothing else here is left out"


def test_two_denials_of_one_line() -> None:
    theirs = [
        Line(None, "assert", "No date was promised."),
        Line("b", "promise", "a home", denied=True, report="paper"),
    ]
    assert rows([PROMISE, AGREED], [*theirs, AGREED]) == [((0,), (0, 1), "conflict"), ((1,), (2,), "both")]


def test_who_would_not_say_it_is_told_by_one() -> None:
    assert rows([Line("b", "decline", "answer")], [DEMAND]) == [((0,), (), "declined"), ((), (0,), "alone")]
    assert rows([Line("b", "confirm", "the date", polarity="negative")], []) == [((0,), (), "declined")]


LINES = st.builds(
    Line,
    st.sampled_from(["a", "b", "both", None]),
    st.sampled_from(["assert", "demand", "promise", "reject", "agree", "decline"]),
    st.lists(
        st.sampled_from(["keeper", "boat", "no", "release", "home", "harbour", "the", "date", "promised"]), max_size=5
    ).map(" ".join),
    report=st.sampled_from(["x", "y"]),
    denied=st.booleans(),
    loose=st.booleans(),
)
ACCOUNT = st.lists(LINES, max_size=6)


@given(ACCOUNT, ACCOUNT)
def test_each_line_stands_once(a: list[Line], b: list[Line]) -> None:
    found = aligned(a, b)
    for side, lines in (("a", a), ("b", b)):
        places = [n for row in found for n in getattr(row, side)]
        assert len(places) == len(set(places))
        assert {n for n, line in enumerate(lines) if not line.loose} <= set(places)
    assert all(row.a or row.b for row in found)
    assert all(row.why for row in found if row.outcome == "conflict")
    assert all(row.a and row.b for row in found if row.outcome in ("both", "conflict"))


@given(ACCOUNT)
def test_an_account_beside_itself_is_told_by_both(lines: list[Line]) -> None:
    told = [Line(line.talker, line.act, f"keeper {n}", report=str(n)) for n, line in enumerate(lines) if line.talker]
    plain = [line for line in told if not line.withholds]
    for row in aligned(plain, plain):
        assert row.a == row.b
        assert row.outcome == "both"
