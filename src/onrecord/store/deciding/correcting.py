"""Corrections: what stands in fields of a statement, an event, a report or an actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import BadDecision
from onrecord.store.deciding.actors import correct_actor
from onrecord.store.deciding.fields import NONE, Field, coded, field_of, plain_value
from onrecord.store.deciding.finding import Found, found
from onrecord.store.deciding.joined import joined_anew
from onrecord.store.deciding.kinds import Author, Target
from onrecord.store.deciding.log import write
from onrecord.store.deciding.standing import stand_everywhere
from onrecord.store.deciding.whom import named, whoms
from onrecord.store.keys import hold

_HEAD = "title", "byline", "publisher", "source", "url", "language"


def correct(connection: Connection, ref: str, typed: Mapping[str, str], author: Author) -> int:
    """Corrects fields of a thing, as they were typed; the key of the decision.

    Raises NotFound where there is no such thing, BadDecision where a field does not take what was typed.
    """
    hold(connection)
    if not typed:
        raise BadDecision("nothing to correct", remedy="say what with --set field=value")
    thing = found(connection, ref)
    if thing.kind == "actor":
        return correct_actor(connection, thing, typed, author)
    targets = [thing.target()]
    values = dict(_values(connection, thing, typed, targets))
    before = _before(connection, thing, values)
    key = write(connection, "correct", author, targets, {name: (values[name], before[name]) for name in values})
    assert thing.report is not None
    with joined_anew(connection, [thing.report]):
        stand_everywhere(connection, thing.report)
    return key


def _values(
    connection: Connection, thing: Found, typed: Mapping[str, str], targets: list[Target]
) -> Iterator[tuple[str, Any]]:
    """Fields and what is to stand there: first what a code says, then what is typed; statements become targets."""
    given = [(field_of(thing.kind, name), value) for name, value in typed.items()]
    for field, value in sorted(given, key=lambda one: one[0].form != "code"):
        read = _value(connection, thing, field, value, targets)
        if field.form == "code":
            yield from coded(read)
        yield field.name, read


def _value(connection: Connection, thing: Found, field: Field, typed: str, targets: list[Target]) -> Any:
    assert thing.version is not None
    match field.form:
        case "who" | "whos":
            who = whoms(connection, thing.version, typed)
            if field.form == "whos":
                return who
            if len(who) > 1:
                raise BadDecision(f"{field.name} is one actor, not {len(who)}", remedy="give one name or id")
            return who[0] if who else None
        case "statement" | "statements":
            given = [one.strip() for one in typed.split(",") if one.strip() not in ("", NONE)]
            others = [_other(thing, field, one, targets) for one in given]
            if field.form == "statements":
                return others
            if len(others) > 1:
                raise BadDecision(f"{field.name} is one statement, not {len(others)}", remedy="give one id")
            return others[0] if others else None
    return plain_value(field, typed)


def _other(thing: Found, field: Field, ref: str, targets: list[Target]) -> int:
    """The number of another statement of the report among the targets. Raises BadDecision."""
    assert thing.record is not None
    said = {one.id: one for one in thing.record.statements}
    if ref not in said:
        raise BadDecision(
            f"{field.name}: no statement {ref} in the report of {thing.ref}",
            remedy="of two reports, `onrecord merge` says that they tell of the same",
        )
    at: str | None = ref
    while at is not None and at != thing.ref:
        at = said[at].parent if field.form == "statement" else None
    if at == thing.ref:
        raise BadDecision(f"{field.name}: {ref} is {thing.ref} itself, or is told within it", remedy="give another")
    other = Found("statement", ref, 0, thing.version, thing.report, thing.record)
    targets.append(other.target())
    return len(targets) - 1


def _before(connection: Connection, thing: Found, values: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in fields now."""
    assert thing.record is not None
    assert thing.version is not None
    if thing.kind == "report":
        document = thing.record.document
        stood = {name: getattr(document, name) for name in _HEAD}
        return stood | {"published": document.published.value if document.published else None}
    who = named(connection, thing.version)
    before: dict[str, Any] = {}
    for name in values:
        now = getattr(thing.part, name)
        match field_of(thing.kind, name).form:
            case "who":
                before[name] = who[now] if now else None
            case "whos":
                before[name] = tuple(who[one] for one in now)
            case _:
                before[name] = now
    return before


def corrected_fields(values: Sequence[str]) -> dict[str, str]:
    """Fields and values of what was typed as "field=value". Raises BadDecision.

    >>> corrected_fields(["act=deny", "said-at=2031-05-07"])
    {'act': 'deny', 'said-at': '2031-05-07'}
    """
    pairs: dict[str, str] = {}
    for given in values:
        name, is_there, value = given.partition("=")
        if not is_there or not name.strip():
            raise BadDecision(f"--set {given}", remedy="write it as --set field=value")
        if name.strip() in pairs:
            raise BadDecision(f"--set {name.strip()}= a second time", remedy="a field has one value")
        pairs[name.strip()] = value
    return pairs
