"""The calls and meetings that can be compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries.filters import Filter
from tests.queries.talks import talk
from tests.queries.telling import Telling


def meeting(day: str, **more: object) -> Telling:
    """A report of a meeting at which nobody is said to have said anything."""
    told = Telling(f"Elin Darvas met Oskar Venn, {day}.", published="2031-07-01", title=f"Met {day}", publisher="Wire")
    darvas, venn = told.who("Elin Darvas", "person", "VRN"), told.who("Oskar Venn", "person", "KST")
    told.did([darvas], [venn], "044 CONSULT", "met", when=day, **more)
    return told


def test_a_call_of_which_both_sides_tell_is_one_and_can_be_compared(filled: Callable[..., Archive]) -> None:
    archive = filled(*talk())
    (row,) = archive.occasions()
    assert (row.a.name, row.b.name, row.channel, row.day, row.last_day) == (
        "Kostria",
        "VRN",
        "phone_call",
        "2031-05-06",
        "2031-05-06",
    )
    assert (row.reports, row.origins, row.documents) == (3, 3, 2)
    assert (row.a_tells, row.b_tells, row.both_tell) == ("document", "document", True)
    found = archive.compare(row.event)
    assert [bool(account.documents) for account in found.accounts] == [True, True]


def test_those_with_documents_come_first_then_the_latest(filled: Callable[..., Archive]) -> None:
    archive = filled(*talk(), meeting("2031-06-11").record, meeting("2031-06-25").record)
    assert [(row.day, row.channel) for row in archive.occasions()] == [
        ("2031-05-06", "phone_call"),
        ("2031-06-25", "meeting"),
        ("2031-06-11", "meeting"),
    ]
    later = archive.occasions(Filter(since="2031-06"))
    assert [(row.day, row.a_tells, row.both_tell) for row in later] == [
        ("2031-06-25", None, False),
        ("2031-06-11", None, False),
    ]
    assert [row.day for row in archive.occasions(Filter(limit=1, offset=1))] == ["2031-06-25"]
    with pytest.raises(NotFound):
        archive.occasions(Filter(actor=("Nobody",)))


def test_what_was_only_planned_or_has_no_day_is_none(filled: Callable[..., Archive]) -> None:
    undated = Telling("Elin Darvas met Oskar Venn.", published="2031-07-01")
    darvas, venn = undated.who("Elin Darvas", "person", "VRN"), undated.who("Oskar Venn", "person", "KST")
    undated.did([darvas], [venn], "044 CONSULT", "met")
    assert filled(undated.record, meeting("2031-06-25", modality="planned").record).occasions() == []


def test_joined_tellings_of_two_days_are_one_occasion(joined: Archive) -> None:
    rows = {row.day: row for row in joined.occasions()}
    assert list(rows) == ["2031-05-19", "2031-05-05"]
    assert (rows["2031-05-05"].last_day, rows["2031-05-05"].reports, rows["2031-05-05"].origins) == ("2031-05-06", 4, 3)
