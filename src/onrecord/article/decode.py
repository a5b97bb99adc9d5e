"""Bytes to text: UTF-8, UTF-16, UTF-32, cp1252; what is no text is refused with a reason."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import UnreadableInput
from onrecord.lexicon.article import signatures

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\0\x1b\x1a")) + b"\x7f"
_MOST_CONTROLS, _MOST_NULS = 0.04, 0.3
_MARKUP = re.compile(r"\s*(?:<!doctype|<html|<\?xml|<rss|<feed)\b", re.IGNORECASE)


def decoded(raw: bytes) -> str:
    r"""The plain text that the bytes stand for, without a byte order mark, otherwise unchanged to the last character.

    Bytes that break UTF-8 are read as cp1252, one by one, so that a page with one foreign byte keeps its dashes.
    Raises UnreadableInput where the bytes are no text, or marked-up text.

    >>> decoded("café".encode()), decoded(b"caf\xe9 \x93no\x94"), decoded("ja\r\n".encode("utf-16"))
    ('café', 'café “no”', 'ja\r\n')
    """
    text = decoded_text(raw)
    if _MARKUP.match(text):
        seen, remedy = "a marked-up page (HTML or XML)", "give the page of one report, or its text"
        raise UnreadableInput(seen, remedy=remedy, stage="decode")
    return text


def decoded_text(raw: bytes) -> str:
    """The same for any text, plain or marked up."""
    if encoding := marked_encoding(raw):
        return raw.decode(encoding, "replace")
    refuse_binary(raw)
    return raw.decode("utf-8", "onrecord.cp1252")


def marked_encoding(raw: bytes) -> str:
    """The encoding that the bytes show by their mark, or by the NULs of UTF-16; else nothing."""
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "")
    return marked or _utf16_by_pattern(raw[:_LOOKED_AT])


def refuse_binary(raw: bytes) -> None:
    """Nothing for bytes that may be text; raises UnreadableInput for a known kind of file or too many control bytes."""
    for magic, row in signatures():
        if raw.startswith(magic):
            raise UnreadableInput(row.what, remedy=row.remedy, stage="decode")
    sample = raw[:_LOOKED_AT]
    controls, nuls = len(sample) - len(sample.translate(None, _CONTROLS)), sample.count(0)
    if controls > _MOST_CONTROLS * len(sample) or nuls > _MOST_NULS * len(sample):
        seen = f"bytes that are no text ({controls + nuls} control characters among the first {len(sample)} bytes)"
        raise UnreadableInput(seen, remedy="give plain text or JSON lines", stage="decode")


def _utf16_by_pattern(sample: bytes) -> str:
    """The encoding of UTF-16 without a mark: in Latin text every second byte is NUL, and hardly any other."""
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else ""


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_CP1252[byte] for byte in bad), error.end


# The five bytes that cp1252 leaves open become the C1 controls of the same number, as browsers read them.
_CP1252 = [bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(256)]
codecs.register_error("onrecord.cp1252", _as_cp1252)
