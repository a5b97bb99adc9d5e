"""Files told apart by what they hold; one that can't be read is a problem, never an exception."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onrecord.lexicon import Lexicon
from onrecord.registry.importing import read_import

FORMS = {
    "csv": "name,kind\nMira Holt,person\n",
    "ftm": '\n{"id": "mh", "schema": "Person", "properties": {"name": ["Mira Holt"]}}\n',
    "actor dictionary": "# mine\nMIRA_HOLT_ [MLTGOV]\n",
    "agent dictionary": "HARBOUR_PILOT [~LAB]\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("suffix", [".txt", ".json", ""])
def test_a_form_is_told_by_its_content(tmp_path: Path, form: str, suffix: str) -> None:
    path = tmp_path / f"mine{suffix}"
    path.write_text(FORMS[form], encoding="utf-8")
    found = read_import(str(path))
    assert (found.file, found.format, found.problems) == (str(path), form, ())
    assert len(found.actors + found.agents) == 1
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


UNREAD = {
    "bytes that are no UTF-8": b"name\nMira Holt\nM\xfcller\n",
    "a dictionary of verbs": b"--- HAUL [171] ---\nHAUL\n",
    "no form that we read": b"Ostland said no.\n",
    "JSON that is no lines of entities": b'{"text": "Ostland said [no]."}\n',
}


@pytest.mark.parametrize("seen", UNREAD)
def test_what_is_no_form_of_ours_is_told(tmp_path: Path, seen: str) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(UNREAD[seen])
    found = read_import(path)
    assert (found.format, found.actors, found.agents) == ("unread", (), ())
    assert [(p.kind, p.seen) for p in found.problems] == [("broken", seen)]
    assert found.problems[0].source.line == (3 if "UTF-8" in seen else 1 if "JSON" in seen else 0)
    assert found.problems[0].remedy
    assert found.sha256


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_a_file_that_can_not_be_opened_is_told(tmp_path: Path, name: str) -> None:
    found = read_import(tmp_path / name)
    assert (found.format, found.sha256) == ("unread", "")
    assert [p.remedy for p in found.problems] == ["check the path, and who may read it"]


def test_states_of_a_users_lexicon_are_known(tmp_path: Path) -> None:
    states = tmp_path / "mine.actors_states.csv"
    states.write_text("id,name,code\nOST,Ostland,OST\n", encoding="utf-8")
    own = tmp_path / "own.csv"
    own.write_text("name,country,code\nCaspar Olden,Ostland,OSTGOV\n", encoding="utf-8")
    lexicon = Lexicon.load(actors=[states])
    found = read_import(own, lexicon=lexicon)
    assert ([a.country for a in found.actors], found.problems) == (["OST"], ())
    assert [p.kind for p in read_import(own).problems] == ["unknown code", "unknown code"]


def test_the_examples_are_sound_but_for_what_they_show(root: Path) -> None:
    found = {path.name: read_import(path) for path in sorted((root / "examples/registry").iterdir())}
    assert [(name, i.format, len(i.actors), len(i.agents)) for name, i in found.items()] == [
        ("sound.actors.txt", "actor dictionary", 4, 0),
        ("sound.agents.txt", "agent dictionary", 0, 3),
        ("sound.csv", "csv", 3, 0),
        ("sound.ftm.json", "ftm", 3, 0),
        ("strait.csv", "csv", 8, 0),
    ]
    told = [(name, p.kind, p.source.line) for name, i in found.items() for p in i.problems]
    assert told == [("sound.actors.txt", "unknown code", 3), *[("sound.actors.txt", "not used", 15)] * 2]
