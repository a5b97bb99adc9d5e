"""What changed in an archive: typed rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.queries.rows import EventRow, ReportRow, StatementRow

ChangeKind = Literal["added", "changed", "decided", "removed"]


@dataclass(frozen=True, slots=True)
class StatementRevised:
    """A statement as one version of a report tells it, and as the next one does."""

    before: StatementRow
    now: StatementRow


@dataclass(frozen=True, slots=True)
class EventRevised:
    """An event as one version of a report tells it, and as the next one does."""

    before: EventRow
    now: EventRow


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What a decision is about."""

    kind: str
    """A report, statement, event or actor."""
    id: str
    """The id that it had when it was decided."""
    words: tuple[str, ...]
    """Its words, as they were then."""
    found: bool
    """Whether it is still there; where it is not, a person has to look."""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """What a correction says of one field."""

    field: str
    before: str | None
    """JSON."""
    value: str | None
    """JSON."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a person decided."""

    id: str
    kind: str
    """As correct, retract, confirm, merge, split, enter, undo."""
    by: str
    why: str
    undoes: str | None
    """The id of the decision that it undoes."""
    is_undone: bool
    targets: tuple[TargetRow, ...]
    values: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became new, changed, was decided or removed at one moment."""

    at: str
    """ISO 8601, UTC."""
    kind: ChangeKind
    id: str
    """The report that was added or removed, the document of a new version, the decision."""
    report: ReportRow | None
    statements: tuple[StatementRow, ...] = ()
    """Of a new report those that no report told before; of a new version those that the one before did not have."""
    events: tuple[EventRow, ...] = ()
    also_statements: tuple[StatementRow, ...] = ()
    """Of a new report those that others told before."""
    also_events: tuple[EventRow, ...] = ()
    revised_statements: tuple[StatementRevised, ...] = ()
    revised_events: tuple[EventRevised, ...] = ()
    gone_statements: tuple[StatementRow, ...] = ()
    """Those that the version before had, and this one has not."""
    gone_events: tuple[EventRow, ...] = ()
    decision: DecisionRow | None = None
    why: str | None = None
    """Why a report was removed."""
