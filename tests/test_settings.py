"""A settings file: what it gives to commands, what wins over it, and what it is told where it is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.settings import BadSettings, Settings, data_folder, default_map, settings


def _made(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _no_file_of_one_s_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def _given(text: str, tmp_path: Path, of: typer.Typer = app) -> dict[str, Any]:
    return default_map(settings(_made(tmp_path / "s.toml", text)), of)


def _reading() -> typer.Typer:
    """A small command line of every kind of option; each command prints what it was given."""
    made = typer.Typer()
    inner = typer.Typer()

    @made.callback()
    def root(context: typer.Context) -> None:
        context.default_map = default_map(settings(), made)

    @made.command()
    def timeline(
        archive: str = "none", limit: int = 20, wide: bool = False, since: str = "", tag: list[str] | None = None
    ) -> None:
        typer.echo(f"{archive} {limit} {wide} {since} {tag}")

    @inner.command("start-up")
    def start_up(archive: Annotated[Path, typer.Option("--archive")] = Path("none"), port: int = 80) -> None:
        typer.echo(f"{archive} {port}")

    made.add_typer(inner, name="web")
    return made


def _run(made: typer.Typer, *arguments: str) -> Result:
    return CliRunner().invoke(made, list(arguments))


def test_nothing_is_set_where_there_is_no_file() -> None:
    assert settings() == Settings()
    assert default_map(Settings(), app) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of other systems lie elsewhere")
def test_the_file_lies_in_the_user_s_folder(tmp_path: Path) -> None:
    path = _made(tmp_path / "config/onrecord/config.toml", "archive = 'a.db'")
    assert settings() == Settings(path, {"archive": "a.db"})
    assert data_folder() == tmp_path / "data/onrecord"
    assert not data_folder().exists()


def test_a_file_that_is_named_goes_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _made(tmp_path / "config/onrecord/config.toml", "archive = 'a.db'")
    monkeypatch.setenv("ONRECORD_CONFIG", str(_made(tmp_path / "other.toml", "archive = 'b.db'")))
    assert settings().values == {"archive": "b.db"}
    assert settings(_made(tmp_path / "third.toml", "")).values == {}
    monkeypatch.setenv("ONRECORD_CONFIG", "")
    assert settings() == Settings()


def test_a_file_that_is_named_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "gone.toml"))
    with pytest.raises(BadSettings, match=r"gone\.toml: No such file.*check the path, and ONRECORD_CONFIG"):
        settings()


@pytest.mark.parametrize("content", [b"archive = ", b"archive = '\xff'", b"a = 1\na = 2"])
def test_what_is_no_toml_is_said_to_be(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.toml").write_bytes(content)
    with pytest.raises(BadSettings, match=r"s\.toml: .*; write it as TOML"):
        settings(tmp_path / "s.toml")


def test_keys_are_options_and_tables_commands(tmp_path: Path) -> None:
    text = 'min-confidence = 0.5\n[read]\nto = "jsonl"\npublished = 2031-04-02\nactors = ["a.csv"]\n[rules.lint]\njson = true\n'
    given = _given(text, tmp_path)
    read = {"min_confidence": "0.5", "to": "jsonl", "published": "2031-04-02", "actors": ["a.csv"]}
    assert (given.pop("read"), given.pop("rules")) == (read, {"lint": {"json": True}})
    assert "statements" in given
    assert all(values == {"min_confidence": "0.5"} for values in given.values())


def test_the_page_s_example_is_understood(root: Path, tmp_path: Path) -> None:
    page = (root / "docs/settings.md").read_text(encoding="utf-8")
    given = _given(page.partition("```toml\n")[2].partition("```")[0], tmp_path)
    assert given["read"]["published"] == "2031-04-02"
    assert given["rules"] == {"lint": {"json": True}}


def test_a_key_above_goes_to_the_commands_that_have_it_and_take_it(tmp_path: Path) -> None:
    assert _given('to = "html"', tmp_path) == {"read": {"to": "html"}}
    shared = _given('archive = "n.db"\n[web]\narchive = "w.db"', tmp_path, _reading())
    assert shared == {"timeline": {"archive": "n.db"}, "web": {"start-up": {"archive": "w.db"}}}


def test_hyphens_and_underscores_are_alike(tmp_path: Path) -> None:
    assert _given("[web.start_up]\nport = 1", tmp_path, _reading()) == {"web": {"start-up": {"port": "1"}}}
    assert _given("[read]\nmin_confidence = 1", tmp_path) == _given("[read]\nmin-confidence = 1", tmp_path)


WRONG = {
    "min-confidense = 1": "min-confidense: no option of this name; did you mean min-confidence?",
    "[raed]\nto = 'json'": "raed: no command of this name; did you mean read?",
    "[read]\npublishd = 2031-04-02": "[read] publishd: no option of this name; did you mean published?",
    "[rules.lind]": "[rules] lind: no command of this name; did you mean lint?",
    "[schema]\nto = 'json'": "[schema] to: no option of this name; there are none",
    "[read]\nversion = true": "[read] version: no option of this name",
    "[read]\nfiles = ['a.txt']": "[read] files: no option of this name",
    "[read]\nmin-confidence = 'high'": "[read] min-confidence: ",
    "[read]\nmin-confidence = '0.5'": "[read] min-confidence: '0.5' is no number",
    "[read]\nmin-confidence = 2": "[read] min-confidence: ",
    "[read]\nactors = [['a.csv']]": "[read] actors: ['a.csv'] is no single value",
    "[read]\npublished = 'soon'": "[read] published: 'soon' is no full date",
    "to = 'xml'": "to: 'xml' is not one of 'text', 'json', 'jsonl', 'html'",
    "kind = ['report']": "kind: ['report'] is more than one value",
    "kind = true": "kind: True is no single value",
    "[explain]\njson = 'yes'": "[explain] json: 'yes' is neither true nor false",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_no_command_understands_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadSettings) as caught:
        _given(text, tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 's.toml'}: {WRONG[text]}")


def test_a_number_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"\[timeline\] archive: 5 is a number"):
        _given("[timeline]\narchive = 5", tmp_path, _reading())


def test_what_is_typed_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _reading()
    text = "archive = 'n.db'\n[timeline]\nlimit = 50\nwide = true\nsince = 2031-04-02\ntag = ['a', 'b']"
    monkeypatch.setenv("ONRECORD_CONFIG", str(_made(tmp_path / "s.toml", text)))
    assert _run(made, "timeline").output == "n.db 50 True 2031-04-02 ['a', 'b']\n"
    typed = ["--archive", "m.db", "--limit", "3", "--no-wide", "--since", "2032-01-01", "--tag", "c"]
    assert _run(made, "timeline", *typed).output == "m.db 3 False 2032-01-01 ['c']\n"
    assert _run(made, "web", "start-up").output == "n.db 80\n"


def test_a_value_may_stand_alone_where_several_may_stand(tmp_path: Path) -> None:
    assert _given("[timeline]\ntag = 'a'", tmp_path, _reading()) == {"timeline": {"tag": ["a"]}}


def _onrecord(*arguments: str, config: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", *arguments]
    given = {**os.environ, "ONRECORD_CONFIG": str(config)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=given)


def test_the_program_reads_its_file_and_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    rows = _made(
        tmp_path / "rows.csv", "name,kind,example\nHarbour League,institution,The Harbour League met on Monday.\n"
    )
    json = _made(tmp_path / "s.toml", "[rules.lint]\njson = true")
    assert _onrecord("rules", "lint", str(rows), config=json).stdout.startswith("{")
    wrong = _onrecord("schema", config=_made(tmp_path / "w.toml", "jsn = true"))
    assert wrong.returncode == 2
    assert wrong.stdout == ""
    assert wrong.stderr == f"onrecord: {tmp_path / 'w.toml'}: jsn: no option of this name; did you mean json?\n"


def test_help_opens_no_file(tmp_path: Path) -> None:
    code = "import sys; from onrecord.cli import app; app(['--help'], standalone_mode=False); print(*sys.modules)"
    given = {**os.environ, "ONRECORD_CONFIG": str(tmp_path / "gone.toml")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=given)
    assert not {"tomllib", "platformdirs", "onrecord.settings"} & set(done.stdout.split())
