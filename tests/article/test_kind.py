"""What kind of document a text is: by title, salutation, labels; in doubt it is a report."""

from __future__ import annotations

import pytest

from onrecord.article import document_from_text
from onrecord.lexicon.issued import KindCue
from onrecord.lexicon.tables import read_table

ROWS = read_table("document_kinds", KindCue)
OURS = "Ostland condemns the seizure of the trawler. We demand the release of its crew, and we will go on demanding it."
THEIRS = "Ostland condemned the seizure, a spokesman said. Varn told the envoy no. The crew is well, he added, and it will be fed."
DIALOGUE = "Q: Who called?\n\nMR. EIDE: We did.\n\nQ: And what was said?\n\nMR. EIDE: Enough."


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.where == "title" and row.kind != "transcript"], ids=lambda row: row.id
)
def test_titles(row: KindCue) -> None:
    assert document_from_text(f"{row.example}\n\n{OURS}").kind == row.kind
    assert document_from_text(f"{row.counter}\n\n{OURS}").kind == "report"


@pytest.mark.parametrize("row", [row for row in ROWS if row.where == "salutation"], ids=lambda row: row.id)
def test_salutations(row: KindCue) -> None:
    assert document_from_text(f"{row.example}\n\n{OURS}").kind == "letter"
    assert document_from_text(f"{row.counter}\n\n{OURS}").kind == "report"


def test_a_report_about_a_statement_is_a_report() -> None:
    assert document_from_text(f"Statement by Ostland angers Varn\n\n{THEIRS}").kind == "report"


def test_labels_of_speakers_make_a_transcript() -> None:
    assert document_from_text(DIALOGUE).kind == "transcript"
    assert document_from_text(f"Remarks by President Eide\n\n{DIALOGUE}").kind == "transcript"


def test_one_label_makes_none() -> None:
    assert document_from_text(f"Talks go on\n\nVARDO: {THEIRS}\n\n{OURS}").kind == "report"
