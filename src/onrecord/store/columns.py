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
_ESCAPE, _NUL, _SELF, _HALF = "\ue000", "\ue001", "\ue002", "\ue003"
"""Characters of the private use area: PostgreSQL keeps no NUL, SQLite's functions stop at one, and neither keeps half
a character, as names of files may hold."""
_UNKEPT = re.compile("[\0\ue000\ud800-\udfff]")
_KEPT = re.compile("\ue000(?:\ue001|\ue002|\ue003([0-9a-f]{4}))")


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
    r"""A string without NUL and half characters, from which `unescaped` gives it back.

    >>> unescaped(escaped("a\\0b\\ue000c\\udcff")) == "a\\0b\\ue000c\\udcff", escaped("plain")
    (True, 'plain')
    """
    return _UNKEPT.sub(_instead, value)


def unescaped(value: str) -> str:
    """The string that `escaped` was given."""
    return _KEPT.sub(_again, value) if _ESCAPE in value else value


def _instead(found: re.Match[str]) -> str:
    names = {"\0": _NUL, _ESCAPE: _SELF}
    return _ESCAPE + names.get(found[0], f"{_HALF}{ord(found[0]):04x}")


def _again(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else "\0" if found[0][1] == _NUL else _ESCAPE


class Listed(TypeDecorator[tuple[Any, ...]]):
    """A tuple of strings, or of pairs of them, as a JSON array; nothing is kept of an empty one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        return msgspec.json.encode(value).decode() if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        return () if value is None else _tuple(msgspec.json.decode(value))


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
