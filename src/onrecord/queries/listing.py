"""`reports`: all reports that a filter leaves, the latest first; copies of one text under the first of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from onrecord.article.language import READ
from onrecord.queries.filling import report_rows
from onrecord.queries.filters import Filter, of_reports
from onrecord.queries.rows import ReportRow
from onrecord.store import tables as t
from onrecord.store.days import iso


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A report in a list of them."""

    report: ReportRow
    day: str | None
    """ISO date of its publication; null: it does not tell."""
    language: str | None
    """ISO 639-1; null: too little to tell by."""
    is_read: bool
    """Whether it is in a language that onrecord reads."""
    statements: int
    """Found in it."""
    copies: tuple[ReportRow, ...]
    """Other reports that a filter leaves, with the same text, the earliest first."""


def listing(connection: Connection, wanted: Filter) -> Iterator[ListedRow]:
    """The reports, each with its copies; the day is that of the first of them. Raises NotFound for names that nobody bears."""
    found = connection.execute(_firsts(connection, wanted)).all()
    several = [row.same for row in found if row.is_copied]
    copies = _copies(connection, wanted, several) if several else {}
    v = t.version.c
    told = select(v.id, v.language, v.said).where(v.id.in_([row.id for row in found]))
    facts = {row.id: row for row in connection.execute(told)}
    every = [*facts, *(key for keys in copies.values() for key in keys)]
    reports = report_rows(connection, every)
    for row in found:
        day, fact = row.published_day, facts[row.id]
        others = tuple(reports[key] for key in copies.get(row.same, ()) if key != row.id)
        is_read = fact.language is None or fact.language in READ
        yield ListedRow(
            reports[row.id], None if day is None else iso(day), fact.language, is_read, fact.said, others
        )  # fmt: skip


def _firsts(connection: Connection, wanted: Filter) -> Select[tuple[int, int | None, int, bool]]:
    """Of the reports of each text the one that was published first."""
    v, r = t.version.c, t.report.c
    same = func.coalesce(r.origin_id, r.id)
    nth = func.row_number().over(
        partition_by=same, order_by=(v.published_day.asc().nulls_last(), v.published, v.document_id)
    )
    columns = v.id, v.published_day, v.document_id, same.label("same"), r.origin_id.is_not(None).label("is_copied")
    every = select(*columns, nth.label("nth")).join(t.report, r.id == v.report_id)
    one = every.where(of_reports(connection, wanted)).subquery("one").c
    query = select(one.id, one.published_day, one.same, one.is_copied).where(one.nth == 1)
    query = query.order_by(one.published_day.desc().nulls_last(), one.document_id)
    return query.limit(wanted.limit).offset(wanted.offset)


def _copies(connection: Connection, wanted: Filter, origins: Sequence[int]) -> dict[int, list[int]]:
    """By origin the versions that copy one text, the earliest first."""
    v, r = t.version.c, t.report.c
    query = select(r.origin_id, v.id).join(t.report, r.id == v.report_id)
    query = query.where(r.origin_id.in_(origins), of_reports(connection, wanted))
    query = query.order_by(v.published_day.asc().nulls_last(), v.published, v.document_id)
    found: dict[int, list[int]] = defaultdict(list)
    for origin, key in connection.execute(query):
        found[origin].append(key)
    return found
