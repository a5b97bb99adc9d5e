"""What answers are made of: typed rows, each with the exact words that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import Act, ActorKind, Channel, Evidence, Modality, Mode, Polarity, Translated


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, its current version."""

    id: str
    title: str | None
    publisher: str | None
    source: str | None
    """The label under which the publisher files it."""
    url: str | None
    published: str | None
    """ISO 8601."""


@dataclass(frozen=True, slots=True)
class WhoRow:
    """An actor as one report names it."""

    name: str
    kind: ActorKind
    country: str | None
    """ISO 3166-1 alpha-3."""
    actor: str | None
    """Its id in the registry; null where it is open who it is."""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Who said what."""

    id: str
    report: ReportRow
    speaker: WhoRow | None
    addressees: tuple[WhoRow, ...]
    via: tuple[WhoRow, ...]
    """Through whom the report knows it, nearest the reader first."""
    act: Act
    polarity: Polarity
    channel: Channel | None
    mode: Mode
    translated: Translated | None
    said_at: str | None
    """ISO date or time as far as the report tells it; null: it does not."""
    first_day: str | None
    """ISO date: the first day that may be meant, else the day of publication."""
    last_day: str | None
    content: tuple[Evidence, ...]
    cue: tuple[Evidence, ...]
    source: tuple[Evidence, ...]
    parent: str | None
    """The statement within which this one is told."""
    responds_to: tuple[str, ...]
    rules: tuple[str, ...]
    confidence: float
    speaker_confidence: float | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """Who did what to whom."""

    id: str
    report: ReportRow
    actors: tuple[WhoRow, ...]
    recipients: tuple[WhoRow, ...]
    cameo: str
    plover: str | None
    plover_mode: str | None
    goldstein: float | None
    when: str | None
    """ISO date or time as far as the report tells it; null: it does not."""
    first_day: str | None
    last_day: str | None
    modality: Modality
    guessed: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    statement: str | None
    """The statement that vouches for it."""
    mirror_of: str | None
    rules: tuple[str, ...]
    confidence: float


Dated = Literal["told", "published", "unknown"]
Precision = Literal["day", "month", "year", "span"]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What happened, or was said, on a day or on one of several."""

    kind: Literal["event", "statement"]
    first_day: str | None
    """ISO date: the first day that may be meant; null: nothing tells."""
    last_day: str | None
    dated: Dated
    """Whether the report tells the days, or only its own stamp does."""
    precision: Precision | None
    """Span: some days, as a week."""
    event: EventRow | None
    statement: StatementRow | None


@dataclass(frozen=True, slots=True)
class HitRow:
    """A report that holds the words of a search."""

    report: ReportRow
    rank: float
    """How well it fits: more is better; compares only within one answer."""
    sentence: Evidence
    """The sentence with the most of the words; the first one where its title alone holds them."""
    hits: tuple[Evidence, ...]
    """The words found in that sentence."""
    more: int
    """How often they stand elsewhere in the report."""


OfficeKnown = Literal["import", "lexicon", "reports"]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office that an actor held, or a description of the actor."""

    title: str
    body: str | None
    """Whose office it is, where that is no state."""
    country: str | None
    """ISO 3166-1 alpha-3."""
    since: str | None
    """ISO date or part of one, as the next."""
    until: str | None
    known: OfficeKnown
    """A user's file, the lexicon, or what reports call the actor."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Who there is, across reports; or a name of which it is open whose it is."""

    id: str | None
    """Null where several may bear the name: `may_be` says who."""
    name: str
    kind: ActorKind | None
    country: str | None
    """ISO 3166-1 alpha-3."""
    known: Literal["reports", "lexicon", "import", "open"]
    """Open: reports name somebody, but not whom of several."""
    names: tuple[str, ...]
    offices: tuple[OfficeRow, ...]
    codes: tuple[str, ...]
    """CAMEO's actor codes."""
    external_ids: tuple[str, ...]
    """Ids elsewhere, as wikidata:Q1."""
    reports: int
    """Reports that name it."""
    statements: int
    """What it said."""
    events: int
    """What it did, or was done to it; a happening told from two sides counts once."""
    first_day: str | None
    """ISO date: the first day of all these."""
    last_day: str | None
    may_be: tuple[str, ...]
    """Ids of those whom a name may mean: of a person known by one word, those whose name ends so."""
