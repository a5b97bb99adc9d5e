"""The errors that onrecord raises: each says what was seen, where, and what to do."""

from __future__ import annotations


class OnrecordError(Exception):
    """The base of all errors of this package.

    >>> str(OnrecordError("notes.txt: 0 bytes", remedy="give a file with text in it"))
    'notes.txt: 0 bytes; give a file with text in it'
    """

    def __init__(self, seen: str, *, remedy: str = "") -> None:
        self.seen, self.remedy = seen, remedy
        super().__init__(f"{seen}; {remedy}" if remedy else seen)


class UnreadableInput(OnrecordError):
    """A report that can't be read: kept aside with its reason, the rest goes on."""

    def __init__(self, seen: str, *, remedy: str = "", stage: str = "input") -> None:
        self.stage = stage
        super().__init__(seen, remedy=remedy)


class BadEvidence(OnrecordError):
    """A span that lies outside its document, or a quote that is not its slice."""


class BadLexicon(OnrecordError):
    """A row of the lexicon that breaks its table's rules."""


class ModelMissing(OnrecordError):
    """The encoder's files are not where they should be, or are not what they should be."""


class BadParser(OnrecordError):
    """A pipeline that can't be read with: it is not there, does not parse, or has other labels than reading knows."""


class ArchiveError(OnrecordError):
    """An archive that can't be opened, written or asked as it was."""


class ArchiveFull(ArchiveError):
    """There is no room left for an archive; what was added before is safe."""


class TooLong(ArchiveError):
    """A question that took longer than it may."""


class BadDecision(ArchiveError):
    """A decision that can't be taken as it was given."""


class NotFound(OnrecordError):
    """An id, a name or a collection that an archive does not hold."""
