"""Figures worked out by hand: agreement of two runs, letters, cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.chatbot.agreement import agreement
from benchmarks.chatbot.answer import answer
from benchmarks.chatbot.figures import Prices, figures
from benchmarks.chatbot.grading import Score
from benchmarks.chatbot.locating import Letters
from benchmarks.chatbot.mapping import mapped
from benchmarks.chatbot.reading import Reading, Side, Usage
from benchmarks.chatbot.table import table
from onrecord.article import document_from_text
from onrecord.show import plain
from tests.chatbot.conftest import FILLED, HERE, completion

REPORT = document_from_text((HERE / "report.txt").read_text(encoding="utf-8"))
RECORD = mapped(REPORT, answer(completion(FILLED)["body"]).filled, "small").record
FIRST = Reading(RECORD, 2.0, Letters(9, 10), Letters(1, 2), Usage(1000, 200))


def other(**change: object) -> Reading:
    return replace(FIRST, record=replace(RECORD, **change))  # type: ignore[arg-type]


def test_the_same_twice_is_wholly_the_same() -> None:
    found = agreement({"d": FIRST}, {"d": replace(FIRST, seconds=9.0)})
    assert (found.reports, found.records, found.statements, found.alike, found.events) == (1, 1.0, 1.0, 1.0, 1.0)


def test_one_statement_of_two_is_two_thirds() -> None:
    found = agreement({"d": FIRST}, {"d": other(statements=RECORD.statements[:1])})
    assert (found.records, found.events) == (0.0, 1.0)
    assert found.statements == found.alike == pytest.approx(2 / 3)


def test_another_act_is_alike_and_not_the_same() -> None:
    first, second = RECORD.statements
    found = agreement({"d": FIRST}, {"d": other(statements=(first, replace(second, act="warn")))})
    assert (found.statements, found.alike) == (0.5, 1.0)


def test_another_source_is_not_alike() -> None:
    first, second = RECORD.statements
    found = agreement({"d": FIRST}, {"d": other(statements=(first, replace(second, source=second.cue)))})
    assert found.alike == 0.5


def test_a_statement_without_found_words_is_the_same_as_no_other() -> None:
    lost = other(statements=(RECORD.statements[0], replace(RECORD.statements[1], content=())))
    found = agreement({"d": lost}, {"d": lost})
    assert (found.statements, found.alike) == (0.5, 0.5)


def test_a_figure_that_a_grader_does_not_give_is_not_known() -> None:
    page = plain(
        table([figures(Side("ours", ({"d": FIRST},)), 1)], [Score("set", "parents R", 1, None, {"ours": (None, 0.5)})])
    )
    assert "- · 0.500" in page


def test_other_ids_of_the_same_actors_change_nothing_but_the_bytes() -> None:
    actor = RECORD.actors[1]
    event = replace(RECORD.events[0], actors=("x",))
    found = agreement({"d": FIRST}, {"d": other(actors=(RECORD.actors[0], replace(actor, id="x")), events=(event,))})
    assert (found.records, found.events) == (0.0, 1.0)


def test_nothing_said_twice_is_no_agreement() -> None:
    empty = replace(other(statements=(), events=()), trouble="no JSON")
    found = agreement({"d": empty}, {"d": empty})
    assert (found.records, found.statements, found.events) == (0.0, None, None)
    assert agreement({"d": FIRST}, {"e": FIRST}).records is None


def test_what_it_costs_is_worked_out_from_tokens_and_prices() -> None:
    side = Side("small", ({"d": FIRST}, {"d": replace(FIRST, seconds=4.0, usage=Usage(1000, 400))}), tokens=True)
    found = figures(side, 1, Prices(1.0, 10.0))
    assert (found.tokens_in, found.tokens_out, found.seconds, found.longest) == (1000, 300, 3.0, 4.0)
    assert found.cost == pytest.approx(0.004)
    assert found.letters == Letters(18, 20)


def test_without_prices_or_tokens_nothing_is_said_of_cost() -> None:
    assert figures(Side("small", ({"d": FIRST},), tokens=True), 1).cost is None
    silent = figures(Side("small", ({"d": replace(FIRST, usage=None)},), tokens=True), 1, Prices(1.0, 1.0))
    assert (silent.cost, silent.tokens_in) == (None, None)


def test_the_table_says_what_is_not_known() -> None:
    nothing = figures(Side("small", ({}, {}), tokens=True), 2)
    broken = figures(Side("ours", ({"d": FIRST}, {"d": replace(FIRST, trouble="cut off")})), 1)
    shown = plain(table([broken, nothing], []))
    assert "0 of 4" in shown
    assert "1 cut off" in shown
    assert "90.0% of 20" in shown
