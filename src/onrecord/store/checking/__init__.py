"""Whether an archive keeps its promises: each check is a row that says what it promises, and finds where that is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError

from onrecord.errors import OnrecordError
from onrecord.store import tables as t
from onrecord.store.engine import reading

from .actors import ACTORS
from .database import DATABASE
from .database_words import WORDS
from .kinds import Broken, Check
from .reports import REPORTS
from .versions import VERSIONS, Held, held

CHECKS: tuple[Check, ...] = (*DATABASE, *WORDS, *REPORTS, *ACTORS)
"""What is asked of the archive as a whole, in the order in which it is."""
_BATCH = 500
_TELLING = OnrecordError, DBAPIError, LookupError, TypeError, ValueError
"""What reading a damaged archive may raise."""

__all__ = ["CHECKS", "VERSIONS", "Broken", "check", "steps"]


def steps(engine: Engine) -> int:
    """In how many steps an archive is checked."""
    with reading(engine) as connection:
        return len(CHECKS) + connection.execute(select(func.count()).select_from(t.version)).scalar_one()


def check(engine: Engine, advance: Callable[[], None] = lambda: None) -> Iterator[Broken]:
    """All that is broken; `advance` is called after each step. It holds one report at a time, and writes nothing."""
    for one in CHECKS:
        yield from _asked(engine, one)
        advance()
    for key in _versions(engine):
        yield from _version(engine, key)
        advance()


def _asked(engine: Engine, one: Check) -> Iterator[Broken]:
    try:
        with reading(engine) as connection:
            yield from (Broken(one.name, where, what) for where, what in one.find(connection))
    except _TELLING as error:
        yield Broken(one.name, "archive", _said(error))


def _version(engine: Engine, key: int) -> Iterator[Broken]:
    try:
        with reading(engine) as connection:
            found = held(connection, key)
    except _TELLING as error:
        yield Broken("loads", f"version {key}", _said(error))
        return
    yield from chain.from_iterable(_found(name, find, found) for name, (_, find) in VERSIONS.items())


def _found(name: str, find: Callable[[Held], Iterator[str]], found: Held) -> Iterator[Broken]:
    yield from (Broken(name, found.where, what) for what in find(found))


def _versions(engine: Engine) -> Iterator[int]:
    """The keys of all versions, read in batches."""
    last = 0
    while True:
        with reading(engine) as connection:
            after = select(t.version.c.id).where(t.version.c.id > last).order_by(t.version.c.id).limit(_BATCH)
            keys = list(connection.execute(after).scalars())
        if not keys:
            return
        yield from keys
        last = keys[-1]


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(getattr(error, 'orig', error)).split())}"
