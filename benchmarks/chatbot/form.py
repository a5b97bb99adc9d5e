"""The form that an assistant fills in: the record without what it can't know (offsets, hashes, rules, confidences).

The values are those of the record; spans are the quoted words alone, and `locating` finds where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from onrecord.records import (
    Act,
    ActorKind,
    Channel,
    DocumentKind,
    FlagKind,
    Form,
    Modality,
    Mode,
    Polarity,
    ResidueKind,
    TimeType,
    Translated,
)
from onrecord.schema import field_docstrings

Words = tuple[str, ...]
"""Words of the report, to the letter."""
Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the report."""

    kind: DocumentKind = "report"
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    source: str | None = None
    language: str | None = None
    """ISO 639-1."""
    published: str | None = None
    """ISO 8601."""
    issuer: str | None = None
    """Whose words a document is that is no report."""


@dataclass(frozen=True, slots=True)
class Residue:
    """Words of the page that are no part of the report."""

    quote: str
    kind: ResidueKind = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean an actor."""

    quote: str
    form: Form = "name"
    before: str = ""
    """The few words right before it, where the same words stand more than once."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: with all its mentions."""

    id: str
    name: str
    kind: ActorKind = "unnamed"
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    code: str | None = None
    """CAMEO actor code."""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression."""

    quote: str
    type: TimeType = "DATE"
    value: str = ""
    """TIMEX3."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what."""

    id: str
    speaker: str | None = None
    """Actor id."""
    addressees: Ids = ()
    via: Ids = ()
    channel: Channel | None = None
    said_at: str | None = None
    mode: Mode = "indirect"
    translated: Translated | None = None
    act: Act = "assert"
    polarity: Polarity = "positive"
    source: Words = ()
    cue: Words = ()
    content: Words = ()
    parent: str | None = None
    """Statement id."""
    responds_to: Ids = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom."""

    id: str
    actors: Ids = ()
    recipients: Ids = ()
    cameo: str = ""
    plover: str | None = None
    when: str | None = None
    modality: Modality = "happened"
    evidence: Words = ()
    statement: str | None = None
    """Statement id."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a reader should be told."""

    kind: FlagKind
    evidence: Words = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """The form, filled in."""

    document: Head = Head()
    set_aside: tuple[Residue, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    flags: tuple[Flag, ...] = ()


LISTS: dict[str, type] = {
    "set_aside": Residue,
    "actors": Actor,
    "times": Time,
    "statements": Statement,
    "events": Event,
    "flags": Flag,
}
"""What each list of the form holds."""
KINDS = {kind.__name__: kind for kind in (Filled, Head, Mention, *LISTS.values())}


@cache
def json_schema() -> dict[str, Any]:
    """The form as a JSON Schema: every key is asked for and no other is, as strict servers want it.

    >>> sorted(json_schema()["properties"])
    ['actors', 'document', 'events', 'flags', 'set_aside', 'statements', 'times']
    """
    whole = msgspec.json.schema(Filled)
    definitions = {name: _strict(name, part) for name, part in sorted(whole["$defs"].items())}
    return definitions.pop("Filled") | {"$defs": definitions}


def _strict(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """One definition, with what its docstrings say and without defaults."""
    told = field_docstrings(KINDS[name])
    known = {
        key: {k: v for k, v in field.items() if k != "default"} | ({"description": told[key]} if key in told else {})
        for key, field in part["properties"].items()
    }
    return {"type": "object", "properties": known, "required": list(known), "additionalProperties": False}
