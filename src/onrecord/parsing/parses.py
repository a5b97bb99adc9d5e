"""What reading needs of a parser, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from .parse import Parse


class Parses(Protocol):
    """A parser: the shipped one, or one around a pipeline that the user names."""

    @property
    def digest(self) -> str:
        """A fingerprint of the model: stands in every record as `made_by.model`."""

    def parse(self, text: str, skip: Iterable[tuple[int, int]] = ...) -> Parse:
        """The parse of a text; spans of characters to skip (residue) get no tokens."""
