"""The samples of the pages: what they show is what comes out, command by command, on one archive a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.samples import Ids, cut_as, printed_by, steps, wrong
from tests.fetching.servers import Answer, serving

ASKING = "docs/asking.md"
PAGES = {
    "README.md": "import add quote",
    "docs/archive.md": "import add join check",
    "docs/exports.md": "export",
    ASKING: "statements timeline contested relations sources search actors show quote compare state changes watch",
    "docs/correcting.md": "correct retract confirm merge split undo history decisions enter remove",
}
"""Which commands a page shows, in whatever order."""


@pytest.mark.parametrize("name", PAGES)
def test_every_command_is_shown(root: Path, name: str) -> None:
    shown = {step.command.split()[0] for step in steps((root / name).read_text(encoding="utf-8")) if step.shown}
    assert set(PAGES[name].split()) <= shown


def test_what_goes_on_until_it_is_stopped_fills_no_archive(tmp_path: Path) -> None:
    page = "```sh\nonrecord serve --archive strait.db\nonrecord user add ann --role editor --archive strait.db\n```\n"
    assert list(wrong(page, tmp_path / "archive.db")) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_comes_out(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(root)
    page = (root / name).read_text(encoding="utf-8")
    for step, printed in wrong(page, tmp_path / "archive.db"):
        pytest.fail(f"{step.command}\nshown:\n{step.shown}\nprinted:\n{printed}\n`python -m docs.samples {name}`")


@pytest.mark.slow
def test_a_feed_that_is_watched(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loopback: None) -> None:
    monkeypatch.chdir(root)
    (step,) = (step for step in steps((root / ASKING).read_text(encoding="utf-8")) if step.command.startswith("watch"))
    page = (root / "examples/dispute/reports/12-wire.html").read_bytes()
    with serving() as server:
        entry = f"<item><title>Joint crews</title><link>{server.at('/crews')}</link></item>"
        feed = f"<rss version='2.0'><channel>{entry}</channel></rss>".encode()
        server.answers = {"/crews": Answer(page), "/feed.xml": Answer(feed, "application/rss+xml")}
        command = step.command.replace("https://quartowire.example", server.at(""))
        printed = printed_by(command, tmp_path / "archive.db", "--allow-private", "--once")
    assert Ids().same(step.shown, printed, fresh=True), printed


def test_what_is_shown_must_come_out_line_by_line() -> None:
    ids = Ids()
    assert ids.same("one\n  …\nlast\n", "one\ntwo\nthree\nlast\n")
    assert not ids.same("one\n  …\nlast\n", "one\nlast\n")
    assert not ids.same("one\n", "one \n")
    assert not ids.same("one\n", "one\ntwo\n")


def test_an_id_is_the_same_wherever_it_comes_up() -> None:
    ids = Ids()
    assert not ids.same("aaaaaaaaaaaa\n", "111111111111\n")
    assert not ids.same("aaaaaaaaaaaa aaaaaaaaaaaa\n", "111111111111 222222222222\n", fresh=True)
    assert ids.same("aaaaaaaaaaaa\n", "111111111111\n", fresh=True)
    assert ids.here("undo aaaaaaaaaaaa") == "undo 111111111111"
    assert ids.same("aaaaaaaaaaaa\n", "111111111111\n")
    assert not ids.same("aaaaaaaaaaaa\n", "222222222222\n", fresh=True)
    assert ids.there("done by 111111111111") == "done by aaaaaaaaaaaa"


def test_the_day_of_the_run_may_be_another_and_that_of_a_report_may_not() -> None:
    shown = "29 Nov 2026   Ida Moll took it back, on\n              8 Mar 2031\n"
    assert Ids().same(shown, "3 Dec 2027   Ida Moll took it back, on 8 Mar\n             2031\n")
    assert not Ids().same(shown, "29 Nov 2026   Ida Moll took it back, on\n              9 Mar 2031\n")


def test_lines_stay_left_out_where_they_were() -> None:
    assert cut_as("a\n  …\nd\n", "a\nb\nc\nd\n") == "a\n  …\nd\n"
    assert cut_as("a\nb\n", "a\nc\n") == "a\nc\n"
