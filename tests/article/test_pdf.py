"""PDFs: paragraphs whole again, what every page repeats set aside, and each way in which one can't be read."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from onrecord.article import document_from_path, read_inputs
from onrecord.records import Claim, Document
from tests.article.pdfs import pdf

FIRST = [
    "Coast Courier",
    "Verania recalls its envoy",
    "Verania recalled its envoy from Kostria on Wednesday, saying that the seizure of the",
    "trawler could not stand. Foreign Minister Lena Ruud told parliament that the crew had",
    "been held for six days.",
    "Kostria called the recall a mistake and said that its door stayed open to any govern-",
    "ment that wished to talk, and that the crew would be",
    "1",
]
SECOND = ["Coast Courier", "freed in good time. The government of Kostria named no day.", "2"]


def _document(folder: Path, raw: bytes) -> Document:
    path = folder / "report.pdf"
    path.write_bytes(raw)
    return document_from_path(path)


def test_paragraphs_cross_lines_and_pages(tmp_path: Path) -> None:
    raw = pdf([FIRST, SECOND])
    document = _document(tmp_path, raw)
    assert document.failure is None
    assert [part for part in document.text.split("\n\n") if len(part) > 40] == [
        (
            "Verania recalled its envoy from Kostria on Wednesday, saying that the seizure of the trawler could not stand."
            " Foreign Minister Lena Ruud told parliament that the crew had been held for six days."
        ),
        (
            "Kostria called the recall a mistake and said that its door stayed open to any government that wished to talk,"
            " and that the crew would be freed in good time. The government of Kostria named no day."
        ),
    ]
    assert document.title == "Verania recalls its envoy"
    assert [aside.quote for aside in document.set_aside] == ["1", "Coast Courier", "2"]
    assert document.raw_sha256 == hashlib.sha256(raw).hexdigest()


def test_what_a_file_says_of_itself_is_kept_and_believed_last(tmp_path: Path) -> None:
    info = {"/Title": "The envoy goes", "/Author": "Mira Holt", "/CreationDate": "D:20310405080000Z"}
    document = _document(tmp_path, pdf([[*FIRST[1:2], "2 April 2031", *FIRST[2:5]]], info))
    assert [c for c in document.claims if c.field == "title"] == [
        Claim("title", "Verania recalls its envoy", "text"),
        Claim("title", "The envoy goes", "meta"),
    ]
    assert document.byline == "Mira Holt"
    assert [(c.value, c.how) for c in document.claims if c.field == "published"] == [
        ("2031-04-02", "text"),
        ("2031-04-05T08:00:00+00:00", "meta"),
    ]


@pytest.mark.parametrize("title", ["Microsoft Word - note.docx", "scan0007.tif", "untitled"])
def test_a_file_s_name_is_no_title(tmp_path: Path, title: str) -> None:
    document = _document(tmp_path, pdf([FIRST], {"/Title": title}))
    assert all(claim.value != title for claim in document.claims)


@pytest.mark.parametrize(
    ("raw", "seen", "remedy"),
    [
        (pdf([FIRST], password="lighthouse"), "an encrypted PDF", "save it without one"),
        (pdf([[], []]), "a PDF without text (2 pages, scanned by the looks of it)", "OCR"),
        (b"%PDF-1.7 ...", "a broken PDF (", "print it to a new PDF"),
        (pdf([FIRST])[:300], "a broken PDF (", "print it to a new PDF"),
    ],
    ids=["encrypted", "scanned", "broken", "cut"],
)
def test_what_can_not_be_read(tmp_path: Path, raw: bytes, seen: str, remedy: str) -> None:
    failure = _document(tmp_path, raw).failure
    assert failure is not None
    assert failure.stage == "pdf"
    assert seen in failure.reason
    assert remedy in failure.reason


def test_a_password_that_is_empty_locks_nothing(tmp_path: Path) -> None:
    assert _document(tmp_path, pdf([FIRST], password="")).failure is None


def test_without_pypdf_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    failure = _document(tmp_path, pdf([FIRST])).failure
    assert failure is not None
    assert "pip install 'onrecord[pdf]'" in failure.reason


def test_a_broken_pdf_stops_nothing_and_logs_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([FIRST])[:-40])
    (tmp_path / "b.txt").write_text("Ostland's envoy said on Tuesday that the talks had ended for good.")
    assert len(list(read_inputs([tmp_path]))) == 2
    assert capfd.readouterr().err == ""
