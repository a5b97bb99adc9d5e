"""The commands: what they print, as lines and as JSON, and how they say what they don't take."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.errors import BadDecision
from tests.queries.telling import gazette, wire

Run = Callable[..., Any]
WHY = ("--why", "The tape says so.", "--by", "Ann Keeper")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Archive(tmp_path / "talks.db") as archive:
        archive.add(wire().record)
        archive.add(gazette().record)
    return tmp_path / "talks.db"


def run(path: Path, *words: str, error: bool = False) -> str:
    """What a command prints."""
    done = CliRunner().invoke(app, [*words, "--archive", str(path)])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert (done.exit_code != 0) == error, done.output
    return done.output


def test_a_decision_is_told_and_shown_and_taken_back(path: Path) -> None:
    said = wire().record.statements[0]
    told = run(path, "correct", said.id, "--set", "act=deny", "--set", "speaker=Oskar Venn", *WHY)
    assert " ".join(told.split()).endswith(
        f"Ann Keeper corrected statement {said.id} “The lighthouse is ours,”: act assert → deny; speaker Elin Darvas → "
        f"Oskar Venn (The tape says so. · {json.loads(run(path, 'decisions', '--json'))[0]['id']})"
    )
    (row,) = json.loads(run(path, "decisions", "--json"))
    assert (row["kind"], row["decided_by"], row["targets"][0]["words"]) == (
        "correct",
        "Ann Keeper",
        ["“The lighthouse is ours,”"],
    )
    assert "Decided" in run(path, "show", said.id)
    undone = json.loads(run(path, "undo", row["id"], *WHY, "--json"))
    assert (undone["kind"], undone["undoes"]) == ("undo", row["id"])
    history = run(path, "history", said.id)
    assert f"taken back by {undone['id']}" in " ".join(history.split())
    assert "stands as it was found" in " ".join(history.split())


def test_every_command_takes_json(path: Path) -> None:
    one, other = wire().record.statements
    claim = gazette().record.statements[0]
    for words in (
        ("confirm", one.id), ("retract", other.id), ("merge", one.id, claim.id), ("split", one.id),
        ("enter", "statement", "--words", "No ship came.", "--speaker", "Oskar Venn"),
        ("enter", "event", "--words", "A keeper left.", "--cameo", "0874", "--actor", "state:Verania"),
    ):  # fmt: skip
        row = json.loads(run(path, *words, *WHY, "--json"))
        assert row["why"] == "The tape says so."
        assert json.loads(run(path, "history", row["id"], "--json"))[0]["decisions"][0]["id"] == row["id"]
    report = json.loads(run(path, "statements", "--limit", "1", "--json"))[0]["report"]["id"]
    assert json.loads(run(path, "remove", report, *WHY, "--json"))["kind"] == "remove"
    assert len(json.loads(run(path, "decisions", "--json"))) == 7


def test_words_are_taken_from_a_file(path: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("To the Government of Verania.\n\nWe accept the keeper, and ask for a day.\n", encoding="utf-8")
    words = ("--file", str(letter), "--kind", "letter", "--speaker", "state:Kostria", "--quote", "We accept the keeper")
    run(path, "enter", "statement", *words, "--channel", "letter", *WHY)
    (row,) = json.loads(run(path, "statements", "--channel", "letter", "--json"))
    assert row["report"]["source"] == "letter.txt, taken down by Ann Keeper"
    assert row["content"][0]["quote"] == "We accept the keeper"


def test_who_decides_is_known_from_the_settings_or_the_login(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = wire().record.statements[0]
    monkeypatch.setenv("LOGNAME", "keeper")
    assert json.loads(run(path, "confirm", said.id, "--why", "x", "--json"))["decided_by"] == "keeper"
    settings = tmp_path / "config.toml"
    settings.write_text('by = "The desk"\n', encoding="utf-8")
    monkeypatch.setenv("ONRECORD_CONFIG", str(settings))
    assert json.loads(run(path, "confirm", said.id, "--why", "x", "--json"))["decided_by"] == "The desk"


def test_a_reason_is_needed_and_bad_values_say_what_is_allowed(path: Path) -> None:
    said = wire().record.statements[0]
    assert "--why" in run(path, "retract", said.id, error=True)
    with pytest.raises(BadDecision, match="one of positive, negative"):
        run(path, "correct", said.id, "--set", "polarity=maybe", *WHY)
    with pytest.raises(BadDecision, match="field=value"):
        run(path, "correct", said.id, "--set", "polarity", *WHY)
    with pytest.raises(BadDecision, match="things of one kind"):
        run(path, "merge", said.id, wire().record.events[0].id, *WHY)


def test_what_was_removed_is_told_when_it_comes_again(path: Path, tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text("The envoy of Ostland said on Monday that the harbour would stay closed.", encoding="utf-8")
    run(path, "add", str(text))
    report = json.loads(run(path, "statements", "--text", "harbour", "--json"))[0]["report"]["id"]
    run(path, "remove", report, *WHY)
    again = run(path, "add", str(text))
    assert "not taken in" in again
    assert "The tape says so." in again
    assert "1 removed before, and not taken in again" in again
