"""Archives for tests, opened on either database."""

from __future__ import annotations

from onrecord.archive import Archive
from onrecord.store.address import address_of
from onrecord.store.engine import open_engine
from onrecord.store.migrating import migrate


def made(url: str) -> str:
    """The same address, with tables behind it."""
    engine = open_engine(address_of(url))
    migrate(engine)
    engine.dispose()
    return url


def opened(url: str) -> Archive:
    """The archive at an address, made where there is none."""
    return Archive(made(url))
