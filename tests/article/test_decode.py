"""Bytes of many kinds: what is text is decoded or kept as it is, what is none is refused with a reason."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article.decode import decoded
from onrecord.errors import UnreadableInput
from onrecord.lexicon.article import Signature, signatures

REPORT = "Ostland’s envoy said: “Ça suffit.” – 30 €\r\nVarn replied.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decoded(REPORT.encode(encoding)) == REPORT


def test_big_endian_with_its_mark() -> None:
    assert decoded(codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be")) == REPORT


def test_nul_and_line_ends_stay() -> None:
    assert decoded(b"The envoy\0 left.\r\nThen she came back.\r") == "The envoy\0 left.\r\nThen she came back.\r"


def test_one_foreign_byte_does_not_break_the_rest() -> None:
    assert decoded("“Genug”, said Eide. ".encode() + b"Caf\xe9.") == "“Genug”, said Eide. Café."


def test_bytes_that_cp1252_leaves_open_become_controls() -> None:
    assert decoded(b"Eide \x81 said no to the offer of the caf\xe9") == "Eide \x81 said no to the offer of the café"


@pytest.mark.parametrize("row", [row for _, row in signatures()], ids=lambda row: row.id)
def test_known_files_are_named(row: Signature) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decoded(bytes.fromhex(row.magic) + b" and what follows it")
    assert caught.value.stage == "decode"
    assert caught.value.seen == row.what
    assert caught.value.remedy == row.remedy


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (bytes(range(256)) * 4, "bytes that are no text"),
        (b"\0" * 100, "bytes that are no text"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Envoy leaves", "a marked-up page"),
        (b"\n<html lang=en>", "a marked-up page"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, seen: str) -> None:
    with pytest.raises(UnreadableInput, match=seen) as caught:
        decoded(raw)
    assert caught.value.stage == "decode"
    assert caught.value.remedy


def test_tags_in_the_text_are_text() -> None:
    assert decoded(b"The <b>envoy</b> left.") == "The <b>envoy</b> left."


def _refused(raw: bytes) -> str | None:
    """The stage at which bytes were refused, None where they are text."""
    try:
        decoded(raw)
    except UnreadableInput as error:
        return error.stage
    return None


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    assert _refused(raw) in (None, "decode")


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200).filter(lambda t: not t.startswith("\ufeff"))
)
def test_text_survives_utf8(text: str) -> None:
    # a text may begin as a known kind of file does: ID3, PAR1, <html
    assert _refused(text.encode()) or decoded(text.encode()) == text
