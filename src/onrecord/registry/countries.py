"""What a user's cell means as a country: two letters or three of ISO 3166, or an English name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.lexicon.actors import ActorLexicon

from .names import normal

_THREE = re.compile(r"[A-Z]{3}$")
_OF_USERS = re.compile(r"AA|Q[M-Z]|X.|ZZ")
"""Codes of two letters that ISO leaves to users."""
_KOSOVO = {"XK": "XKX"}
"""Left to users by ISO, and used so by nearly all."""


@dataclass(frozen=True)
class Countries:
    """The countries that there are: those of ISO 3166, and states that the lexicon or the user's own file adds.

    >>> countries = Countries(ActorLexicon.load())
    >>> [countries.of(written) for written in ("fr", "FRA", "France", "XK", "the Danes", "Congo", "OST")]
    ['FRA', 'FRA', 'FRA', 'XKX', None, None, None]
    """

    lexicon: ActorLexicon
    own: Mapping[str, str] = field(default_factory=dict)
    """Normal names of the user's own states to their three letters."""

    def of(self, written: str) -> str | None:
        """The alpha-3 code of what is written; None where it means no country, or more than one."""
        code = written.strip().upper()
        if code in self._all:
            return code
        if code in self._by_two:
            return self._by_two[code]
        if (ours := self.own.get(normal(written))) is not None:
            return ours
        named = {hit.row.id for hit in self.lexicon.state_of(written) if hit.form == "name"}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def _all(self) -> frozenset[str]:
        states = (row.id for row in self.lexicon.states)
        return frozenset((*states, *self._by_two.values(), *self.own.values()))

    @cached_property
    def _by_two(self) -> dict[str, str]:
        """Alpha-2 to alpha-3; of several, such as those of a country that was renamed, the one that the lexicon has."""
        from babel.core import get_global

        ours = {row.id for row in self.lexicon.states}
        found = dict(_KOSOVO)
        for three, meant in sorted(get_global("territory_aliases").items()):
            if not _THREE.match(three) or len(meant) != 1 or _OF_USERS.match(meant[0]):
                continue
            if three in ours or meant[0] not in found:
                found[meant[0]] = three
        return found


def has_form_of_code(written: str) -> bool:
    """Whether what is written may be the three letters of a state that no table has.

    >>> has_form_of_code("OST"), has_form_of_code("Ostland")
    (True, False)
    """
    return _THREE.match(written.strip()) is not None
