"""Our TOML as users write it: rows at the lines of their headings, and what can't be read."""

from __future__ import annotations

import pytest

from onrecord.lexicon.own.toml_rows import read_toml

ROWS = """\
# mine
[[actors_titles]]
id = "ser"
forms = ["Ser", "Sera"]

[[events_verbs]]
lemma = "tow"
adjective = false
code = "1711"
prepositions = []

[[ actors_titles ]]
id = "goodwife"
forms = "Goodwife|Goody"
gender = "f"
"""


def test_rows_stand_at_their_headings() -> None:
    file = read_toml(ROWS, name="x.toml")
    assert file.problems == ()
    assert [(row.table, row.source.line, row.id) for row in file.rows] == [
        ("actors_titles", 2, "ser"),
        ("actors_titles", 12, "goodwife"),
        ("events_verbs", 6, "x.toml:6"),
    ]
    assert dict(file.rows[1].cells) == {"id": "goodwife", "forms": ("Goodwife", "Goody"), "gender": "f"}
    assert dict(file.rows[2].cells) == {"lemma": "tow", "adjective": False, "code": "1711"}


@pytest.mark.parametrize(
    ("text", "line", "seen", "remedy"),
    [
        ("", 0, "no row", "write each row below a heading such as [[actors_organisations]]"),
        ('x = "1', 1, "no TOML: Unterminated string", "mend it there or right above"),
        ("[[actors_kings]]\nid = 'x'", 1, "'actors_kings'", "no table of ours: actors_states"),
        ("[actors_titles]\nid = 'x'", 0, "'actors_titles' is no list of rows", "[[actors_organisations]]"),
        ("\n[[events_verbs]]\nlemma = 'tow'\ncode = 1711", 2, "code = 1711", "write text in quotes"),
        ("[[actors_titles]]\nforms = ['a|b']", 1, "forms = ['a|b']", "write text in quotes"),
        ("[[actors_titles]]\nname = 'x'", 1, "'name'", "actors_titles has id, forms, gender, role, example"),
        ("[[actors_titles]]\ngender = 'x'", 1, "gender: 'x'", "must be one of f, m"),
        ("[[actors_titles]]\nid = 'a'\n[[actors_titles]]\nid = 'a'", 3, "the id 'a' a second time, after line 1", "id of its own"),
    ],
)  # fmt: skip
def test_what_can_not_be_read(text: str, line: int, seen: str, remedy: str) -> None:
    (problem,) = read_toml(text, name="x.toml").problems
    assert (problem.kind, problem.source.line) == ("broken", line)
    assert seen in problem.seen
    assert remedy in problem.remedy
