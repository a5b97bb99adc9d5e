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
    """In the order of the text."""
