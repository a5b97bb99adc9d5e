"""An actor: who it is, what it said and did, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open
from onrecord.errors import NotFound
from onrecord.lexicon.actors import country_names
from onrecord.queries import DealingRow
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ActorRow, ChainRow, ContestedRow, EventRow, OfficeRow
from onrecord.queries.shown import ActorShown

_FEW, _SHOWN = 8, 6


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the page of an actor shows."""

    asked: str
    """The id that was asked for; that of one who was joined with this one means this one."""
    shown: ActorShown
    country: str | None
    """The name of its country."""
    state: str | None
    """The id of that country's state, where the archive knows it and it is not this one."""
    did: tuple[EventRow, ...]
    """The latest, as the next."""
    done_to: tuple[EventRow, ...]
    withheld: tuple[ContestedRow, ...]
    """What it would not say."""
    deals_with: tuple[DealingRow, ...]
    known_through: tuple[ChainRow, ...]
    """By which ways its words came to outlets, the most frequent first."""

    @property
    def row(self) -> ActorRow:
        """Who it is."""
        return self.shown.actor

    def offices(self) -> list[OfficeRow]:
        """Its offices, but what reports call it where that says no more than an office does."""
        titled = {office.title.casefold() for office in self.row.offices if office.known != "reports"}
        return [o for o in self.row.offices if o.known != "reports" or o.title.casefold() not in titled]

    def other_names(self) -> list[str]:
        """What else it is called."""
        return [name for name in self.row.names if name != self.row.name]


def actor(archive: Open, ref: str) -> ActorPage:
    """An actor, by its id."""
    shown = archive.show(ref)[0]
    if not isinstance(shown, ActorShown) or shown.actor.id is None:
        raise NotFound(f"no actor {ref}")
    own = shown.actor.id
    code = shown.actor.country
    states = archive.actors(None, Filter(country=(code,), limit=1), kind="state") if code else []
    name = country_names().get(code or "") or (states[0].name if states else code)
    few = Filter(speaker=(own,), limit=_FEW)
    withheld = [row for row in archive.contested(few, kinds=["withheld"]) if _is(row, own)]
    return ActorPage(
        ref, shown, name, next((s.id for s in states if s.id != own), None), tuple(archive.deeds(own, "actor", _SHOWN)),
        tuple(archive.deeds(own, "recipient", _SHOWN)), tuple(withheld), tuple(archive.dealings(own)),
        tuple(archive.chains(few)),
    )  # fmt: skip


def _is(row: ContestedRow, ref: str) -> bool:
    speaker = row.statement.speaker
    return speaker is not None and speaker.actor == ref
