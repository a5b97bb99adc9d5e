"""The entities in lines of FollowTheMoney JSON, and what can't be read or is not used, each told once for all lines alike."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.lexicon.own.cells import broken
from onrecord.lexicon.own.rows import Problem, Source

from .ftm_schema import NAMES, USED, WIDER

_KEEP_OUT = "only who there is, names, countries, ids elsewhere and offices are read"


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: all values of each property, in the order of the file."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    line: int
    caption: str = ""

    @property
    def name(self) -> str:
        """Its caption, where that is one of its names, or else the first of them; empty where it has none."""
        names = self.of(*NAMES)
        return self.caption if self.caption in names else next(iter(names), "")

    def of(self, *names: str) -> tuple[str, ...]:
        """The values of properties, each once.

        >>> Entity("x", "Person", {"name": ("Mira Holt",), "alias": ("M. Holt", "Mira Holt")}, 1).of("name", "alias")
        ('Mira Holt', 'M. Holt')
        """
        return tuple(dict.fromkeys(value for name in names for value in self.properties.get(name, ())))


@dataclass(slots=True)
class Tally:
    """What is to be said of a file, by what was seen: for each the first line and how many there are."""

    file: str
    seen: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    broken: list[Problem] = field(default_factory=list)

    def add(self, line: int, what: str, remedy: str) -> None:
        """Once more."""
        self.seen.setdefault((what, remedy), []).append(line)

    def problems(self) -> tuple[Problem, ...]:
        """One problem for each sort of thing, at its first line."""
        told = [
            Problem(Source(self.file, min(lines)), "not used", f"{len(lines)} x {what}", remedy)
            for (what, remedy), lines in self.seen.items()
        ]
        return tuple(sorted((*self.broken, *told), key=lambda p: (p.source.line, p.seen)))


def looks_like_ftm(text: str) -> bool:
    """Whether a text is of entities, one a line.

    >>> looks_like_ftm('{"id": "x", "schema": "Person", "properties": {}}'), looks_like_ftm('{"text": "Ostland said"}')
    (True, False)
    """
    return text.lstrip().startswith("{") and '"schema"' in text


def entities(text: str, tally: Tally) -> dict[str, Entity]:
    """The entities of a file that tell who there is, by their ids: lines of one entity made one, whatever their order."""
    parts: dict[str, list[Entity]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and (part := _entity(line, number, tally)) is not None:
            parts.setdefault(part.id, []).append(part)
    return {key: _whole(parts[key], tally) for key in sorted(parts)}


def _entity(line: str, number: int, tally: Tally) -> Entity | None:
    """The entity of a line, where it is one that is used."""
    source = Source(tally.file, number)
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        tally.broken.append(broken(source, "a line that is no JSON", "write one entity on each line"))
        return None
    told = given if isinstance(given, dict) else {}
    key, schema, properties = (told.get(name) for name in ("id", "schema", "properties"))
    if not (isinstance(key, str) and key and isinstance(schema, str) and isinstance(properties, dict)):
        tally.broken.append(broken(source, "no entity", "give it id, schema and properties"))
        return None
    if schema not in USED:
        tally.add(number, f"schema {schema}", _KEEP_OUT)
        return None
    caption = told.get("caption")
    values = dict(_properties(properties, schema, number, tally))
    return Entity(key, schema, values, number, caption if isinstance(caption, str) else "")


def _properties(given: dict[str, Any], schema: str, number: int, tally: Tally) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, values in given.items():
        if name not in USED[schema]:
            tally.add(number, f"property {name} of {schema}", _KEEP_OUT)
            continue
        listed = values if isinstance(values, list) else [values]
        texts = tuple(value.strip() for value in listed if isinstance(value, str) and value.strip())
        if any(not isinstance(value, str) for value in listed):
            tally.add(number, f"property {name} with more than text", "give entities one a line, none within another")
        yield name, texts


def _whole(parts: list[Entity], tally: Tally) -> Entity:
    """One entity of the lines that speak of it: of its schemata the narrowest, and what does not fit told."""
    schemata = {part.schema for part in parts}
    schema = min(schemata - {wide for narrow in schemata for wide in WIDER.get(narrow, ())})
    values: dict[str, tuple[str, ...]] = {}
    for part in sorted(parts, key=lambda p: (p.schema, sorted(p.properties.items()), p.caption)):
        if part.schema != schema and part.schema not in WIDER.get(schema, ()):
            tally.add(part.line, f"schema {part.schema} of an entity that is a {schema}", "give it one schema")
            continue
        for name in part.properties:
            values[name] = tuple(dict.fromkeys((*values.get(name, ()), *part.properties[name])))
    caption = min((part.caption for part in parts if part.caption), default="")
    return Entity(parts[0].id, schema, values, min(part.line for part in parts), caption)
