"""`holdings`: what an archive holds, in a few numbers; and whose reports they are."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.article.language import FOREIGN
from onrecord.queries.copying import OUTLET
from onrecord.store import tables as t
from onrecord.store.days import iso

_NAMES = 300


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is."""

    reports: int
    origins: int
    """How many independent ones they are: copies of one text count once."""
    outlets: int
    statements: int
    """As each report tells them."""
    first_day: str | None
    """ISO date: when the first report was published, as far as is known; then the last one."""
    last_day: str | None
    unread: int
    """Kept, and not read: in other languages."""
    set_aside: int
    """What could not be read otherwise."""


def holdings(connection: Connection) -> Holdings:
    """What the archive holds now: the current version of each report."""
    v, r = t.version.c, t.report.c
    origins = func.count(func.coalesce(r.origin_id, r.id).distinct())
    days = func.min(v.published_day), func.max(v.published_day)
    query = select(func.count(), origins, func.coalesce(func.sum(v.said), 0), *days).join_from(t.version, t.report)
    reports, several, said, first, last = connection.execute(query.where(v.is_current)).one()
    outlets = connection.execute(select(func.count(OUTLET.distinct())).where(v.is_current)).scalar_one()
    failed = connection.execute(select(t.failure.c.stage, func.count()).group_by(t.failure.c.stage)).all()
    unread = sum(number for stage, number in failed if stage == FOREIGN)
    first_day, last_day = (None if day is None else iso(day) for day in (first, last))
    return Holdings(
        reports, several, outlets, int(said), first_day, last_day, unread, sum(n for _, n in failed) - unread
    )


def outlets(connection: Connection) -> list[str]:
    """The outlets of most reports, by their names; no more than a person looks through."""
    number, v = func.count(), t.version.c
    query = select(OUTLET).where(v.is_current, OUTLET.is_not(None)).group_by(OUTLET)
    found = connection.execute(query.order_by(number.desc(), OUTLET).limit(_NAMES)).scalars()
    return sorted(found, key=str.casefold)
