"""onrecord reads news reports about relations between states and writes down who said and did what to whom.

>>> import onrecord
>>> record = onrecord.read("The minister said on 3 May 2031 that the talks had ended.")
>>> [(s.act, s.content[0].quote, s.said_at) for s in record.statements]
[('assert', 'the talks had ended', '2031-05-03')]
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError, UnreadableInput

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter
    from onrecord.reading.reader import Reader
    from onrecord.records import Record

__all__ = ["Archive", "Filter", "OnrecordError", "Reader", "UnreadableInput", "read"]
_LATER = {
    "Archive": "onrecord.archive",
    "Filter": "onrecord.queries.filters",
    "Reader": "onrecord.reading.reader",
}
"""What is imported when it is asked for: the encoder's runtime or the database's come with it."""


def read(text_or_path: str | Path) -> Record:
    """The record of one report, given as its text or as the path of a file.

    A string is a path only where it is one line long and a file of that name exists. Raises UnreadableInput where
    the report can't be read. For many reports keep a `Reader`.
    """
    from onrecord.article import document_of

    document = document_of(text_or_path)
    if document.failure:
        raise UnreadableInput(document.failure.reason, stage=document.failure.stage)
    return _reader().read(document)


@cache
def _reader() -> Reader:
    from onrecord.reading.reader import Reader

    return Reader()


def __getattr__(name: str) -> object:
    """`onrecord.Reader`, `onrecord.Archive`, `onrecord.Filter`, imported when they are asked for."""
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
