"""Which happenings are between those whom reports of relations are about: states, bodies, offices, forces; not chat, not things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.records import Actor

from .parties import Sides

_PRIVATE = ("CVL", "LAB", "BUS", "EDU", "MED", "AGR", "HLH", "ENV", "MOD", "RAD", "REF")
"""Roles of those who are nobody's public face: what they do to each other is no matter between states."""
_NO_POWERS = (
    "God",
    "Jesus",
    "Jesus Christ",
    "Christ",
    "Devil",
    "Satan",
    "Allah",
    "Lord",
    "Heaven",
    "Santa",
    "Santa Claus",
)
_ARMED = ("MIL", "REB", "COP", "INS", "SEP", "SPY", "UAF")
_NAMING = frozenset(("name", "metonym", "office"))
_PERSONAL = frozenset(("he", "she", "him", "her", "his", "hers"))
_PEOPLE = ("person", "organization")
_VISITS = ("042", "043")
_AMONG_PEOPLE = ("01", "02", "03", "04", "05", "06", "07", "08", "18", "19")
"""Roots of what people do to each other, too."""
_MEETING, _CALL = "04", "041"
_PROTEST = "14"
_COUNTRY = 3


@dataclass(frozen=True)
class Relevance:
    """Judges the sides of happenings in one report."""

    known: Mapping[str, Actor]
    sides: Mapping[str, str]
    """For each actor its country, or the state to which it belongs."""
    entities: Mapping[int, str | None]
    """What kind of thing each word of the report is, by where the word ends."""

    persons: frozenset[int]
    """Where the names end that surely are those of persons."""

    def kept(self, code: str, sides: Sides) -> Sides | None:
        """The sides without things and pronouns that mean nobody known; None where they are no matter between states."""
        actors = tuple(a for a in sides.actors if self.is_somebody(a))
        recipients = tuple(r for r in sides.recipients if self.is_somebody(r))
        if not (actors or recipients) or not self._concern(code, actors, recipients):
            return None
        if code in _VISITS and not self._may_visit(actors, recipients):
            return None
        return replace(sides, actors=actors, recipients=recipients)

    def _concern(self, code: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
        """Whether somebody public is on a side, or both sides bear names that may be those of states or public persons."""
        everybody = (*actors, *recipients)
        if code == _CALL and any(self.known[a].kind in ("institution", "group") for a in everybody):
            return False
        if any(self._is_certain(a) for a in everybody) or (code.startswith(_PROTEST) and actors):
            return True
        if any(self.is_public(a) for a in everybody):
            return self._among_certain or any(self._may_be_state(a) for a in everybody)
        if code.startswith(_MEETING) and all(self._has_full_name(a) for a in everybody):
            return True
        persons = all(any(m.end in self.persons for m in self.known[a].mentions) for a in everybody)
        if persons and code.startswith(_AMONG_PEOPLE):
            return False
        if all(self._may_be_state(a) for a in everybody):
            return True
        named = self._among_powers and all(self._is_named(a) for a in everybody)
        return named and not all(self.known[a].kind == "person" for a in everybody)

    def _is_certain(self, actor: str) -> bool:
        """Whether somebody public is told by country, body or name, not by a noun alone: "the office", "a senator"."""
        known = self.known[actor]
        return self.is_public(actor) and (
            known.country is not None or bool(self._forms[actor] & _NAMING) or known.kind == "igo"
        )

    def _may_visit(self, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
        """Whether it is somebody public who comes, and to a place or a public body."""
        return all(any(self.is_public(a) for a in side) for side in (actors, recipients) if side)

    def is_somebody(self, actor: str) -> bool:
        """Whether an actor is more than a thing, or a pronoun that leads to nobody."""
        known = self.known[actor]
        if all(m.form == "pronoun" for m in known.mentions) or known.name in _NO_POWERS:
            return False
        if known.kind != "unnamed" or known.code is not None or self._is_named(actor) or self._belongs(actor):
            return True
        return any(self.entities.get(m.end) in _PEOPLE for m in known.mentions)

    def is_public(self, actor: str) -> bool:
        """Whether an actor is, or belongs to, a state or a body between states, or holds power of some kind."""
        known = self.known[actor]
        if known.country is not None or known.kind == "igo" or self._belongs(actor):
            return True
        if known.kind == "state":
            return bool(self._forms[actor] & _NAMING) or known.name.endswith("s")  # "many nations"
        return known.code is not None and known.code[-_COUNTRY:] not in _PRIVATE

    def _may_be_state(self, actor: str) -> bool:
        """Whether a name that no table knows may be that of a state, for all that the report tells."""
        known = self.known[actor]
        if known.kind in ("unnamed", "institution", "group") and any(w[0].isupper() for w in known.name.split()):
            return len(known.name.split()) > 1 or known.code is None
        if not self._is_named(actor) or known.code is not None:
            return False
        if self._forms[actor] <= {"office", "description", "pronoun"} and known.name[0].islower():
            return False
        man = any(m.form == "pronoun" and m.quote.lower() in _PERSONAL for m in known.mentions)
        return known.kind in ("state", "group") or (len(known.name.split()) == 1 and not man)

    @cached_property
    def _among_powers(self) -> bool:
        """Whether the report names anybody public at all."""
        return any(self.is_public(a) for a in self.known)

    @cached_property
    def _among_certain(self) -> bool:
        """Whether the report names anybody who is public."""
        return any(self._is_certain(a) for a in self.known)

    def _belongs(self, actor: str) -> bool:
        """Whether an actor belongs to a state, one that no table knows too."""
        return self.sides[actor] != actor

    def _has_full_name(self, actor: str) -> bool:
        return self._is_named(actor) and len(self.known[actor].name.split()) > 1

    def _is_named(self, actor: str) -> bool:
        """Whether an actor bears a name, one that was taken for a noun too: "Kostria"."""
        mentions = self.known[actor].mentions
        return bool(self._forms[actor] & _NAMING) or any(all(w[0].isupper() for w in m.quote.split()) for m in mentions)

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        """The forms in which each actor is mentioned."""
        return {actor: frozenset(m.form for m in known.mentions) for actor, known in self.known.items()}
