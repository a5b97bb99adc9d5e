"""Dates as outlets write them, each with its ISO 8601, and what is no sure date."""

from __future__ import annotations

import pytest

from onrecord.article.stamps import find_stamps, iso_stamp
from onrecord.lexicon.article import CreditLexicon

LEXICON = CreditLexicon.load()

SURE = {
    "2031-04-02": "2031-04-02",
    "2031-04-02 15:40": "2031-04-02T15:40",
    "2031/04/02 15:40:07": "2031-04-02T15:40:07",
    "2031.04.02": "2031-04-02",
    "2031-04-02T15:40:07+02:00": "2031-04-02T15:40:07+02:00",
    "2031-04-02T15:40Z": "2031-04-02T15:40+00:00",
    "April 2, 2031": "2031-04-02",
    "April 2nd, 2031": "2031-04-02",
    "Wednesday, April 2, 2031 3:40 PM": "2031-04-02T15:40",
    "Wed Apr. 2, 2031 at 12:05 a.m. EST": "2031-04-02T00:05-05:00",
    "2 Apr 2031 09:15 GMT": "2031-04-02T09:15+00:00",
    "2nd of April 2031": "2031-04-02",
    "02-Apr-2031": "2031-04-02",
    "Published: 2 April 2031 | 09.15 CET": "2031-04-02T09:15+01:00",
    "09:15 JST, 2 April 2031": "2031-04-02T09:15+09:00",
    "3:40 p.m. on April 2, 2031": "2031-04-02T15:40",
    "2 April 2031 - 15:40 (GMT+2)": "2031-04-02T15:40+02:00",
    "2 April 2031 15:40 UTC+05:30": "2031-04-02T15:40+05:30",
    "02.04.2031 15:40": "2031-04-02T15:40",
    "2031年4月2日 15:40": "2031-04-02T15:40",
    "25/04/2031": "2031-04-25",
    "04/25/2031": "2031-04-25",
    "04/04/2031": "2031-04-04",
    "2 April 2031, 9:15 ET": "2031-04-02T09:15",
    "April 2, 2031 4 min read": "2031-04-02",
}
UNSURE = [
    "04/02/2031",
    "April 2031",
    "2031",
    "31 February 2031",
    "2031-13-02",
    "Monday",
    "April 2",
    "version 2.3.2031.4",
    "May",
]


@pytest.mark.parametrize(("line", "value"), SURE.items())
def test_sure_dates(line: str, value: str) -> None:
    assert [found.value for found in find_stamps(line, lexicon=LEXICON)] == [value]


@pytest.mark.parametrize("line", UNSURE)
def test_what_is_no_sure_date(line: str) -> None:
    assert find_stamps(line, lexicon=LEXICON) == ()


def test_two_dates_keep_their_order_and_places() -> None:
    line = "Published 1 April 2031, updated 2 April 2031 08:00"
    found = find_stamps(line, lexicon=LEXICON)
    assert [line[f.start : f.end] for f in found] == ["1 April 2031", "2 April 2031 08:00"]


@pytest.mark.parametrize("row", [z for z in LEXICON.offsets.items() if z[1]], ids=str)
def test_every_zone_is_read(row: tuple[str, str]) -> None:
    assert find_stamps(f"2 April 2031 09:15 {row[0].upper()}", lexicon=LEXICON)[0].value == f"2031-04-02T09:15{row[1]}"


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2031-04-02", "2031-04-02"),
        ("20310402", "2031-04-02"),
        ("2031-04-02T15:40:00Z", "2031-04-02T15:40:00Z"),
        ("2031-04-02 15:40", "2031-04-02T15:40:00"),
        (" April 2, 2031 ", "2031-04-02"),
        ("soon", None),
        ("04/02/2031", None),
        ("1 April 2031 or 2 April 2031", None),
        ("", None),
    ],
)
def test_dates_that_are_given(given: str, value: str | None) -> None:
    assert iso_stamp(given, lexicon=LEXICON) == value
