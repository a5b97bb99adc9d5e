"""What a batch has written, added to an archive: the archive that the inputs themselves would have made."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from onrecord.adding import Adding, Given, Step, coming, expected_of
from onrecord.archive import Archive
from onrecord.batch.notes import WORK
from onrecord.cli import app
from onrecord.errors import OnrecordError
from onrecord.store.checking import check
from onrecord.store.tables import metadata
from tests.archive.adder import NEW
from tests.article import warcs
from tests.batch.keeping import KEEPING, MADE_BY, Keeping, Unread, keeping
from tests.batch.made import batched, ready
from tests.batch.readers import BROKEN

WHEN = {"added_at", "failed_at", "read_at", "joined_at"}
FOREIGN = "Der Außenminister von Verania hat am Mittwoch erklärt, dass die Gespräche mit Kostria gescheitert sind. " * 3
_LINES = (
    {"id": "a", "text": "Verania protested on Monday.", "published": "2031-04-02"},
    {"id": "b", "text": "Kostria did not answer.", "url": "https://courier.example/b"},
    {"id": "c", "text": "Kostria answered.", "url": "https://courier.example/b", "published": "2031-04-05"},
    {"id": "a", "text": "Ostland came a second time."},
    {"id": "d", "text": f"Brevia is {BROKEN}."},
    {"id": "e", "text": FOREIGN},
    {"id": "f"},
)


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "crawl.warc.gz").write_bytes(
        warcs.packed(warcs.info(), *(warcs.record(n, warcs.report(n)) for n in (1, 2)))
    )
    (folder / "one.txt").write_text("Lorvania closed its harbour.\n", encoding="utf-8")
    (folder / "two.jsonl").write_text("".join(json.dumps(row) + "\n" for row in _LINES), encoding="utf-8")
    return [str(folder)]


@pytest.fixture
def out(inputs: list[str], tmp_path: Path) -> Path:
    settings = ready(tmp_path / "out", reader=KEEPING)
    batched(inputs, settings, size=3)
    return settings.folder


def _added(path: Path, given: list[str], reader: Keeping) -> tuple[list[Step], dict[str, list[Any]]]:
    """What became of each report, and all rows of the archive but for when they were written."""
    with Archive(path) as archive:
        steps = list(Adding(archive, cast(Any, lambda: reader)).add(coming(given)))
        assert list(check(archive.engine)) == []
        with archive.asking() as connection:
            rows = {
                name: [
                    {column: value for column, value in row.items() if column not in WHEN}
                    for row in connection.execute(select(table)).mappings()
                ]
                for name, table in metadata.tables.items()
            }
    return steps, rows


def _became(steps: list[Step]) -> list[tuple[str, str]]:
    return [(step.became, step.part) for step in steps]


def test_the_archive_is_the_one_that_the_inputs_make(inputs: list[str], out: Path, tmp_path: Path) -> None:
    direct, there = _added(tmp_path / "direct.db", inputs, keeping())
    through, here = _added(tmp_path / "through.db", [str(out)], Unread(MADE_BY))
    assert sorted(_became(through)) == sorted(_became(direct))
    assert [became for became, _ in _became(direct)] == [
        "added", "added", "added", "added", "added", "changed", "failed", "failed", "failed", "failed",
    ]  # fmt: skip
    assert not any(step.older for step in through)
    assert {name: sorted(map(str, rows)) for name, rows in here.items()} == {
        name: sorted(map(str, rows)) for name, rows in there.items()
    }


def test_what_was_added_is_known(out: Path, tmp_path: Path) -> None:
    _added(tmp_path / "talks.db", [str(out)], Unread(MADE_BY))
    again, rows = _added(tmp_path / "talks.db", [str(out)], Unread(MADE_BY))
    assert {became for became, _ in _became(again)} == {"known", "failed"}
    assert len(rows["failure"]) == 4


def test_what_another_onrecord_has_read_is_kept_as_it_is_and_told(out: Path, tmp_path: Path) -> None:
    steps, rows = _added(tmp_path / "talks.db", [str(out)], Unread(NEW))
    assert [step.older for step in steps if step.became != "failed"] == [True] * 6
    assert [row["onrecord"] for row in rows["made_by"]] == [MADE_BY.onrecord]


def test_how_many_reports_come(inputs: list[str], out: Path, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("Verania agreed.\n", encoding="utf-8")
    assert expected_of([str(out), str(tmp_path / "more.txt")]) == 10 + 1
    assert expected_of([str(out), "-"]) is None
    assert expected_of([str(out), *inputs]) is None  # an archive tells nothing beforehand


@pytest.mark.parametrize("given", [Given(published="2031-04-02"), Given(kind="statement")])
def test_nothing_can_be_given_of_what_is_read(out: Path, given: Given) -> None:
    with pytest.raises(OnrecordError, match="read already; give --published and --kind to onrecord batch"):
        list(coming([str(out)], given))


def test_a_shard_that_is_not_done_is_left_out(out: Path) -> None:
    whole = list(coming([str(out)]))
    (out / "_manifest" / "shard=00000.json").unlink()
    assert 0 < len(list(coming([str(out)]))) < len(whole)


def test_a_broken_table_is_told_and_tried_again(inputs: list[str], out: Path, tmp_path: Path) -> None:
    path = out / "shard=00001" / "records.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:40])
    steps, rows = _added(tmp_path / "talks.db", [str(out)], Unread(MADE_BY))
    broken = [step for step in steps if step.path == str(out)]
    assert [step.failure.stage for step in broken if step.failure] == ["batch"]
    assert any(row["path"] == str(out) for row in rows["failure"])
    path.write_bytes(whole)
    with Archive(tmp_path / "talks.db") as archive:
        list(Adding(archive, cast(Any, keeping)).retry())
        assert {failed.path for failed in archive.failures()} == {str(tmp_path / "in" / "two.jsonl")}
        assert list(check(archive.engine)) == []


def test_a_quotation_that_is_not_in_its_text_is_refused(out: Path, tmp_path: Path) -> None:
    from pyarrow import array, parquet

    path = out / "shard=00000" / "records.parquet"
    table = parquet.ParquetFile(path).read()
    at = table.schema.get_field_index("record")
    forged = [row.replace('"quote":"', '"quote":"Not ') for row in table.column("record").to_pylist()]
    parquet.write_table(table.set_column(at, "record", array(forged)), path)
    steps, _ = _added(tmp_path / "talks.db", [str(out)], Unread(MADE_BY))
    refused = [step.failure for step in steps if step.failure and step.failure.stage == "batch"]
    assert len(refused) == len(forged)
    assert all("run the same batch again" in failure.reason for failure in refused)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.output


@pytest.mark.slow
def test_as_a_person_does_it(here: Path) -> None:
    (here / "in").mkdir()
    for n in range(3):
        text = f"Talks end\n\n{2 + n} April 2031\n\nOstland's envoy, Ada Sorel, said on Tuesday that the talks had ended.\n"
        (here / "in" / f"{n}.txt").write_text(text, encoding="utf-8")
    assert _run("batch", "in", "out", "--jobs", "1")[0] == 0
    assert _run("add", "out", "--archive", "through.db") == (0, "3 added: through.db\n")
    assert _run("add", "in", "--archive", "through.db") == (0, "3 known: through.db\n")
    _run("add", "in", "--archive", "direct.db")
    asked = [_run("statements", "--json", "--archive", archive) for archive in ("through.db", "direct.db")]
    assert asked[0] == asked[1]
    assert '"told":{"reports":3,' in asked[0][1]
    (here / "out" / WORK).mkdir()
    assert "out: the batch is not finished; what is done is added" in _run("add", "out", "--archive", "through.db")[1]
    shutil.rmtree(here / "out" / WORK)
