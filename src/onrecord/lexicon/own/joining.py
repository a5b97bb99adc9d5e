"""The lexicon's parts as tables, and back again with a user's rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.lexicon.actors import Claims
from onrecord.lexicon.forms import canonical

from .merging import Merged
from .rows import OwnWords
from .shapes import TABLES

if TYPE_CHECKING:
    from onrecord.lexicon import Lexicon

Part = TypeVar("Part")
_FIELDS = {"actors_holders": "office_holders", "events_codes": "rows"}
"""The fields of tables that are not called as the table."""
NAMES = ("actors_states", "actors_regions", "actors_organisations", "actors_holders")
_NOUNS = ("actors_nouns",)
_FORMS = ("name", "aliases", "adjectives", "people", "capitals", "seats", "singular", "plural")


def tables_of(lexicon: Lexicon) -> dict[str, tuple[Any, ...]]:
    """The tables that take rows of a user's, by name."""
    return {table: getattr(getattr(lexicon, table.partition("_")[0]), _field(table)) for table in TABLES}


def joined(lexicon: Lexicon, words: OwnWords, found: Merged) -> Lexicon:
    """The lexicon with tables that have a user's rows."""
    actors = replace(_part(lexicon.actors, "actors", found), claims=_claims(found))
    speech, events = _part(lexicon.speech, "speech", found), _part(lexicon.events, "events", found)
    return replace(lexicon, actors=actors, speech=speech, events=events, own=words, sources=found.sources)


def _field(table: str) -> str:
    return _FIELDS.get(table, table.partition("_")[2])


def _part(part: Part, name: str, found: Merged) -> Part:
    changed = {_field(t): rows for t, rows in found.tables.items() if t.partition("_")[0] == name}
    return replace(part, **changed)  # type: ignore[type-var]


def _claims(found: Merged) -> Claims:
    return Claims(found.ids, frozenset(_words(found.own, NAMES)), frozenset(_words(found.own, _NOUNS)))


def forms_of(row: Any) -> Iterator[str]:
    """All words of a row by which it is found."""
    for column in _FORMS:
        value = getattr(row, column, ())
        yield from (value,) if isinstance(value, str) else value


def _words(own: Mapping[str, tuple[Any, ...]], tables: tuple[str, ...]) -> Iterator[str]:
    """All words of rows, as they are compared."""
    for row in (row for table in tables for row in own.get(table, ())):
        yield from map(canonical, forms_of(row))
