"""The tables that take rows of a user's, and what makes two rows of a table speak of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from onrecord.lexicon import actor_rows as actors
from onrecord.lexicon import events, speech
from onrecord.lexicon.forms import canonical
from onrecord.lexicon.tables import Converter, converters

ACTORS, RULES = "actors", "rules"
TABLES: dict[str, type] = {
    "actors_states": actors.StateRow,
    "actors_regions": actors.RegionRow,
    "actors_cities": actors.CitiesRow,
    "actors_organisations": actors.OrganisationRow,
    "actors_nouns": actors.NounRow,
    "actors_titles": actors.TitleRow,
    "actors_holders": actors.HolderRow,
    "actors_given_names": actors.GivenNamesRow,
    "events_codes": events.CodeRow,
    "events_verbs": events.EventVerb,
    "events_nouns": events.EventNoun,
    "events_frames": events.FrameRow,
    "events_compositions": events.CompositionRow,
    "speech_verbs": speech.VerbRow,
    "speech_nouns": speech.NounRow,
    "speech_sources": speech.SourceRow,
    "speech_stops": speech.StopRow,
    "speech_raising": speech.RaisingRow,
    "speech_governors": speech.GovernorRow,
    "speech_channels": speech.ChannelRow,
    "speech_contents": speech.ContentRow,
    "speech_givens": speech.GivenRow,
}
TABLE_OF: dict[type, str] = {row: table for table, row in TABLES.items()}
Keys = frozenset[tuple[str, ...]]


def option_of(table: str) -> str:
    """Which option takes rows of a table.

    >>> option_of("actors_states"), option_of("events_verbs")
    ('actors', 'rules')
    """
    return ACTORS if table.startswith("actors_") else RULES


@cache
def columns(table: str) -> dict[str, Converter]:
    """The columns of a table in their order, each with what makes a value of a cell."""
    row = TABLES[table]
    return dict(zip((f.name for f in fields(row)), converters(row), strict=True))


@cache
def optional(table: str) -> dict[str, Any]:
    """The columns that the shipped table does without, and what stands in them there."""
    return {f.name: f.default for f in fields(TABLES[table]) if f.default is not MISSING}


def keys(table: str, row: Any) -> Keys:
    """By what a row is known again besides its id: its name, its forms, its lemma and particle.

    >>> row = events.EventVerb("x", "call", "in", "", None, "110", (), None, False, "")
    >>> sorted(keys("events_verbs", row))
    [('call', 'in', 'False')]
    """
    return frozenset(_KEYS[table](row)) if table in _KEYS else frozenset()


FORMS: dict[str, tuple[str, ...]] = {
    "actors_nouns": ("singular", "plural"),
    "actors_titles": ("forms",),
    "events_nouns": ("lemmas",),
}
"""The columns of words that stand in one row for brevity: a row of a user's takes its own words out of one that ships."""


def _values(*names: str) -> Callable[[Any], Iterable[tuple[str, ...]]]:
    return lambda row: [tuple(str(getattr(row, name)) for name in names)]


_KEYS: dict[str, Callable[[Any], Iterable[tuple[str, ...]]]] = {
    "actors_states": lambda row: [(canonical(row.name),)],
    "actors_regions": lambda row: [(canonical(row.name),)],
    "actors_organisations": lambda row: [(canonical(row.name), *filter(None, (row.since, row.until)))],
    "actors_holders": lambda row: [(canonical(row.name), row.office, row.since or "", row.until or "")],
    "actors_nouns": lambda row: [(canonical(form),) for form in (*row.singular, *row.plural)],
    "actors_titles": lambda row: [(canonical(form),) for form in row.forms],
    "events_verbs": _values("lemma", "particle", "adjective"),
    "events_nouns": lambda row: [(lemma, *sorted(row.modifiers)) for lemma in row.lemmas],
    "events_frames": _values("verb", "noun"),
    "events_compositions": _values("operator", "base"),
    "speech_verbs": _values("lemma", "particle"),
    "speech_nouns": _values("lemma"),
    "speech_sources": _values("lemma"),
    "speech_stops": _values("lemma"),
    "speech_raising": _values("lemma"),
    "speech_governors": _values("lemma", "particle"),
    "speech_channels": _values("noun", "modifier"),
    "speech_contents": _values("lemma", "modifier"),
    "speech_givens": _values("lemma", "kind"),
}
