"""What comes in: a document, and where exactly it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.records import Document, Record


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as it came in."""

    document: Document
    path: str
    """The file, absolute; "-" for standard input; the address of what was fetched."""
    part: str = ""
    """Which part of it: "line 3", "item 2", "row 7", "record <urn:uuid:...>", "entry 4"; nothing for the whole."""
    content: bytes | None = None
    """The bytes of that part, where they can't be had from a file again."""
    record: Record | None = None
    """What was found in it, where it was read before."""


Opened = Callable[[], Iterator[Arrival]]
"""Opens a part of a source, and gives what arrives of it."""
