"""What is written for a country: ISO codes as they are today, English names, states of a user's own."""

from __future__ import annotations

import pytest

from onrecord.lexicon.actors import ActorLexicon
from onrecord.registry.countries import Countries

MEANT = {
    "fr": "FRA", "DE": "DEU", "cd": "COD", "mm": "MMR", "ye": "YEM", "tl": "TLS", "gl": "GRL", "xk": "XKX", "uk": "GBR",
    "gb": "GBR", "us": "USA", "aq": "ATA", "isl": "ISL", " MLT ": "MLT", "Burma": "MMR", "the Netherlands": "NLD",
    "Vera": "VER", "ver": "VER",
}  # fmt: skip
NONE = ["", "zz", "xx", "qq", "su", "yu", "KST", "DDR", "Kabul", "Danish", "Kremlin", "Congo", "gb-sct", "Atlantis"]


@pytest.fixture(scope="module")
def countries() -> Countries:
    return Countries(ActorLexicon.load(), {"vera": "VER"})


@pytest.mark.parametrize("written", MEANT)
def test_a_country_is_meant(countries: Countries, written: str) -> None:
    assert countries.of(written) == MEANT[written]


@pytest.mark.parametrize("written", NONE)
def test_no_country_or_more_than_one_is_meant(countries: Countries, written: str) -> None:
    assert countries.of(written) is None


def test_every_state_of_the_lexicon_is_its_own_code(countries: Countries) -> None:
    states = ActorLexicon.load().states
    assert [state.id for state in states if countries.of(state.id) != state.id] == []
