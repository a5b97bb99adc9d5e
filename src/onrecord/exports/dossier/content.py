"""What a dossier holds, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.queries.rows import ReportRow, SourceRow
from onrecord.records import Evidence


@dataclass(frozen=True, slots=True)
class Note:
    """The words that sentences stand on."""

    number: int
    report: ReportRow
    ref: str
    """The id of the statement or event."""
    words: tuple[Evidence, ...]
    """In the order of the text."""
    also: tuple[ReportRow, ...]
    """The other reports that tell the same."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is told, on one line."""

    text: str
    note: int
    answers: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of one day, or of one kind; all of a section where it has no head."""

    head: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a dossier, and what stands there where nothing is told."""

    title: str
    empty: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it."""

    title: str
    sections: tuple[Section, ...]
    outlets: tuple[SourceRow, ...]
    reports: tuple[ReportRow, ...]
    """Those that notes refer to, the earliest first."""
    notes: tuple[Note, ...]
