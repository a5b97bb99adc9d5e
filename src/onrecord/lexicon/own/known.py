"""What dictionaries are read against: the countries, roles and event codes that there are, and nouns for offices and bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.roles import KNOWN_ROLES
from onrecord.records import ActorKind

from .rows import OwnRow

if TYPE_CHECKING:
    from onrecord.lexicon import Lexicon

_MAKERS = frozenset(("IGO", "NGO", "NGM", "IMG", "MNC", "INT"))
"""What codes begin with that are of no country."""
_KINDS: dict[str, ActorKind] = {
    "GOV": "government",
    "IGO": "igo",
    "MED": "media",
    "PTY": "party",
    "REB": "group",
    "UAF": "group",
    "SEP": "group",
    "INS": "group",
    "RAD": "group",
    "CRM": "group",
    "CVL": "group",
    "REF": "group",
}
_CHUNK = 3


@dataclass(frozen=True)
class Known:
    """Codes and words that there are: those of the lexicon, and those of a user's own tables."""

    actors: ActorLexicon
    countries: Mapping[str, str]
    """CAMEO's code of a country to the id of its row."""
    regions: frozenset[str]
    events: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon, own: Iterable[OwnRow] = ()) -> Known:
        rows = tuple(own)
        states = {row.id: row.id for row in rows if row.table == "actors_states"}
        countries = {row.code: row.id for row in lexicon.actors.states} | states
        regions = frozenset(row.code for row in lexicon.actors.regions if row.code) - set(countries)
        events = {row.id for row in rows if row.table == "events_codes"} | set(lexicon.events.codes)
        return cls(lexicon.actors, countries, regions, frozenset(events))

    def with_countries(self, codes: Iterable[str]) -> Known:
        """What is known, and more countries, by codes that are their ids."""
        return replace(self, countries={code: code for code in codes} | dict(self.countries))

    def country(self, code: str) -> str | None:
        """The id of the country whose an actor's code is."""
        return self.countries.get(code[:_CHUNK])

    def unknown(self, code: str) -> str | None:
        """The first part of an actor's code that is neither country, region, role nor another maker of codes.

        What follows a known part may name one body: HLW in NGOHLW.
        """
        first = code[:_CHUNK]
        return None if first in self._firsts else first

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return _MAKERS | KNOWN_ROLES | self.regions | self.countries.keys()

    def role(self, code: str) -> str | None:
        """The first role in a code: MIL in USAMIL."""
        parts = [code[at : at + _CHUNK] for at in range(0, len(code), _CHUNK)]
        return next((part for part in parts if part in KNOWN_ROLES), None)

    def kind(self, code: str) -> ActorKind:
        """What a body with this code most likely is."""
        first = code[:_CHUNK]
        return _KINDS.get("IGO" if first == "IGO" else self.role(code) or "", "institution")
