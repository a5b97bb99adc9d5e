"""What the state of a dispute is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.queries.rows import EventRow, StatementRow

StateKind = Literal["demand", "offer", "question", "accusation", "withheld", "deed"]
Status = Literal[
    "open", "met", "accepted", "refused", "denied", "confirmed", "withdrawn", "disputed", "answered", "withheld", "done"
]  # fmt: skip
"""Disputed: of the latest answers, some say yes and others no. Answered: in words that are neither."""


@dataclass(frozen=True, slots=True)
class StateRow:
    """What one side put to the other, would not say, or did to it; and how that stands."""

    kind: StateKind
    side: str | None
    """Whose it is: a side of the dispute, or a third party; null where no report names anybody."""
    toward: str | None
    """To whom: the other side; of a third party's the side or both, of its offers one of them, since either may answer it
    otherwise; null where the words don't name the other side, and it did not answer."""
    status: Status
    since: str | None
    """ISO date: the first day from which it stands so; null: nothing tells."""
    before: Status | None
    """Where a state is asked for since a date: how it stood before that; null: it is new, or no such date was given."""
    statement: StatementRow | None
    """The first telling of what was said; `told` counts what was told up to the day of the state."""
    event: EventRow | None
    """The first telling of what was done; of a demand, where no statement tells it."""
    answers: tuple[StatementRow, ...]
    """The statements that made it so, the earliest first; with those that vouch for the deeds."""
    deeds: tuple[EventRow, ...]
    """The events that made it so."""
    candidates: tuple[StatementRow, ...]
    """Statements that may be answers to it, but are not surely: they count for nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of a dispute between two sides as of a day."""

    one: str
    other: str
    day: str | None
    """ISO date: the day asked for, else the latest of which the archive tells anything here."""
    since: str | None
    """The date from which on changes were asked for."""
    rows: tuple[StateRow, ...]
    """Each side's, what is open first; then what third parties offered and asked; then what was done."""
