"""What narrows a question: actors, countries, days, channels, acts, outlets, collections, words.

Questions that only order by a version's columns join it as an outer table, though each row has one: so SQLite begins with
the rows that are asked for, in the order of their index, however many versions there are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select, true

from onrecord.errors import NotFound
from onrecord.queries.finding import matching_statements, matching_versions
from onrecord.queries.who import actors_named, country_named, of_country
from onrecord.store import tables as t
from onrecord.store.days import days_of

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Narrows a question; of several values of one field one must fit, of several fields all."""

    actor: tuple[str, ...] = ()
    """Names or ids: those who speak or are spoken to, who act or to whom it is done."""
    speaker: tuple[str, ...] = ()
    """Names or ids: those who speak, or act, alone."""
    country: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3 or alpha-2, or a name: those of whom the sides are."""
    since: str | None = None
    """ISO date or part of one: nothing that was over before it."""
    until: str | None = None
    """ISO date or part of one: nothing that began after it."""
    channel: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    """Outlets: the publisher of a report, or the label under which it is filed."""
    collection: tuple[str, ...] = ()
    text: str | None = None
    """Words that are said, or of an event that its report holds; "in quotation marks" as a phrase, -without."""
    min_confidence: float = 0.0
    limit: int | None = 100
    """Rows at most; null: all."""
    offset: int = 0


EVERYTHING = Filter()
_A_YEAR = 10000
"""In days as numbers. Nothing is dated less exactly than by its year: what begins earlier is over before."""
_OF_FINDS = "actor", "speaker", "country", "channel", "act", "min_confidence"
"""Fields that only a statement or an event can meet."""


def of_statements(connection: Connection, wanted: Filter) -> Condition:
    """What a statement of `statement`, joined to its `version`, must meet. Raises NotFound for names that nobody bears."""
    s = t.statement
    conditions = [
        s.c.is_current,
        *_days(s, wanted),
        *of_versions(connection, wanted),
        *_among(s.c.channel, wanted.channel),
        *_among(s.c.act, wanted.act),
    ]
    conditions += (
        or_(s.c.speaker_id.in_(figures), _any(t.statement_figure, s, figures, "addressee"))
        for figures in _figures(connection, wanted.actor, wanted.country)
    )
    conditions += (s.c.speaker_id.in_(figures) for figures in _figures(connection, wanted.speaker, ()))
    if wanted.text:
        conditions.append(s.c.id.in_(matching_statements(connection, wanted.text)))
    return and_(true(), *conditions)


def of_events(connection: Connection, wanted: Filter) -> Condition:
    """What an event of `event`, joined to its `version`, must meet. Raises NotFound for names that nobody bears.

    Channel and act are those of the statement that vouches for it.
    """
    e, s = t.event, t.statement.c
    conditions = [e.c.is_current, *_days(e, wanted), *of_versions(connection, wanted)]
    conditions += (_any(t.event_figure, e, them) for them in _figures(connection, wanted.actor, wanted.country))
    conditions += (_any(t.event_figure, e, them, "actor") for them in _figures(connection, wanted.speaker, ()))
    for column, values in ((s.channel, wanted.channel), (s.act, wanted.act)):
        if values:
            conditions.append(e.c.statement_id.in_(select(s.id).where(column.in_(values))))
    if wanted.text:
        conditions.append(e.c.version_id.in_(matching_versions(connection, wanted.text)))
    return and_(true(), *conditions)


def of_reports(connection: Connection, wanted: Filter) -> Condition:
    """What a version of `version` must meet: its day, outlet and words; of all else, that one of its finds meets it.

    Raises NotFound for names that nobody bears.
    """
    v = t.version.c
    conditions = [v.is_current, *of_versions(connection, wanted)]
    if wanted.since:
        conditions.append(v.published_day >= _day(wanted.since, 0))
    if wanted.until:
        conditions.append(v.published_day <= _day(wanted.until, 1))
    if wanted.text:
        conditions.append(v.id.in_(matching_versions(connection, wanted.text)))
    finds = finds_of(wanted)
    if finds != EVERYTHING:
        told = ((t.statement, of_statements(connection, finds)), (t.event, of_events(connection, finds)))
        holding = (
            select(table.c.version_id)
            .join(t.version, t.version.c.id == table.c.version_id)
            .where(condition)
            .correlate(None)
            for table, condition in told
        )
        conditions.append(or_(*(v.id.in_(versions) for versions in holding)))
    return and_(true(), *conditions)


def finds_of(wanted: Filter) -> Filter:
    """What of a filter only a statement or an event can meet."""
    return replace(EVERYTHING, **{name: getattr(wanted, name) for name in _OF_FINDS})


def _days(table: Table, wanted: Filter) -> list[Condition]:
    """Those that may lie between two days, and are sure enough."""
    conditions: list[Condition] = []
    if wanted.since:
        since = _day(wanted.since, 0)
        conditions += [table.c.last_day >= since, table.c.first_day >= since - _A_YEAR]
    if wanted.until:
        conditions.append(table.c.first_day <= _day(wanted.until, 1))
    if wanted.min_confidence > 0:
        conditions.append(table.c.confidence >= wanted.min_confidence)
    return conditions


def _day(value: str, which: int) -> int:
    day = days_of(value)[which]
    if day is None:
        raise NotFound(f"the date {value!r}", remedy="write it as 2031-04-02, 2031-04 or 2031")
    return day


def of_versions(connection: Connection, wanted: Filter) -> list[Condition]:
    """What the version must meet: of an outlet, in a collection."""
    v = t.version.c
    conditions: list[Condition] = []
    if wanted.source:
        names = [name.casefold() for name in wanted.source]
        conditions.append(or_(*(func.lower(c).in_(names) | c.in_(wanted.source) for c in (v.publisher, v.source))))
    if wanted.collection:
        held = select(t.collection_report.c.report_id).join(t.collection)
        conditions.append(v.report_id.in_(held.where(t.collection.c.name.in_(_collections(connection, wanted)))))
    return conditions


def _collections(connection: Connection, wanted: Filter) -> list[str]:
    there = set(connection.execute(select(t.collection.c.name)).scalars())
    for name in wanted.collection:
        if name not in there:
            known = ", ".join(sorted(there)) or "none yet"
            raise NotFound(f"no collection {name!r}", remedy=f"there are: {known}")
    return list(wanted.collection)


def _figures(connection: Connection, names: tuple[str, ...], countries: tuple[str, ...]) -> list[Any]:
    """The figures of actors, and those of countries, as queries."""
    f, found = t.figure.c, []
    if names:
        found.append(select(f.id).where(f.actor_id.in_(actors_named(connection, names))))
    if countries:
        found.append(select(f.id).where(of_country([country_named(c) for c in countries])))
    return found


def _any(table: Table, owner: Table, figures: Any, role: str | None = None) -> Condition:
    """Whether one of the figures has a part in a row, in a role."""
    column = table.c[f"{owner.name}_id"]
    parts = select(column).where(table.c.figure_id.in_(figures))
    return owner.c.id.in_(parts if role is None else parts.where(table.c.role == role))


def _among(column: ColumnElement[Any], values: tuple[str, ...]) -> list[Condition]:
    return [column.in_(values)] if values else []
