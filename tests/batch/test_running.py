"""A batch in real processes: resumed, redone where something changed, and whole again after whatever happens to a process."""

from __future__ import annotations

import os
import re
import resource
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.batch import Died, Done, manifest
from onrecord.batch.engines.local import Local
from onrecord.batch.notes import WORK
from onrecord.batch.planning import planned
from onrecord.batch.preparing import alone
from onrecord.batch.running import run, state_of
from onrecord.batch.settings import SHIPPED
from onrecord.errors import OnrecordError
from tests.article.warcs import packed, record, report
from tests.batch.made import aside, batched, contents, lines, parts, ran, ready, rows, table, texts
from tests.batch.readers import BROKEN, DEADLY, GREEDY, HOSTILE, ONCE, OTHER, PLAIN, SLOW


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """A file of every kind that is cut, and a page."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "crawl.warc.gz").write_bytes(packed(*(record(n, report(n)) for n in range(5))))
    (folder / "page.html").write_bytes(report(7))
    return [folder, lines(tmp_path / "a.jsonl", texts(9)), table(tmp_path / "t.parquet", texts(7))]


def _names(became: list[Done | Died], kind: type = Done) -> list[str]:
    return sorted(one.shard.name for one in became if isinstance(one, kind))


def test_a_second_run_skips_what_is_done(inputs: list[Path], tmp_path: Path) -> None:
    settings = ready(tmp_path / "out")
    first = batched(inputs, settings, size=4, jobs=2)
    assert _names(first) == [f"shard={n:05}" for n in range(8)]
    assert (sum(one.reports for one in first if isinstance(one, Done)), aside(settings.folder)) == (22, [])
    before = contents(settings.folder)
    assert batched(inputs, settings, size=4) == []
    assert contents(settings.folder) == before
    state = state_of(planned(map(str, inputs), size=4), settings)
    assert (len(state.done), state.waiting, state.reports) == (8, (), 0)
    assert sum(one.words for one in state.done) == sum(one.words for one in first if isinstance(one, Done))


@pytest.mark.parametrize("reader", [PLAIN, pytest.param(SHIPPED, marks=pytest.mark.slow)], ids=["plain", "shipped"])
def test_one_process_and_two_write_the_same_bytes(inputs: list[Path], tmp_path: Path, reader: str) -> None:
    one, two, back = (ready(tmp_path / name, reader=reader) for name in ("one", "two", "back"))
    plan = planned(map(str, inputs), size=4)
    ran(plan, one, jobs=1)
    ran(plan, two, jobs=2)
    assert contents(one.folder) == contents(two.folder)
    for shard in reversed(plan.shards):
        assert list(Local(1).run([shard], back)) == [Done(shard, *_counts(shard.name, one))]
    ran(plan, back)
    assert contents(back.folder) == contents(one.folder)


def _counts(name: str, settings: Any) -> tuple[int, int, int, int]:
    entry = manifest.read(settings.folder / manifest.FOLDER / f"{name}.json")
    assert entry is not None
    return entry.reports, entry.failures, entry.limited, entry.words


@pytest.mark.parametrize(
    "other", [{"reader": OTHER}, {"published": "2031-04-02"}, {"kind": "statement"}], ids=["reader", "date", "kind"]
)
def test_a_changed_setting_redoes_all(inputs: list[Path], tmp_path: Path, other: dict[str, Any]) -> None:
    batched(inputs[1:], ready(tmp_path / "out"), size=5)
    assert len(_names(batched(inputs[1:], ready(tmp_path / "out", **other), size=5))) == 4
    assert batched(inputs[1:], ready(tmp_path / "out", **other), size=5) == []


def test_a_changed_input_redoes_its_shards_alone(inputs: list[Path], tmp_path: Path) -> None:
    settings = ready(tmp_path / "out")
    batched(inputs, settings, size=4)
    lines(tmp_path / "a.jsonl", texts(11))
    assert _names(batched(inputs, settings, size=4)) == ["shard=00003", "shard=00004", "shard=00005"]
    assert len(rows(settings.folder, "records")) == 24


def test_an_input_before_the_others_moves_what_is_done(inputs: list[Path], tmp_path: Path) -> None:
    settings, fresh = ready(tmp_path / "out"), ready(tmp_path / "fresh")
    batched(inputs, settings, size=4)
    given = [lines(tmp_path / "new.jsonl", texts(6)), *inputs]
    assert _names(batched(given, settings, size=4)) == ["shard=00000", "shard=00001"]
    batched(given, fresh, size=4)
    assert contents(settings.folder) == contents(fresh.folder)
    assert batched(given[1:], settings, size=4) == []
    assert len(rows(settings.folder, "records")) == 22


def test_the_tables_of_other_inputs_are_left_alone(inputs: list[Path], tmp_path: Path) -> None:
    settings = ready(tmp_path / "out")
    batched(inputs[1:2], settings)
    before = contents(settings.folder)
    with pytest.raises(OnrecordError, match="holds the tables of other inputs"):
        batched(inputs[2:], settings)
    assert contents(settings.folder) == before


def test_only_one_batch_at_a_time(inputs: list[Path], tmp_path: Path) -> None:
    settings = ready(tmp_path / "out")
    with alone(settings), pytest.raises(OnrecordError, match="another batch is at work there"):
        batched(inputs, settings)


@pytest.mark.slow
def test_a_report_that_does_its_worst_is_found_and_the_others_are_kept(tmp_path: Path) -> None:
    given = texts(24, n2=BROKEN, n6=SLOW, n9=DEADLY, n13=GREEDY, n17=f"{ONCE}{tmp_path}/killed", n21=DEADLY, n22=SLOW)
    settings = ready(tmp_path / "out", reader=HOSTILE, seconds=0.5, megabytes=400)
    became = batched([lines(tmp_path / "a.jsonl", given)], settings, size=12, jobs=2)
    assert _names(became) == ["shard=00000", "shard=00001"]
    assert aside(settings.folder) == [
        ("a.jsonl", "line 3", "reading"), ("a.jsonl", "line 7", "time"), ("a.jsonl", "line 10", "died"),
        ("a.jsonl", "line 14", "memory"), ("a.jsonl", "line 22", "died"), ("a.jsonl", "line 23", "time"),
    ]  # fmt: skip
    failed = {int(part.split()[1]) for _, part, _ in aside(settings.folder)}
    assert parts(settings.folder) == [f"line {n}" for n in range(1, 25) if n not in failed]
    assert "more than 0.5 seconds; give it more with --seconds" in rows(settings.folder, "failures")[1]["reason"]
    assert {path.name for path in settings.folder.iterdir()} == {"shard=00000", "shard=00001", manifest.FOLDER}
    assert batched([tmp_path / "a.jsonl"], settings, size=12) == []


def test_other_limits_redo_only_shards_in_which_one_was_met(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", texts(6, n4=GREEDY))
    batched([path], ready(tmp_path / "out", reader=HOSTILE, megabytes=400), size=3)
    assert _names(batched([path], ready(tmp_path / "out", reader=HOSTILE, megabytes=500), size=3)) == ["shard=00001"]


def test_a_report_that_is_a_whole_file(tmp_path: Path) -> None:
    for name, text in zip(("a.txt", "b.txt", "c.txt"), texts(3, n1=DEADLY), strict=True):
        (tmp_path / name).write_text(text)
    settings = ready(tmp_path / "out", reader=HOSTILE)
    became = batched([f"{tmp_path}/*.txt"], settings)
    assert [one.how for one in became if isinstance(one, Died)] == [f"signal {signal.SIGSEGV.value}"] * 2
    assert [Path(row["path"]).name for row in rows(settings.folder, "records")] == ["a.txt", "c.txt"]
    assert aside(settings.folder) == [("b.txt", "", "died")]


def test_the_one_report_of_a_batch_is_tried_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{texts(1)[0]} {ONCE}{tmp_path}/killed")
    settings = ready(tmp_path / "out", reader=HOSTILE)
    assert [type(one) for one in batched([tmp_path / "a.txt"], settings)] == [Died, Done]
    assert (parts(settings.folder), aside(settings.folder)) == ([""], [])


def test_a_process_killed_in_mid_shard_loses_nothing(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", texts(12, n5=SLOW))
    settings = ready(tmp_path / "out", reader=HOSTILE, seconds=600.0)
    running = run(planned([str(path)], size=12), Local(1), settings)
    killer = _kill_when_begun(settings.folder / WORK / "shard=00000.on", 5)
    died = next(running)
    killer.join()
    assert isinstance(died, Died)
    assert died.how == f"signal {signal.SIGKILL.value}"
    running.close()
    assert state_of(planned([str(path)], size=12), settings).done == ()
    lines(path, texts(12))
    assert [type(one) for one in batched([path], settings)] == [Done, Done]
    assert len(parts(settings.folder)) == 12


def _kill_when_begun(note: Path, unit: int) -> Any:
    """Kills the process that has written into a note that it is on a report."""
    import threading

    def kill() -> None:
        while not note.exists() or note.read_text().split() != ["0", str(unit)]:
            time.sleep(0.01)
        os.kill(_holder(note), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    return killer


def _holder(path: Path) -> int:
    """The process, other than this one, that has a file open."""
    for opened in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if opened.readlink() == path and int(opened.parts[2]) != os.getpid():
                return int(opened.parts[2])
        except OSError:
            continue
    raise AssertionError(f"nobody has {path} open")


def test_what_a_killed_run_left_is_taken_away(inputs: list[Path], tmp_path: Path) -> None:
    settings = ready(tmp_path / "out")
    batched(inputs[1:2], settings, size=4)
    before = contents(settings.folder)
    (settings.folder / manifest.FOLDER / "shard=00001.json").unlink()
    for name in ("shard=00001.0123.tmp", "shard=00001.0", "shard=00000.77.old"):
        (settings.folder / WORK / name).mkdir(parents=True)
        (settings.folder / WORK / name / "records.parquet").write_bytes(b"PAR1 half")
    (settings.folder / manifest.FOLDER / ".shard=00001.json.part").write_bytes(b'{"key":')
    assert _names(batched(inputs[1:2], settings, size=4)) == ["shard=00001"]
    assert contents(settings.folder) == before


@pytest.mark.parametrize("damage", [b"", b"{", b'{"key": 3}'])
def test_an_entry_that_can_t_be_read_stands_for_nothing(tmp_path: Path, damage: bytes) -> None:
    settings, path = ready(tmp_path / "out"), lines(tmp_path / "a.jsonl", texts(4))
    batched([path], settings, size=2)
    (settings.folder / manifest.FOLDER / "shard=00001.json").write_bytes(damage)
    assert _names(batched([path], settings, size=2)) == ["shard=00001"]


def test_an_entry_without_its_tables_stands_for_nothing(tmp_path: Path) -> None:
    settings, path = ready(tmp_path / "out"), lines(tmp_path / "a.jsonl", texts(4))
    batched([path], settings, size=2)
    (settings.folder / "shard=00000").rename(tmp_path / "elsewhere")
    assert _names(batched([path], settings, size=2)) == ["shard=00000"]


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        ("tests.batch.readers:none", "no reader at 'tests.batch.readers:none'"),
        ("tests.batch.nowhere:plain", "no reader at"),
        ("plain", "no reader at 'plain'"),
    ],
)
def test_a_reader_that_is_not_there_stops_everything(tmp_path: Path, reader: str, seen: str) -> None:
    with pytest.raises(OnrecordError, match=re.escape(seen)):
        batched([lines(tmp_path / "a.jsonl", texts(1))], ready(tmp_path / "out", reader=reader))


def test_a_process_that_can_t_begin_stops_everything(tmp_path: Path) -> None:
    settings = ready(tmp_path / "out", reader="tests.batch.readers:dead")
    plan = planned([str(lines(tmp_path / "a.jsonl", texts(3)))], size=2)
    with pytest.raises(OnrecordError, match="its process ends before it reads anything"):
        ran(plan, settings)


def test_a_folder_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("no folder")
    with pytest.raises(OnrecordError, match="name a folder that you may write"):
        batched([lines(tmp_path / "a.jsonl", texts(1))], ready(tmp_path / "out", reader=PLAIN))


@pytest.mark.parametrize("size", [1000, 20_000], ids=["end", "middle"])
def test_a_disk_that_is_full_stops_everything(tmp_path: Path, size: int) -> None:
    settings, path = ready(tmp_path / "out"), lines(tmp_path / "a.jsonl", texts(900))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))  # processes that are started have it, too
    try:
        with pytest.raises(OnrecordError, match=r"file too large; make room, or name another folder"):
            batched([path], settings, size=900)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(settings.folder.glob("shard=*"))
    assert _names(batched([path], settings, size=900)) == ["shard=00000"]
    assert len(parts(settings.folder)) == 900
