"""Which reports carry a statement, and which quotations several carry."""

from __future__ import annotations

import pytest

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries.filters import Filter
from onrecord.records import Record
from tests.queries.joined import ANSWER, CITING, COPY, OWN, WIRE


def test_each_report_stands_with_the_number_of_its_origin(joined: Archive, some: dict[str, Record]) -> None:
    refs = {name: record.statements[0].id for name, record in some.items()}
    found = joined.carriers([refs[WIRE], refs[ANSWER], refs[OWN]])
    assert set(found) == {refs[WIRE], refs[OWN]}
    assert found[refs[WIRE]] == found[refs[OWN]]
    told = [(row.report.publisher, row.statement, row.origin) for row in found[refs[WIRE]]]
    assert told == [
        ("Meridian Wire", refs[WIRE], 1),
        ("Harrow Post", refs[COPY], 1),
        ("Tidewater Gazette", refs[CITING], 1),
        ("Kost Radio", refs[OWN], 2),
    ]


def test_nothing_is_told_of_ids_that_are_not_there(joined: Archive) -> None:
    assert joined.carriers([]) == {}
    assert joined.carriers(["00000000000a"]) == {}


def test_quotations_that_several_carry(joined: Archive, some: dict[str, Record]) -> None:
    (row,) = joined.repeated()
    assert (row.id, row.content[0].quote, row.told.reports) == (some[WIRE].statements[0].id, "“moving the buoys”", 4)
    assert joined.repeated(Filter(source=("Meridian Wire",))) == []
    with pytest.raises(NotFound):
        joined.repeated(Filter(actor=("Nobody",)))
