"""Where the next record of a WARC archive begins, behind one that is damaged."""

from __future__ import annotations

import re
from typing import BinaryIO

from onrecord.article.gzipped import unpacked_start

_START = re.compile(rb"WARC/\d\.\d\r?\n|\x1f\x8b\x08")
_STEP, _OVERLAP, _HEAD = 1 << 20, 16, 512


def next_record(file: BinaryIO, at: int) -> int | None:
    r"""The first byte at or behind `at` where a record begins, packed on its own or not; None where none does.

    >>> import io
    >>> next_record(io.BytesIO(b"WARC/1.0\r\n...\r\n\r\nWARC/1.0\r\n..."), 1)
    17
    """
    while True:
        file.seek(at)
        piece = file.read(_STEP)
        for found in _START.finditer(piece):
            start = at + found.start()
            if found[0].startswith(b"WARC") or _unpacks(file, start):
                return start
        if len(piece) < _STEP:
            return None
        at += _STEP - _OVERLAP


def _unpacks(file: BinaryIO, start: int) -> bool:
    """Whether what is packed there begins as a record does."""
    file.seek(start)
    return unpacked_start(file.read(_HEAD)).startswith(b"WARC/")
