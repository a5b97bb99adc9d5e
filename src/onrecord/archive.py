"""The archive: many reports kept, and asked. `Archive` is the door to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, select

from onrecord.asking import Asking
from onrecord.deciding import Deciding
from onrecord.errors import ArchiveError, NotFound
from onrecord.people import People
from onrecord.records import Document, MadeBy, Record
from onrecord.registry.facts import Import
from onrecord.store import tables as t
from onrecord.store.address import address_of
from onrecord.store.collecting import CollectionRow, collect, collections, is_in
from onrecord.store.engine import analyse, open_engine, shown, writing
from onrecord.store.failing import Failed, failures, is_set_aside, set_aside, settle
from onrecord.store.importing import Imported, import_actors
from onrecord.store.joining import join_waiting, mark, waiting
from onrecord.store.loading import load
from onrecord.store.migrating import ready
from onrecord.store.rereading import outdated, replace_parts
from onrecord.store.saving import Known, Saved, known_document, save
from onrecord.store.stamping import Stamps

_JOINED_AT_ONCE = 50


class Archive(Asking, Deciding, People):
    """An archive that is open: adds records, gives them back, answers questions.

    One report is one transaction: it is kept as a whole or not at all. Several programs may write at once; they take turns.

    >>> import onrecord, tempfile
    >>> record = onrecord.read("The minister of Ostland said on 3 May 2031 that the talks had ended.")
    >>> with tempfile.TemporaryDirectory() as folder, Archive(f"{folder}/talks.db") as archive:
    ...     first, again = archive.add(record), archive.add(record)
    ...     archive.record(first.report) == record, first.outcome, again.outcome
    (True, <Outcome.added: 'added'>, <Outcome.known: 'known'>)
    """

    def __init__(self, archive: str | Path | None = None, *, patience: float | None = None) -> None:
        """Opens a file (made where there is none), a database's address, or the archive in the user's data folder.

        A question that takes more than `patience` seconds is given up, and raises TooLong. Raises ArchiveError where it can't be opened, is no archive, or has to be moved forward by `onrecord migrate`.
        """
        self.engine: Engine = open_engine(address_of(archive), patience)
        self._added, self._stamps = False, Stamps(self.engine)
        try:
            ready(self.engine)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Archive({str(self)!r})"

    def __str__(self) -> str:
        return shown(self.engine.url)

    def close(self) -> None:
        """Lets go of the database; after additions it is told how it is filled, so that it answers fast."""
        if self._added and self.engine.dialect.name == "sqlite":
            with suppress(ArchiveError):  # one that is full answers all the same
                analyse(self.engine)
        self._added = False
        self._stamps.close()
        self.engine.dispose()

    def stamp(self) -> str:
        """Changes whenever something is written: as long as it is the same, so is every answer. Of this process alone."""
        return self._stamps.now()

    def add(self, record: Record, *, collection: str | None = None, place: str | None = None) -> Saved:
        """Keeps a record: as a new report, a new version of one, or not again where it is there already.

        `place` is the file that it came from, which tells versions of a report without address, id and head.
        Raises ArchiveFull where there is no room, ArchiveError where the record did not keep its promises.
        """
        with writing(self.engine) as connection:
            saved = save(connection, record, collection=collection, place=place)
        self._added = True
        return saved

    def known(self, document: Document, *, collection: str | None = None) -> Known | None:
        """The report that has this very document: its text, and all that is known of it; put into the collection, too."""
        with self.asking() as connection:
            known = known_document(connection, document)
            if known is None or collection is None or is_in(connection, known.key, collection):
                return known
        with writing(self.engine) as connection:
            collect(connection, known.key, collection)
        return known

    def unjoined(self, *, every: bool = False) -> int:
        """How many reports wait to be joined with the others; `every`: from now on all do."""
        if every:
            with writing(self.engine) as connection:
                mark(connection, connection.execute(select(t.report.c.id)).scalars())
        with self.asking() as connection:
            return len(waiting(connection))

    def join(self) -> Iterator[int]:
        """Joins what waits for it, some reports a transaction: how many, each time."""
        done = 1
        while done:
            with writing(self.engine) as connection:
                done = join_waiting(connection, _JOINED_AT_ONCE)
            if done:
                yield done

    def record(self, report: str) -> Record:
        """The record of the current version of a report. Raises NotFound."""
        v, r = t.version.c, t.report.c
        with self.asking() as connection:
            current = select(v.id).join(t.report).where(r.ref == report, v.is_current)
            version = connection.execute(current).scalar()
            if version is None:
                raise NotFound(f"no report {report}")
            return load(connection, version)

    def collections(self) -> list[CollectionRow]:
        """All collections, each with the number of its reports."""
        with self.asking() as connection:
            return collections(connection)

    def set_aside(self, failed: Failed) -> None:
        """Keeps what could not be read; of one place the last failure."""
        with writing(self.engine) as connection:
            set_aside(connection, failed)

    def settle(self, path: str, part: str = "") -> None:
        """Takes away what failed at a place, now that it is read."""
        with self.asking() as connection:
            if connection.execute(is_set_aside(path, part)).scalar() is None:
                return
        with writing(self.engine) as connection:
            settle(connection, path, part)

    def failures(self, *, contents: bool = False, stage: str | None = None, ref: str | None = None) -> list[Failed]:
        """What is set aside, by place, with what is kept of its bytes or without; `stage` and `ref`, an id, narrow it."""
        with self.asking() as connection:
            return failures(connection, contents=contents, stage=stage, ref=ref)

    def import_actors(self, found: Import) -> Imported:
        """Enters the actors of a user's file into the registry, and links the reports that name them anew.

        Reports whose actors are others than before then wait to be joined: `join` does it.
        """
        with writing(self.engine) as connection:
            return import_actors(connection, found)

    def outdated(self, made_by: MadeBy) -> list[int]:
        """The keys of the versions that something else made, the current ones of each report first."""
        with self.asking() as connection:
            return outdated(connection, made_by)

    def reread(self, version: int, read: Callable[[Document], Record]) -> str:
        """Reads a version anew; what was found before gives way to what is found now, in one transaction.

        The id of its report. Raises KeyError where there is no such version.
        """
        with self.asking() as connection:
            document = load(connection, version).document
        record = read(document)
        with writing(self.engine) as connection:
            return replace_parts(connection, record, version)
