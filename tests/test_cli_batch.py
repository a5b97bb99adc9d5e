"""`onrecord batch`: as a person and a script call it, with the shipped reader and real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.testing import CliRunner, Result

from onrecord.article import arrivals
from onrecord.cli import app
from onrecord.reading.reader import Reader
from onrecord.schema import from_json
from tests.article import warcs
from tests.batch.made import aside, contents, lines, rows, table, texts
from tests.interrupting import HEEDING


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["batch", *arguments])


@pytest.mark.slow
def test_reports_become_tables(tmp_path: Path, reader: Reader) -> None:
    Path("in").mkdir()
    Path("in/crawl.warc.gz").write_bytes(
        warcs.packed(warcs.info(), *(warcs.record(n, warcs.report(n)) for n in range(3)))
    )
    table(Path("in/t.parquet"), texts(2))
    path = lines(Path("in/a.jsonl"), texts(2))
    path.write_text(path.read_text() + '{"text": }\n')
    foretold = json.loads(_run("in", "out", "--dry-run", "--to", "json", "--jobs", "2", "--shard-size", "4").stdout)
    assert (foretold["reports"], foretold["waiting"], foretold["done_before"], foretold["workers"]) == (8, 8, 0, 2)
    assert foretold["seconds"] > 0
    assert not Path("out").exists()
    done = _run("in", "out", "--to", "json", "--jobs", "2", "--shard-size", "4")
    assert done.exit_code == 1, done.output
    told = json.loads(done.stdout)
    words = sum(len(a.document.text.split()) for a in arrivals(["in"]) if a.document.failure is None)
    assert (told["reports"], told["set_aside"], told["done"], told["done_before"], told["words"]) == (7, 1, 3, 0, words)
    assert aside(tmp_path / "out") == [("a.jsonl", "line 3", "json")]
    read = [reader.read(a.document) for a in arrivals([tmp_path / "in"]) if a.document.failure is None]
    assert [from_json(row["record"]) for row in rows(tmp_path / "out", "records")] == read
    for name in ("statements", "events", "actors", "times"):
        found = [(record.document.id, one) for record in read for one in getattr(record, name)]
        kept = rows(tmp_path / "out", name)
        assert [row["document"] for row in kept] == [document for document, _ in found]
        if name in ("statements", "events"):
            assert [row["id"] for row in kept] == [one.id for _, one in found]
    assert len(rows(tmp_path / "out", "statements")) >= 7
    before = contents(tmp_path / "out")
    again = _run("in", "out", "--shard-size", "4")
    assert (again.exit_code, again.stdout) == (
        1,
        f"7 reports read, 1 set aside; 3 of 3 shards done, 3 of them before: {tmp_path}/out\n",
    )
    assert again.stderr.startswith(f"onrecord: not read (json): {tmp_path}/in/a.jsonl, line 3: ")
    assert len(again.stderr.splitlines()) == 1
    assert contents(tmp_path / "out") == before
    nothing = _run("in", "out", "--dry-run", "--shard-size", "4")
    assert (nothing.exit_code, nothing.stdout) == (0, f"8 reports in 3 shards, 3 of them done: {tmp_path}/out\n")


def test_the_tables_are_one_dataset(tmp_path: Path) -> None:
    assert _run(str(lines(Path("a.jsonl"), texts(4))), "out", "--shard-size", "2").exit_code == 0
    found = parquet.read_table(sorted(map(str, Path("out").glob("shard=*/statements.parquet"))))
    assert set(found.column("shard").to_pylist()) == {0, 1}


@pytest.mark.slow
def test_rows_of_a_user_s_change_what_is_done(tmp_path: Path) -> None:
    lines(Path("a.jsonl"), ["Hafnia Rescue said on Tuesday that the crew of the ferry was safe."])
    assert _run("a.jsonl", "out", "--jobs", "1").exit_code == 0
    own = Path("own.csv")
    own.write_text("name,kind\nHafnia Rescue,institution\n")
    first = json.loads(_run("a.jsonl", "out", "--jobs", "1", "--actors", "own.csv", "--to", "json").stdout)
    assert (first["done"], first["done_before"]) == (1, 0)
    assert "institution" in {row["kind"] for row in rows(tmp_path / "out", "actors")}
    again = json.loads(_run("a.jsonl", "out", "--jobs", "1", "--actors", "own.csv", "--to", "json").stdout)
    assert (again["done"], again["done_before"]) == (0, 1)


def test_a_path_that_is_not_there_is_set_aside() -> None:
    done = _run("nowhere.jsonl", "out", "--jobs", "1")
    assert (done.exit_code, aside(Path("out"))) == (1, [("nowhere.jsonl", "", "input")])


def test_of_many_set_aside_the_first_are_told() -> None:
    Path("a.jsonl").write_text('{"text": }\n' * 8)
    told = _run("a.jsonl", "out", "--jobs", "1").stderr.splitlines()
    assert [line.split(", ")[1].split(":")[0] for line in told[:5]] == [f"line {n}" for n in range(1, 6)]
    assert told[5:] == [f"onrecord: and 3 more: failures.parquet in {Path('out').absolute()}"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.jsonl",), ("a.jsonl", "out", "--jobs", "-1"), ("a.jsonl", "out", "--shard-size", "0"),
        ("a.jsonl", "out", "--seconds", "0"), ("a.jsonl", "out", "--scheduler", "tcp://127.0.0.1:1"),
        ("a.jsonl", "out", "--model", "huge"),
    ],
    ids=["one-path", "jobs", "size", "seconds", "scheduler", "model"],
)  # fmt: skip
def test_a_wrong_call_changes_nothing(arguments: tuple[str, ...]) -> None:
    assert _run(*arguments).exit_code == 2
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("address", "seen"),
    [("no*.jsonl", "no*.jsonl: nothing fits"), ("walnut://a/b", "Protocol not known: walnut")],
    ids=["glob", "protocol"],
)
def test_an_address_that_can_t_be_understood(address: str, seen: str) -> None:
    done = subprocess.run([*HEEDING, "batch", address, "out"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert seen in done.stderr
    assert not Path("out").exists()


def test_what_is_done_when_stopped_stays_done(tmp_path: Path) -> None:
    lines(Path("a.jsonl"), texts(300))
    command = [*HEEDING, "batch", "a.jsonl", "out", "--jobs", "1", "--shard-size", "1"]
    environment = os.environ | {"COLUMNS": "200"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    ) as running:
        while not Path("out/_manifest/shard=00001.json").exists():
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        told, said = running.communicate()
    assert running.returncode == 130
    assert said == "stopped; what is done stays done, and the same command goes on from here\n"
    kept = {path.stem for path in Path("out/_manifest").glob("shard=*.json")}
    assert {"shard=00000", "shard=00001"} <= kept < {f"shard={n:05}" for n in range(300)}
    assert f" of 300 shards done, 0 of them before: {tmp_path}/out" in told
    again = json.loads(_run("a.jsonl", "out", "--dry-run", "--to", "json", "--shard-size", "1").stdout)
    assert again["done_before"] == len(kept)


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_nobody_at_work_and_is_gone_on_with(tmp_path: Path) -> None:
    lines(Path("a.jsonl"), texts(40))
    command = [*HEEDING, "batch", "a.jsonl", "out", "--jobs", "1", "--shard-size", "4"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while not Path("out/_manifest/shard=00000.json").exists():
            assert running.poll() is None
            time.sleep(0.01)
        (worker,) = _children(running.pid)
        running.kill()
        running.communicate()  # its end is that of all who hold the pipe: of its processes, too
    assert not Path(f"/proc/{worker}/cmdline").exists() or not Path(f"/proc/{worker}/cmdline").read_bytes()
    told = json.loads(_run("a.jsonl", "out", "--jobs", "1", "--shard-size", "4", "--to", "json").stdout)
    assert (told["reports"], told["set_aside"]) == (40, 0)
    assert told["done_before"] >= 1
    assert {path.name for path in Path("out").iterdir()} == {"_manifest", *(f"shard={n:05}" for n in range(10))}


def _children(pid: int) -> list[int]:
    """The processes that read for this one; multiprocessing's own helper is none."""
    found = [Path(f"/proc/{child}") for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [int(path.name) for path in found if b"spawn_main" in (path / "cmdline").read_bytes()]


@pytest.mark.parametrize("out", ["s3://harbour/tables", "file:///tables", "zip://tables::all.zip"])
def test_the_tables_go_into_a_folder_not_to_an_address(tmp_path: Path, out: str) -> None:
    lines(tmp_path / "a.jsonl", texts(2))
    result = _run("a.jsonl", out)
    assert result.exit_code == 2
    assert f"{out} is an address" in " ".join(result.output.split())
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]
