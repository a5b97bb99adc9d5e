"""Types of columns that both databases keep alike: ids as integers, any characters, lists."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from onrecord.errors import ArchiveError

_ID = 12
_ESCAPE, _SELF = "\ue000", "\ue002"
"""A character of the private use area, and what stands behind it for itself."""
_UNKEPT = re.compile("[\0\ud800-\udfff\ue000]")
"""PostgreSQL keeps no NUL, SQLite's functions stop at one; neither keeps half a character, as names of files may hold."""
_KEPT = re.compile("\ue000(\ue002|[0-9a-f]{4})")


class HexId(TypeDecorator[str]):
    """An id of twelve hexadecimal digits (`spans.identity`), kept as an integer of 48 bits."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> int | None:
        return None if value is None else number_of(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:0{_ID}x}"


def number_of(value: str) -> int:
    """The integer of an id. Raises ArchiveError where it is none.

    >>> number_of("00000000001f")
    31
    """
    try:
        if len(value) != _ID or value.lower() != value:
            raise ValueError(value)
        return int(value, 16)
    except ValueError as error:
        raise ArchiveError(f"the id {value!r}", remedy="ids of a record are twelve hexadecimal digits") from error


class Words(TypeDecorator[str]):
    """A string of any characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is None else escaped(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is None else unescaped(value)


def escaped(value: str) -> str:
    r"""A string that any database keeps, from which `unescaped` gives it back.

    >>> [unescaped(escaped(odd)) == odd for odd in ("a\0b", "\ue000", "\udcff", "\ue0000000")], escaped("plain")
    ([True, True, True, True], 'plain')
    """
    return _UNKEPT.sub(lambda found: _ESCAPE + (_SELF if found[0] == _ESCAPE else f"{ord(found[0]):04x}"), value)


def unescaped(value: str) -> str:
    """The string that `escaped` was given."""
    if _ESCAPE not in value:
        return value
    return _KEPT.sub(lambda found: _ESCAPE if found[1] == _SELF else chr(int(found[1], 16)), value)


class Listed(TypeDecorator[tuple[Any, ...]]):
    """A tuple of strings, or of pairs of them, as a JSON array; nothing is kept of an empty one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        return msgspec.json.encode(value).decode() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        return () if value is None else _tuple(msgspec.json.decode(value))


class KnownFrom(TypeDecorator[tuple[tuple[str, str], ...]]):
    """How fields are known: pairs of a field and a source, as "kind=text code=lexicon"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[tuple[str, str], ...] | None, dialect: Dialect) -> str | None:
        return " ".join(f"{name}={how}" for name, how in value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[tuple[str, str], ...]:
        pairs = (pair.partition("=") for pair in (value or "").split())
        return tuple((name, how) for name, _, how in pairs)


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
