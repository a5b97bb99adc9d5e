"""Every format of input is read, however it is cut, and what can't be read is told once."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pyarrow import parquet

from onrecord.article import arrivals
from onrecord.batch import planning
from onrecord.batch.addresses import digest
from onrecord.batch.planning import planned
from onrecord.batch.publishing import folder_of
from onrecord.batch.shard import run_shard
from onrecord.batch.splitting import divided, singles, together
from onrecord.cli.batch import SHARD_SIZE
from onrecord.errors import OnrecordError
from tests.article.warcs import PLAIN, info, packed, record, report
from tests.batch.made import aside, batched, lines, parts, ready, rows, table, tables_in, texts

PAGES = [record(n, report(n)) for n in range(7)]


def _damaged(raw: bytes) -> bytes:
    return raw[:40] + bytes(b ^ 0xFF for b in raw[40:44]) + raw[44:]


def _warc(path: Path) -> Path:
    path.write_bytes(b"".join([info(), *PAGES[:3], record(9, b"", kind="request"), *PAGES[3:]]))
    return path


def _packed_warc(path: Path) -> Path:
    found = [packed(page) for page in PAGES]
    path.write_bytes(
        b"".join([packed(info()), *found[:3], _damaged(found[3]), packed(record(9, b"", kind="request")), *found[4:]])
    )
    return path


def _cut_off(path: Path) -> Path:
    path.write_bytes(packed(*PAGES)[:-60])
    return path


def _garbage_first(path: Path) -> Path:
    path.write_bytes(b"WARC/1.0\r\nnoise\r\n\r\n\0" + b"".join(PAGES))
    return path


def _no_page(path: Path) -> Path:
    path.write_bytes(packed(info(), *(record(n, report(n), status="404 Not Found") for n in range(5))))
    return path


def _lines(path: Path) -> Path:
    given = lines(path, texts(7)).read_text().splitlines()
    path.write_text("\n\n" + "\n".join([*given[:2], "", '{"text": }', *given[2:]]))
    return path


def _packed_lines(path: Path) -> Path:
    raw = _lines(path).read_bytes()
    path.write_bytes(gzip.compress(raw, mtime=0))
    return path


def _cut_off_lines(path: Path) -> Path:
    raw = "".join(json.dumps({"text": text * 50}) + "\n" for text in texts(7)).encode()
    path.write_bytes(gzip.compress(raw, mtime=0)[:-20])
    return path


def _long_line(path: Path) -> Path:
    """A line that would be two hundred megabytes, in one that is some kilobytes."""
    given = [json.dumps({"text": text}).encode() for text in texts(3)]
    path.write_bytes(gzip.compress(b"\n".join([given[0], b" " * (200 << 20), *given[1:]]), mtime=0))
    return path


def _table(path: Path) -> Path:
    return table(path, [*texts(5), "", *texts(2)], row_group_size=3)


def _damaged_table(path: Path) -> Path:
    table(path, texts(12), row_group_size=4, compression="gzip", use_dictionary=False)
    column = parquet.ParquetFile(path).metadata.row_group(1).column(0)
    raw = bytearray(path.read_bytes())
    start, size = column.data_page_offset, column.total_compressed_size
    raw[start : start + size] = b"\xff" * size
    path.write_bytes(raw)
    return path


def _broken_table(path: Path) -> Path:
    path.write_bytes(b"PAR1 and nothing else of it PAR1")
    return path


def _other_columns(path: Path) -> Path:
    import pyarrow

    parquet.write_table(pyarrow.table({"body": texts(9)}), path)
    return path


def _list(path: Path) -> Path:
    path.write_text(json.dumps([{"text": text} for text in texts(4)] + [{"id": 3}, 5]))
    return path


def _wide(path: Path) -> Path:
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts(4)), encoding="utf-16")
    return path


def _empty(path: Path) -> Path:
    path.write_text("\n\n")
    return path


def _page(path: Path) -> Path:
    path.write_bytes(report(1))
    return path


def _missing(path: Path) -> Path:
    return path


MADE: list[tuple[str, Callable[[Path], Path]]] = [
    ("plain.warc", _warc), ("packed.warc.gz", _packed_warc), ("cut.warc.gz", _cut_off), ("noise.warc", _garbage_first),
    ("none.warc.gz", _no_page), ("lines.jsonl", _lines), ("lines.jsonl.gz", _packed_lines), ("cut.jsonl.gz", _cut_off_lines),
    ("rows.parquet", _table), ("damaged.parquet", _damaged_table), ("broken.parquet", _broken_table),
    ("columns.parquet", _other_columns), ("list.json", _list), ("wide.jsonl", _wide), ("empty.jsonl", _empty),
    ("page.html", _page), ("missing.txt", _missing),
]  # fmt: skip
FORMATS = pytest.mark.parametrize(("name", "make"), MADE, ids=[name for name, _ in MADE])


def _told(path: Path) -> list[tuple[str, str | None]]:
    """What every other way of reading makes of a file."""
    return sorted((a.part, a.document.failure.stage if a.document.failure else "") for a in arrivals([path]))


@FORMATS
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_file_gives_what_it_always_gives(tmp_path: Path, name: str, make: Callable[[Path], Path], size: int) -> None:
    path, settings = make(tmp_path / name), ready(tmp_path / "out")
    for shard in planned([str(path)], size=size).shards:
        run_shard(shard, settings)
    found = [(part, "") for part in parts(settings.folder)]
    assert sorted([*found, *((part, stage) for _, part, stage in aside(settings.folder))]) == _told(path)
    assert {row["path"] for row in rows(settings.folder, "records")} <= {str(path)}


@FORMATS
@examples(max_examples=5)
@given(data=st.data())
def test_a_shard_gives_the_same_bytes_however_it_is_split(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("split")
    path, settings = make(folder / name), ready(folder / "out")
    (shard,) = planned([str(path)], size=1000).shards
    run_shard(shard, settings)
    whole = tables_in(folder_of(shard, settings))
    pieces = [single for piece in shard.pieces for single in singles(piece)]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(pieces)), max_size=4)))
    split = divided(shard, pieces, cuts)
    order = data.draw(st.permutations(split))
    together(shard, [run_shard(part, settings) for part in order], settings)
    assert tables_in(folder_of(shard, settings)) == whole


def test_what_is_cut_has_shards_of_its_own_and_small_files_share_one(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / ".hidden").mkdir(parents=True)
    for n in range(5):
        (folder / f"{n}.txt").write_text(texts(1)[0])
    (folder / ".hidden" / "no.txt").write_text("no")
    lines(folder / "3-many.jsonl", texts(25))
    plan = planned([str(folder)], size=10)
    assert [[Path(p.address).name for p in shard.pieces] for shard in plan.shards] == [
        ["0.txt", "1.txt", "2.txt"], *[["3-many.jsonl"]] * 3, ["3.txt", "4.txt"],
    ]  # fmt: skip
    assert [shard.reports for shard in plan.shards] == [3, 10, 10, 5, 2]
    assert plan.reports == 30
    assert len({shard.key for shard in plan.shards}) == 5
    assert planned([str(folder)], size=10) == plan


def test_globs_addresses_and_files_within_archives(tmp_path: Path) -> None:
    for n in range(3):
        lines(tmp_path / f"{n}.jsonl", texts(2))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/x.jsonl", lines(tmp_path / "x.lines", texts(3)).read_bytes())
        archive.writestr("in/crawl.warc.gz", packed(info(), record(1, texts(1)[0].encode(), mime=PLAIN)))
        archive.writestr("in/.hidden", "no")
    settings = ready(tmp_path / "out")
    given = [f"{tmp_path}/[01].jsonl", f"file://{tmp_path}/2.jsonl", f"zip://in::{tmp_path}/all.zip"]
    done = batched(given, settings, size=2)
    assert [type(one).__name__ for one in done] == ["Done"] * 6
    assert len(rows(settings.folder, "records")) == 2 + 2 + 2 + 3 + 1
    assert sorted({row["path"] for row in rows(settings.folder, "records")}) == sorted([
        f"{tmp_path}/0.jsonl", f"{tmp_path}/1.jsonl", f"file://{tmp_path}/2.jsonl",
        f"zip://in/crawl.warc.gz::{tmp_path}/all.zip", f"zip://in/x.jsonl::{tmp_path}/all.zip",
    ])  # fmt: skip


def test_the_memory_of_this_process_is_an_address_too(tmp_path: Path) -> None:
    system = fsspec.filesystem("memory")
    system.pipe("/harbour/a.jsonl", lines(tmp_path / "a", texts(4)).read_bytes())
    system.pipe("/harbour/b/t.parquet", table(tmp_path / "t", texts(3)).read_bytes())
    settings = ready(tmp_path / "out")
    plan = planned(["memory://harbour"], size=3)
    for shard in plan.shards:
        run_shard(shard, settings)
    assert parts(settings.folder) == ["line 1", "line 2", "line 3", "line 4", "row 1", "row 2", "row 3"]
    system.pipe("/harbour/a.jsonl", lines(tmp_path / "a", texts(5)).read_bytes())
    assert planned(["memory://harbour"], size=3).shards[0].key != plan.shards[0].key


def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe8.txt")
    (tmp_path / name).write_text(texts(1)[0])
    given = "".join(json.dumps({"text": text}) + "\n" for text in [*texts(2), ""])
    (tmp_path / os.fsdecode(b"\xe8.jsonl")).write_text(given)
    settings = ready(tmp_path / "out")
    batched([f"{tmp_path}/*.*"], settings)
    assert [Path(row["path"]).name for row in rows(settings.folder, "records")] == [
        "caf\\udce8.txt",
        *["\\udce8.jsonl"] * 2,
    ]
    assert aside(settings.folder) == [("\\udce8.jsonl", "line 3", "empty")]
    assert batched([f"{tmp_path}/*.*"], settings) == []


def test_standard_input_is_no_input() -> None:
    with pytest.raises(OnrecordError, match="can't be read by several processes"):
        planned(["-"])


def test_a_line_that_never_ends_is_never_in_memory(tmp_path: Path) -> None:
    path, settings = _long_line(tmp_path / "long.jsonl.gz"), ready(tmp_path / "out")
    assert [shard.reports for shard in planned([str(path)], size=3).shards] == [3, 1]
    batched([path], settings, size=3)
    assert parts(settings.folder) == ["line 1", "line 3", "line 4"]
    assert aside(settings.folder) == [("long.jsonl.gz", "line 2", "size")]
    assert "a line of 209,715,201 bytes" in rows(settings.folder, "failures")[0]["reason"]


def test_a_hash_that_a_system_tells_is_believed() -> None:
    class Tagged(MemoryFileSystem):  # type: ignore[misc]
        protocol = "tagged"
        tag = "a"

        @classmethod
        def _strip_protocol(cls, path: str) -> str:
            return str(super()._strip_protocol(path.removeprefix("tagged:/")))

        def info(self, path: str, **how: object) -> dict[str, object]:
            return {**super().info(path, **how), "ETag": self.tag}

    fsspec.register_implementation("tagged", Tagged, clobber=True)
    fsspec.filesystem("tagged").pipe("/port/a.txt", b"Varn agreed.")
    first = planned(["tagged://port/a.txt"]).shards[0].key
    assert planned(["tagged://port/a.txt"]).shards[0].key == first
    Tagged.tag = "b"
    assert planned(["tagged://port/a.txt"]).shards[0].key != first
    assert digest("tagged://port/a.txt") == "ETag:b:12"


def test_an_empty_folder_is_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert planned([str(tmp_path / "in")]).shards == ()
    assert batched([tmp_path / "in"], ready(tmp_path / "out")) == []


def test_the_command_s_shards_are_as_large_as_a_plan_s() -> None:
    assert SHARD_SIZE == planning.SHARD_SIZE


def test_several_processes_plan_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, make in MADE:
        make(tmp_path / name)
    one = planned([str(tmp_path)], size=3)
    monkeypatch.setattr(planning, "_WORTH_IT", 1)
    assert planned([str(tmp_path)], size=3, jobs=2) == one
    assert len(one.shards) > 10
