"""The cells of one row of a user's CSV of actors as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args

from onrecord.lexicon.own.cells import broken
from onrecord.lexicon.own.rows import Problem, Source
from onrecord.records import ActorKind

from .days import day_or_part, in_order
from .facts import ExternalId

_BETWEEN = "|"
_CODE = re.compile(r"[A-Z][A-Z0-9]{2,}$")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says; countries as written, until all rows are read."""

    source: Source
    id: str = ""
    name: str = ""
    kind: ActorKind | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None
    office: str = ""
    office_country: str | None = None
    body: str | None = None
    since: str | None = None
    until: str | None = None
    wikidata: tuple[ExternalId, ...] = ()
    external_ids: tuple[ExternalId, ...] = ()


def line_of(cells: Mapping[str, str], source: Source) -> Line | Problem:
    """What a row says, or what of it can't be read.

    >>> told = line_of({"name": "Mira Holt", "wikidata": "Q900001", "since": ""}, Source("own.csv", 2))
    >>> told.name, told.wikidata[0].value, told.since
    ('Mira Holt', 'Q900001', None)
    """
    values: dict[str, Any] = {}
    for column, written in cells.items():
        if not written:
            continue
        try:
            values[column] = _VALUES[column](written)
        except ValueError as error:
            return broken(source, f"{column}: {written!r}", f"write {error}")
    line = Line(source, **values)
    if not line.id and not line.name:
        return broken(source, "neither id nor name", "give the actor a name")
    if not in_order(line.since, line.until):
        return broken(source, f"since {line.since}, until {line.until}", "put the earlier day first")
    return line


def _kind(written: str) -> ActorKind:
    found = next((kind for kind in get_args(ActorKind) if kind == written.lower()), None)
    if found is None:
        raise ValueError(f"one of {', '.join(get_args(ActorKind))}")
    kind: ActorKind = found
    return kind


def _code(written: str) -> str:
    if not _CODE.match(written.upper()):
        raise ValueError("one code of CAMEO's kind, such as OSTGOV")
    return written.upper()


def _values(written: str) -> tuple[str, ...]:
    return tuple(value for value in map(str.strip, written.split(_BETWEEN)) if value)


def _wikidata(written: str) -> tuple[ExternalId, ...]:
    ids = _values(written.upper())
    if not all(map(_WIKIDATA.match, ids)):
        raise ValueError("an id such as Q900001")
    return tuple(ExternalId("wikidata", value) for value in ids)


def _external_ids(written: str) -> tuple[ExternalId, ...]:
    pairs = [value.partition(":") for value in _values(written)]
    if not all(scheme.strip() and value.strip() for scheme, _, value in pairs):
        raise ValueError("a scheme and a value, such as lei:529900T8BM49AURSDO55")
    return tuple(ExternalId(scheme.strip(), value.strip()) for scheme, _, value in pairs)


_VALUES: dict[str, Callable[[str], object]] = {
    "id": str,
    "name": str,
    "kind": _kind,
    "country": str,
    "aliases": _values,
    "code": _code,
    "office": str,
    "office_country": str,
    "body": str,
    "since": day_or_part,
    "until": day_or_part,
    "wikidata": _wikidata,
    "external_ids": _external_ids,
}
COLUMNS = tuple(field.name for field in fields(Line) if field.name in _VALUES)
"""The columns that there are."""
