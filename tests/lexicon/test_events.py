"""The tables of doing: codes that exist, rows that fire on their examples, compositions that keep their roots."""

from __future__ import annotations

import pytest

from onrecord.lexicon.events import EventLexicon, EventVerb
from onrecord.reading.doing.find import find_deeds
from onrecord.reading.reader import Reader
from onrecord.reading.speech.find import quotations_of

TABLES = EventLexicon.load()
CODED = [*TABLES.verbs, *TABLES.nouns, *TABLES.frames]
ROOTS = {"intend": ("03", "13"), "demand": ("10", "11", "12", "13", "01"), "appeal": ("02", "11", "12", "13", "01")}


def rules_of(reader: Reader, example: str) -> set[str]:
    parse = reader.parser.parse(example)
    deeds = find_deeds(parse, quotations_of(parse), lexicon=reader.lexicon)
    return {rule for deed in deeds for rule in deed.rules}


@pytest.mark.parametrize("row", CODED, ids=lambda row: f"{type(row).__name__}-{row.id}")
def test_a_code_is_one_of_cameos(row: EventVerb) -> None:
    assert row.code in {"", *TABLES.codes}


@pytest.mark.parametrize("row", TABLES.verbs, ids=lambda row: row.id)
def test_a_verb_fires_on_its_example(row: EventVerb, reader: Reader) -> None:
    rules = rules_of(reader, row.example)
    own = {f"verb:{row.id}", f"composed:{row.id}", f"verb:{row.lemma}", f"composed:{row.lemma}"}
    framed = any(rule.startswith((f"frame:{row.kind}-", f"frame:{row.lemma}-")) for rule in rules)
    assert rules & own or framed, rules


@pytest.mark.parametrize("row", [*TABLES.nouns, *TABLES.frames], ids=lambda row: f"{type(row).__name__}-{row.id}")
def test_a_noun_and_a_frame_fire_on_their_examples(row: EventVerb, reader: Reader) -> None:
    if row.code:
        assert {f"noun:{row.id}", f"frame:{row.id}"} & rules_of(reader, row.example)
    else:  # a kind of thing: a frame or verb that has it for its object fires
        assert rules_of(reader, row.example)


def test_a_frame_names_kinds_that_there_are() -> None:
    verbs = {row.kind for row in TABLES.verbs} | {row.lemma for row in TABLES.verbs}
    nouns = {row.kind for row in TABLES.nouns} | {"-"}
    assert [row.id for row in TABLES.frames if row.verb not in verbs or row.noun not in nouns] == []


@pytest.mark.parametrize("row", TABLES.compositions, ids=lambda row: row.id)
def test_a_composition_gives_a_code_of_its_root(row: object) -> None:
    operator, base, code = (getattr(row, key) for key in ("operator", "base", "code"))
    assert code in {"", "=", *TABLES.codes}
    assert base == "" or any(known.startswith(base) for known in TABLES.codes)
    if code not in ("", "=") and operator in ROOTS:
        assert code.startswith(ROOTS[operator])


def test_scales_stay_in_their_bounds() -> None:
    assert all(-10 <= row.goldstein <= 10 for row in TABLES.rows)
    assert {row.plover for row in TABLES.rows} - {None} == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
        "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


@pytest.mark.parametrize("code", [row.id for row in TABLES.rows])
def test_what_is_meant_threatened_or_asked_for_is_told_by_words(code: str) -> None:
    for operator in ("intend", "threaten", "demand", "appeal", "refuse"):
        composed = TABLES.compose(operator, code)
        assert composed in {"", *TABLES.codes}
        if composed and composed != code:
            assert composed[:2] <= "13"
