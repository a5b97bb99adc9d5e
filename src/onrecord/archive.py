"""The archive: many reports kept, and asked. `Archive` is the door to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, select

from onrecord import queries
from onrecord.errors import NotFound
from onrecord.queries.filters import EVERYTHING, Filter
from onrecord.queries.relations import DONE, SURE, Per
from onrecord.queries.rows import (
    ChainRow,
    ContestedKind,
    ContestedRow,
    EventRow,
    RelationRow,
    SourceRow,
    StatementRow,
)
from onrecord.records import Document, Modality, Record
from onrecord.store import tables as t
from onrecord.store.address import address_of
from onrecord.store.engine import open_engine, reading, shown, writing
from onrecord.store.loading import load
from onrecord.store.migrating import ready
from onrecord.store.saving import Saved, known_report, save


class Archive:
    """An archive that is open: adds records, gives them back, answers questions.

    One report is one transaction: it is kept as a whole or not at all. Several programs may write at once; they take turns.

    >>> import onrecord, tempfile
    >>> record = onrecord.read("The minister of Ostland said on 3 May 2031 that the talks had ended.")
    >>> with tempfile.TemporaryDirectory() as folder, Archive(f"{folder}/talks.db") as archive:
    ...     first, again = archive.add(record), archive.add(record)
    ...     archive.record(first.report) == record, first.outcome, again.outcome
    (True, <Outcome.added: 'added'>, <Outcome.known: 'known'>)
    """

    def __init__(self, archive: str | Path | None = None) -> None:
        """Opens a file (made where there is none), a database's address, or the archive in the user's data folder.

        Raises ArchiveError where it can't be opened, is no archive, or has to be moved forward by `onrecord migrate`.
        """
        self.engine: Engine = open_engine(address_of(archive))
        ready(self.engine)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Archive({shown(self.engine.url)!r})"

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    def add(self, record: Record, *, collection: str | None = None, place: str | None = None) -> Saved:
        """Keeps a record: as a new report, a new version of one, or not again where it is there already.

        `place` is the file that it came from, which tells versions of a report without address, id and head.
        Raises ArchiveFull where there is no room, ArchiveError where the record did not keep its promises.
        """
        with writing(self.engine) as connection:
            return save(connection, record, collection=collection, place=place)

    def knows(self, document: Document) -> bool:
        """Whether this very document is there: its text, and all that is known of it."""
        with self.asking() as connection:
            return known_report(connection, document) is not None

    def record(self, report: str) -> Record:
        """The record of the current version of a report. Raises NotFound."""
        v, r = t.version.c, t.report.c
        with self.asking() as connection:
            current = select(v.id).join(t.report).where(r.ref == report, v.is_current)
            version = connection.execute(current).scalar()
            if version is None:
                raise NotFound(f"no report {report}")
            return load(connection, version)

    def statements(self, wanted: Filter = EVERYTHING) -> list[StatementRow]:
        """Who said what to whom, the latest first. Raises NotFound for names that nobody bears."""
        with self.asking() as connection:
            return list(queries.statements(connection, wanted))

    def contested(
        self, wanted: Filter = EVERYTHING, *, kinds: Collection[ContestedKind] = (), unanswered: bool = False
    ) -> list[ContestedRow]:
        """Claims with their answers, demands and questions, and what somebody would not say; the latest first.

        The filter fits where the statement or one of its answers does. Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.contested(connection, wanted, kinds=kinds, unanswered=unanswered))

    def relations(
        self, a: str, b: str, wanted: Filter = SURE, *, per: Per = "month", modality: Collection[Modality] = DONE
    ) -> list[RelationRow]:
        """What two sides did to each other, period by period: each direction by itself, then both together.

        A side is an actor, by name or id, or a country with all who are of it. Raises NotFound.
        """
        with self.asking() as connection:
            return queries.relations(connection, a, b, wanted, per=per, modality=modality)

    def relation_events(
        self, a: str, b: str, wanted: Filter = SURE, *, modality: Collection[Modality] = DONE
    ) -> list[EventRow]:
        """The events that `relations` counts, each once, the latest first. Raises NotFound."""
        with self.asking() as connection:
            return list(queries.relation_events(connection, a, b, wanted, modality=modality))

    def sources(self, wanted: Filter = EVERYTHING) -> list[SourceRow]:
        """Which outlet relies on whom, those of most statements first. Raises NotFound for names that nobody bears."""
        with self.asking() as connection:
            return queries.sources(connection, wanted)

    def chains(self, wanted: Filter = EVERYTHING) -> list[ChainRow]:
        """By which ways words came from speakers to outlets, the most frequent first. Raises NotFound likewise."""
        with self.asking() as connection:
            return list(queries.chains(connection, wanted))

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive."""
        with reading(self.engine) as connection:
            yield connection
