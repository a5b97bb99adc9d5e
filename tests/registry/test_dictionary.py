"""Dictionaries of PETRARCH's form as actors and agents: every name, every code with its days; what has no effect is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.registry.facts import Agent, Code, Import, Name, RegistryActor
from onrecord.registry.importing import read_import

ACTORS = """\
# Countries and who speaks for them; all invented but the states' codes.

MALTA_ [MLT]   ; the islands
+MALTESE_
HARBOUR_CITY_ [MLT]

MIRA_HOLT_
+PREMIER_HOLT_
+MIRA_O'HOLT_
	[MLTOPP <20310301]
	[MLTGOV 20310301-20330301]
	[MLTELI]
<!-- an old one
NOBODY_ [MLTGOV]
-->
MINISTRY_OF_TIDES_ [MLTGOV 120812-140326] [MLTGOVTID >140326]
HARBOUR_LEAGUE [NGOHLW]
+LEAGUE_OF_HARBOURS_
RED_PENNANT_ [MLTREB]
SOUND_COURT_ [IGOJUD] [MLTJUD <930601]
"""
AGENTS = """\
!PERSON! = MAN, MEN, WOMAN, WOMEN
GOVERNMENT_OFFICIAL {GOVERNMENT_OFFICIALS} [~GOV]
HARBOUR_PILOT [~LAB]
NET!PERSON! [~AGR]
TIDE_WARDEN {} [~COP]
PORT_DEPUTY [~GOVBUS]
"""


def read(folder: Path, text: str) -> Import:
    path = folder / "mine.txt"
    path.write_text(text, encoding="utf-8")
    return read_import(path)


def told(found: Import) -> list[tuple[int, str, str]]:
    return [(p.source.line, p.kind, p.seen) for p in found.problems]


def named(found: Import, name: str) -> RegistryActor:
    (actor,) = (actor for actor in found.actors if actor.name == name)
    return actor


def test_a_person_keeps_every_name_and_every_code_with_its_days(tmp_path: Path) -> None:
    found = read(tmp_path, ACTORS)
    assert (found.format, found.problems, found.agents) == ("actor dictionary", (), ())
    holt = named(found, "Mira Holt")
    assert (holt.kind, holt.country, holt.offices, holt.external_ids) == ("person", "MLT", (), ())
    assert holt.names == (Name("Mira Holt"), Name("Premier Holt"), Name("Mira O'Holt"))
    assert holt.codes == (
        Code("MLTOPP", None, "2031-02-28"),
        Code("MLTGOV", "2031-03-01", "2033-02-28"),
        Code("MLTELI", "2033-03-01", None),
    )
    assert [name.source.line for name in holt.names] == [7, 8, 9]
    assert [code.source.line for code in holt.codes] == [10, 11, 12]


def test_codes_on_one_line_each_keep_their_days(tmp_path: Path) -> None:
    ministry = named(read(tmp_path, ACTORS), "Ministry of Tides")
    assert ministry.kind == "government"
    assert ministry.codes == (Code("MLTGOV", "2012-08-12", "2014-03-25"), Code("MLTGOVTID", "2014-03-26", None))


def test_entries_of_a_bare_state_are_that_state(tmp_path: Path) -> None:
    state = named(read(tmp_path, ACTORS), "Malta")
    assert (state.kind, state.country, state.codes) == ("state", "MLT", (Code("MLT"),))
    assert [name.name for name in state.names] == ["Malta", "Maltese", "Harbour City"]


def test_what_names_and_codes_leave_open_is_none(tmp_path: Path) -> None:
    found = read(tmp_path, ACTORS)
    assert (named(found, "Red Pennant").kind, named(found, "Red Pennant").country) == (None, "MLT")
    assert (named(found, "Harbour League").kind, named(found, "Harbour League").country) == ("institution", None)
    assert named(found, "Sound Court").country == "MLT"
    assert {"Nobody"}.isdisjoint(actor.name for actor in found.actors)


def test_one_name_of_two_countries_is_two_actors_and_of_one_country_one(tmp_path: Path) -> None:
    text = "ANN_VENN_ [MLTJUD]\nANN_VENN_ [ISLJUD]\nANN_VENN_ [MLTGOV >20310101]\n"
    first, other = read(tmp_path, text).actors
    assert [(c.code, c.since, c.until) for c in first.codes] == [
        ("MLTGOV", "2031-01-01", None), ("MLTJUD", None, "2030-12-31"),
    ]  # fmt: skip
    assert other.codes == (Code("ISLJUD"),)
    assert first.key != other.key


def test_a_state_that_no_table_has_is_told_and_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "OSTLAND_ [OST]\nCASPAR_OLDEN_ [OSTELI]\n")
    assert told(found) == [(1, "unknown code", "OST is no country, region or role that we know")]
    assert [(a.name, a.kind, a.country) for a in found.actors] == [
        ("Ostland", "state", "OST"), ("Caspar Olden", "person", "OST"),
    ]  # fmt: skip


UNUSED = {
    "LORD_OF_MISRULE_ [---]": [(1, "[---]"), (1, "Lord of Misrule")],
    "MIRA_HOLT_ [MLT GOV]": [(1, "[MLT GOV]"), (1, "Mira Holt")],
    "MIRA_HOLT_ [MLTGOV/ISLGOV] [MLTGOV]": [(1, "[MLTGOV/ISLGOV]")],
    "MIRA_HOLT_ [MLTGOV 2031]": [(1, "[MLTGOV 2031]"), (1, "Mira Holt")],
    "MIRA_HOLT_ [MLTGOV 990815-930601]": [(1, "[MLTGOV 990815-930601]"), (1, "Mira Holt")],
    "MIRA_HOLT_ [MLTGOV] [MLTJUD]": [(1, "[MLTJUD]")],
    "MIRA_HOLT_ [MLTGOV] again": [(1, "again")],
    "MIRA_HOLT_\n+HOLT_\nTOVE_ALDANE_ [MLTGOV]": [(1, "Mira Holt"), (2, "Holt")],
    "[MLTGOV]\nTOVE_ALDANE_ [MLTGOV]": [(1, "[MLTGOV]")],
    "__ [MLTGOV]": [(1, "__"), (1, "[MLTGOV]")],
}


@pytest.mark.parametrize("text", UNUSED)
def test_what_has_no_effect_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text + "\nHARBOUR_LEAGUE_ [NGOHLW]\n")
    assert [(line, seen) for line, _, seen in told(found)] == UNUSED[text]
    assert {kind for _, kind, _ in told(found)} == {"not used"}
    assert found.actors[-1].codes == (Code("NGOHLW"),)
    assert all(problem.remedy for problem in found.problems)


def test_what_is_said_twice_is_kept_once_and_not_told(tmp_path: Path) -> None:
    found = read(tmp_path, "HARBOUR_LEAGUE_ [NGOHLW]\n+HARBOUR_LEAGUE_\n\t[NGOHLW]\n")
    assert [(a.names, a.codes) for a in found.actors] == [((Name("Harbour League"),), (Code("NGOHLW"),))]
    assert found.problems == ()


def test_agents_are_nouns_with_their_plurals_and_role(tmp_path: Path) -> None:
    found = read(tmp_path, AGENTS)
    assert (found.format, found.problems, found.actors) == ("agent dictionary", (), ())
    assert found.agents == (
        Agent(("government official",), ("government officials",), "~GOV"),
        Agent(("harbour pilot",), ("harbour pilots",), "~LAB"),
        Agent(("netman", "netwoman"), ("netmen", "netwomen"), "~AGR"),
        Agent(("tide warden",), (), "~COP"),
        Agent(("port deputy",), ("port deputies",), "~GOVBUS"),
    )
    assert [agent.source.line for agent in found.agents] == [2, 3, 4, 5, 6]


UNUSED_AGENTS = {
    "!CREW! = MATE, MATES": "!CREW!",
    "!CREW! = ,": "!CREW! =",
    "TUG!CREW! [~LAB]": "TUG!CREW! [~LAB]",
    "TIDE_READER": "TIDE_READER",
    "TIDE_READER [---]": "TIDE_READER [---]",
    "_ [~GOV]": "_ [~GOV]",
    "!PERSON!!PERSON! [~LAB]": "!PERSON!!PERSON! [~LAB]",
    "NET!PERSON! {NETS} [~LAB]": "NET!PERSON! {NETS} [~LAB]",
}


@pytest.mark.parametrize("line", UNUSED_AGENTS)
def test_lines_of_agents_without_effect_are_told(tmp_path: Path, line: str) -> None:
    found = read(tmp_path, AGENTS + line + "\n")
    assert told(found) == [(7, "not used", UNUSED_AGENTS[line])]
    assert len(found.agents) == 5


def test_a_set_is_what_it_was_last_said_to_be(tmp_path: Path) -> None:
    text = "!CREW! = MATE, MATES\n!CREW! = HAND, HANDS\nDECK_!CREW! [~LAB]\n"
    found = read(tmp_path, text)
    assert [agent.nouns for agent in found.agents] == [("deck hand",)]
    assert told(found) == [(1, "not used", "!CREW!")]


def test_a_role_that_there_is_not_is_told_and_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "TIDE_READER [~QQQ]\n")
    assert [agent.code for agent in found.agents] == ["~QQQ"]
    assert told(found) == [(1, "unknown code", "~QQQ has no role that we know")]
