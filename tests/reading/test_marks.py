"""The same report in every manner of quotation marks tells the same: who said which words."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks import EDGES
from onrecord.reading.reader import Reader
from onrecord.reading.speech.quotations import find_quotations

REPORT = (
    "<We reject the new map,> the envoy said on Monday. <It is a lie, and the council knows it.> "
    "Talland's premier, Ada Lunde, called the reply <a step too far> and left."
)
MARKS = {
    "straight": ('"', '"'), "curly": ("“", "”"), "latex": ("``", "''"), "two strokes": ("''", "''"), "guillemets": ("«", "»"),
    "guillemets inward": ("»", "«"), "guillemets spaced": ("« ", " »"), "single guillemets": ("‹", "›"), "low": ("„", "“"),
    "low and high": ("„", "”"), "corner": ("「", "」"), "white corner": ("『", "』"), "angle": ("《", "》"), "single": ("‘", "’"),
    "single straight": ("'", "'"), "backtick": ("`", "'"), "two singles": ("‘‘", "’’"), "two commas": (",,", "''"),
    "all closing": ("”", "”"), "all opening": ("“", "“"), "the wrong way round": ("”", "“"), "all low": ("„", "„"),
    "reversed": ("‟", "”"), "spaced": ("“ ", " ”"), "straight spaced": ('" ', ' "'), "mixed": ("“", '"'), "mixed otherwise": ('"', "”"),
    "prime": ("″", "″"), "wide": ("＂", "＂"), "heavy": ("❝", "❞"), "accents": ("´´", "´´"), "ticks": ("``", "``"),
    "chevrons": ("<<", ">>"), "entity": ("&quot;", "&quot;"), "escaped": ('\\"', '\\"'),
}  # fmt: skip


@pytest.mark.parametrize("kind", MARKS)
def test_any_marks_tell_the_same(kind: str, reader: Reader) -> None:
    opening, closing = MARKS[kind]
    text = REPORT.replace("<", "\0").replace(">", closing).replace("\0", opening)
    record = reader.read(text)
    said = {
        next(a.name for a in record.actors if a.id == s.speaker): [
            _bare(e.quote.replace(opening, "").replace(closing, "")) for e in s.content
        ]
        for s in record.statements
    }
    assert said == {
        "envoy": ["We reject the new map,", "It is a lie, and the council knows it."],
        "Ada Lunde": ["a step too far"],
    }


def _bare(words: str) -> str:
    return " ".join(words.strip(EDGES + "\\").split()).removeprefix("the reply ")


@given(st.text(alphabet="ab .,\n“”\"'‘’„«»`", max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    found = find_quotations(text, lines)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
