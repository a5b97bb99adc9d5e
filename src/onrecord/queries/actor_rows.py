"""What answers tell of an actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import ActorKind

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
    known: Literal["reports", "lexicon", "import", "person", "open"]
    """Person: somebody told it from another. Open: reports name somebody, but not whom of several."""
    names: tuple[str, ...]
    offices: tuple[OfficeRow, ...]
    codes: tuple[str, ...]
    """CAMEO's actor codes."""
    external_ids: tuple[str, ...]
    """Ids elsewhere, as wikidata:Q1."""
    reports: int
    """Reports that name it, of the outlets and in the collections asked for."""
    origins: int
    """How many independent ones they are: copies of one text count once."""
    statements: int
    """What it said, as each report tells it."""
    events: int
    """What it did, or was done to it, as each report tells it; a happening told from two sides counts once."""
    first_day: str | None
    """ISO date: the first day of all these."""
    last_day: str | None
    may_be: tuple[str, ...]
    """Ids of those whom a name may mean: of a person known by one word, those whose name ends so."""
