"""`onrecord watch`: rounds over a real server on this machine, whose feed grows, fails and mends between them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.reading.reader import Reader
from tests.article.warcs import report
from tests.fetching.servers import Answer, Server, serving
from tests.interrupting import HEEDING

FEED = "/feed.xml"
TEXT = "Ostland's envoy, Ada Sorel, said on Tuesday that the talks had ended."


@pytest.fixture
def server(loopback: None) -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: reader)


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[float]]:
    """What happens between two rounds, instead of waiting; how long it would have been waited."""

    def happening(*steps: Callable[[], object]) -> list[float]:
        waited: list[float] = []

        def wait(seconds: float) -> None:
            steps[len(waited)]()
            waited.append(seconds)

        monkeypatch.setattr(sys.modules["onrecord.cli.watch"], "wait", wait)
        return waited

    return happening


def feed(server: Server, *numbers: int) -> None:
    """The feed with an entry for each of these pages, and the pages."""
    entries = "".join(f"<item><title>Envoy {n}</title><link>{server.at(f'/{n}')}</link></item>" for n in numbers)
    server.answers |= {f"/{number}": Answer(report(number)) for number in numbers}
    server.answers[FEED] = Answer(
        f"<rss version='2.0'><channel>{entries}</channel></rss>".encode(), "application/rss+xml"
    )


def watch(server: Server, *arguments: str, feeds: Sequence[str] = (FEED,)) -> Result:
    given = [server.at(path) for path in feeds]
    return CliRunner().invoke(app, ["watch", *given, "--allow-private", "--archive", "talks.db", *arguments])


def changed(done: Result) -> list[tuple[str, str]]:
    """What was printed, as JSON: the kind of each change, and the title of its report."""
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [(row["kind"], row["report"]["title"]) for row in rows]


def test_each_round_tells_what_is_new_since_the_one_before(server: Server, between: Callable[..., list[float]]) -> None:
    feed(server, 1)
    waited = between(lambda: feed(server, 1, 2), lambda: None, lambda: feed(server, 1, 2, 3))
    done = watch(server, "--every", "2h", "--rounds", "4", "--json", "--collection", "envoys")
    assert done.exit_code == 0, done.output
    assert changed(done) == [("added", f"Envoy {number} leaves Vardo") for number in (1, 2, 3)]
    rounds = [re.sub(r"^[0-9: -]{19}Z ", "", line) for line in done.stderr.splitlines()]
    assert rounds == [
        "1 added: talks.db", "1 added, 1 known: talks.db", "2 known: talks.db", "1 added, 2 known: talks.db"
    ]  # fmt: skip
    assert all(0 < seconds <= 7200 for seconds in waited)
    with Archive("talks.db") as archive:
        assert [(row.collection, row.reports) for row in archive.collections()] == [("envoys", 3)]


def test_a_page_for_people_tells_a_new_version(server: Server, between: Callable[..., list[float]]) -> None:
    feed(server, 1)
    between(lambda: server.answers.update({"/1": Answer(report(1).replace(b"six days", b"nine days"))}))
    done = watch(server, "--rounds", "2")
    assert done.exit_code == 0, done.output
    first, second = done.stdout.split("new version")
    assert "new report" in first
    assert "the crew had been held for six days" in first
    assert re.search(r"was Lena Ruud told parliament: the crew had been held for six\s+days", second)
    assert re.search(r"is  Lena Ruud told parliament: the crew had been held for nine\s+days", second)


def test_a_feed_that_fails_is_told_once_and_tried_again(server: Server, between: Callable[..., list[float]]) -> None:
    between(lambda: None, lambda: feed(server, 1))
    done = watch(server, "--rounds", "3", "--json", feeds=("/gone.xml", FEED))
    told = [line for line in done.stderr.splitlines() if "not read (fetch)" in line]
    assert [path for line in told for path in ("/gone.xml", FEED) if server.at(path) in line] == ["/gone.xml", FEED]
    assert changed(done) == [("added", "Envoy 1 leaves Vardo")]
    assert server.asked.count("/gone.xml") == 3
    assert done.exit_code == 1
    with Archive("talks.db") as archive:
        assert [failed.path for failed in archive.failures()] == [server.at("/gone.xml")]


def test_once_is_one_round(server: Server) -> None:
    feed(server, 1, 2)
    done = watch(server, "--once", "--json")
    assert (done.exit_code, len(changed(done))) == (0, 2)
    assert server.asked.count(FEED) == 1
    again = watch(server, "--once")
    assert (again.exit_code, again.stdout) == (0, "")


def test_what_others_add_meanwhile_is_told_too(server: Server, between: Callable[..., list[float]]) -> None:
    Path("report.txt").write_text(TEXT, encoding="utf-8")
    feed(server)
    between(lambda: CliRunner().invoke(app, ["add", "report.txt", "--archive", "talks.db"]))
    done = watch(server, "--rounds", "2", "--json")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["kind"], row["statements"][0]["speaker"]["name"]) == ("added", "Ada Sorel")


def test_an_interrupt_ends_it_with_130(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["onrecord.cli.watch"], "wait", interrupted)
    feed(server, 1)
    done = watch(server, "--json")
    assert done.exit_code == 130
    assert done.stderr.endswith("stopped; what was added stays added\n")
    assert changed(done) == [("added", "Envoy 1 leaves Vardo")]


@pytest.mark.slow
def test_the_wait_itself_can_be_interrupted(server: Server, root: Path) -> None:
    feed(server)
    command = [*HEEDING, "watch", server.at(FEED), "--allow-private", "--archive", "talks.db"]
    environment = os.environ | {"PYTHONPATH": str(root / "src")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, text=True) as running:
        assert running.stderr is not None
        assert "a feed without entries" in running.stderr.readline()
        assert running.stderr.readline().endswith("1 set aside: talks.db\n")
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        try:
            assert running.wait(timeout=20) == 130
        finally:
            running.kill()
        assert running.stderr.read() == "stopped; what was added stays added\n"


@pytest.mark.parametrize("arguments", [("--every", "soon"), ("--every", "0s"), ("--rounds", "0"), ("--every", "")])
def test_wrong_calls_fetch_nothing(server: Server, arguments: tuple[str, ...]) -> None:
    feed(server, 1)
    assert watch(server, *arguments).exit_code == 2
    assert CliRunner().invoke(app, ["watch", "-", "--archive", "talks.db"]).exit_code == 2
    assert server.asked == []
    assert not Path("talks.db").exists()
