"""Users' files checked: what is told of each line, and what a person and a script get to see."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.lexicon import Lexicon
from onrecord.linting import Report, lint
from onrecord.parsing.parser import Parser
from onrecord.reading.reader import Reader
from onrecord.show import lint as page
from onrecord.show import plain

Lint = Callable[..., Report]


@pytest.fixture
def linted(tmp_path: Path, parser: Parser) -> Lint:
    def check(**files: str) -> Report:
        paths = []
        for name, content in files.items():
            paths.append(tmp_path / name.replace("__", "."))
            paths[-1].write_text(content, encoding="utf-8")
        return lint(paths, reader_with=lambda lexicon: Reader(parser=parser, lexicon=lexicon))

    return check


def told(report: Report) -> list[tuple[int, str, str]]:
    return [(p.source.line, p.kind, p.seen) for p in report.problems]


SOUND = """\
lemma,code,example
tow,1711,Ostland towed the trawler of Westmark on Monday.
"""


def test_a_sound_file(linted: Lint) -> None:
    report = linted(mine__csv=SOUND)
    assert (report.sound, report.problems) == (True, ())
    assert [(f.format, f.rows, f.problems) for f in report.files] == [("csv", {"events_verbs": 1}, 0)]
    assert "no problems" in plain(page(report))


def test_to_go_before_a_row_that_ships_is_no_problem(linted: Lint) -> None:
    report = linted(
        mine__csv="lemma,code,example\nblacklist,163,Ostland blacklisted the ships of Westmark on Monday.\n"
    )
    assert told(report) == [(2, "replaces", "goes before the row 'blacklist' of events_verbs")]
    assert report.sound


def test_a_name_that_is_taken_from_a_row_that_ships_is_told(linted: Lint) -> None:
    rows = "name,kind,code,aliases,example\nTide Club,group,NGOTCL,Jordan,The Tide Club met envoys on Monday.\n"
    report = linted(mine__csv=rows)
    assert told(report) == [(2, "replaces", "takes the name 'Jordan' from the row 'JOR' of actors_states")]
    assert report.sound


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (SOUND + "frob,111,The sea is calm.\n", (3, "silent", "events_verbs: no firing on 'The sea is calm.'")),
        (SOUND + "frob,,\n", (3, "silent", "lemma: 'frob'")),
        (SOUND + "frob,999,\n", (3, "broken", "code: '999'")),
        (SOUND + "tow,190,\n", (3, "duplicate", "line 2")),
        ("verb,noun,code\nfrob,aid,070\n", (2, "silent", "verb: 'frob'")),
        ("verb,noun,code\nsend,lightship,070\n", (2, "silent", "noun: 'lightship'")),
        ("name,kind,country,code,example\nTide Club,group,ZZZ,,\n", (2, "unknown code", "country: 'ZZZ'")),
        ("name,kind,country,code,example\nTide Club,group,,QQQGOV,\n", (2, "unknown code", "code: QQQ of QQQGOV")),
        ("name,kind,country,code,example\nTide Club,group,,usa-gov,\n", (2, "unknown code", "code: 'usa-gov'")),
        ("name,kind,code,since\nTide Club,group,NGOTCL,May 2031\n", (2, "broken", "since: 'May 2031'")),
        ("singular,plural,kind,role\ntide warden,,unnamed,XYZ\n", (2, "unknown code", "role: 'XYZ'")),
        ("name,office,country,since\nAda Sorel,wizard,DNK,\n", (2, "unknown code", "office: 'wizard'")),
        (
            "name,kind,code,example\nTide Club,group,NGOTCL,The club met.\n",
            (2, "silent", "actors_organisations: no firing"),
        ),
    ],
)
def test_what_is_told(linted: Lint, content: str, expected: tuple[int, str, str]) -> None:
    report = linted(mine__csv=content)
    line, kind, seen = expected
    assert any((at, how) == (line, kind) and seen in what for at, how, what in told(report)), told(report)
    assert not report.sound


def test_a_firing_that_was_dropped_says_why(linted: Lint) -> None:
    report = linted(mine__csv="id,lemma,code,example\ntow,tow,1711,The boat was towed when it rained.\n")
    assert any("nobody is known who did it" in seen for _, kind, seen in told(report) if kind == "silent"), told(report)


def test_dated_rows_are_tried_on_a_day_of_theirs(linted: Lint) -> None:
    rows = "name,kind,code,since,until,example\nTide Club,group,NGOTCL,2031-03-01,2031-04-01,The Tide Club met envoys on Monday.\n"
    assert linted(mine__csv=rows).problems == ()


def test_files_are_read_together(linted: Lint) -> None:
    states = '[[actors_states]]\nid = "OST"\nname = "Ostland"\n'
    report = linted(states__toml=states, names__txt="OLDEN_ [OSTGOV]\nKINGDOM_OF_OSTLAND [OST]\n")
    assert report.sound, told(report)
    assert [f.format for f in report.files] == ["toml", "actor dictionary"]


def test_a_file_that_can_not_be_opened(tmp_path: Path) -> None:
    report = lint([tmp_path / "no.csv"], reader_with=lambda lexicon: Reader(lexicon=lexicon))
    (problem,) = report.problems
    assert (str(problem.source), problem.kind, problem.seen) == (
        str(tmp_path / "no.csv"),
        "broken",
        "no such file or directory",
    )


def test_patterns_that_have_no_effect_stand_in_the_table(linted: Lint) -> None:
    report = linted(mine__txt="--- FENCE [191] ---\nFENCE\n- SAID * [023]\n")
    shown = plain(page(report))
    assert "    3  not used       - SAID * [023]; we can't ask for words before the verb" in shown
    assert "verb dictionary, 1 row for events_verbs" in " ".join(shown.split())
    assert "1 problem" in shown
    written = json.loads(report.to_json())
    assert (written["sound"], written["files"][0]["rows"]) == (False, {"events_verbs": 1})
    assert [(p["line"], p["kind"]) for p in written["problems"] if p["kind"] != "replaces"] == [(3, "not used")]


def test_a_broken_file_is_not_tried(linted: Lint) -> None:
    report = linted(mine__csv=SOUND.replace("1711", "9999"))
    assert [kind for _, kind, _ in told(report)] == ["broken"]


def test_the_lexicon_says_what_a_broken_file_says(tmp_path: Path) -> None:
    from onrecord.errors import BadLexicon

    (tmp_path / "mine.csv").write_text(SOUND.replace("1711", "9999"), encoding="utf-8")
    with pytest.raises(BadLexicon, match="line 2: code: '9999'; CAMEO has no such event"):
        Lexicon.load(rules=[tmp_path / "mine.csv"])


def test_the_examples_are_sound_but_for_what_they_show(root: Path, parser: Parser) -> None:
    paths = sorted((root / "examples/own").iterdir())
    report = lint(paths, reader_with=lambda lexicon: Reader(parser=parser, lexicon=lexicon))
    wrong = [(Path(p.source.file).name, p.kind) for p in report.problems if not p.only_told]
    assert wrong == [("sound.actors.txt", "not used"), ("sound.verbs.txt", "not used")]
