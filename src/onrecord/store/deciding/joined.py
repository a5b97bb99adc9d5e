"""What people change, joined anew to what others tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from onrecord.store import tables as t
from onrecord.store.deciding.pairs import pair_up
from onrecord.store.joining import join_report, regroup, unjoin


@contextmanager
def joined_anew(connection: Connection, reports: Iterable[int]) -> Iterator[None]:
    """What these reports tell leaves its groups, and joins others anew as it stands after what is done within."""
    v, keys = t.version.c, sorted(set(reports))
    current = select(v.id).where(v.report_id.in_(keys), v.is_current)
    for version in list(connection.execute(current).scalars()):
        unjoin(connection, version)
    yield
    for report in keys:
        pair_up(connection, report)
    for report in keys:
        join_report(connection, report)
    regroup(connection, t.report, keys)
