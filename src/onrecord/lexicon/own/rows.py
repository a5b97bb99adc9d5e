"""What a user's file holds: rows as far as they are given, where each stands, and what could not be taken from it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from onrecord.errors import BadLexicon

FileFormat = Literal["csv", "toml", "actor dictionary", "agent dictionary", "verb dictionary", "unread"]
Kind = Literal["broken", "not used", "unknown code", "duplicate", "silent", "replaces"]
"""What is wrong with a line: it can't be read, has no effect, names a code that there is not, says again what another
says, does not fire on its example; or nothing is wrong: it takes the place of a row that ships."""


Place = tuple[str, str]
"""A table and the id of a row in it."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A line of a user's file; lines count from 1, and 0 is the file as a whole.

    >>> str(Source("own/actors.csv", 3)), str(Source("own/actors.csv", 0))
    ('own/actors.csv, line 3', 'own/actors.csv')
    """

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be said of a line: what was seen, and what to do."""

    source: Source
    kind: Kind
    seen: str
    remedy: str = ""

    @property
    def stops(self) -> bool:
        """Whether nothing can be read with the file as it is."""
        return self.kind == "broken"

    @property
    def only_told(self) -> bool:
        """Whether nothing is wrong."""
        return self.kind == "replaces"

    def error(self) -> BadLexicon:
        """The problem as an error."""
        return BadLexicon(f"{self.source}: {self.seen}", remedy=self.remedy)


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row for a table, with the cells that its line fills; the others keep what ships, where a row of it ships."""

    table: str
    id: str
    cells: Mapping[str, object]
    source: Source
    named: bool = True
    """The user gave the id; otherwise it is made of file and line."""
    adds: bool = False
    """It only adds to a row, as a dictionary adds names to a state; it says nothing twice."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """All that one file holds."""

    name: str
    format: FileFormat
    rows: tuple[OwnRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    content: bytes = field(default=b"", repr=False)

    @property
    def called(self) -> str:
        """Its name without its folder, so that the same file is the same anywhere."""
        return PurePath(self.name).name


@dataclass(frozen=True, slots=True)
class OwnWords:
    """All files of a user, in the order in which they were given: later rows go before earlier ones."""

    files: tuple[OwnFile, ...] = ()

    @property
    def rows(self) -> tuple[OwnRow, ...]:
        return tuple(row for file in self.files for row in file.rows)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for file in self.files for problem in file.problems)

    def digest(self, shipped: str) -> str:
        """The fingerprint of the shipped tables and these files: twelve hexadecimal digits; without files the shipped one."""
        if not self.files:
            return shipped
        total = hashlib.sha256(shipped.encode())
        for file in self.files:
            total.update(b"\0".join((file.called.encode(), str(len(file.content)).encode(), file.content)))
        return total.hexdigest()[:12]


NONE = OwnWords()
"""No file."""
