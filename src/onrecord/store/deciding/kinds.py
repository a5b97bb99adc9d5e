"""A decision, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from onrecord.records import ActorKind

DecisionKind = Literal["correct", "retract", "confirm", "merge", "split", "enter", "remove", "undo"]
ThingKind = Literal["report", "statement", "event", "actor"]
BY_HAND = "person"
"""What made a record that nobody read: somebody took it down."""
Named = Literal["name", "office"]


class Author(NamedTuple):
    """Who decides, and why."""

    by: str
    why: str


class Piece(NamedTuple):
    """Words on which something stands."""

    role: str
    """source, cue, content; of events evidence, and actor and recipient: the first mention of each."""
    start: int
    """Code points of the text, as `stop`, which is the character after the last one."""
    stop: int
    quote: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about, by its words."""

    kind: ThingKind
    ref: str
    """The id that it had."""
    report: int | None = None
    """The key of its report; null for actors."""
    document: str | None = None
    """The id of the document in which the words stand."""
    pieces: tuple[Piece, ...] = ()
    key: int | None = None
    """Its row now; null where it is not found again."""


@dataclass(frozen=True, slots=True)
class Whom:
    """An actor that a person names: of the report, of the registry, or neither."""

    name: str
    kind: ActorKind = "person"
    country: str | None = None
    code: str | None = None
    named: Named = "name"
    figure: str | None = None
    """Its id in the report, where the report tells of it."""
    actor: str | None = None
    """Its id in the registry, where that knows it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided."""

    key: int
    ref: str
    kind: DecisionKind
    decided_at: str
    """UTC, ISO 8601."""
    decided_by: str
    why: str
    undoes: int | None
    is_undone: bool
    targets: tuple[Target, ...]
    values: Mapping[str, Any]
    """Field -> JSON of what is to stand there: actors as `Whom`, statements as numbers of targets."""
    before: Mapping[str, Any]
    """Field -> JSON of what stood there."""
