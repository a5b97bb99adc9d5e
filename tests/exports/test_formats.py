"""What holds for all formats: the same bytes each time, hostile words, nothing in an archive, the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.cli import main
from onrecord.errors import NotFound, OnrecordError
from onrecord.exports.formats import FORMATS, Format, format_named
from onrecord.queries.filters import Filter
from tests.exports.exporting import hostile
from tests.queries.asked import ask

EACH = pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)


@EACH
def test_the_same_bytes_each_time_in_pieces(archive: Archive, known: Format) -> None:
    whole = b"".join(archive.export(known.name))
    assert whole
    assert b"".join(archive.export(known.name)) == whole


@EACH
def test_hostile_words_are_written(filled: Callable[..., Archive], known: Format) -> None:
    whole = b"".join(filled(hostile()).export(known.name))
    assert whole
    if not known.binary:
        assert "\x00" not in whole.decode("utf-8")


@EACH
def test_an_empty_archive_gives_a_whole_file(filled: Callable[..., Archive], known: Format) -> None:
    b"".join(filled().export(known.name))


@EACH
def test_a_filter_narrows_it(archive: Archive, known: Format) -> None:
    whole, part = (
        b"".join(archive.export(known.name, wanted)) for wanted in (Filter(), Filter(source=("Harrow Post",)))
    )
    assert part != whole
    with pytest.raises(NotFound, match="no actor 'Nobody Here'"):
        b"".join(archive.export(known.name, Filter(actor=("Nobody Here",))))


def test_a_format_that_is_not_there(archive: Archive) -> None:
    with pytest.raises(NotFound, match="no format 'xls'; there are: csv, "):
        format_named("xls")
    with pytest.raises(NotFound, match="no format 'xls'"):
        next(archive.export("xls"))


@EACH
def test_the_command_line_writes_it(archive: Archive, known: Format, tmp_path: Path) -> None:
    whole = b"".join(archive.export(known.name))
    assert ask(archive, "export", known.name).stdout_bytes == whole
    out = tmp_path / f"all.{known.extension}"
    done = ask(archive, "export", known.name, "--out", str(out))
    assert (done.exit_code, done.stdout) == (0, "")
    assert out.read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("all")] == [out.name]


def test_the_command_line_lists_them(archive: Archive) -> None:
    listed = ask(archive, "export", "--list").stdout
    assert [line.split()[0] for line in listed.splitlines()] == [known.name for known in FORMATS]
    with pytest.raises(OnrecordError, match="no format named; there are: csv, "):
        raise ask(archive, "export").exception or AssertionError
    with pytest.raises(NotFound, match="no format 'xls'"):
        raise ask(archive, "export", "xls").exception or AssertionError


def test_a_wrong_format_makes_no_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new.db"
    monkeypatch.setattr(sys, "argv", ["onrecord", "export", "xls", "--archive", str(new)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert "no format 'xls'" in capsys.readouterr().err
    assert not new.exists()


def test_a_file_that_can_t_be_written(archive: Archive, tmp_path: Path) -> None:
    error = ask(archive, "export", "csv", "--out", str(tmp_path / "nowhere" / "all.csv")).exception
    assert isinstance(error, OnrecordError)
    assert "no such file or directory" in str(error)


def test_what_breaks_off_leaves_no_file(archive: Archive, tmp_path: Path) -> None:
    error = ask(archive, "export", "csv", "--out", str(tmp_path / "all.csv"), "--actor", "Nobody Here").exception
    assert isinstance(error, NotFound)
    assert not list(tmp_path.glob("all*"))


def test_limit_and_offset(archive: Archive) -> None:
    lines = ask(archive, "export", "csv").stdout.splitlines()
    assert ask(archive, "export", "csv", "--limit", "2", "--offset", "1").stdout.splitlines() == [lines[0], *lines[2:4]]
