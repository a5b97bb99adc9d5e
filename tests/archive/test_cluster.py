"""The databases that tests of the archive get: fresh ones, of both kinds, and no trace of them afterwards."""

from __future__ import annotations

import subprocess
from pathlib import Path

import psycopg
import pytest
from _pytest.outcomes import Failed, Skipped
from sqlalchemy import create_engine, inspect, text

from tests.archive.cluster import PROGRAMS, Cluster, cluster, programs
from tests.archive.databases import absent


def _fill(url: str) -> list[str]:
    """The tables that were there before one was made."""
    engine = create_engine(url)
    try:
        before = inspect(engine).get_table_names()
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE ports (name TEXT)"))
            connection.execute(text("INSERT INTO ports VALUES (:name)"), {"name": "Port Verin 🚢"})
            assert connection.execute(text("SELECT name FROM ports")).scalar_one() == "Port Verin 🚢"
        return before
    finally:
        engine.dispose()


@pytest.mark.parametrize("_turn", [1, 2])
def test_every_test_gets_an_empty_database(archive_url: str, _turn: int) -> None:
    assert _fill(archive_url) == []


def test_both_kinds_come_up(archive_url: str, request: pytest.FixtureRequest) -> None:
    kind = request.node.callspec.params["archive_url"]
    assert archive_url.startswith({"sqlite": "sqlite:///", "postgresql": "postgresql+psycopg://"}[kind])


@pytest.mark.slow
def test_it_listens_on_its_socket_alone(postgres: Cluster, postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.execute(text("SHOW listen_addresses")).scalar_one() == ""
        assert connection.execute(text("SHOW server_encoding")).scalar_one() == "UTF8"
        assert connection.execute(text("SELECT inet_server_addr()")).scalar_one() is None
    engine.dispose()
    assert postgres.folder.stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_a_database_is_dropped_though_somebody_is_connected(postgres: Cluster) -> None:
    with postgres.database() as url:
        connection = psycopg.connect(url.replace("+psycopg", ""))
        assert connection.execute("SELECT 1").fetchone() == (1,)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()


@pytest.mark.slow
def test_it_is_stopped_and_removed_though_a_test_fails(postgres: Cluster) -> None:
    seen: list[tuple[Path, int]] = []

    def failing() -> None:
        with cluster(postgres.programs) as second:
            pid = (second.folder / "data/postmaster.pid").read_text(encoding="utf-8").splitlines()[0]
            seen.append((second.folder, int(pid)))
            assert _runs(int(pid))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    folder, pid = seen[0]
    assert not folder.exists()
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    """Whether a process does, other than one that ended and whose end nobody has asked for yet."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(told.strip()) and not told.startswith("Z")


def test_debian_s_newest_is_taken_before_the_path(tmp_path: Path) -> None:
    assert programs(tmp_path, path=str(tmp_path)) is None
    for folder in ("9.6/bin", "15/bin", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
        for name in PROGRAMS:
            (tmp_path / folder / name).touch(mode=0o755)
    (tmp_path / "17/bin").mkdir(parents=True)
    (tmp_path / "17/bin/initdb").touch(mode=0o755)
    assert programs(tmp_path, path="") == tmp_path / "15/bin"
    assert programs(tmp_path / "none", path=str(tmp_path / "elsewhere")) == tmp_path / "elsewhere"


def test_without_one_tests_are_skipped_unless_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_POSTGRES", raising=False)
    with pytest.raises(Skipped, match="no PostgreSQL here"):
        absent()
    monkeypatch.setenv("ONRECORD_POSTGRES", "required")
    with pytest.raises(Failed, match="required, but no PostgreSQL"):
        absent()
