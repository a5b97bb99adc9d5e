"""The tables moved forward, to what this version of onrecord expects."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from onrecord.errors import ArchiveError
from onrecord.store.engine import reading, shown, writing
from onrecord.store.views import drop_views, make_views

HEAD = "0003"
"""The last script of `migrations/versions`."""


def revision(engine: Engine) -> str | None:
    """How far the tables are; None where there are none."""
    with reading(engine, hurried=False) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def ready(engine: Engine) -> None:
    """Sees to it that the tables are there: a file moves forward by itself.

    Raises ArchiveError where a database behind an address has to be moved forward by hand, or is newer than this onrecord.
    """
    at = revision(engine)
    if at == HEAD:
        return
    if at is not None and at not in _steps():
        newer = f"{shown(engine.url)}: an archive of a newer onrecord (its tables are at {at}, known are up to {HEAD})"
        raise ArchiveError(newer, remedy="install that version")
    if engine.dialect.name != "sqlite":
        what = "tables of an older onrecord" if at else "no archive yet"
        raise ArchiveError(f"{shown(engine.url)}: {what}", remedy="run `onrecord migrate` with this address")
    if at is None and _is_others(engine):
        raise ArchiveError(f"{shown(engine.url)}: a database of something else", remedy="choose another file")
    migrate(engine)


def _is_others(engine: Engine) -> bool:
    """Whether there are tables already, and none is ours."""
    with reading(engine, hurried=False) as connection:
        tables = inspect(connection).get_table_names()
        return bool(tables) and "alembic_version" not in tables


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Moves the tables forward; where they were, and where they are now."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('onrecord'))"))
        before = _current(connection)
        if before != HEAD:
            drop_views(connection)
            _upgrade(connection)
            make_views(connection)
        return before, HEAD


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _steps() -> frozenset[str]:
    """The steps that there are."""
    return frozenset(path.stem[:4] for path in (Path(__file__).parent / "migrations" / "versions").glob("0*.py"))
