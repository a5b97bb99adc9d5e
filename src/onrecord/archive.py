"""The archive: many reports kept, and asked. `Archive` is the door to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, select

from onrecord import queries
from onrecord.deciding import Deciding
from onrecord.errors import ArchiveError, NotFound
from onrecord.exports.formats import ALL, exported
from onrecord.queries.compared import Compared
from onrecord.queries.filters import EVERYTHING, Filter
from onrecord.queries.quoted import QuoteRow
from onrecord.queries.relations import DONE, SURE, Per
from onrecord.queries.rows import (
    ActorRow,
    ChainRow,
    ContestedKind,
    ContestedRow,
    EventRow,
    HitRow,
    RelationRow,
    SourceRow,
    StatementRow,
    TimelineRow,
)
from onrecord.queries.shown import Shown
from onrecord.records import ActorKind, Document, MadeBy, Modality, Record
from onrecord.registry.facts import Import
from onrecord.store import tables as t
from onrecord.store.address import address_of
from onrecord.store.collecting import CollectionRow, collect, collections, is_in
from onrecord.store.engine import analyse, open_engine, reading, shown, writing
from onrecord.store.failing import Failed, failures, is_set_aside, set_aside, settle
from onrecord.store.importing import Imported, import_actors
from onrecord.store.joining import join_waiting, mark, waiting
from onrecord.store.loading import load
from onrecord.store.migrating import ready
from onrecord.store.rereading import outdated, replace_parts
from onrecord.store.saving import Known, Saved, known_document, save

_JOINED_AT_ONCE = 50


class Archive(Deciding):
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
        self._added = False
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
        self.engine.dispose()

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

    def failures(self, *, contents: bool = False) -> list[Failed]:
        """All that is set aside, by place; with what is kept of its bytes, or without."""
        with self.asking() as connection:
            return failures(connection, contents=contents)

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

    def statements(self, wanted: Filter = EVERYTHING, *, each: bool = False) -> list[StatementRow]:
        """Who said what to whom, the latest first; what several reports tell once, or with `each` as each tells it.

        Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.statements(connection, wanted, each=each))

    def timeline(
        self, wanted: Filter = EVERYTHING, what: queries.What = "both", *, told_within: bool = False
    ) -> list[TimelineRow]:
        """What happened and was said, the earliest first, what has no date last. Raises NotFound for names that nobody bears.

        `told_within` adds what is told within another statement that is there itself.
        """
        with self.asking() as connection:
            return list(queries.timeline(connection, wanted, what, told_within=told_within))

    def search(self, words: str, wanted: Filter = EVERYTHING) -> list[HitRow]:
        """The reports that hold words, those that fit best first: all words, "a phrase", -without, begin*, one OR another.

        Raises NotFound where there is no word to look for, and for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.search(connection, words, wanted))

    def actors(
        self, name: str | None = None, wanted: Filter = EVERYTHING, *, kind: ActorKind | None = None
    ) -> list[ActorRow]:
        """Who there is, those of whom most is told first; `name` is a part of a name, or an id.

        Of the filter, actor, speaker and country are those of the actors themselves; all else narrows what is counted.
        Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.actors(connection, name, wanted, kind))

    def show(self, ref: str, *, around: int = queries.AROUND) -> list[Shown]:
        """All that an id means: a report or a document, a statement, an event, an actor; `around` words of context.

        Raises NotFound where it means nothing.
        """
        with self.asking() as connection:
            return list(queries.show(connection, ref, around))

    def contested(
        self, wanted: Filter = EVERYTHING, *, kinds: Collection[ContestedKind] = (), unanswered: bool = False
    ) -> list[ContestedRow]:
        """Claims with their answers, demands and questions, and what somebody would not say; the latest first.

        The filter fits where the statement or one of its answers does. Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.contested(connection, wanted, kinds=kinds, unanswered=unanswered))

    def compare(self, event: str, wanted: Filter = EVERYTHING) -> Compared:
        """What the two sides of a call or meeting, given by the id of its event, tell of it. Raises NotFound.

        Of the filter, source, collection and min_confidence choose what is compared, and channel a call or a meeting.
        """
        with self.asking() as connection:
            return queries.compare(connection, event, wanted)

    def compare_on(self, a: str, b: str, day: str, wanted: Filter = EVERYTHING) -> Compared:
        """The same of the call or meeting of two sides on a day, 2031-05-06. Raises NotFound."""
        with self.asking() as connection:
            return queries.compare_on(connection, a, b, day, wanted)

    def quote(self, words: str, wanted: Filter = EVERYTHING, *, every: bool = False) -> list[QuoteRow]:
        """Where words first stood, who carried them on and how they changed: those that hold them, else those near them.

        `every` compares translations and reports' own words with the first wording, too. Raises NotFound where there is
        no word to look for, and for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.quote(connection, words, wanted, every=every))

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

    def export(self, form: str, wanted: Filter = ALL) -> Iterator[bytes]:
        """The file of a format of `exports.formats`, piece by piece. Raises NotFound for formats and names that are not there."""
        with self.asking() as connection:
            yield from exported(connection, form, wanted)

    def state(
        self, a: str, b: str, wanted: Filter = SURE, *, on: str | None = None, since: str | None = None
    ) -> queries.State:
        """How a dispute between two sides stands at the end of a day; with `since`, what changed from that day on.

        Each side's demands, offers, questions and accusations with what became of them; what was not said; the latest
        deeds. A side is an actor, by name or id, or a country with all who are of it. Raises NotFound.
        """
        with self.asking() as connection:
            return queries.state(connection, a, b, wanted, on=on, since=since)

    def changes(self, wanted: Filter = EVERYTHING, *, since: str = queries.DAY) -> list[queries.ChangeRow]:
        """What became new, changed, was decided or removed from a moment on, the earliest first.

        `since` is a date, a time, or so long ago: "24h". Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return queries.changes(connection, wanted, since)

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive."""
        with reading(self.engine) as connection:
            yield connection
