"""`onrecord user`: people let in, and out again, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.desk.people.passwords import fingerprint, fits


def test_somebody_is_let_in_gets_a_token_and_goes(tmp_path: Path) -> None:
    place = str(tmp_path / "people.db")
    run = CliRunner().invoke
    words = "a lantern on the quay\n"
    added = run(
        app, ["user", "add", "Mira Tal", "--role", "editor", "--password-stdin", "--archive", place], input=words
    )
    assert added.exit_code == 0
    token = run(app, ["user", "token", "Mira Tal", "--archive", place]).stdout.strip()
    (row,) = json.loads(run(app, ["user", "list", "--archive", place, "--json"]).stdout)
    assert (row["name"], row["role"], row["tokens"][0]["last_four"]) == ("Mira Tal", "editor", token[-4:])
    other = ["user", "password", "Mira Tal", "--password-stdin", "--archive", place]
    assert run(app, other, input="another lantern\n").exit_code == 0
    with Archive(place) as archive:
        held = archive.person_of_token(fingerprint(token))
    assert held is not None
    assert (fits(held.password, "another lantern"), fits(held.password, words.strip())) == (True, False)
    assert run(app, ["user", "remove", "Mira Tal", "--archive", place]).exit_code == 0
    with Archive(place) as archive:
        assert archive.people() == []
