"""What `show` tells of one thing: a report, a statement, an event or an actor, with all that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.queries.decided import DecisionRow
from onrecord.queries.rows import ActorRow, EventRow, ReportRow, StatementRow
from onrecord.records import DocumentKind, Evidence, Flag, How, MadeBy


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a report."""

    document: str
    """The id of the document in its record."""
    published: str | None
    """ISO 8601."""
    how: How | None
    """How the stamp is known."""
    added_at: str
    """ISO 8601, UTC."""
    place: str | None
    """Where it was added from."""
    is_current: bool
    """Whether it is the one that questions ask."""
    made_by: MadeBy


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A report as one of its versions tells it."""

    report: ReportRow
    byline: str | None
    kind: DocumentKind
    language: str | None
    version: VersionRow
    """The version that is shown: the current one, or the one asked for."""
    versions: tuple[VersionRow, ...]
    """All, the current one first."""
    collections: tuple[str, ...]
    statements: tuple[StatementRow, ...]
    """In the order of the text."""
    events: tuple[EventRow, ...]
    """In the order of the text; a happening told from two sides once."""
    copies: tuple[ReportRow, ...]
    """Other reports that copy the same text."""
    flags: tuple[Flag, ...]
    text: str
    what: Literal["report"] = "report"
    decisions: tuple[DecisionRow, ...] = ()
    """What people decided about it, in the order in which they did."""


@dataclass(frozen=True, slots=True)
class StatementShown:
    """A statement with what it stands in, and what it answers."""

    statement: StatementRow
    version: VersionRow
    passage: Evidence
    """Its words with those around them."""
    within: tuple[StatementRow, ...]
    """The statement within which it is told, then the one within which that is told."""
    holds: tuple[StatementRow, ...]
    """What is told within it."""
    answers: tuple[StatementRow, ...]
    """In whichever report, as the next."""
    answered_by: tuple[StatementRow, ...]
    tellings: tuple[StatementRow, ...]
    """The same statement, as other reports tell it."""
    perhaps: tuple[StatementRow, ...]
    """What in other reports is perhaps the same."""
    events: tuple[EventRow, ...]
    """The events for which it vouches."""
    what: Literal["statement"] = "statement"
    decisions: tuple[DecisionRow, ...] = ()
    """What people decided about it, in the order in which they did."""


@dataclass(frozen=True, slots=True)
class EventShown:
    """An event with what vouches for it."""

    event: EventRow
    version: VersionRow
    passage: Evidence
    """Its words with those around them."""
    statement: StatementRow | None
    """The statement that vouches for it."""
    tellings: tuple[EventRow, ...]
    """The same event, as other reports tell it."""
    perhaps: tuple[EventRow, ...]
    """What in other reports is perhaps the same."""
    other_sides: tuple[EventRow, ...]
    """The same happening, told from another side."""
    what: Literal["event"] = "event"
    decisions: tuple[DecisionRow, ...] = ()
    """What people decided about it, in the order in which they did."""


@dataclass(frozen=True, slots=True)
class ActorShown:
    """An actor with the latest that it said, and that was said to it."""

    actor: ActorRow
    said: tuple[StatementRow, ...]
    told: tuple[StatementRow, ...]
    what: Literal["actor"] = "actor"
    decisions: tuple[DecisionRow, ...] = ()
    """What people decided about it, in the order in which they did."""


Shown = ReportShown | StatementShown | EventShown | ActorShown
