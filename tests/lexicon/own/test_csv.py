"""Our CSV as users write it: the table known by its columns, cells that stay as they ship, what can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import BadLexicon
from onrecord.lexicon import Lexicon
from onrecord.lexicon.own.csv_rows import read_csv

LEAGUE = "name,kind,country,code,aliases,example\nHarbour League,institution,,NGOHLW,League of Harbours,The Harbour League met.\n"


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    return Lexicon.load()


def with_rows(folder: Path, text: str, *, name: str = "mine.csv", option: str = "actors") -> Lexicon:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return Lexicon.load(actors=[path]) if option == "actors" else Lexicon.load(rules=[path])


def test_a_row_is_found_and_leads_to_its_line(tmp_path: Path) -> None:
    lexicon = with_rows(tmp_path, LEAGUE)
    (hit,) = lexicon.actors.organisation("League of Harbours")
    assert (hit.row.name, hit.row.code, hit.row.id) == ("Harbour League", "NGOHLW", "mine.csv:2")
    assert str(lexicon.sources["actors_organisations", hit.row.id][0]) == f"{tmp_path / 'mine.csv'}, line 2"


def test_the_digest_is_that_of_the_words_not_of_the_folder(tmp_path: Path, shipped: Lexicon) -> None:
    (tmp_path / "other").mkdir()
    one, other = with_rows(tmp_path, LEAGUE), with_rows(tmp_path / "other", LEAGUE)
    changed = with_rows(tmp_path, LEAGUE.replace("HLW", "HLO"))
    assert one.digest == other.digest
    assert len({shipped.digest, one.digest, changed.digest}) == 3


def test_a_row_goes_before_the_one_that_ships_and_keeps_its_other_cells(tmp_path: Path, shipped: Lexicon) -> None:
    lexicon = with_rows(
        tmp_path, "name,code,aliases\nUnited Nations,IGOXYZ,World Club\n", name="actors_organisations.csv"
    )
    for name in ("UN", "United Nations", "World Club"):
        assert [(h.row.id, h.row.code, h.row.kind) for h in lexicon.actors.organisation(name)] == [
            ("un", "IGOXYZ", "igo")
        ]
    assert [h.row.code for h in shipped.actors.organisation("UN")] == ["IGOUNO"]


def test_a_name_is_the_user_s_alone(tmp_path: Path, shipped: Lexicon) -> None:
    lexicon = with_rows(tmp_path, "id,name,kind,country,code,aliases,example\nx,The Jordan Group,group,,,Jordan,\n")
    assert shipped.actors.state_of("Jordan")
    assert not lexicon.actors.state_of("Jordan")
    assert lexicon.actors.state_of("Jordanian")
    (match,) = lexicon.actors.scan(["jordan"])
    assert [hit.row.id for hit in match.hits] == ["x"]


def test_a_verb_goes_before_all_that_ship_for_it(tmp_path: Path) -> None:
    lexicon = with_rows(tmp_path, "lemma,code,example\nvisit,1411,\n", option="rules")
    assert [(row.id, row.code) for row in lexicon.events.verb["visit"]] == [("mine.csv:2", "1411")]


def test_a_dash_empties_a_cell(tmp_path: Path, shipped: Lexicon) -> None:
    assert shipped.events.verb["demand"][0].operator == "demand"
    lexicon = with_rows(tmp_path, "lemma,operator,code\ndemand,-,100\n", option="rules")
    assert [(row.operator, row.code) for row in lexicon.events.verb["demand"]] == [(None, "100")]


def test_a_noun_leaves_its_row_and_the_others_stay(tmp_path: Path, shipped: Lexicon) -> None:
    lexicon = with_rows(tmp_path, "lemmas,kind,code\ndialogue,consult,046\n", option="rules")
    assert shipped.events.noun["dialogue"][-1].code == shipped.events.noun["discussion"][-1].code == "040"
    assert lexicon.events.noun["dialogue"][-1].code == "046"
    assert lexicon.events.noun["discussion"][-1].code == "040"


@pytest.mark.parametrize(
    "text", ["\ufeff" + LEAGUE, LEAGUE.replace(",", ";"), LEAGUE.replace(",", "\t"), "# mine\n\n" + LEAGUE]
)
def test_spreadsheets_and_remarks(tmp_path: Path, text: str) -> None:
    lexicon = with_rows(tmp_path, text)
    (hit,) = lexicon.actors.organisation("Harbour League")
    (source,) = lexicon.sources["actors_organisations", hit.row.id]
    assert source.line == (4 if text.startswith("#") else 2)


def test_a_cell_over_several_lines_counts_from_its_first() -> None:
    file = read_csv('name,kind,example\n"Harbour\nLeague",igo,\nB,igo,\n', name="x.csv")
    assert [(row.source.line, row.cells["name"]) for row in file.rows] == [(2, "Harbour\nLeague"), (4, "B")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "mine.csv: no line with cells; the first line names the columns of one of our tables"),
        ("a,b\n1,2\n", "line 1: columns a, b; the first line names the columns"),
        ("name,name,kind\n", "line 1: columns name, name, kind; give each column once"),
        ("name,kind,country\nA,empire,\n", "kind"),
        ("id,name,kind,country,code,aliases,example\nx,A,empire,,,,\n", "columns id, name, kind, country, code, aliases, example, which fit"),
        ("name,kind,country,code,example\nA,igo,,,,,\n", "line 2: 7 cells; the header has 5"),
        ("id,name,kind,country\nx,A,igo,\nx,B,igo,\n", "line 3: the id 'x' a second time, after line 2"),
        ("name,kind,country\n,igo,\n", "line 2: no name; fill that cell"),
        ("id,name,capitals\nOST,,Velmar\n", "line 2: no name; fill that cell"),
        ("lemma,operator,code\nfrob,demand,100\n", "line 2: rows of events_verbs; give the file with --rules"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_says_where_and_what_to_do(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadLexicon) as raised:
        with_rows(tmp_path, text)
    assert told in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path / "mine.csv"))


def test_a_file_named_after_its_table_is_of_that_table(tmp_path: Path) -> None:
    with pytest.raises(BadLexicon, match=r"column colour; actors_titles has id, forms, gender, role, example"):
        with_rows(tmp_path, "forms,colour\nSer,red\n", name="mine.actors_titles.csv")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes(b"name,kind\nM\xfcller,person\n")
    with pytest.raises(BadLexicon, match="line 2: bytes that are no UTF-8; save the file as UTF-8"):
        Lexicon.load(actors=[tmp_path / "mine.csv"])
