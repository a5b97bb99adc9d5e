"""Rows of one actor made one: each adds names, a term in an office, a code, ids elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.lexicon.own.rows import Problem

from .csv_cells import Line
from .facts import Code, ExternalId, Name, Office, RegistryActor


def joined(key: str, lines: Sequence[Line]) -> RegistryActor:
    """The actor of whom rows speak; what the first row says of kind and country holds.

    >>> from onrecord.lexicon.own.rows import Source
    >>> rows = [Line(Source("a.csv", n), name="Mira Holt", office=o) for n, o in ((2, "premier"), (3, "judge"))]
    >>> [office.title for office in joined("mh", rows).offices]
    ['premier', 'judge']
    """
    names = [name for line in lines for name in _names(line)]
    country = next((line.country for line in lines if line.country), None)
    return RegistryActor(
        key=key,
        name=names[0].name,
        kind=next((line.kind for line in lines if line.kind), None),
        country=country,
        names=tuple(dict.fromkeys(names)),
        offices=tuple(dict.fromkeys(_office(line, country) for line in lines if line.office)),
        codes=tuple(dict.fromkeys(Code(line.code, line.since, line.until, line.source) for line in lines if line.code)),
        external_ids=tuple(dict.fromkeys(_ids(lines))),
        source=lines[0].source,
    )


def _names(line: Line) -> Iterator[Name]:
    """The names that a row gives; its days are theirs where it tells of nothing else that could have days."""
    dated = not line.office and not line.code
    since, until = (line.since, line.until) if dated else (None, None)
    yield from (Name(name, since, until, line.source) for name in (line.name, *line.aliases) if name)


def _office(line: Line, own: str | None) -> Office:
    """The office of a row: of the actor's own country where neither a body nor another country is given."""
    country = line.office_country or (None if line.body else own)
    return Office(line.office, line.body, country, line.code, line.since, line.until, line.source)


def _ids(lines: Iterable[Line]) -> Iterator[ExternalId]:
    for line in lines:
        yield from (*line.wikidata, *line.external_ids)


def unused(lines: Sequence[Line]) -> Iterator[Problem]:
    """What of an actor's rows has no effect."""
    for column in ("kind", "country"):
        given = [(line, value) for line in lines if (value := getattr(line, column))]
        for line, value in given[1:]:
            if value != given[0][1]:
                first = given[0][0].source.line
                yield Problem(line.source, "not used", f"{column} {value}", f"line {first} says {given[0][1]}")
    for line in lines:
        if not line.office and (line.body or line.office_country):
            yield Problem(line.source, "not used", "a body or country of an office", "name the office")
