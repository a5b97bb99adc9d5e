"""A batch on real clusters of several processes: the same bytes as from one process, whoever is killed meanwhile."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from distributed import Client
from typer.testing import CliRunner

from onrecord.batch import Died, Done, Settings
from onrecord.batch.engines.dask import Dask
from onrecord.batch.engines.engine import Engine
from onrecord.batch.engines.local import Local
from onrecord.batch.planning import Plan, planned
from onrecord.batch.running import run, state_of
from onrecord.cli import app
from onrecord.errors import OnrecordError
from tests.batch.clusters import BY_ENVIRONMENT, READ_BY, Cluster, cluster
from tests.batch.readers import DEADLY, HOSTILE, ONCE, PLAIN, SLOW

pytestmark = pytest.mark.usefixtures("loopback")
SHARDS, SIZE = 8, 3
FAILS_TWICE = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
Lines = Callable[..., Plan]


@pytest.fixture
def plan(tmp_path: Path) -> Lines:
    """A plan over so many reports; some have words of their own."""

    def made(**own: str) -> Plan:
        path = tmp_path / "reports.jsonl"
        texts = (f"Verania{n} protested. {own.get(f'n{n}', '')}" for n in range(SHARDS * SIZE))
        rows = (json.dumps({"id": f"r{n}", "text": text}) for n, text in enumerate(texts))
        path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        return planned([str(path)], size=SIZE)

    return made


def _tree(folder: Path) -> dict[str, bytes]:
    """All that a batch leaves."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def _ran(plan: Plan, engine: Engine, out: Path, reader: str = PLAIN) -> tuple[list[Done | Died], dict[str, bytes]]:
    """What became of the shards, and what is left."""
    return list(run(plan, engine, Settings(out=str(out), reader=reader))), _tree(out)


def _deaths(became: list[Done | Died]) -> int:
    return sum(isinstance(one, Died) for one in became)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster"), environment=FAILS_TWICE) as found:
        yield found


@pytest.mark.slow
def test_a_cluster_writes_the_bytes_of_one_process(plan: Lines, running: Cluster, tmp_path: Path) -> None:
    became, there = _ran(plan(), Dask(running.address), tmp_path / "there")
    _, here = _ran(plan(), Local(1), tmp_path / "here")
    assert (len(became), _deaths(became)) == (SHARDS, 0)
    assert there == here
    assert sum(name.endswith("records.parquet") for name in there) == SHARDS


@pytest.mark.slow
def test_a_worker_that_is_killed_in_mid_shard_costs_nothing(plan: Lines, running: Cluster, tmp_path: Path) -> None:
    killed = tmp_path / "killed"
    became, there = _ran(plan(n4=f"{ONCE}{killed}"), Dask(running.address), tmp_path / "there", HOSTILE)
    assert killed.exists()
    assert _deaths(became) == 0  # Dask gave the shard to another worker
    _, here = _ran(plan(n4=f"{ONCE}{killed}"), Local(1), tmp_path / "here", HOSTILE)
    assert there == here


@pytest.mark.slow
def test_a_report_that_kills_every_worker_is_found_and_set_aside(plan: Lines, running: Cluster, tmp_path: Path) -> None:
    became, there = _ran(plan(n4=DEADLY), Dask(running.address), tmp_path / "there", HOSTILE)
    _, here = _ran(plan(n4=DEADLY), Local(2), tmp_path / "here", HOSTILE)
    assert _deaths(became) == 2  # the shard, and then the report
    assert there == here
    (failed,) = [one for one in became if isinstance(one, Done) and one.failures]
    assert (failed.reports, failed.failures, failed.limited) == (SIZE - 1, 1, 1)


@pytest.mark.slow
def test_processes_of_this_machine_where_there_is_no_scheduler(plan: Lines, tmp_path: Path) -> None:
    became, there = _ran(plan(n4=f"{ONCE}{tmp_path / 'killed'}"), Dask(jobs=2), tmp_path / "there", HOSTILE)
    _, here = _ran(plan(n4=f"{ONCE}{tmp_path / 'killed'}"), Local(1), tmp_path / "here", HOSTILE)
    assert (_deaths(became), Dask(jobs=2).workers) == (1, 2)
    assert there == here


@pytest.mark.slow
def test_a_scheduler_is_killed_and_the_run_started_again(plan: Lines, tmp_path: Path) -> None:
    given, settings = plan(), Settings(out=str(tmp_path / "there"), reader=PLAIN)
    with cluster(tmp_path) as first:
        became = run(given, Dask(first.address), settings)
        assert isinstance(next(became), Done)
        first.scheduler.kill()
        with pytest.raises(OnrecordError, match=f"no Dask scheduler with workers at {first.address}"):
            list(became)
    before = len(state_of(given, settings).done)
    assert 1 <= before < SHARDS
    with cluster(tmp_path) as second:
        again, there = _ran(given, Dask(second.address), tmp_path / "there")
    assert len(again) == SHARDS - before
    assert there == _ran(given, Local(1), tmp_path / "here")[1]


@pytest.mark.slow
def test_a_run_that_is_given_up_leaves_nobody_at_work(plan: Lines, tmp_path: Path) -> None:
    settings = Settings(out=str(tmp_path / "there"), reader=HOSTILE, seconds=10_000)
    with cluster(tmp_path) as found, Client(found.address, set_as_default=False) as client:
        client.wait_for_workers(2)
        before = set(client.run(os.getpid).values())
        with closing(run(plan(n4=SLOW), Dask(found.address), settings)) as became:
            assert isinstance(next(became), Done)  # another shard holds the other worker for hours
        after = set(client.run(os.getpid).values())
        _, there = _ran(plan(), Dask(found.address), tmp_path / "there")
    assert (len(after), len(before & after)) == (2, 1)
    assert there == _ran(plan(), Local(1), tmp_path / "here")[1]


@pytest.mark.slow
def test_a_worker_with_several_threads_reads_one_shard_at_a_time(plan: Lines, tmp_path: Path) -> None:
    with cluster(tmp_path, workers=1, threads=4) as found:
        engine = Dask(found.address)
        assert engine.workers == 1
        _, there = _ran(plan(), engine, tmp_path / "there")
    assert there == _ran(plan(), Local(1), tmp_path / "here")[1]


@pytest.mark.slow
def test_a_worker_that_would_write_other_tables_is_refused(plan: Lines, tmp_path: Path) -> None:
    with (
        cluster(tmp_path, workers=1, environment={READ_BY: "2"}) as found,
        pytest.raises(OnrecordError, match="another onrecord, model or lexicon; install the same everywhere"),
    ):
        _ran(plan(), Dask(found.address), tmp_path / "there", BY_ENVIRONMENT)
    assert not list((tmp_path / "there").glob("shard=*"))


@pytest.mark.slow
def test_the_command_reads_on_a_cluster_as_it_does_here(running: Cluster, tmp_path: Path) -> None:
    text = "Verania's foreign minister, Lena Ruud, said on 3 May 2031 that Kostria had {} the offer.\n"
    (tmp_path / "in").mkdir()
    for n, did in enumerate(("refused", "accepted", "not seen")):
        (tmp_path / "in" / f"{n}.txt").write_text(text.format(did), encoding="utf-8")
    common = ["batch", str(tmp_path / "in"), "--shard-size", "1"]
    there = [str(tmp_path / "there"), "--engine", "dask", "--scheduler", running.address]
    for rest in (there, [str(tmp_path / "here"), "--jobs", "1"]):
        done = CliRunner().invoke(app, [*common[:2], rest[0], *common[2:], *rest[1:]])
        assert (done.exit_code, done.output.split(";")[0]) == (0, "3 reports read"), done.output
    assert _tree(tmp_path / "there") == _tree(tmp_path / "here")


def test_nobody_at_an_address(plan: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.batch.engines.dask._PATIENCE", 0.5)
    with pytest.raises(OnrecordError, match=r"no Dask scheduler with workers at tcp://127.0.0.1:9; start `dask sch"):
        _ran(plan(), Dask("tcp://127.0.0.1:9"), tmp_path / "there")
    with pytest.raises(OnrecordError, match="no Dask scheduler with workers at harbour"):
        _ran(plan(), Dask("harbour::x"), tmp_path / "there")


def test_where_dask_is_not_installed(plan: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(OnrecordError, match=r"Dask is not installed; pip install 'onrecord\[dask\]'"):
        _ran(plan(), Dask(), tmp_path / "there")
