"""Credit lines of many outlets, each with what it tells; and lines that only look like one."""

from __future__ import annotations

import pytest

from onrecord.article.credits import read_credit
from onrecord.lexicon.article import CreditLabel, CreditLexicon

LEXICON = CreditLexicon.load()

LINES: dict[str, tuple[str | None, str | None, str | None]] = {
    "Mira Holt 2031-04-02 15:40 Web Digest": ("Mira Holt", "Web Digest", "2031-04-02T15:40"),
    "By Mira Holt": ("Mira Holt", None, None),
    "by Mira van der Holt": ("Mira van der Holt", None, None),
    "By MIRA HOLT and JON AKER": ("MIRA HOLT and JON AKER", None, None),
    "By Mira Holt, Jon Aker and Ann Berg in Vardo": ("Mira Holt, Jon Aker and Ann Berg", None, None),
    "By Mira Holt, Northern Wire": ("Mira Holt", "Northern Wire", None),
    "By Mira Holt, Diplomatic Correspondent": ("Mira Holt", None, None),
    "By Northern Wire Staff": ("Northern Wire Staff", None, None),
    "By AFP": (None, "AFP", None),
    "Mira Holt, Northern Wire": ("Mira Holt", "Northern Wire", None),
    "MIRA HOLT | Northern Wire | 2 April 2031, 09:15 GMT": ("MIRA HOLT", "Northern Wire", "2031-04-02T09:15+00:00"),
    "Posted on April 2, 2031 by Mira Holt": ("Mira Holt", None, "2031-04-02"),
    "Written by Mira Holt • 4 min read • Apr 2, 2031": ("Mira Holt", None, "2031-04-02"),
    "2031-04-02 15:40 Source: Strait Daily Author: Mira Holt Editor: Jon Aker": (
        "Mira Holt",
        "Strait Daily",
        "2031-04-02T15:40",
    ),
    "Ostland Daily 2031/04/02": (None, "Ostland Daily", "2031-04-02"),
    "Source: Northern Wire": (None, "Northern Wire", None),
    "Mira Holt, Vardo, 2 April 2031": ("Mira Holt", None, "2031-04-02"),
    "New Vardo, 2 April 2031": (None, None, "2031-04-02"),
    "April 2, 2031": (None, None, "2031-04-02"),
}
NONE = [
    "By Monday",
    "By Land and Sea",
    "By land and by sea",
    "By then, Ostland had left",
    "Talks planned for April 2, 2031",
    "Rising Tensions in Vardo",
    "The Prime Minister, The Post and The Star",
    "Ministry of Foreign Affairs of Ostland",
    "Mira Holt",
    "Lattice Lab, CNRS, Ostland",
    "Sources: two diplomats who were there",
    "The treaty of 2 April 2031 between Ostland and Varn",
]


@pytest.mark.parametrize(("line", "told"), LINES.items())
def test_credit_lines(line: str, told: tuple[str | None, str | None, str | None]) -> None:
    credit = read_credit(line, lexicon=LEXICON)
    assert credit is not None
    assert (credit.byline, credit.source, credit.published.value if credit.published else None) == told


@pytest.mark.parametrize("line", NONE)
def test_lines_that_are_none(line: str) -> None:
    assert read_credit(line, lexicon=LEXICON) is None


def test_a_date_alone_is_part_of_the_text() -> None:
    bare = [read_credit(line, lexicon=LEXICON) for line in ("April 2, 2031", "New Vardo, 2 April 2031", "By Mira Holt")]
    assert [credit.bare for credit in bare if credit] == [True, True, False]


def test_an_update_is_no_publication() -> None:
    credit = read_credit("Published: April 1, 2031 15:40 | Updated: April 2, 2031 08:00", lexicon=LEXICON)
    assert credit is not None
    assert credit.published is not None
    assert credit.updated is not None
    assert (credit.published.value, credit.updated.value) == ("2031-04-01T15:40", "2031-04-02T08:00")


@pytest.mark.parametrize("label", list(dict.fromkeys(LEXICON.labels.values())), ids=lambda row: row.id)
def test_every_label_reads_its_example(label: CreditLabel) -> None:
    match = LEXICON.label_at.match(label.example)
    assert match is not None
    assert LEXICON.labels[(match[1] or match[2]).lower()] is label
