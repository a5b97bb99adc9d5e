"""Lanes, spans, places and ticks: worked out, without a page around them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.desk.lanes.lane import OTHERS, UNDATED, lanes_of
from onrecord.desk.lanes.picture import WIDTH, picture_of
from onrecord.desk.lanes.placing import SLOT, Group, placed
from onrecord.desk.lanes.spans import Span, span_of
from onrecord.desk.lanes.ticks import MOST, ticks
from onrecord.desk.pages.timeline import timeline
from onrecord.queries.filters import Filter
from onrecord.queries.rows import WhoRow
from tests.desk.time.told import DARVAS, KOSTRIA, VERANIA, row

SPANS = (
    (row(on="2031-05-06"), "2031-05-06T00:00:00", "2031-05-07T00:00:00"),
    (row(on="2031-05-06", when="2031-05-06"), "2031-05-06T00:00:00", "2031-05-07T00:00:00"),
    (row(on="2031-05-06", when="2031-05-06T15:40"), "2031-05-06T15:40:00", "2031-05-06T15:41:00"),
    (row(on="2031-05-06", when="2031-05-06T15:40+02:00"), "2031-05-06T15:40:00", "2031-05-06T15:41:00"),
    (row(on="2031-05-06", when="2031-05-06TMO"), "2031-05-06T06:00:00", "2031-05-06T12:00:00"),
    (row(on="2031-05-06", when="2031-05-06T99:40"), "2031-05-06T00:00:00", "2031-05-07T00:00:00"),
    (row(on="2031-05-05", until="2031-05-11", when="2031-W19"), "2031-05-05T00:00:00", "2031-05-12T00:00:00"),
    (row(on="2031-01-01", until="2031-12-31", when="2031"), "2031-01-01T00:00:00", "2032-01-01T00:00:00"),
    (row(on="9999-12-31", when="9999-12-31"), "9999-12-31T00:00:00", datetime.max.isoformat()),
)


@pytest.mark.parametrize(("told", "start", "end"), SPANS)
def test_a_span_is_as_wide_as_it_is_told(told: object, start: str, end: str) -> None:
    span = span_of(told)  # type: ignore[arg-type]
    assert span is not None
    assert (span.start.isoformat(), span.end.isoformat()) == (start, end)


def test_what_has_no_date_has_no_span() -> None:
    assert span_of(row(VERANIA, on=None)) is None
    assert picture_of([row(VERANIA, on=None)]) is None


def test_the_busiest_first_the_rest_in_one_what_has_no_date_last() -> None:
    both, nobody, undated = row(VERANIA, KOSTRIA), row(), row(KOSTRIA, on=None)
    rows = [row(DARVAS), both, row(KOSTRIA), nobody, undated]
    lanes = lanes_of(rows, most=2)
    assert [(lane.name, lane.actor, len(lane.rows)) for lane in lanes] == [
        ("Kostria", KOSTRIA.actor, 2), (OTHERS, None, 2), (UNDATED, None, 1),
    ]  # fmt: skip
    assert lanes[0].rows == (both, rows[2])
    assert lanes[1].rows == (rows[0], nobody)


def test_lanes_by_country_take_in_who_is_of_it() -> None:
    minister = WhoRow("Elin Darvas", "person", "VRN", DARVAS.actor)
    lanes = lanes_of([row(minister), row(DARVAS), row(VERANIA), row(KOSTRIA)], "country")
    assert [(lane.name, lane.actor, len(lane.rows)) for lane in lanes] == [("Verania", None, 3), ("Kostria", None, 1)]


def test_every_row_of_the_list_is_in_a_lane(client: TestClient) -> None:
    page = timeline(client.app.state.archive, Filter())  # type: ignore[attr-defined]
    for by in ("actor", "country"):
        drawn = picture_of(page.rows, by)
        assert drawn is not None
        shown = {id(mark.row) for lane in drawn.lanes for mark in lane.marks}
        assert shown == {id(one) for one in page.rows}
        assert all(lane.top <= mark.y <= lane.top + lane.height for lane in drawn.lanes for mark in lane.marks)
        assert all(0 <= mark.x <= 100 for lane in drawn.lanes for mark in lane.marks)


def test_the_picture_of_a_day_and_a_month() -> None:
    drawn = picture_of([row(VERANIA), row(VERANIA), row(VERANIA, on="2031-05-01", until="2031-05-31", when="2031-05")])
    assert drawn is not None
    (lane,) = drawn.lanes
    month, *days = lane.marks
    assert [(mark.x, mark.aside, mark.hollow) for mark in (month, *days)] == [
        (50.0, 0.0, False), (18.982, -8.0, True), (18.982, 8.0, True),
    ]  # fmt: skip
    assert month.y < days[0].y == days[1].y
    assert [(line.left, line.right) for line in lane.stretches] == [(1.923, 98.077)]


PIXELS = st.tuples(st.floats(0, WIDTH), st.floats(0, 300)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(PIXELS, max_size=40))
def test_no_mark_lies_on_another(spans: list[tuple[float, float]]) -> None:
    groups = placed(spans)
    assert sorted(n for group in groups for n in group.members) == list(range(len(spans)))
    at = [(x, y) for group in groups for x, y in places(group)]
    for nth, (x, y) in enumerate(at):
        assert not [other for other in at[:nth] if other[1] == y and abs(other[0] - x) < SLOT - 0.1]


def places(group: Group) -> list[tuple[float, int]]:
    middle = (group.left + group.right) / 2
    found = [group.at(nth) for nth in range(len(group.members))]
    return [(middle + aside, line) for aside, line in found]


@given(st.datetimes(), st.timedeltas(timedelta(hours=2), timedelta(days=900_000)))
def test_there_are_a_few_ticks_whatever_is_shown(start: datetime, wide: timedelta) -> None:
    end = start + wide if datetime.max - start > wide else datetime.max
    found = ticks(Span(start, end))
    assert len(found) <= MOST
    assert all(start <= tick.at < end for tick in found)
    assert found or end - start < timedelta(days=400)


TICKS = (
    ("2031-03-04T22:00", "2031-03-05T02:30", ["4 Mar 2031, 22:00", "23:00", "5 Mar", "01:00", "02:00"]),
    ("2031-03-04", "2031-03-07", ["4 Mar 2031", "12:00", "5 Mar", "12:00", "6 Mar", "12:00"]),
    ("2031-11-05", "2032-03-05", ["17 Nov 2031", "1 Dec", "15 Dec", "29 Dec", "12 Jan 2032", "26 Jan", "9 Feb", "23 Feb"]),
    ("2031-01-01", "2031-09-01", ["Jan 2031", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"]),
    ("2020-06-01", "2031-06-01", ["2022", "2024", "2026", "2028", "2030"]),
)  # fmt: skip


@pytest.mark.parametrize(("start", "end", "words"), TICKS)
def test_ticks_say_hours_days_months_or_years(start: str, end: str, words: list[str]) -> None:
    shown = Span(datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert [tick.words for tick in ticks(shown)] == words
