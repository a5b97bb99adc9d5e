"""Dictionaries of PETRARCH's form: names with dated codes, nouns with roles, verbs with patterns; nothing is dropped unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.lexicon import Lexicon
from onrecord.lexicon.own import OwnFile
from onrecord.lexicon.own.dictionary import form_of, lines
from onrecord.lexicon.own.loading import read_files
from onrecord.lexicon.own.patterns import Inexpressible, Pattern, pattern_of

ACTORS = """\
# an invented dictionary
OSTLAND_ [OST]   ; a state that no table of ours has
+KINGDOM_OF_OSTLAND_
<!-- old names
OSTERLAND_ [OST]
-->
HARBOUR_LEAGUE [NGOHLW]
+LEAGUE_OF_HARBOURS_
CASPAR_OLDEN_
+PRESIDENT_OLDEN_
\t[OSTOPP <20280301]
\t[OSTGOV 20280301-20330301]
\t[OSTELI]
MARY_VENN_ [OSTJUD]
TIDEWATER_COUNCIL_ [OSTGOV 930601-990815] [OSTELI >990815]
"""
AGENTS = """\
!PERSON! = MAN, MEN, WOMAN, WOMEN
HARBOUR_PILOT [~LAB]
NET!PERSON! [~AGR]
TIDE_WARDEN {} [~GOV]
SPY_MASTER {SPIES_MASTER} [~SPYGOV]
WORKS_MINISTER [~GOV]
"""
VERBS = """\
&CATCH_
+HERRING_
+FISHING_RIGHTS

--- HAUL [---] ---
HAUL
TRAWL {TRAWLT}
+FENCE_OFF {+FENCED_OFF} [191]
- * &CATCH [171]
- * (FOR {PEACE TALKS}) [036]
- * BACK [0842]
"""


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    return Lexicon.load()


def read(folder: Path, text: str, lexicon: Lexicon) -> OwnFile:
    (folder / "mine.txt").write_text(text, encoding="utf-8")
    (file,) = read_files([folder / "mine.txt"], lexicon=lexicon)
    return file


def told(file: OwnFile) -> list[tuple[int, str, str]]:
    return [(p.source.line, p.kind, p.remedy) for p in file.problems]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (ACTORS, "actor dictionary"),
        (AGENTS, "agent dictionary"),
        (VERBS, "verb dictionary"),
        ("A report about [brackets] of a sort.\n", "actor dictionary"),
        ("Nothing of the kind.\n", None),
        ("", None),
    ],
)
def test_forms(text: str, form: str | None) -> None:
    assert form_of(text) == form


def test_remarks() -> None:
    text = "A [B] # x\n# y\n <!-- z\n z\n --> C\n; w\nD;E [F] ; v\n<! -- one line\nG <!-- h --> I\n"
    assert list(lines(text)) == [(1, "A [B]"), (5, "C"), (7, "D;E [F]"), (9, "G  I")]


def test_actors(tmp_path: Path, shipped: Lexicon) -> None:
    file = read(tmp_path, ACTORS, shipped)
    shown = [(r.table, r.cells["name"], r.cells["code"], r.source.line) for r in file.rows]
    assert shown == [
        ("actors_states", "Ostland", "OST", 2),
        ("actors_organisations", "Harbour League", "NGOHLW", 7),
        ("actors_holders", "Caspar Olden", "OSTOPP", 9),
        ("actors_holders", "Caspar Olden", "OSTGOV", 9),
        ("actors_holders", "Caspar Olden", "OSTELI", 9),
        ("actors_holders", "Mary Venn", "OSTJUD", 14),
        ("actors_organisations", "Tidewater Council", "OSTGOV", 15),
        ("actors_organisations", "Tidewater Council", "OSTELI", 15),
    ]
    assert [(kind, line) for line, kind, _ in told(file)] == [("unknown code", 2)]


def test_a_code_holds_on_the_days_that_the_dictionary_gives(tmp_path: Path, shipped: Lexicon) -> None:
    read(tmp_path, ACTORS, shipped)
    lexicon = Lexicon.load(actors=[tmp_path / "mine.txt"])

    def olden(day: str) -> list[str | None]:
        return [row.code for row in lexicon.actors.holders("Olden", on=day)]

    days = ("2028-02-29", "2028-03-01", "2033-02-28", "2033-03-01")
    assert [olden(day) for day in days] == [["OSTOPP"], ["OSTGOV"], ["OSTGOV"], ["OSTELI"]]

    def council(day: str | None) -> list[str | None]:
        return [hit.row.code for hit in lexicon.on(day).actors.organisation("Tidewater Council")]

    assert [council(day) for day in ("1993-05-31", "1993-06-01", "1999-08-15", None)] == [
        [],
        ["OSTGOV"],
        ["OSTELI"],
        [],
    ]
    words = ["tidewater", "council"]
    assert [len(lexicon.on(day).actors.scan(words)) for day in ("1990-01-01", "1995-01-01")] == [0, 1]


def test_names_of_a_state_that_ships_are_added_to_it(tmp_path: Path, shipped: Lexicon) -> None:
    file = read(tmp_path, "DENMARK_ [DNK]\n+DANISH_\n+COPENHAGEN_\n+ODENSE_\n+KINGDOM_OF_THE_DANES\n", shipped)
    (row,) = file.rows
    assert (row.id, dict(row.cells)) == ("DNK", {"name": "Kingdom of the Danes", "code": "DNK"})
    lexicon = Lexicon.load(actors=[tmp_path / "mine.txt"])
    (hit,) = lexicon.actors.state_of("the Kingdom of the Danes")
    assert (hit.row.id, hit.row.name, hit.row.adjectives) == ("DNK", "Denmark", ("Danish",))


def test_titles_leave_names_and_offices_are_no_names(tmp_path: Path, shipped: Lexicon) -> None:
    text = "FOREIGN_MINISTER_MARY_SOREL_ [OSTGOV]\n+GERMAN_CHANCELLOR_SOREL_\n+UN_ENVOY_\n"
    file = read(tmp_path, text, shipped)
    (row,) = file.rows
    assert (row.cells["name"], row.cells["aliases"]) == ("Mary Sorel", ("Sorel",))
    assert (3, "not used", "an office is read by its noun, and with whose it is") in told(file)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("NOBODY [---]", "names that mean nobody are left to what ships"),
        ("BOTH [OST/WES]", "no code of CAMEO's kind, such as OSTGOV"),
        ("OLD [USAGOV 2004017-20061201]", "no days such as 930601-990815, <930601 or >930601"),
        ("OLD [USAGOV 20061301]", "no days such as 930601-990815, <930601 or >930601"),
        ("OLD [USAGOV 990101-980101]", "no days such as 930601-990815, <930601 or >930601"),
        ("LONE_", "no code in brackets follows it"),
    ],
)
def test_what_of_an_actor_is_not_used(tmp_path: Path, shipped: Lexicon, line: str, why: str) -> None:
    file = read(tmp_path, f"HARBOUR_LEAGUE [NGOHLW]\n{line}\n", shipped)
    assert told(file) == [(2, "not used", why)]
    assert len(file.rows) == 1


def test_agents(tmp_path: Path, shipped: Lexicon) -> None:
    file = read(tmp_path, AGENTS, shipped)
    shown = [(r.cells["singular"], r.cells.get("plural"), r.cells["role"]) for r in file.rows]
    assert shown == [
        (("harbour pilot",), ("harbour pilots",), "LAB"),
        (("netman",), ("netmen",), "AGR"),
        (("netwoman",), ("netwomen",), "AGR"),
        (("tide warden",), None, "GOV"),
        (("spy master",), ("spies master",), "SPY"),
        (("works minister",), ("works ministers",), "GOV"),
    ]
    lexicon = Lexicon.load(actors=[tmp_path / "mine.txt"])
    minister = lexicon.actors.noun("works minister")
    assert minister is not None
    assert minister.row.title
    assert file.problems == ()


def test_a_role_goes_before_that_of_a_noun_that_ships(tmp_path: Path, shipped: Lexicon) -> None:
    before = shipped.actors.noun("fisherman")
    read(tmp_path, "FISHERMAN {FISHERMEN} [~REB]\n", shipped)
    after = Lexicon.load(actors=[tmp_path / "mine.txt"]).actors.noun("fishermen")
    assert before is not None
    assert after is not None
    assert (after.row.role, after.row.kind, after.row.gender) == ("REB", before.row.kind, before.row.gender)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("MONK [~BUD]", "BUD has no role that we know"),
        ("MONK [~]", "no code has no role that we know"),
        ("NET!FOLK! [~AGR]", "no line !FOLK! = ... stands above it"),
        ("no brackets", "no noun with a role such as [~GOV]"),
    ],
)
def test_what_of_an_agent_is_not_used(tmp_path: Path, shipped: Lexicon, line: str, why: str) -> None:
    assert told(read(tmp_path, f"TIDE_WARDEN [~GOV]\n{line}\n", shipped)) == [(2, "not used", why)]


def test_verbs(tmp_path: Path, shipped: Lexicon) -> None:
    file = read(tmp_path, VERBS, shipped)
    verbs = [
        (r.cells["lemma"], r.cells.get("particle", ""), r.cells.get("code")) for r in file.rows if "lemma" in r.cells
    ]
    assert verbs == [
        ("haul", "", None), ("haul", "for", None), ("haul", "back", "0842"),
        ("trawl", "", None), ("trawl", "for", None), ("trawl", "back", "0842"),
        ("fence", "off", "191"),
    ]  # fmt: skip
    frames = [(r.cells["noun"], r.cells["code"], r.source.line) for r in file.rows if r.table == "events_frames"]
    assert frames == [("=herring", "171", 9), ("=fishing rights", "171", 9), ("=peace talks", "036", 10)]
    assert file.problems == ()
    lexicon = Lexicon.load(rules=[tmp_path / "mine.txt"])
    assert {form: lexicon.lemmas.get(form) for form in ("trawlt", "hauled", "fencing")} == {
        "trawlt": "trawl", "hauled": "haul", "fencing": "fence",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "pattern"),
    [
        ("* TREATY", Pattern("", "treaty")),
        ("* {RELIEF ASSISTANCE}", Pattern("", "relief assistance")),
        ("* NEW_FISHING_RIGHTS", Pattern("", "new fishing rights")),
        ("* DIPLOMATIC TIES", Pattern("", "diplomatic ties")),
        ("* (INTO CHARGES)", Pattern("into", "charges")),
        ("* OUT VIEWS", Pattern("out", "views")),
        ("* WITH %", Pattern("with", "")),
        ("* (TO +)", Pattern("to", "")),
        ("$ * {ARMS SHIPMENT} (TO +)", Pattern("", "arms shipment")),
        ("* FOR_CEASEFIRE", Pattern("for", "ceasefire")),
        ("*_DOUBT", Pattern("", "doubt")),
    ],
)
def test_patterns(written: str, pattern: Pattern) -> None:
    assert pattern_of(written) == pattern


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("SAID *", "words before the verb"),
        ("&MILITARY * EXERCISES", "words before the verb"),
        ("* POLICE (TO BORDER)", "more than one thing"),
        ("* OFF (FROM PORT)", "a particle and a preposition"),
        ("* AT ^ WITH +", "more than one thing"),
        ("* TO RECONSIDER", "may begin a clause"),
        ("* TREATY IN", "more than one thing"),
        ("$ * +", "nothing but the verb"),
        ("TREATY", "one '*'"),
        ("* {RELIEF", "no '}' closes"),
    ],
)
def test_inexpressible_patterns(written: str, why: str) -> None:
    with pytest.raises(Inexpressible, match=why.replace("*", r"\*").replace("}", r"\}")):
        pattern_of(written)


@pytest.mark.parametrize(
    ("line", "kind", "told_as"),
    [
        ("- SAID * [023]", "not used", "we can't ask for words before the verb"),
        ("- * PORT [---]", "not used", "we can't ask for words that make no event"),
        ("- * PORT [:173]", "not used", "we code from the side of whoever does it alone"),
        ("- * &NO_SUCH_SET [173]", "not used", "a set in it stands nowhere in the file, or holds nothing"),
        ("- * PORT [999]", "unknown code", "correct it: CAMEO has no such event"),
        ("FROB [0110]", "unknown code", "correct it: CAMEO has no such event"),
        ("KLM_NOP_+RST [173]", "not used", "a verb of ours is one word, with one particle at most behind it"),
        ("+ANGERED_BY {}", "not used", "we find who did it in a passive by the tree"),
    ],
)
def test_what_of_a_verb_is_not_used(tmp_path: Path, shipped: Lexicon, line: str, kind: str, told_as: str) -> None:
    file = read(tmp_path, f"--- FENCE [191] ---\nFENCE\n{line}\n", shipped)
    assert told(file)[0] == (3, kind, told_as)


def test_sets_within_sets_and_names_of_several_words(tmp_path: Path, shipped: Lexicon) -> None:
    text = (
        "&TIE_TYPES\n+MILITARY\n+TRADE\n\n&TIE\n+&TIE_TYPES TIE\n+BOND\n+&TIE\n\n"
        "--- CUT [---] ---\nSEVER\n- * NEW_&TIE [160]\n- * OLD_&TIE_TYPES_BONDS [161]\n"
    )
    frames = [str(r.cells["noun"]) for r in read(tmp_path, text, shipped).rows if r.table == "events_frames"]
    assert frames == ["=new military tie", "=new trade tie", "=new bond", "=old military bonds", "=old trade bonds"]


def test_a_line_outside_any_block(tmp_path: Path, shipped: Lexicon) -> None:
    file = read(tmp_path, "FENCE\n--- FENCE [191] ---\nFENCE\n", shipped)
    assert told(file) == [(1, "not used", "it stands in no block such as --- ABANDON [080] ---")]
