"""A disk that is full: what was added is safe, the sum of it is told, and adding goes on once there is room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event, text

from onrecord.adding import Step, coming
from onrecord.archive import Archive
from onrecord.errors import ArchiveFull
from onrecord.store.checking import check
from tests.archive.adder import adding, write
from tests.archive.test_kills import texts_in, texts_of

LIMITED = """
import sqlite3, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
room = sys.argv.pop(1)
event.listen(Engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {room}"))
from onrecord.cli import main
main()
"""


def _pages(archive: Archive) -> int:
    with archive.asking() as connection:
        return int(connection.execute(text("PRAGMA page_count")).scalar_one())


def _limit(archive: Archive, pages: int) -> None:
    """As if the disk had room for so many pages."""
    archive.engine.dispose()
    event.listen(archive.engine, "connect", lambda found, _: found.execute(f"PRAGMA max_page_count = {pages}"))


def test_what_was_added_before_is_safe_and_adding_goes_on_with_more_room(tmp_path: Path) -> None:
    source = write(tmp_path / "reports.jsonl", range(300))
    done: list[Step] = []
    with Archive(tmp_path / "talks.db") as archive:
        _limit(archive, _pages(archive) + 12)
        with pytest.raises(ArchiveFull, match=r"talks\.db: .*full; make room and go on: what was added before is safe"):
            done.extend(adding(archive, "talks").add(coming([str(source)])))
    with Archive(tmp_path / "talks.db") as archive:
        assert list(check(archive.engine)) == []
        held = texts_in(archive)
        assert 0 < len(held) < 300
        assert [step.became for step in adding(archive, "talks").add(coming([str(source)]))][: len(held)] == [
            "known"
        ] * len(held)
        assert texts_in(archive) == texts_of(source)
        assert list(check(archive.engine)) == []


@pytest.mark.slow
def test_the_command_ends_with_2_and_says_what_it_added(tmp_path: Path) -> None:
    source, place = write(tmp_path / "reports.jsonl", range(400)), tmp_path / "talks.db"
    with Archive(place) as archive:
        pages = _pages(archive)
    command = [sys.executable, "-c", LIMITED, str(pages + 30), "add", str(source), "--archive", str(place)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    with Archive(place) as archive:
        held = len(texts_in(archive))
        assert list(check(archive.engine)) == []
    assert 0 < held < 400
    assert ended.returncode == 2
    assert ended.stdout.startswith(f"{held} added") or " added, " in ended.stdout
    assert ended.stdout.rstrip().endswith(f": {place}")
    assert "full; make room and go on" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
