"""What always holds for users' files: nothing said in a dictionary is lost unsaid, codes hold on their days, no text is too odd."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.lexicon import Lexicon
from onrecord.lexicon.own import OwnFile
from onrecord.lexicon.own.csv_rows import read_csv
from onrecord.lexicon.own.intervals import Term, apart, term
from onrecord.lexicon.own.joining import tables_of
from onrecord.lexicon.own.loading import read_files
from onrecord.lexicon.own.merging import merged
from onrecord.lexicon.own.toml_rows import read_toml


@cache
def shipped() -> Lexicon:
    return Lexicon.load()


def read(text: str, name: str = "mine.txt") -> OwnFile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        (file,) = read_files([path], lexicon=shipped())
    return file


DAYS = st.dates(date(1931, 1, 1), date(2030, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Term:
    code, first = draw(st.sampled_from(["OSTGOV", "OSTOPP", "OSTELI"])), draw(DAYS)
    last = first + timedelta(days=draw(st.integers(1, 9000)))
    written = draw(st.sampled_from(["", f"<{first:%y%m%d}", f">{first:%Y%m%d}", f"{first:%Y%m%d}-{last:%Y%m%d}"]))
    return term(code, written)


@given(st.lists(spans(), max_size=6), DAYS)
def test_on_a_day_the_first_code_holds_and_no_other(terms: list[Term], day: date) -> None:
    first = next((t.code for t in terms if t.since <= day < t.until), None)
    assert [t.code for t in apart(terms) if t.since <= day < t.until] == ([first] if first else [])
    for t in apart(terms):
        since, until = t.days
        assert (t.since <= day < t.until) == ((since or "") <= day.isoformat() <= (until or "9999"))


CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="|"), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_cells_come_back_as_they_were_written(rows: list[tuple[str, str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("name", "aliases", "example"), *rows])
    if any(row[0].lstrip().startswith("#") for row in rows):
        return  # a remark
    file = read_csv(out.getvalue(), name="actors_organisations.csv")
    for row in file.rows:
        written = rows[row.source.line - 2]
        shown = (row.cells.get("name", ""), "|".join(row.cells.get("aliases", ())), row.cells.get("example", ""))  # type: ignore[arg-type]
        assert shown == tuple("" if cell.strip() == "-" else cell.strip() for cell in written)


WORDS = st.sampled_from(
    ["TREATY", "*", "(", ")", "{", "}", "+", "$", "%", "&CATCH", "&NONE", "TO", "FOR", "OFF", "NEW_PLAN", "[171]", "[---]", "[9]", "_", "'"]
)  # fmt: skip
LINES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)


@given(st.lists(st.one_of(LINES.map("- {}".format), LINES.map("VERB{}".format), LINES), max_size=8))
def test_no_line_of_a_verb_dictionary_is_lost_unsaid(said: list[str]) -> None:
    head = ["&CATCH", "+HERRING", "+EEL_", "", "--- HAUL [171] ---", "HAUL"]
    file = read("\n".join([*head, *said]))
    told = {row.source.line for row in file.rows} | {p.source.line for p in file.problems}
    synset = False
    for number, line in enumerate(said, len(head) + 1):
        synset = line.startswith("&") or (synset and line.startswith("+"))
        if line.startswith("- ") or not (synset or line.startswith("---")):
            assert number in told, line


@given(st.lists(st.lists(st.sampled_from(["TIDE_WARDEN", "!MEN!", "{", "}", "{WARDENS}", "[~GOV]", "[~]", "[", "]", "~"]), min_size=1, max_size=5).map(" ".join), max_size=6))  # fmt: skip
def test_no_line_of_an_agent_dictionary_is_lost_unsaid(said: list[str]) -> None:
    file = read("\n".join(["TIDE_WARDEN [~GOV]", *said]))
    told = {row.source.line for row in file.rows} | {p.source.line for p in file.problems}
    assert told == set(range(1, len(said) + 2))


@given(st.lists(st.lists(st.sampled_from(["TIDE_COUNCIL", "+OLDEN", "[OSTGOV]", "[OSTELI <991231]", "[---]", "[OST >20010101]", "[", "x]", "NATO"]), min_size=1, max_size=4).map(" ".join), max_size=6))  # fmt: skip
def test_no_code_of_an_actor_dictionary_is_lost_unsaid(said: list[str]) -> None:
    file = read("\n".join(["HARBOUR_LEAGUE [NGOHLW]", *said]))
    if file.format != "actor dictionary":
        return
    lexicon = shipped()
    found = merged(tables_of(lexicon), file.rows)
    assert not any(p.stops for p in found.problems)


@pytest.mark.parametrize("name", ["mine.txt", "mine.csv", "mine.toml", "mine.actors_states.csv"])
@example(text="CAPITALS")
@given(text=st.text(max_size=200))
def test_no_text_is_too_odd(name: str, text: str) -> None:
    file = read(text, name)
    assert file.rows or file.problems or not text.strip() or file.format == "verb dictionary"
    assert all(0 <= p.source.line <= len(text.splitlines()) + 1 for p in file.problems)


@given(st.text(max_size=80))
def test_no_toml_is_too_odd(text: str) -> None:
    assert read_toml(text, name="x.toml").problems
