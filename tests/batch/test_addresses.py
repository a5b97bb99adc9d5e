"""Inputs that lie on a server: read in real processes, resumed, and told where they can't be had."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.batch.addresses import expanded
from onrecord.batch.planning import planned
from onrecord.errors import OnrecordError
from tests.article.warcs import info, packed, record, report
from tests.batch.made import aside, batched, contents, lines, parts, ready, rows, table, texts
from tests.batch.webs import Web, serving

pytestmark = pytest.mark.usefixtures("loopback")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file of every kind that is cut, a page with links to others, and an archive of files."""
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "crawl.warc.gz").write_bytes(packed(info(), *(record(n, report(n)) for n in range(5))))
    lines(folder / "a.jsonl", texts(7))
    table(folder / "t.parquet", texts(6))
    (folder / "page.html").write_bytes(report(7).replace(b"<body>", b'<body><a href="/a.jsonl">more</a>'))
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("in/x.jsonl", lines(tmp_path / "x", texts(3)).read_bytes())
    return folder


@pytest.fixture(params=[True, False], ids=["parts", "whole"])
def web(folder: Path, request: pytest.FixtureRequest) -> Iterator[Web]:
    with serving(folder, parts=request.param) as web:
        yield web


NAMES = ["a.jsonl", "crawl.warc.gz", "page.html", "t.parquet"]


def test_every_format_is_read_from_a_server_as_from_a_disk(folder: Path, web: Web, tmp_path: Path) -> None:
    far, near = ready(tmp_path / "far"), ready(tmp_path / "near")
    batched([f"{web.root}/{name}" for name in NAMES], far, size=3, jobs=2)
    batched([folder / name for name in NAMES], near, size=3)
    assert aside(far.folder) == aside(near.folder) == []
    assert parts(far.folder) == parts(near.folder)
    assert _texts(far.folder) == _texts(near.folder)
    assert {row["path"] for row in rows(far.folder, "records")} == {f"{web.root}/{name}" for name in NAMES}


def _texts(out: Path) -> list[str]:
    return [json.loads(row["record"])["document"]["text"] for row in rows(out, "records")]


def test_a_second_run_skips_what_is_done_and_reads_what_changed(folder: Path, web: Web, tmp_path: Path) -> None:
    settings, given = ready(tmp_path / "out"), [f"{web.root}/a.jsonl", f"{web.root}/t.parquet"]
    assert len(batched(given, settings, size=4)) == 4
    before = contents(settings.folder)
    assert batched(given, settings, size=4) == []
    assert contents(settings.folder) == before
    lines(folder / "a.jsonl", texts(8))
    assert len(batched(given, settings, size=4)) == 2
    assert len(rows(settings.folder, "records")) == 14


def test_a_page_is_no_folder_and_a_question_mark_no_pattern(web: Web, tmp_path: Path) -> None:
    settings, page = ready(tmp_path / "out"), f"{web.root}/page.html"
    assert expanded(page) == [page]
    batched([page, f"{web.root}/a.jsonl?from=[3]"], settings, size=9)
    assert aside(settings.folder) == []
    assert len(rows(settings.folder, "records")) == 8
    assert "/a.jsonl?from=[3]" in [path.replace("%5B", "[").replace("%5D", "]") for path in web.asked]


def test_a_folder_that_the_server_lists_and_what_fits_a_pattern(web: Web, tmp_path: Path) -> None:
    assert expanded(f"{web.root}/") == [f"{web.root}/{name}" for name in sorted([*NAMES, "all.zip"])]
    assert expanded(f"{web.root}/*.parquet") == [f"{web.root}/t.parquet"]
    with pytest.raises(OnrecordError, match="nothing fits"):
        expanded(f"{web.root}/*.csv")


def test_a_file_within_an_archive_on_a_server(folder: Path, tmp_path: Path) -> None:
    settings = ready(tmp_path / "out")
    with serving(folder, parts=True) as web:
        batched([f"zip://in/*.jsonl::{web.root}/all.zip"], settings, size=2)
        assert {row["path"] for row in rows(settings.folder, "records")} == {f"zip://in/x.jsonl::{web.root}/all.zip"}
    assert parts(settings.folder) == ["line 1", "line 2", "line 3"]


def test_what_a_server_does_not_have_is_told_and_the_rest_read(web: Web, tmp_path: Path) -> None:
    settings = ready(tmp_path / "out")
    batched([f"{web.root}/gone.warc.gz", f"{web.root}/a.jsonl"], settings)
    assert [(row["path"], row["stage"]) for row in rows(settings.folder, "failures")] == [
        (f"{web.root}/gone.warc.gz", "input")
    ]
    assert len(rows(settings.folder, "records")) == 7


def test_a_server_that_is_not_there_is_told(folder: Path) -> None:
    with serving(folder, parts=False) as web:
        gone = web.root
    with pytest.raises(OnrecordError, match=rf"{gone}/: .*; check the address"):
        planned([f"{gone}/"])
    assert planned([f"{gone}/a.jsonl"]).reports == 1
