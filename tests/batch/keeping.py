"""A reader without a model whose records an archive keeps, named in `Settings.reader`."""

from __future__ import annotations

from onrecord.batch import Settings
from onrecord.records import Document, MadeBy, Record
from tests.archive.adder import OLD, FirstWords
from tests.batch.readers import BROKEN

KEEPING, MADE_BY = "tests.batch.keeping:keeping", OLD


class Keeping(FirstWords):
    """Finds the first word and what it said; stumbles where the text says so."""

    def read(self, document: Document) -> Record:
        if document.failure is not None:
            return Record(document, self.made_by)
        if BROKEN in document.text:
            raise ZeroDivisionError("a mistake of ours")
        return super().read(document)


class Unread(Keeping):
    """Must not be asked to read."""

    def read(self, document: Document) -> Record:
        raise AssertionError(f"read again: {document.text}")


def keeping(_: Settings | None = None, made_by: MadeBy = MADE_BY) -> Keeping:
    return Keeping(made_by)
