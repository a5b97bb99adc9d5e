"""Archives that can't be opened: one clear line each, that says what was seen, where, and what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.archive import Archive
from onrecord.errors import ArchiveError
from onrecord.store.engine import writing
from tests.archive.held import held
from tests.archive.opening import made, opened


def _refused(place: object) -> str:
    with pytest.raises(ArchiveError) as raised, Archive(str(place)) as archive:
        archive.add(held(1))
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("The harbour was closed on Monday, and no boat left it. " * 100, encoding="utf-8")
    said = _refused(place)
    assert said == f"{place}: file is not a database; it is no archive, or is damaged: restore a backup"
    assert place.read_text(encoding="utf-8").startswith("The harbour")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    said = _refused(tmp_path)
    assert said.startswith(f"{tmp_path}: unable to open database file; it has to be a file in a folder")


def test_a_folder_that_can_t_be_made(tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    said = _refused(tmp_path / "notes" / "talks.db")
    assert said.startswith(f"{tmp_path / 'notes' / 'talks.db'}: ")
    assert said.endswith("; choose another place")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert _refused(folder / "talks.db").startswith(
        f"{folder / 'talks.db'}: unable to open database file; it has to be a file in a folder"
    )


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "shop.db"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, name TEXT)")
    other.close()
    said = _refused(place)
    assert said == f"{place}: a database of something else; choose another file"
    with sqlite3.connect(place) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("event",)]
    other.close()


def test_a_damaged_file(tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    with Archive(place) as archive:
        archive.add(held(1))
    sqlite3.connect(place).execute("PRAGMA journal_mode = DELETE").connection.close()
    raw = bytearray(place.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    place.write_bytes(raw)
    assert _refused(place).endswith("; it is no archive, or is damaged: restore a backup")


def test_an_archive_of_a_newer_onrecord(archive_url: str) -> None:
    with opened(archive_url) as archive, writing(archive.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    said = _refused(archive_url)
    assert "an archive of a newer onrecord (its tables are at 0999, known are up to " in said
    assert said.endswith("; install that version")


@pytest.mark.slow
def test_postgresql_without_tables(postgres_url: str) -> None:
    said = _refused(postgres_url)
    assert said.endswith("no archive yet; run `onrecord migrate` with this address")
    made(postgres_url)
    with Archive(postgres_url) as archive:
        assert archive.add(held(1)).outcome == "added"


@pytest.mark.slow
def test_postgresql_that_is_not_there(postgres_url: str) -> None:
    gone = postgres_url.replace("host=", "host=/nowhere")
    said = _refused(gone)
    assert "/nowhere" in said
    assert said.endswith("; see that PostgreSQL runs there, and that the address is right")
    other = _refused(postgres_url.replace("/test_", "/no_test_"))
    assert other.endswith("does not exist; make the database first, as with `createdb`")


@pytest.mark.slow
@pytest.mark.parametrize("place", ["notes.txt", "mysql://desk/talks"])
def test_the_command_says_it_in_one_line_and_ends_with_2(tmp_path: Path, place: str) -> None:
    (tmp_path / "notes.txt").write_text("no database " * 1000, encoding="utf-8")
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "collections", "--archive", place]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("onrecord: ")
    assert len(ended.stderr.splitlines()) == 1
