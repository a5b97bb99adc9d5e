"""What kind of document a text is: by title, salutation, labels; in doubt it is a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.article import document_from_text, read_inputs
from onrecord.lexicon.issued import KindCue
from onrecord.lexicon.tables import read_table
from onrecord.records import Document

ROWS = read_table("document_kinds", KindCue)
OURS = "Ostland condemns the seizure of the trawler. We demand the release of its crew, and we will go on demanding it."
THEIRS = "Ostland condemned the seizure, a spokesman said. Varn told the envoy no. The crew is well, he added, and it will be fed."
DIALOGUE = "Q: Who called?\n\nMR. EIDE: We did.\n\nQ: And what was said?\n\nMR. EIDE: Enough."


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.where in ("title", "with") and row.kind != "transcript"], ids=lambda row: row.id
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


def _claims(document: Document, field: str) -> list[tuple[str, str]]:
    return [(claim.value, claim.how) for claim in document.claims if claim.field == field]


def test_what_is_given_is_believed_before_the_text() -> None:
    document = document_from_text(f"Statement by the envoy\n\n{OURS}", kind="Letter", issuer="Embassy of Ostland")
    assert (document.kind, document.issuer) == ("letter", "Embassy of Ostland")
    assert _claims(document, "kind") == [("letter", "given"), ("statement", "text")]
    assert _claims(document, "issuer")[0] == ("Embassy of Ostland", "given")


def test_a_report_claims_no_kind_and_has_no_issuer() -> None:
    document = document_from_text(f"Envoy says no\n\n{THEIRS}", issuer="Ostland")
    assert (document.kind, document.issuer, _claims(document, "kind")) == ("report", None, [])
    assert _claims(document_from_text(OURS, kind="report"), "kind") == [("report", "given")]


def test_an_unknown_kind_is_refused() -> None:
    failure = document_from_text(OURS, kind="poem").failure
    assert failure is not None
    assert failure.stage == "kind"
    assert failure.reason.startswith("the text: no kind of document is called 'poem'; give one of report, statement")


def test_the_kind_of_a_file_yields_to_what_a_line_brings(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text(
        '{"id": 1, "text": "We protest.", "kind": "letter"}\n{"id": 2, "text": "We protest."}\n'
    )
    first, second = read_inputs([tmp_path / "lines.jsonl"], kind="statement")
    assert (first.kind, second.kind) == ("letter", "statement")


def test_a_page_may_be_a_statement(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Statement by the Government of Ostland on the trawler</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<h1>Statement by the Government of Ostland on the trawler</h1><p>2 April 2031</p><p>{OURS} {OURS}</p></body></html>"
    )
    (document,) = read_inputs([page])
    assert (document.kind, document.issuer) == ("statement", "Government of Ostland")
