"""What the index of actors finds, keeps apart and leaves alone."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.forms import variants

LEXICON = ActorLexicon.load()


def found(sentence: str) -> list[tuple[str, list[str]]]:
    words = sentence.split()
    matches = LEXICON.scan([w.lower() for w in words], words)
    return [(" ".join(words[m.start : m.end]), [hit.row.id for hit in m.hits]) for m in matches]


@pytest.mark.parametrize(
    ("words", "ids", "form"),
    [
        ("Japan", ["JPN"], "name"),
        ("the United Kingdom's", ["GBR"], "name"),
        ("U.S.", ["USA"], "name"),
        ("US", ["USA"], "name"),
        ("DPRK", ["PRK"], "name"),
        ("Japanese", ["JPN"], "adjective"),
        ("Britons", ["GBR"], "people"),
        ("the Dutch", ["NLD"], "adjective"),
        ("Pyongyang", ["PRK"], "capital"),
        ("Kiev", ["UKR"], "capital"),
        ("the White House", ["USA"], "seat"),
        ("the Kremlin’s", ["RUS"], "seat"),
        ("Elysée", ["FRA"], "seat"),
        ("Türkiye", ["TUR"], "name"),
        ("Guinea Bissau", ["GNB"], "name"),
        ("Nigerien", ["NER"], "adjective"),
        ("Nigerian", ["NGA"], "adjective"),
        ("Congo", ["COG", "COD"], "name"),
        ("Dominicans", ["DMA", "DOM"], "people"),
        ("Korean", ["PRK", "KOR"], "adjective"),
        ("Ruritania", [], ""),
        ("", [], ""),
    ],
)
def test_states(words: str, ids: list[str], form: str) -> None:
    hits = LEXICON.state_of(words)
    assert [hit.row.id for hit in hits] == ids
    assert all(hit.form == form for hit in hits)


@pytest.mark.parametrize(
    "word", ["Georgia", "Jordan", "Chad", "Washington", "Congo", "Korea", "Georgetown", "Wellington"]
)
def test_what_often_means_something_else_is_marked(word: str) -> None:
    assert all(hit.doubtful for hit in LEXICON.state_of(word))


def test_nations_within_a_state_are_not_the_state() -> None:
    assert LEXICON.state_of("Scotland") == ()
    assert [hit.row.country for hit in LEXICON.region_of("Scottish")] == ["GBR"]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("the UN Security Council", ["un-security-council"]),
        ("U.N.", ["un"]),
        ("The Asahi Shimbun", ["asahi"]),
        ("State Department", ["state-department"]),
        ("People's Daily", ["people-s-daily"]),
        ("Médecins Sans Frontières", ["msf"]),
        ("AFP", ["afp"]),
        ("ABC", ["abc-us", "abc-australia"]),
        ("the Guild of Lamplighters", []),
    ],
)
def test_organisations(name: str, ids: list[str]) -> None:
    assert [hit.row.id for hit in LEXICON.organisation(name)] == ids


@pytest.mark.parametrize(
    ("form", "noun", "number"),
    [
        ("official", "official", "singular"),
        ("officials", "official", "plural"),
        ("spokespeople", "spokesperson", "plural"),
        ("Foreign Minister", "foreign-minister", "singular"),
        ("vice-premier", "vice-premier", "singular"),
        ("authorities", "authorities", "plural"),
        ("Secretary-General", "secretary-general", "singular"),
    ],
)
def test_nouns(form: str, noun: str, number: str) -> None:
    hit = LEXICON.noun(form)
    assert hit is not None
    assert (hit.row.id, hit.form) == (noun, number)


def test_nouns_say_what_they_can_do() -> None:
    nouns = {row.id: row for row in LEXICON.nouns}
    assert nouns["president"].title
    assert nouns["president"].office
    assert nouns["letter"].document
    assert not nouns["letter"].title
    assert nouns["cabinet"].collective
    assert nouns["cabinet"].kind == "government"
    assert nouns["spokeswoman"].gender == "f"
    assert LEXICON.noun("table") is None


@pytest.mark.parametrize(("title", "gender"), [("Mr.", "m"), ("mrs", "f"), ("Dr", None), ("Gen.", None), ("Dame", "f")])
def test_titles(title: str, gender: str | None) -> None:
    row = LEXICON.title(title)
    assert row is not None
    assert row.gender == gender


def test_holders_by_full_name_short_name_and_day() -> None:
    assert {h.office for h in LEXICON.holders("Dmitry Medvedev")} == {"president", "prime-minister"}
    assert [h.office for h in LEXICON.holders("Medvedev", on=date(2010, 6, 1))] == ["president"]
    assert [h.name for h in LEXICON.holders("Erdogan", on="2020-01-01T12:00")] == ["Recep Tayyip Erdoğan"]
    assert LEXICON.holders("Medvedev", on="2024-01-01") == ()


def test_a_family_name_of_several_keeps_them_all() -> None:
    assert {h.name for h in LEXICON.holders("Bush")} == {"George H. W. Bush", "George W. Bush"}


def test_another_first_name_is_another_person() -> None:
    assert LEXICON.holders("Barbara Bush") == ()
    assert LEXICON.holders("Nobody Atall") == ()


def test_who_was_in_office() -> None:
    assert [h.name for h in LEXICON.in_office("prime-minister", "JPN", on="2022-03-01")] == ["Fumio Kishida"]
    assert [h.name for h in LEXICON.in_office("secretary-general", "un", on="2003-01-01")] == ["Kofi Annan"]
    assert LEXICON.in_office("president", "JPN", on="2022-03-01") == ()


@pytest.mark.parametrize(
    ("name", "gender"), [("Mary", "f"), ("Hans", "m"), ("Taylor", "u"), ("Zzyx", None), ("José", "m")]
)
def test_given_names(name: str, gender: str | None) -> None:
    assert LEXICON.gender_of_given_name(name) == gender


def test_a_scan_takes_the_longest_and_goes_on_behind_it() -> None:
    assert found("South Korean officials met the New York Times in North Macedonia") == [
        ("South Korean", ["KOR"]),
        ("New York Times", ["new-york-times"]),
        ("North Macedonia", ["MKD"]),
    ]


def test_a_scan_meets_the_tokens_of_a_parser() -> None:
    assert found("The People 's Daily and Guinea - Bissau 's deputy prime minister , the U.N .") == [
        ("People 's Daily", ["people-s-daily"]),
        ("Guinea - Bissau", ["GNB"]),
        ("deputy prime minister", ["deputy-prime-minister"]),
        ("U.N", ["un"]),
    ]


def test_capitals_tell_names_from_words() -> None:
    assert found("they told us who was male , and to polish the turkey") == []
    assert found("The US told the WHO about Male") == [("US", ["USA"]), ("WHO", ["who"]), ("Male", ["MDV"])]


def test_an_acronym_asks_for_its_capitals() -> None:
    assert found("Afd and Us , Mod and Let") == []
    assert found("AfD and MOD") == [("AfD", ["afd"]), ("MOD", ["mod-uk"])]


def test_a_name_with_the_article_asks_for_it() -> None:
    assert found("a National Hill in the Atlantic") == [("Atlantic", ["the-atlantic"])]
    assert found("He told The Hill so") == [("Hill", ["the-hill"])]


def test_headlines_in_capitals_are_read() -> None:
    assert found("CHINA ANSWERS NEW ZEALAND") == [("CHINA", ["CHN"]), ("NEW ZEALAND", ["NZL"])]


def test_ambiguity_survives_the_scan() -> None:
    assert found("Dominican sailors") == [("Dominican", ["DMA", "DOM"])]


def test_an_unfinished_name_is_not_found() -> None:
    assert found("the New York office of the Secretary") == []


def test_every_form_of_every_state_is_found_by_the_scan() -> None:
    for row in LEXICON.states:
        for form in (row.name, *row.aliases, *row.adjectives, *row.people, *row.capitals, *row.seats):
            for tokens in variants(form):
                bare = form.removeprefix("the ").removeprefix("The ")
                matches = LEXICON.scan(("the", *tokens), ("the", *[bare] * len(tokens)))
                assert any(row is hit.row for m in matches for hit in m.hits), (row.id, form, tokens)
