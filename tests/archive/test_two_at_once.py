"""Several programs at one archive: all succeed, everything is there once, and whoever asks sees whole reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.archive import Archive
from onrecord.store import tables as t
from onrecord.store.checking import check
from onrecord.store.loading import load
from tests.archive.adder import NEW, OLD, FirstWords, add, ended, started, write
from tests.archive.opening import made
from tests.archive.test_kills import reports_in, texts_in, texts_of

pytestmark = pytest.mark.slow


def _place(archive_url: str) -> str:
    """A file that is not there yet; or a database with its tables, which nobody but `migrate` makes."""
    return archive_url if archive_url.startswith("sqlite") else made(archive_url)


@pytest.mark.parametrize("programs", [2, 4])
def test_what_several_add_is_there_once(archive_url: str, tmp_path: Path, programs: int) -> None:
    url = _place(archive_url)
    sources = [write(tmp_path / f"{n}.jsonl", range(n * 10, n * 10 + 60)) for n in range(programs)]
    told = [tmp_path / f"told{n}" for n in range(programs)]
    running = [started("add", url, str(s), str(o), "talks") for s, o in zip(sources, told, strict=True)]
    assert [ended(process) for process in running] == [0] * programs
    everything = sorted({text for source in sources for text in texts_of(source)})
    with Archive(url) as archive:
        assert texts_in(archive) == everything
        (talks,) = archive.collections()
        assert talks.reports == len(reports_in(archive))
        assert list(check(archive.engine)) == []
        assert archive.failures() == []
    became = [line.split()[0] for one in told for line in one.read_text(encoding="utf-8").splitlines()]
    assert len(became) == 60 * programs
    assert became.count("added") + became.count("changed") == len(everything)


def test_who_asks_meanwhile_sees_reports_that_are_whole(archive_url: str, tmp_path: Path) -> None:
    url = made(archive_url)
    source = write(tmp_path / "reports.jsonl", range(150))
    seen: list[int] = []
    with Archive(url) as archive:
        process = started("add", url, str(source), str(tmp_path / "told"))
        while process.poll() is None:
            seen.append(_whole(archive))
        assert ended(process) == 0
        assert _whole(archive) == 150
    assert seen == sorted(seen)


def test_who_asks_while_all_is_read_again_sees_old_or_new_records_and_no_mixture(
    archive_url: str, tmp_path: Path
) -> None:
    url = made(archive_url)
    source = write(tmp_path / "reports.jsonl", range(100))
    add(url, str(source), str(tmp_path / "told"))
    with Archive(url) as archive:
        running = [started("reread", url), started("reread", url)]
        while any(process.poll() is None for process in running):
            assert _whole(archive) == 100
        assert [ended(process) for process in running] == [0, 0]
        assert archive.outdated(NEW) == []
        assert list(check(archive.engine)) == []


def _whole(archive: Archive) -> int:
    """How many versions there are, in one state; each is what one of the two readers gives."""
    with archive.asking() as connection:
        keys = list(connection.execute(select(t.version.c.id)).scalars())
        for key in keys[-20:]:
            record = load(connection, key)
            assert record in [FirstWords(made_by).read(record.document) for made_by in (OLD, NEW)]
        return len(keys)
