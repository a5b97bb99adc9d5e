"""What answers are made of: typed rows, each with the exact words that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.queries.actor_rows import ActorRow, OfficeKnown, OfficeRow
from onrecord.queries.event_counts import QuadCounts, TypeCounts
from onrecord.records import Act, ActorKind, Channel, Evidence, Modality, Mode, Polarity, Translated

__all__ = [
    "ONCE", "ActorRow", "ChainRow", "ContestedKind", "ContestedRow", "DateTold", "Dated", "EventRow", "HitRow",
    "OfficeKnown", "OfficeRow", "Precision", "QuadCounts", "RelationRow", "RelianceRow", "ReportRow", "SourceRow",
    "StatementRow", "TimelineRow", "Told", "TypeCounts", "WhoRow",
]  # fmt: skip


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
class Told:
    """How often a statement, or an event, is told, as far as the archive knows."""

    reports: int
    """Reports that tell it."""
    origins: int
    """How many of them are independent: copies of one text, and who tells it through another of them, are one with it."""
    first: str | None
    """The id of the first telling that was added, which names them all; null where none is joined to it."""
    candidates: int
    """Other reports that perhaps tell it; they are counted nowhere."""


ONCE = Told(1, 1, None, 0)


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
    told: Told = ONCE


@dataclass(frozen=True, slots=True)
class DateTold:
    """A date that some reports give for an event."""

    when: str
    """ISO date or time."""
    reports: tuple[ReportRow, ...]

    def __str__(self) -> str:
        """As a cell of a table has it.

        >>> str(DateTold("2031-05-06", (ReportRow("0a", None, "Harbour Post", None, None, None),)))
        '2031-05-06 (Harbour Post)'
        """
        return f"{self.when} ({', '.join(r.publisher or r.source or r.id for r in self.reports)})"


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
    told: Told = ONCE
    dates: tuple[DateTold, ...] = ()
    """The dates that the reports give, where they disagree; the earliest first."""


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
    copies: int = 0
    """Other reports that are copies of its text; only the one that fits best stands here."""


ContestedKind = Literal["claim", "demand", "question", "withheld"]


@dataclass(frozen=True, slots=True)
class ContestedRow:
    """What one side said and what others answered; what nobody has answered; what somebody would not say."""

    kind: ContestedKind
    """Demands are requests, offers and proposals too."""
    open: bool
    """A demand or question to which the archive holds no answer."""
    statement: StatementRow
    answers: tuple[StatementRow, ...]
    """Report by report, what was published first first; in the order of the text. What several reports tell, once."""
    perhaps: tuple[StatementRow, ...] = ()
    """What in other reports perhaps answers it; it is counted nowhere."""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What two sides did to each other in one day, week or month."""

    period: str | None
    """ISO date of its first day; null for events whose day is not told, or is told more widely than one period."""
    dated: Literal["within", "wider", "not told"]
    """Whether the days of these events lie within one period, are wider than one, or are not told."""
    side: str
    """Who did it to whom: "Verania → Kostria"; for both together "Verania – Kostria"."""
    events: int
    goldstein_mean: float | None
    """Of Goldstein's scale, -10 to 10; null where no event has a value."""
    by_quad: QuadCounts
    by_type: TypeCounts
    reports: int = 0
    """Reports that tell these events, each counted once."""
    origins: int = 0
    """How many of them are independent."""


@dataclass(frozen=True, slots=True)
class RelianceRow:
    """Through whom an outlet knows what it tells."""

    who: str
    actor: str | None
    """Its id in the registry; null where it is open who it is."""
    statements: int

    def __str__(self) -> str:
        """As a cell of a table has it.

        >>> str(RelianceRow("Harbour Post", None, 3))
        'Harbour Post (3)'
        """
        return f"{self.who} ({self.statements})"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """How near an outlet is to those whose words it tells."""

    outlet: str | None
    """The publisher, else the label under which a report is filed; null where a report tells neither."""
    reports: int
    """Those that hold one of the statements."""
    statements: int
    first_hand: int
    """Told without anybody between the outlet and the speaker."""
    second_hand: int
    """Through one."""
    chained: int
    """Through two or more."""
    unnamed: int
    """Whose speaker has no name, or is not told."""
    anonymous: int
    """Of these, whose speaker is told of without a name: "a senior official"."""
    relies_on: tuple[RelianceRow, ...]
    """Whom the outlet itself goes by, the most frequent first."""
    copies: int = 0
    """Of the reports, those that copy a text which another outlet published before."""


@dataclass(frozen=True, slots=True)
class ChainRow:
    """The way by which words came from a speaker to an outlet."""

    outlet: str | None
    chain: tuple[str, ...]
    """Those between the outlet and the speaker, nearest the reader first."""
    speaker: str | None
    statements: int
    example: StatementRow
    """One of them."""
