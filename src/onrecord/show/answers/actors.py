"""Actors: a line each, with what they are, how much is told of them, and whom a name may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.rows import ActorRow, OfficeRow
from onrecord.show.layout import Hanging, flowing
from onrecord.show.words import ASIDE, SPEAKER, counted, day

_INDENT, _OFFICES = 2, 3


def actor_page(rows: Sequence[ActorRow]) -> RenderableType:
    """The actors, those of whom most is told first."""
    return Group(*(line for row in rows for line in actor_lines(row)))


def actor_lines(row: ActorRow, offices: int = _OFFICES) -> Iterator[Hanging]:
    """Who it is, with so many offices at most; under it how much is told, and the id, or that it is open who it is."""
    who = filter(None, [row.kind, row.country, *map(office_words, row.offices[:offices])])
    yield Hanging(Text(), Text.assemble((flowing(row.name), SPEAKER), *(f" · {part}" for part in who)), 0)
    told = ", ".join(counted(*number) for number in _numbers(row) if number[0])
    told = " in ".join(filter(None, [told, _reports(row)]))
    days = " to ".join(dict.fromkeys(map(day, filter(None, (row.first_day, row.last_day)))))
    behind = filter(None, [told, days, row.id or "open who it is", *_may_be(row)])
    yield Hanging(Text(), Text(" · ".join(behind), style=ASIDE), _INDENT)


def _numbers(row: ActorRow) -> tuple[tuple[int, str], ...]:
    return (row.statements, "statement"), (row.events, "event")


def _reports(row: ActorRow) -> str:
    """In how many reports, and of how many origins where these are fewer."""
    if not row.reports:
        return ""
    copied = f", {counted(row.origins, 'origin')}" if row.origins < row.reports else ""
    return counted(row.reports, "report") + copied


def _may_be(row: ActorRow) -> Iterator[str]:
    if row.may_be:
        yield f"may be {' or '.join(row.may_be)}"


def office_words(office: OfficeRow) -> str:
    """An office with whose it is, and its days.

    >>> office_words(OfficeRow("premier", None, "MLT", "2031-02", None, "import"))
    'premier of MLT from Feb 2031'
    """
    whose = office.body or office.country
    since, until = day(office.since), day(office.until)
    when = f" {since}–{until}" if since and until else f" from {since}" if since else f" until {until}" if until else ""
    return f"{flowing(office.title)}{f' of {whose}' if whose else ''}{when}"


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor as one line of a table; of several values of one cell, each behind a semicolon."""

    id: str | None
    name: str
    kind: str | None
    country: str | None
    known: str
    names: str
    offices: str
    codes: str
    external_ids: str
    reports: int
    origins: int
    statements: int
    events: int
    first_day: str | None
    last_day: str | None
    may_be: str


def actor_line(row: ActorRow) -> ActorLine:
    """The line of an actor."""
    offices = (f"{office_words(office)} ({office.known})" for office in row.offices)
    return ActorLine(
        row.id, row.name, row.kind, row.country, row.known, "; ".join(row.names), "; ".join(offices),
        "; ".join(row.codes), "; ".join(row.external_ids), row.reports, row.origins, row.statements, row.events,
        row.first_day, row.last_day, "; ".join(row.may_be),
    )  # fmt: skip
