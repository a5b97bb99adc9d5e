"""Keys of rows, and the moment of writing."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, update

from onrecord.store import tables as t


def take_keys(connection: Connection, number: int) -> int:
    """The first of so many keys. Whoever asks holds the counter till the transaction ends: other writers wait."""
    taken = connection.execute(update(t.counter).values(next=t.counter.c.next + number).returning(t.counter.c.next))
    return int(taken.scalar_one()) - number


def hold(connection: Connection) -> None:
    """Waits for other writers, and makes them wait: what is read from here on stays so till the transaction ends."""
    take_keys(connection, 0)


def now() -> str:
    """This moment: UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
