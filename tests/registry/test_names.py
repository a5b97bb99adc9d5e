"""The form under which names are compared: what must be the same, what must not, and what always holds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.registry.days import day_or_part, in_order
from onrecord.registry.facts import Name
from onrecord.registry.names import made_key, normal

SAME = [
    ("U.N.", "UN"),
    ("U. N.", "UN"),
    ("the United Nations", "United Nations"),
    ("THE UNITED NATIONS", "United  Nations "),
    ("São", "Sao"),
    ("O’Neil", "O'Neil"),
    ("OʼNeil", "O'Neil"),
    ("J. K. Holt", "J.K. Holt"),
    ("Al-Nur Brigade", "al nur brigade"),
    ("Kostria–Talland Board", "Kostria-Talland Board"),
    ("Ｍｉｒａ", "Mira"),
    ("Mira\u00a0Holt", "Mira Holt"),
    ("Mi\u00adra\u200b Holt", "Mira Holt"),
    ("Zoë", "Zoe\u0308"),
    ("Weiß", "WEISS"),
    ("İnci", "inci"),
]
OTHERS = [
    ("President Olden", "Olden"),
    ("Mr. Olden", "Olden"),
    ("Theodora", "odora"),
    ("The", ""),
    ("Ostland", "Ostlands"),
    ("O'Neil", "Oneil"),
    ("Route 3.5", "Route 35"),
    ("Holt, Mira", "Mira Holt"),
    ("Vera", "Véra Holt"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


NAMES = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(["the", "The ", ".", " ", "-", "’", "´", "U.", "N", "İ", "ſ", "3", "ß"]), max_size=8).map(
        "".join
    ),
)


@given(NAMES)
@example("The the The")
@example("...")
@example("a. .b. c.")
@example("ﷺ")
def test_the_form_of_a_form_is_itself(name: str) -> None:
    assert normal(normal(name)) == normal(name)


@given(NAMES)
def test_only_what_nobody_sees_has_no_form(name: str) -> None:
    form = normal(name)
    assert form == " ".join(form.split())
    assert form or not any(c.isalnum() for c in name)


WORDS = st.text(st.characters(whitelist_categories=("Lu", "Ll"), max_codepoint=0x17F), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_an_article_case_and_spaces_make_no_other_name(words: list[str]) -> None:
    name = " ".join(words)
    assert normal(f" The  {name}") == normal("\t".join(words)) == normal(name)


def test_a_key_tells_names_and_what_stands_beside_them_apart() -> None:
    assert made_key("Mira Holt", "person", "OST") == made_key("MIRA HOLT", "person", "OST")
    others = {made_key("Mira Holt", "person", "OST"), made_key("Mira Holt", "person", None)}
    others |= {made_key("Mira Holt", None, "person"), made_key("Mira", "Holt", "person"), made_key("Mira Holt")}
    assert len(others) == 5


@pytest.mark.parametrize("written", ["2031", "2031-04", "2031-04-30"])
def test_days_and_parts_of_days_are_read(written: str) -> None:
    assert day_or_part(f" {written} ") == written


@pytest.mark.parametrize(
    "written", ["", "31", "2031-4", "2031-13", "2031-04-31", "0000", "4 April 2031", "2031-04-02x", "２０３１"]
)
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day_or_part(written)


def test_days_in_order() -> None:
    assert in_order("2031-12-31", "2031")
    assert in_order("2031", "2031-01-01")
    assert not in_order("2031-04-03", "2031-04-02")


def test_a_name_holds_on_its_days_alone() -> None:
    name = Name("Port of Kostria", "2031-04", "2032")
    assert [name.holds_on(day) for day in ("2031-03-31", "2031-04-01", "2032-12-31", "2033-01-01")] == [
        False, True, True, False,
    ]  # fmt: skip
