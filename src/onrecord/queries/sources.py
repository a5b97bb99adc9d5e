"""`sources`: which outlet relies on whom, and the chains by which it knows what it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
)

from onrecord.queries.copying import OUTLET, copies_by_outlet
from onrecord.queries.filling import statement_rows
from onrecord.queries.filters import EVERYTHING, Filter, of_statements, of_versions
from onrecord.queries.rows import ChainRow, RelianceRow, SourceRow
from onrecord.store import tables as t

_EVERYTHING = replace(EVERYTHING, limit=None)
Key = tuple[int | None, str | None]
"""Who it is: the key in the registry, else the name."""
_V = t.version.c


class _Link(NamedTuple):
    """Statements that one outlet has from one source."""

    actor: int | None
    name: str | None
    statements: int
    chained: int
    """How many of them have another source behind it."""


def sources(connection: Connection, wanted: Filter) -> list[SourceRow]:
    """The outlets of the statements that a filter leaves, those of most statements first.

    Statements count as each report tells them: how an outlet knows what it tells is asked here. Raises NotFound for names that nobody bears.
    """
    tallied = replace(wanted, source=(), collection=(), limit=None, offset=0) == _EVERYTHING
    totals = _tallied_totals(connection, wanted) if tallied else _totals(connection, wanted)
    of_links = _tallied_links(connection, wanted) if tallied else _links(connection, wanted)
    links: dict[str | None, list[_Link]] = defaultdict(list)
    for outlet, *link in connection.execute(of_links):
        links[outlet].append(_Link(*link))
    names = _names(connection, {link.actor for some in links.values() for link in some})
    copied = copies_by_outlet(connection, wanted, tallied=tallied)
    rows = [
        replace(_row(*counts, links=links[counts.outlet], names=names), copies=copied[counts.outlet])
        for counts in connection.execute(totals)
    ]
    return sorted(rows, key=lambda row: (-row.statements, row.outlet or ""))[_slice(wanted)]


def chains(connection: Connection, wanted: Filter) -> Iterator[ChainRow]:
    """The chains by which statements came to outlets, the most frequent first. Raises NotFound for names that nobody bears."""
    p = t.statement_figure.c
    deepest = connection.execute(select(func.max(p.nth)).where(p.role == "via")).scalar()
    if deepest is None:
        return
    found = connection.execute(_ways(connection, wanted, deepest + 1)).all()
    names = _names(connection, {row[at] for row in found for at in range(3, 3 + 2 * (deepest + 2), 2)})
    s = t.statement.c
    refs = select(s.ref, s.id).where(s.is_current, s.ref.in_([row.example for row in found]))
    keys = {row.ref: row.id for row in connection.execute(refs)}
    examples = statement_rows(connection, [keys[row.example] for row in found])
    for row, example in zip(found, examples, strict=True):
        speaker, *chain = (_called(row[at : at + 2], names) for at in range(3, len(row), 2))
        yield ChainRow(row.outlet, tuple(who for who in chain if who), speaker, row.statements, example)


def _sum(column: ColumnElement[Any]) -> ColumnElement[int]:
    """A sum as an integer, which PostgreSQL would widen."""
    return cast(func.sum(column), Integer)


def _slice(wanted: Filter) -> slice:
    return slice(wanted.offset, None if wanted.limit is None else wanted.offset + wanted.limit)


def _said(wanted: Filter) -> FromClause:
    """The statements; with their versions only where the filter looks at these, for a look at each takes time."""
    return t.statement.join(t.version) if wanted.source or wanted.collection else t.statement


def _tallied_totals(connection: Connection, wanted: Filter) -> Select[Any]:
    """Reports of each outlet, its statements, those without a speaker and with one without a name: from the tallies."""
    here = _V.is_current, _V.said > 0, *of_versions(connection, wanted)
    return select(OUTLET, func.count(), *map(_sum, (_V.said, _V.nobody, _V.unnamed))).where(*here).group_by(OUTLET)


def _totals(connection: Connection, wanted: Filter) -> Select[Any]:
    """The same of what a filter leaves; counted report by report first."""
    s, f = t.statement.c, t.figure.c
    nobody = func.count() - func.count(s.speaker_id)
    unnamed = func.sum(case((s.speaker_id.in_(select(f.id).where(f.kind == literal_column("'unnamed'"))), 1), else_=0))
    counts = func.count().label("said"), nobody.label("nobody"), unnamed.label("unnamed")
    each = select(s.version_id, *counts).select_from(_said(wanted))
    of_one = each.where(of_statements(connection, wanted)).group_by(s.version_id).subquery("of_one").c
    columns = OUTLET, func.count(), *map(_sum, (of_one.said, of_one.nobody, of_one.unnamed))
    return select(*columns).join_from(t.version, of_one.version_id.table, of_one.version_id == _V.id).group_by(OUTLET)


def _tallied_links(connection: Connection, wanted: Filter) -> Select[Any]:
    """Whom outlets go by, how often, and how often somebody stands behind whom they go by: from the tallies."""
    f = t.figure.c
    keys = OUTLET, *_key(t.figure, "who")
    here = f.passed > 0, f.is_current, *of_versions(connection, wanted)
    query = select(*keys, _sum(f.passed), _sum(f.chained)).join_from(t.figure, t.version)
    return query.where(*here).group_by(*keys)


def _links(connection: Connection, wanted: Filter) -> Select[Any]:
    """The same of what a filter leaves; counted figure by figure first."""
    s = t.statement.c
    key, chained = s.via_id.label("figure_id"), func.sum(case((s.chained, 1), else_=0)).label("chained")
    each = select(key, func.count().label("statements"), chained).select_from(_said(wanted))
    each = each.where(s.via_id.is_not(None), of_statements(connection, wanted)).group_by(s.via_id)
    of_one = each.subquery("of_one")
    keys = OUTLET, *_key(t.figure, "who")
    told = of_one.join(t.figure, t.figure.c.id == of_one.c.figure_id).join(t.version)
    sums = _sum(of_one.c.statements), _sum(of_one.c.chained)
    return select(*keys, *sums).select_from(told).group_by(*keys)


def _ways(connection: Connection, wanted: Filter, depth: int) -> Select[Any]:
    """Outlet, number, an example; then speaker and links, each by key and name."""
    joined: FromClause = t.statement.join(t.version)
    speaker = t.figure.alias("speaker")
    keys = list(_key(speaker, "speaker"))
    for nth in range(depth):
        link, figure = t.statement_figure.alias(f"link_{nth}"), t.figure.alias(f"figure_{nth}")
        joined = joined.join(link, _is_link(link, nth), isouter=nth > 0)
        joined = joined.join(figure, figure.c.id == link.c.figure_id, isouter=nth > 0)
        keys += _key(figure, f"link_{nth}")
    joined = joined.outerjoin(speaker, speaker.c.id == t.statement.c.speaker_id)
    number, example = func.count().label("statements"), func.max(t.statement.c.ref).label("example")
    query = select(OUTLET, number, example, *keys).select_from(joined)
    query = query.where(of_statements(connection, wanted)).group_by(OUTLET, *keys)
    return query.order_by(number.desc(), example).limit(wanted.limit).offset(wanted.offset)


def _is_link(link: FromClause, nth: int) -> ColumnElement[bool]:
    """Joins those who stand between report and speaker, by their place."""
    return and_(link.c.statement_id == t.statement.c.id, link.c.role == "via", link.c.nth == nth)


def _key(figure: FromClause, label: str) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    f = figure.c
    return f.actor_id.label(f"{label}_actor"), case((f.actor_id.is_(None), f.name)).label(f"{label}_name")


def _row(
    outlet: str | None, reports: int, statements: int, nobody: int, unnamed: int, *, links: Sequence[_Link], names: Any
) -> SourceRow:
    second, chained = sum(link.statements for link in links), sum(link.chained for link in links)
    told = [
        RelianceRow(_called(link, names) or "", names[link.actor][1] if link.actor else None, link.statements)
        for link in links
    ]
    return SourceRow(
        outlet, reports, statements,
        first_hand=statements - second, second_hand=second - chained, chained=chained,
        unnamed=nobody + unnamed, anonymous=unnamed,
        relies_on=tuple(sorted(told, key=lambda one: (-one.statements, one.who, one.actor or ""))),
    )  # fmt: skip


def _names(connection: Connection, actors: set[int | None]) -> dict[int, tuple[str, str]]:
    """The names and ids of actors of the registry."""
    a = t.actor.c
    found = select(a.id, a.name, a.ref).where(a.id.in_({key for key in actors if key is not None}))
    return {key: (name, ref) for key, name, ref in connection.execute(found)}


def _called(key: Sequence[Any], names: dict[int, tuple[str, str]]) -> str | None:
    """What one is called: the name in the registry, else that of the report; null where there is nobody."""
    actor, name = key[:2]
    return names[actor][0] if actor is not None else name
