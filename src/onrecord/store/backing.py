"""Backup and restore, by each database's own means: SQLite's online backup, pg_dump and pg_restore."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from onrecord.errors import ArchiveError

_TABLES = "SELECT count(*) FROM sqlite_master WHERE name IN ('alembic_version', 'statement')"
_PAGES = 1024
"""Pages at a time, between which others may write."""


def backup(url: URL, to: Path) -> None:
    """Writes an archive to a file while it stays in use; a file that is there already is not touched.

    Raises ArchiveError where there is one, or no archive, or no pg_dump.
    """
    if to.exists():
        raise ArchiveError(f"{to} is there already", remedy="choose another name, or remove it")
    half = to.with_name(f"{to.name}.part")
    try:
        if url.get_backend_name() == "sqlite":
            _copy(_file(url), half)
        else:
            _run("pg_dump", "--format=custom", f"--file={half}", _libpq(url))
        half.replace(to)
    finally:
        half.unlink(missing_ok=True)


def restore(url: URL, source: Path, *, force: bool = False) -> None:
    """Puts a backup where an archive is to be; one that is there is replaced only by force.

    Raises ArchiveError where the backup is none or is damaged, or an archive is in the way.
    """
    if not source.is_file():
        raise ArchiveError(f"{source}: no such file", remedy="give a file that `onrecord backup` wrote")
    if url.get_backend_name() == "sqlite":
        _restore_file(Path(url.database or "").expanduser(), source, force)
    else:
        clean = ("--clean", "--if-exists") if force else ()
        _run(
            "pg_restore",
            "--exit-on-error",
            "--single-transaction",
            "--no-owner",
            *clean,
            "--dbname",
            _libpq(url),
            str(source),
        )


def _restore_file(target: Path, source: Path, force: bool) -> None:
    _refuse_damaged(source)
    if target.exists() and not force:
        raise ArchiveError(f"{target} is there already", remedy="--force replaces it")
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy(source, target)


def _file(url: URL) -> Path:
    path = Path(url.database or "").expanduser()
    if not path.is_file():
        raise ArchiveError(f"{path}: no such archive", remedy="`onrecord add` makes one")
    return path


def _copy(source: Path, target: Path) -> None:
    """A copy page by page, of one state, whoever writes meanwhile."""
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as one,
            closing(sqlite3.connect(target)) as other,
        ):
            one.backup(other, pages=_PAGES)
            other.execute("PRAGMA journal_mode = DELETE")  # one file alone, until it is an archive that is opened
    except sqlite3.Error as error:
        raise ArchiveError(f"{source} to {target}: {error}", remedy="look for room, and who may write there") from error


def _refuse_damaged(source: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as found:
            state = found.execute("PRAGMA quick_check").fetchone()[0]
            tables = found.execute(_TABLES).fetchone()[0]
    except sqlite3.Error as error:
        raise ArchiveError(f"{source}: {error}", remedy="it is no backup of an archive") from error
    if state != "ok" or tables != 2:
        raise ArchiveError(
            f"{source}: {state if state != 'ok' else 'no archive'}", remedy="it is no backup of an archive"
        )


def _libpq(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise ArchiveError(f"{program} is not installed", remedy="it comes with PostgreSQL's client programs")
    done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ArchiveError(f"{program}: {' '.join(done.stderr.split())[-400:]}", remedy="see what it says")
