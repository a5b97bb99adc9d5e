"""The fields that a person may correct: one row each, with what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from onrecord.errors import BadDecision
from onrecord.lexicon.events import EventLexicon
from onrecord.records import Act, ActorKind, Channel, Modality, Mode, Polarity, Translated
from onrecord.store.days import UNKNOWN, days_of
from onrecord.store.deciding.kinds import ThingKind

Form = Literal["who", "whos", "word", "date", "text", "number", "code", "statement", "statements"]
NONE = "none"
"""What is typed to leave a field empty."""
_SCALE = 10.0


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it is called where it is typed and in the record, and what it takes."""

    name: str
    form: Form
    allowed: tuple[str, ...] = ()
    """The words that it takes, where these are few."""
    needed: bool = False
    """It can't be empty."""


def _word(name: str, words: Any, *, needed: bool = True) -> Field:
    return Field(name, "word", tuple(get_args(words)), needed)


FIELDS: dict[ThingKind, tuple[Field, ...]] = {
    "statement": (
        Field("speaker", "who"), Field("addressees", "whos"), Field("via", "whos"),
        _word("channel", Channel, needed=False), Field("said_at", "date"), _word("mode", Mode), _word("act", Act),
        _word("polarity", Polarity), _word("translated", Translated, needed=False), Field("parent", "statement"),
        Field("responds_to", "statements"),
    ),
    "event": (
        Field("actors", "whos"), Field("recipients", "whos"), Field("cameo", "code", needed=True),
        Field("plover", "word"), Field("plover_mode", "text"), Field("goldstein", "number"), Field("when", "date"),
        _word("modality", Modality),
    ),
    "report": (
        Field("title", "text"), Field("publisher", "text"), Field("published", "date"), Field("byline", "text"),
        Field("source", "text"), Field("language", "text"), Field("url", "text"),
    ),
    "actor": (
        Field("name", "text", needed=True), _word("kind", ActorKind), Field("country", "text"), Field("code", "text"),
    ),
}  # fmt: skip


def field_of(kind: ThingKind, name: str) -> Field:
    """The field of this name. Raises BadDecision where there is none."""
    plain = name.strip().replace("-", "_").lower()
    for field in FIELDS[kind]:
        if field.name == plain:
            return field
    has = ", ".join(field.name for field in FIELDS[kind])
    raise BadDecision(f"{kind}s have no field {name!r} that can be corrected", remedy=f"there are {has}")


def plain_value(field: Field, typed: str) -> Any:
    """What was typed for a field that holds no actors and no statements, as it is kept. Raises BadDecision.

    >>> plain_value(field_of("statement", "act"), "deny"), plain_value(field_of("event", "when"), "none")
    ('deny', None)
    """
    typed = typed.strip()
    if typed in ("", NONE):
        if field.needed:
            raise BadDecision(f"{field.name} can't be empty", remedy="give what is right, or undo what is wrong")
        return None
    match field.form:
        case "word":
            return _of(field.name, typed, field.allowed or plovers())
        case "code":
            return _code(typed)
        case "date":
            return _date(field.name, typed)
        case "number":
            return _number(field.name, typed)
    return typed


def coded(code: str) -> Iterator[tuple[str, Any]]:
    """What CAMEO's code of an event says of its other fields.

    >>> dict(coded("112"))
    {'plover': 'ACCUSE', 'plover_mode': 'disapprove', 'goldstein': -2.0}
    """
    row = EventLexicon.load().codes[code]
    yield from (("plover", row.plover), ("plover_mode", row.mode), ("goldstein", row.goldstein))


@cache
def plovers() -> tuple[str, ...]:
    """PLOVER's types of events."""
    return tuple(sorted({row.plover for row in EventLexicon.load().rows if row.plover}))


def _of(name: str, typed: str, allowed: tuple[str, ...]) -> str:
    found = next((word for word in allowed if word.lower() == typed.lower().replace("-", "_")), None)
    if found is None:
        raise BadDecision(f"{name} can't be {typed!r}", remedy=f"it is one of {', '.join(allowed)}")
    return found


def _code(typed: str) -> str:
    if typed not in EventLexicon.load().codes:
        raise BadDecision(f"no CAMEO code {typed!r}", remedy="docs/events.md says where the codes are listed")
    return typed


def _date(name: str, typed: str) -> str:
    if days_of(typed) == UNKNOWN:
        remedy = "write it as 2031-05-07, 2031-05-07T09:20, 2031-W19, 2031-05 or 2031"
        raise BadDecision(f"{name}: {typed!r} is no date", remedy=remedy)
    return typed


def _number(name: str, typed: str) -> float:
    try:
        number = float(typed)
    except ValueError:
        number = 2 * _SCALE
    if not -_SCALE <= number <= _SCALE:
        raise BadDecision(f"{name}: {typed!r} is not on the scale", remedy="give a number from -10 to 10")
    return number
