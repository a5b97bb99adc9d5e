"""Quotations: which marks pair, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing.tokens import paragraphs
from onrecord.reading.speech.quotations import find_quotations

_PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "„",
        "«",
        "»",
        "‘",
        "’",
        "'",
        "''",
        "``",
        "「",
        "」",
        " ",
        " ",
        "\n",
        "word",
        "safe",
        ",",
        ".",
        "'s",
        "'90s",
    ]
)
TEXTS = st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=60)


@given(TEXTS)
def test_any_text(text: str) -> None:
    whole = list(paragraphs(text))
    found = find_quotations(text, whole)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.start < q.end for q in found)
    assert all(any(p.start <= q.start and q.end <= p.end for p in whole) for q in found)


@given(TEXTS, TEXTS)
def test_a_paragraph_changes_no_other(one: str, other: str) -> None:
    text = f"{one}\n{other}"
    bounds = [(0, len(one)), (len(one) + 1, len(text))]
    alone = find_quotations(text, bounds[:1])
    assert find_quotations(text, bounds)[: len(alone)] == alone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The "red line" is old.', ['"red line"']),
        ('"Yes." "No."', ['"Yes."', '"No."']),
        ("“We say ‘no’ today,” she said.", ["“We say ‘no’ today,”"]),
        ("“A “pact” is dead,” she said.", ["“A “pact” is dead,”"]),
        ("‘We don’t agree,’ she said.", ["‘We don’t agree,’"]),
        ("The envoys’ ships and the crew's boats.", []),
        ("«Non», she said.", ["«Non»"]),
        ("»Nein«, she said.", ["»Nein«"]),
        ("„Nein“, she said.", ["„Nein“"]),
        ("``No,'' she said.", ["``No,''"]),
        ("''No,'' she said.", ["''No,''"]),
        ("She said: “We will wait", ["“We will wait"]),
        ('No," she said.', []),
        ('A 24" pipe.', []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text, [(0, len(text))])] == expected
