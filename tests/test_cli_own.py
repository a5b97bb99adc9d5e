"""Rows of a user's own on the command line: --actors, --rules, rules lint."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app, main
from onrecord.parsing.parser import Parser

REPORT = "Talks end\n\n2 April 2031\n\nThe Harbour League blacklisted the ships of Westmark on Monday.\n"
ACTORS = "name,kind,code,aliases,example\nHarbour League,institution,NGOHLW,,\n"
RULES = "lemma,code,example\nblacklist,172,Ostland blacklisted the ships of Westmark on Monday.\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    for name, content in (("report.txt", REPORT), ("actors.csv", ACTORS), ("rules.csv", RULES)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Parser, "load", classmethod(lambda cls, **_: parser))


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def _read(*options: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(_run("read", "report.txt", "--to", "json", *options).stdout)
    return record


def test_read_with_rows_of_one_s_own() -> None:
    without, with_both = _read(), _read("--actors", "actors.csv", "--rules", "rules.csv")
    assert without["made_by"]["lexicon"] != with_both["made_by"]["lexicon"]
    assert {"institution", "NGO"} <= {v for a in with_both["actors"] for v in (a["kind"], a["code"])}
    assert [e["cameo"] for e in with_both["events"]] == ["172"]
    assert "172" not in [e["cameo"] for e in without["events"]]


def test_options_repeat() -> None:
    Path("more.csv").write_text("name,kind,code,aliases,example\nWestmark Line,institution,MNC,,\n", encoding="utf-8")
    one, two = _read("--actors", "actors.csv"), _read("--actors", "actors.csv", "--actors", "more.csv")
    assert one["made_by"]["lexicon"] != two["made_by"]["lexicon"]


def test_explain_shows_file_and_line() -> None:
    shown = _run(
        "explain", "The Harbour League blacklisted Westmark.", "--actors", "actors.csv", "--rules", "rules.csv"
    ).stdout
    assert "BY YOUR ROWS" in shown
    assert "“Harbour League” 4..18  actors.csv, line 2" in shown
    assert "“blacklisted” 19..30  rules.csv, line 2" in shown
    written = json.loads(_run("explain", "The Harbour League met envoys.", "--actors", "actors.csv", "--json").stdout)
    assert [(row["file"], row["line"], row["quote"]) for row in written["own"]] == [("actors.csv", 2, "Harbour League")]


def test_explain_without_own_rows_has_no_section_for_them() -> None:
    assert "BY YOUR ROWS" not in _run("explain", "The Harbour League met envoys.").stdout


def test_explain_says_why_nothing_came_of_a_row() -> None:
    Path("verbs.csv").write_text("lemma,code,example\ntow,1711,\n", encoding="utf-8")
    shown = _run("explain", "The boat was towed when it rained.", "--rules", "verbs.csv").stdout
    assert "“towed” 13..18  verbs.csv, line 2" in shown
    assert "dropped: nobody is known who did it" in shown


def test_a_row_that_fires_nowhere_is_no_error() -> None:
    shown = _run("explain", "It rained.", "--actors", "actors.csv").stdout
    assert "BY YOUR ROWS\n  -\n" in shown


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--actors", "no.csv"], "onrecord: no.csv: no such file or directory; check the path, and who may read it\n"),
        (["--actors", "rules.csv"], "onrecord: rules.csv, line 2: rows of events_verbs; give the file with --rules\n"),
        (["--rules", "report.txt"], "onrecord: report.txt: no form that we read; write our CSV or TOML"),
    ],
)
def test_a_file_that_can_not_be_read_ends_with_2(
    options: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["onrecord", "read", "report.txt", *options])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(told)


def test_rules_lint() -> None:
    Path("bad.csv").write_text("lemma,code,example\nfrob,999,\n", encoding="utf-8")
    sound, bad = _run("rules", "lint", "actors.csv"), _run("rules", "lint", "actors.csv", "bad.csv", "--json")
    assert (sound.exit_code, bad.exit_code) == (0, 1)
    assert sound.stdout == "actors.csv  csv, 1 row for actors_organisations\n\nno problems\n"
    (problem,) = json.loads(bad.stdout)["problems"]
    assert problem == {
        "file": "bad.csv", "line": 2, "kind": "broken", "seen": "code: '999'",
        "remedy": "CAMEO has no such event; correct it, or add a row to a table events_codes",
    }  # fmt: skip


def test_rules_lint_needs_files() -> None:
    assert _run("rules", "lint").exit_code == 2
    assert "lint" in _run("rules", "--help").stdout
