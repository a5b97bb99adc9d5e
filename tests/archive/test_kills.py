"""A program that adds is killed at any moment: what it told of is kept, nothing is there twice, and adding goes on."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.archive import Archive
from onrecord.store import tables as t
from onrecord.store.checking import check
from tests.archive.adder import ended, started, write
from tests.archive.opening import made

pytestmark = pytest.mark.slow
NEW, AHEAD = 15, 120
"""Reports by which each file goes further than the one before, and reports in it."""
KILLS = {"sqlite": 50, "postgresql": 12}
COMMAND = (sys.executable, "-c", "from onrecord.cli import main; main()")


def texts_in(archive: Archive) -> list[str]:
    """The texts of all versions, sorted."""
    with archive.asking() as connection:
        return sorted(connection.execute(select(t.version.c.text)).scalars())


def reports_in(archive: Archive) -> set[str]:
    with archive.asking() as connection:
        return set(connection.execute(select(t.report.c.ref)).scalars())


def texts_of(source: Path) -> list[str]:
    return sorted(json.loads(line)["text"] for line in source.read_text(encoding="utf-8").splitlines())


def test_killed_at_fifty_moments_it_loses_nothing_and_goes_on(archive_url: str, tmp_path: Path) -> None:
    """Each time there are reports that are new, so that the kill strikes while something is written."""
    moments, told, url = random.Random(7), tmp_path / "told", made(archive_url)
    told.touch()
    kills = KILLS[archive_url.partition(":")[0].partition("+")[0]]
    every = write(tmp_path / "reports.jsonl", range(NEW * kills + AHEAD))
    everything, struck = texts_of(every), 0
    for n in range(kills):
        source = write(tmp_path / f"{n}.jsonl", range(NEW * n, NEW * n + AHEAD))
        process = started("add", url, str(source), str(told), "talks")
        time.sleep(moments.uniform(0.0, 0.4))
        struck += process.poll() is None
        process.kill()
        ended(process)
        _is_whole(url, told, everything, checked=n % 10 == 0)
    assert struck > 0.7 * kills, "most were killed in the middle of their work"
    assert ended(started("add", url, str(every), str(told), "talks")) == 0
    with Archive(url) as archive:
        assert texts_in(archive) == everything
        (talks,) = archive.collections()
        assert talks.reports == len(reports_in(archive)) == len(everything) * 9 // 10
        assert list(check(archive.engine)) == []


def _is_whole(url: str, told: Path, everything: list[str], *, checked: bool) -> None:
    with Archive(url) as archive:
        assert not checked or list(check(archive.engine)) == []
        texts, reports = texts_in(archive), reports_in(archive)
    assert len(texts) == len(set(texts))
    assert set(texts) <= set(everything)
    lines = [line.split() for line in told.read_text(encoding="utf-8").splitlines()]
    assert {report for _, report in lines} <= reports
    assert {became for became, _ in lines} <= {"added", "changed", "known"}


def test_the_command_killed_between_reports_goes_on(archive_url: str, tmp_path: Path) -> None:
    source, url = write(tmp_path / "reports.jsonl", range(20)), made(archive_url)
    arguments = [*COMMAND, "add", str(source), "--archive", url, "--json"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        done = [json.loads(process.stdout.readline()) for _ in range(5)]
        process.kill()
    assert process.wait() == -9
    with Archive(url) as archive:
        assert {step["report"] for step in done} <= reports_in(archive)
        assert list(check(archive.engine)) == []
        held = len(texts_in(archive))
    done_again = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done_again.returncode == 0
    again = [json.loads(line)["became"] for line in done_again.stdout.splitlines()]
    assert again == ["known"] * held + again[held:]
    assert "known" not in again[held:]
    with Archive(url) as archive:
        assert texts_in(archive) == texts_of(source)
        assert list(check(archive.engine)) == []
