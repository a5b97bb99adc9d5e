"""What an archive is asked: the part of `Archive` that answers, each question one call."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from onrecord import queries
from onrecord.exports.atom import What, items
from onrecord.exports.feed import Item
from onrecord.exports.formats import ALL, exported
from onrecord.queries.compared import Compared
from onrecord.queries.filters import EVERYTHING, Filter
from onrecord.queries.opened import Opened
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
from onrecord.records import ActorKind, Modality
from onrecord.store.engine import reading


class Asking:
    """Questions: each is answered from one state of the archive."""

    engine: Engine

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive."""
        with reading(self.engine) as connection:
            yield connection

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

    def facets(self, words: str, wanted: Filter = EVERYTHING) -> queries.Facets:
        """By what a search can be narrowed: outlets, actors, acts, channels, months, collections, with their reports.

        Raises NotFound where there is no word to look for, and for names that nobody bears.
        """
        with self.asking() as connection:
            return queries.facets(connection, words, wanted)

    def latest(self, wanted: Filter = EVERYTHING) -> list[TimelineRow]:
        """What happened and was said, the latest first; what several reports tell once. Raises NotFound likewise."""
        with self.asking() as connection:
            return list(queries.latest(connection, wanted))

    def listing(self, wanted: Filter = EVERYTHING) -> list[queries.ListedRow]:
        """The reports, the latest first, copies of one text under the first of them. Raises NotFound likewise."""
        with self.asking() as connection:
            return list(queries.listing(connection, wanted))

    def holdings(self) -> queries.Holdings:
        """What there is, in a few numbers."""
        with self.asking() as connection:
            return queries.holdings(connection)

    def outlets(self) -> list[str]:
        """The names of the outlets, of very many those of most reports."""
        with self.asking() as connection:
            return queries.outlets(connection)

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

    def opened(self, ref: str, document: str | None = None, chosen: str | None = None) -> Opened:
        """A report to be read: its current version, or the one with that document; `chosen`: a statement or event of it.

        Raises NotFound where it means nothing.
        """
        with self.asking() as connection:
            return queries.opened(connection, ref, document, chosen)

    def contested(
        self, wanted: Filter = EVERYTHING, *, kinds: Collection[ContestedKind] = (), unanswered: bool = False
    ) -> list[ContestedRow]:
        """Claims with their answers, demands and questions, and what somebody would not say; the latest first.

        The filter fits where the statement or one of its answers does. Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.contested(connection, wanted, kinds=kinds, unanswered=unanswered))

    def contested_counts(
        self, wanted: Filter = EVERYTHING, *, unanswered: bool = False, most: int = 1000
    ) -> dict[ContestedKind, int]:
        """How many rows `contested` has of each kind; it counts to `most`. Raises NotFound likewise."""
        with self.asking() as connection:
            return queries.contested_counts(connection, wanted, unanswered=unanswered, most=most)

    def carriers(self, statements: Collection[str]) -> dict[str, tuple[queries.CarrierRow, ...]]:
        """By the id of a statement the reports that tell it, where those are several."""
        with self.asking() as connection:
            return queries.carriers(connection, statements)

    def repeated(self, wanted: Filter = EVERYTHING) -> list[StatementRow]:
        """Quotations that several reports carry, those of most reports first. Raises NotFound for names that nobody bears."""
        with self.asking() as connection:
            return list(queries.repeated(connection, wanted))

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

    def deeds(self, actor: str, role: queries.Role = "actor", limit: int = 12) -> list[EventRow]:
        """The latest events that an actor did, or that were done to it, each once. Raises NotFound."""
        with self.asking() as connection:
            return list(queries.deeds(connection, actor, role, limit))

    def dealings(self, actor: str, limit: int = 12) -> list[queries.DealingRow]:
        """Those with whom an actor has most to do, the busiest first. Raises NotFound for names that nobody bears."""
        with self.asking() as connection:
            return queries.dealings(connection, actor, limit)

    def dyads(self, wanted: Filter = SURE) -> list[queries.DyadRow]:
        """The pairs of sides between which most is told: countries first, then actors that are of none.

        Of the filter all but limit and offset narrows what is counted. Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.dyads(connection, wanted))

    def occasions(self, wanted: Filter = EVERYTHING) -> list[queries.OccasionRow]:
        """The calls and meetings of two sides, those of which sides issued most documents first, then the latest.

        Each is named by the id of an event that `compare` takes. Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return list(queries.occasions(connection, wanted))

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
        with reading(self.engine, hurried=False) as connection:
            yield from exported(connection, form, wanted)

    def feed(self, wanted: Filter = EVERYTHING, what: What = "both", *, desk: str | None = None) -> list[Item]:
        """Statements and events as entries of a feed, what was added last first. Raises NotFound likewise.

        They lead to the desk whose address is given, else to the reports.
        """
        with self.asking() as connection:
            return list(items(connection, wanted, what, desk))

    def state(
        self, a: str, b: str, wanted: Filter = SURE, *, on: str | None = None, since: str | None = None
    ) -> queries.State:
        """How a dispute between two sides stands at the end of a day; with `since`, what changed from that day on.

        Each side's demands, offers, questions and accusations with what became of them; what was not said; the latest
        deeds. A side is an actor, by name or id, or a country with all who are of it. Raises NotFound.
        """
        with self.asking() as connection:
            return queries.state(connection, a, b, wanted, on=on, since=since)

    def states(self, a: str, b: str, asked: Iterable[queries.AsOf], wanted: Filter = SURE) -> list[queries.State]:
        """The same for several days: each asked for by the date as of which, and the one since which; null where there is none."""
        with self.asking() as connection:
            return queries.states(connection, a, b, asked, wanted)

    def changes(self, wanted: Filter = EVERYTHING, *, since: str = queries.DAY) -> list[queries.ChangeRow]:
        """What became new, changed, was decided or removed from a moment on, the earliest first.

        `since` is a date, a time, or so long ago: "24h". Raises NotFound for names that nobody bears.
        """
        with self.asking() as connection:
            return queries.changes(connection, wanted, since)
