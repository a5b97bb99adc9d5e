"""Reports that are to be joined: they are new, or what is known of those whom they name has changed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from onrecord.store import tables as t

_AT_ONCE = 500


def mark(connection: Connection, reports: Iterable[int]) -> None:
    """Reports, by their keys, are to be joined: they are new, or changed."""
    every, u = sorted(set(reports)), t.unjoined.c.report_id
    for at in range(0, len(every), _AT_ONCE):
        some = every[at : at + _AT_ONCE]
        known = set(connection.execute(select(u).where(u.in_(some))).scalars())
        if new := [{"report_id": key} for key in some if key not in known]:
            connection.execute(insert(t.unjoined), new)


def waiting(connection: Connection, most: int | None = None) -> list[int]:
    """The reports that are to be joined."""
    return list(
        connection.execute(select(t.unjoined.c.report_id).order_by(t.unjoined.c.report_id).limit(most)).scalars()
    )
