"""The tables of actors are clean: ids, codes, dates, and examples that show the row's own words."""

from __future__ import annotations

import itertools
import re

import pytest

from onrecord.lexicon.actor_rows import HolderRow, OrganisationRow, StateRow
from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.forms import folded

LEXICON = ActorLexicon.load()
ROLE = re.compile(
    "GOV|MIL|REB|OPP|PTY|COP|SPY|JUD|UAF|LEG|MED|EDU|BUS|CRM|CVL|ELI|HLH|HRI|LAB|AGR|NGO|REF|RAD|SEP|INS|IGO|MNC"
)
COUNTRIES = {row.id for row in LEXICON.states}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def shows(example: str, *forms: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(f)}(?!\w)", example, re.IGNORECASE) for f in forms)


def test_sizes_are_what_the_page_promises() -> None:
    assert len(LEXICON.states) >= 200
    assert len(LEXICON.organisations) >= 500
    assert len(LEXICON.nouns) >= 300
    assert len(LEXICON.office_holders) >= 400
    assert sum(len(row.names) for row in LEXICON.given_names) >= 600


@pytest.mark.parametrize("row", LEXICON.states, ids=lambda row: row.id)
def test_states(row: StateRow) -> None:
    assert re.fullmatch("[A-Z]{3}", row.id)
    assert row.code.startswith(row.id)
    forms = (row.name, *row.aliases, *row.adjectives, *row.people, *row.capitals, *row.seats)
    assert set(row.doubtful) <= set(forms)
    assert shows(row.example, *forms)


def test_regions() -> None:
    for row in LEXICON.regions:
        assert row.country is None or row.country in COUNTRIES, row.id
        assert set(row.doubtful) <= {row.name, *row.aliases, *row.adjectives, *row.people}, row.id
        assert shows(row.example, row.name), row.id


def code_is_sound(row: OrganisationRow | HolderRow) -> bool:
    """An organisation's code opens with its country, with IGO, NGO or another kind that has none, or is a role."""
    code = row.code or ""
    if not re.fullmatch("([A-Z]{3})*", code):
        return False
    return not code or code[:3] in COUNTRIES | {"IMG", "INT"} or ROLE.match(code) is not None


def test_organisations() -> None:
    for row in LEXICON.organisations:
        assert row.country is None or row.country in COUNTRIES, row.id
        assert code_is_sound(row), row.id
        assert set(row.doubtful) <= {row.name, *row.aliases}, row.id
        assert shows(row.example, row.name.removeprefix("The ")), row.id
        if row.kind == "igo":
            assert row.country is None, row.id
            assert (row.code or "").startswith("IGO"), row.id
        if row.country and row.code and not ROLE.match(row.code):
            assert row.code.startswith((row.country, "IMG")), row.id


def test_nouns() -> None:
    for row in LEXICON.nouns:
        assert row.singular or row.plural, row.id
        assert row.role is None or ROLE.fullmatch(row.role), row.id
        assert shows(row.example, *row.singular, *row.plural), row.id


def test_no_form_belongs_to_two_nouns() -> None:
    seen: dict[str, str] = {}
    for row in LEXICON.nouns:
        for form in {*row.singular, *row.plural}:
            assert seen.setdefault(form, row.id) == row.id, form


def test_titles() -> None:
    seen: dict[str, str] = {}
    for row in LEXICON.titles:
        assert row.role is None or ROLE.fullmatch(row.role), row.id
        assert any(form in row.example for form in row.forms), row.id
        for form in row.forms:
            assert seen.setdefault(form.rstrip("."), row.id) == row.id, form


def test_holders() -> None:
    offices = {row.id for row in LEXICON.nouns}
    bodies = {row.id for row in LEXICON.organisations} | {row.id for row in LEXICON.regions}
    for row in LEXICON.office_holders:
        assert row.office in offices, row.id
        assert (row.country in COUNTRIES) != (row.body in bodies), row.id
        assert code_is_sound(row), row.id
        assert all(DATE.fullmatch(d) for d in (row.since, row.until) if d), row.id
        assert not row.since or not row.until or row.since <= row.until, row.id
        assert row.short, row.id
        assert row.gender, row.id
        assert row.name in row.example, row.id
        assert all(folded(s) in folded(" ".join((row.name, *row.aliases))) for s in row.short), row.id


def test_terms_of_one_person_in_one_office_do_not_overlap() -> None:
    terms: dict[tuple[str, str, str], list[HolderRow]] = {}
    for row in LEXICON.office_holders:
        terms.setdefault((row.name, row.office, row.country or row.body or ""), []).append(row)
    for rows in terms.values():
        for earlier, later in itertools.pairwise(rows):
            assert (earlier.until or "9") <= (later.since or ""), later.id


def test_given_names() -> None:
    for row in LEXICON.given_names:
        assert shows(row.example, *row.names), row.id
        assert len(set(row.names)) == len(row.names), row.id
