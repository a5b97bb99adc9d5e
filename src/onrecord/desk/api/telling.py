"""What each field of an answer means: the words that stand beside it in the source, for the description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from onrecord.schema import field_docstrings


def words_of(kinds: Iterable[Any]) -> dict[str, dict[str, str]]:
    """By the name of a type, its fields and what each is: of the types among these, and of all that they hold.

    >>> from onrecord.queries.rows import Told
    >>> words_of([tuple[Told, ...]])["Told"]["reports"]
    'Reports that tell it.'
    """
    return {kind.__name__: field_docstrings(kind) for kind in _within(kinds, set())}


def _within(kinds: Iterable[Any], seen: set[Any]) -> Iterator[type]:
    """The types with fields, each once."""
    for kind in kinds:
        if get_args(kind):
            yield from _within((get_origin(kind), *get_args(kind)), seen)
        elif isinstance(kind, type) and kind not in seen and is_dataclass(kind):
            seen.add(kind)
            yield kind
            yield from _within(get_type_hints(kind).values(), seen)


def add(schemas: dict[str, Any], words: dict[str, dict[str, str]]) -> None:
    """Puts the words beside the fields of the schemas, which are named for their types."""
    for name, schema in schemas.items():
        fields = words.get(name.rsplit("__", 1)[-1].split("_")[0], {})
        for field, property_ in schema.get("properties", {}).items():
            if field in fields:
                property_.setdefault("description", fields[field])
