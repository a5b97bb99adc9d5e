"""What always holds for users' files of actors: nothing is lost unsaid, the same bytes give the same actors, nothing raises."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.lexicon import Lexicon
from onrecord.lexicon.own.dictionary import lines, spelled
from onrecord.registry.csv_cells import COLUMNS
from onrecord.registry.facts import Code, ExternalId, Import, RegistryActor
from onrecord.registry.importing import read_import

HEAD = "MALTA_ [MLT]\n"


@cache
def shipped() -> Lexicon:
    return Lexicon.load()


def read(text: str, name: str = "mine.txt") -> Import:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode())
        return read_import(path, lexicon=shipped())


def told(found: Import) -> set[int]:
    return {problem.source.line for problem in found.problems}


WORDS = st.sampled_from(
    [
        "MIRA_HOLT_", "+PREMIER_HOLT_", "HARBOUR_LEAGUE", "THE_CABINET_OF_TIDES_", "OSTLAND_", "+", "_", "+_", "'",
        "[OST]", "[MLTGOV]", "[MLTELI]", "[OSTREB <930601]", "[OSTGOV 930601-990815]", "[OSTJUD >19990815]", "[IGOHLW]",
        "[---]", "[]", "[MLT/ISL]", "[OSTGOV 9]", "[QQ]", "[OSTOPP", "]", "{", "; so", "# so", "\t",
    ]
)  # fmt: skip
ACTORS = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=12)


@given(ACTORS)
@example(["MIRA_HOLT_ [MLTGOV]", "[MLTGOV]", "MIRA_HOLT_ [MLTGOV]", "+MIRA_HOLT_"])
@example(["+_ +"])
@example(["+PREMIER_HOLT_ +"])
def test_every_line_of_a_dictionary_of_actors_is_in_an_actor_or_told(written: list[str]) -> None:
    text = HEAD + "\n".join(written)
    found = read(text)
    assert found.format == "actor dictionary"
    names = {name.name for actor in found.actors for name in actor.names}
    codes = {code.code for actor in found.actors for code in actor.codes}
    for number, line in lines(text):
        name = spelled(line.partition("[")[0].lstrip("+ "))
        written = [code for inside in re.findall(r"\[([^\]\[]*)", line) for code in inside.split()[:1]]
        if number not in told(found):
            assert name or written, line
            assert not name or name in names, line
            assert set(written) <= codes, line


@given(ACTORS)
def test_actors_of_a_dictionary_have_names_codes_and_keys_of_their_own(written: list[str]) -> None:
    found = read(HEAD + "\n".join(written))
    assert len({actor.key for actor in found.actors}) == len(found.actors)
    for actor in found.actors:
        assert actor.name in {name.name for name in actor.names}
        assert actor.codes
        for at, code in enumerate(actor.codes):
            same = [c for c in actor.codes[:at] if c.holds_on(code.since or "0001-01-01")]
            assert not same, "two codes on one day"


@given(ACTORS, st.integers(0, 12))
def test_actors_stay_the_same_where_their_lines_move(written: list[str], at: int) -> None:
    moved = [*written[:at], "# a remark", "", *written[at:]]
    assert read(HEAD + "\n".join(moved)).actors == read(HEAD + "\n".join(written)).actors


AGENT_WORDS = st.sampled_from(
    [
        "TIDE_WARDEN",
        "NET!CREW!",
        "!CREW!",
        "= MATE, MATES",
        "= ,",
        "{WARDENS}",
        "{}",
        "[~GOV]",
        "[~QQQ]",
        "[---]",
        "_",
        "+",
    ]
)
AGENTS = st.lists(st.lists(AGENT_WORDS, min_size=1, max_size=4).map(" ".join), max_size=10)


@given(AGENTS)
def test_every_line_of_a_dictionary_of_agents_is_an_agent_a_set_in_use_or_told(written: list[str]) -> None:
    text = "HARBOUR_PILOT [~LAB]\n" + "\n".join(written)
    found = read(text)
    assert found.format == "agent dictionary"
    used = any("!CREW!" in line for _, line in lines(text) if "=" not in line)
    for number, line in lines(text):
        agents = {agent.source.line for agent in found.agents}
        assert number in agents | told(found) or (used and "!CREW! =" in line), line


CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="|#"), max_size=6)
ROWS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["", "a", "b"]),
        "name": CELLS,
        "kind": st.sampled_from(["", "person", "state", "alien"]),
        "country": st.sampled_from(["", "MLT", "is", "Iceland", "OST", "Atlantis"]),
        "code": st.sampled_from(["", "MLTGOV", "OSTOPP", "no code"]),
        "office": CELLS,
        "since": st.sampled_from(["", "2031", "2031-04", "2031-13"]),
        "until": st.sampled_from(["", "2030", "2032-04-02"]),
        "wikidata": st.sampled_from(["", "Q1", "Q900001|Q2", "x"]),
    }
)


@given(st.lists(ROWS, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_every_row_of_a_csv_is_in_an_actor_or_told(rows: list[dict[str, str]], separator: str) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    found = read(out.getvalue(), "mine.csv")
    assert len({actor.key for actor in found.actors}) == len(found.actors)
    for number, row in enumerate(rows, 2):
        if number not in told(found) and any(map(str.strip, row.values())):
            assert any(has_all_of(actor, row) for actor in found.actors), row


def has_all_of(actor: RegistryActor, row: dict[str, str]) -> bool:
    """Whether an actor has everything that a row says."""
    said = {column: cell.strip() for column, cell in row.items()}
    days = (said["since"] or None, said["until"] or None)
    ids = {ExternalId("wikidata", value) for value in filter(None, said["wikidata"].split("|"))}
    return (
        (not said["id"] or said["id"] == actor.key)
        and (not said["name"] or said["name"] in {name.name for name in actor.names})
        and (not said["kind"] or said["kind"] == actor.kind)
        and (not said["code"] or Code(said["code"], *days) in actor.codes)
        and (not said["office"] or (said["office"], *days) in {(o.title, o.since, o.until) for o in actor.offices})
        and ids <= set(actor.external_ids)
    )


@given(st.text(max_size=80), st.sampled_from(["mine.csv", "mine.txt"]))
@example('{"schema": [], "id": "x"}', "mine.txt")
@example('{"schema": "Person", "id": "x", "properties": {"name": [null, 3, {}]}}', "mine.txt")
@example('name\n"', "mine.csv")
@example("name\n\x00,\x00", "mine.csv")
@example("a [\n[~b", "mine.txt")
def test_nothing_raises_and_the_same_bytes_give_the_same(text: str, name: str) -> None:
    first, again = read(text, name), read(text, name)
    assert (first.actors, first.agents, first.sha256) == (again.actors, again.agents, again.sha256)
    assert [(p.source.line, p.seen) for p in first.problems] == [(p.source.line, p.seen) for p in again.problems]
    assert first.actors or first.agents or first.problems or "name" in text
