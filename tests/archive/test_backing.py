"""Backup and restore of either database, whatever is written meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.errors import ArchiveError
from onrecord.store.address import address_of
from onrecord.store.backing import backup, restore
from onrecord.store.checking import check
from tests.archive.adder import ended, started, write
from tests.archive.cluster import Cluster
from tests.archive.held import held
from tests.archive.opening import made, opened
from tests.archive.telling import told
from tests.archive.test_kills import texts_in, texts_of


@pytest.fixture
def elsewhere(archive_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Another place of the same kind with nothing in it."""
    if archive_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path / 'elsewhere' / 'other.db'}"
        return
    if shutil.which("pg_dump") is None:
        pytest.skip("no pg_dump on the path")
    postgres: Cluster = request.getfixturevalue("postgres")
    with postgres.database() as url:
        yield url


def test_what_is_restored_is_what_was_there(archive_url: str, elsewhere: str, tmp_path: Path) -> None:
    with opened(archive_url) as archive:
        archive.add(held(1, published="2031-04-01", more=" Soon."), collection="talks")
        archive.add(held(1))
        archive.add(held(2))
        before = told(archive)
    backup(address_of(archive_url), tmp_path / "talks.backup")
    restore(address_of(elsewhere), tmp_path / "talks.backup")
    with Archive(elsewhere) as archive:
        assert told(archive) == before
        assert list(check(archive.engine)) == []
        assert archive.add(held(1)).outcome == "known"
        assert archive.add(held(3)).outcome == "added"
    assert sorted(path.name for path in tmp_path.glob("talks*")) == ["talks.backup"]


def test_a_file_or_an_archive_that_is_there_is_not_overwritten(
    archive_url: str, elsewhere: str, tmp_path: Path
) -> None:
    with opened(archive_url) as archive:
        archive.add(held(1))
    backup(address_of(archive_url), tmp_path / "talks.backup")
    raw = (tmp_path / "talks.backup").read_bytes()
    with pytest.raises(ArchiveError, match="is there already; choose another name"):
        backup(address_of(archive_url), tmp_path / "talks.backup")
    assert (tmp_path / "talks.backup").read_bytes() == raw
    with opened(elsewhere) as archive:
        archive.add(held(2))
        before = told(archive)
    with pytest.raises(ArchiveError):
        restore(address_of(elsewhere), tmp_path / "talks.backup")
    with Archive(elsewhere) as archive:
        assert told(archive) == before
    restore(address_of(elsewhere), tmp_path / "talks.backup", force=True)
    with Archive(elsewhere) as archive:
        assert texts_in(archive) == [held(1).document.text.replace("\0", "\ue000")]
        assert list(check(archive.engine)) == []


@pytest.mark.parametrize("damage", ["cut", "scribbled", "no backup", "empty", "missing"])
def test_a_damaged_backup_is_refused_and_nothing_is_touched(
    archive_url: str, elsewhere: str, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "talks.backup"
    with opened(archive_url) as archive:
        for number in range(20):
            archive.add(held(number))
    backup(address_of(archive_url), file)
    raw = file.read_bytes()
    damaged = {
        "cut": raw[: len(raw) // 2],
        "scribbled": raw[: len(raw) // 3] + b"\xff" * (len(raw) // 3) + raw[2 * len(raw) // 3 :],
        "no backup": b"The harbour was closed on Monday. " * 200,
        "empty": b"",
    }
    if damage in damaged:
        file.write_bytes(damaged[damage])
    else:
        file.unlink()
    with opened(elsewhere) as archive:
        archive.add(held(99))
        before = told(archive)
    with pytest.raises(ArchiveError) as raised:
        restore(address_of(elsewhere), file, force=True)
    assert "\n" not in str(raised.value)
    with Archive(elsewhere) as archive:
        assert told(archive) == before
        assert list(check(archive.engine)) == []


@pytest.mark.slow
def test_a_backup_while_another_adds_is_whole(archive_url: str, elsewhere: str, tmp_path: Path) -> None:
    url = made(archive_url)
    source, out = write(tmp_path / "reports.jsonl", range(200)), tmp_path / "told"
    process = started("add", url, str(source), str(out))
    while not out.exists() or len(out.read_text(encoding="utf-8").splitlines()) < 20:
        assert process.poll() is None
    kept = len(out.read_text(encoding="utf-8").splitlines())
    backup(address_of(url), tmp_path / "talks.backup")
    assert ended(process) == 0
    restore(address_of(elsewhere), tmp_path / "talks.backup")
    with Archive(elsewhere) as archive:
        assert list(check(archive.engine)) == []
        held_ = texts_in(archive)
    assert kept <= len(held_) <= 200
    assert set(held_) <= set(texts_of(source))


def test_of_no_archive_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no such archive"):
        backup(address_of(tmp_path / "none.db"), tmp_path / "talks.backup")
    assert list(tmp_path.iterdir()) == []


def test_the_commands(tmp_path: Path) -> None:
    run, place, file = CliRunner(), str(tmp_path / "talks.db"), str(tmp_path / "talks.backup")
    with Archive(place) as archive:
        archive.add(held(1))
    done = run.invoke(app, ["backup", file, "--archive", place])
    assert (done.exit_code, done.output.startswith(f"written: {file} (")) == (0, True)
    refused = run.invoke(app, ["restore", file, "--archive", place])
    assert isinstance(refused.exception, ArchiveError)
    assert str(refused.exception) == f"{place} is there already; --force replaces it"
    forced = run.invoke(app, ["restore", file, "--archive", place, "--force"])
    assert (forced.exit_code, forced.output) == (0, f"restored: {place}\n")
