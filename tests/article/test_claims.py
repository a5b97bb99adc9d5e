"""When two claims say the same, and which of them is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.article.claims import agree, settled
from onrecord.records import Claim, ClaimedField

PAIRS: list[tuple[ClaimedField, str, str, bool]] = [
    ("title", "Envoy leaves", "ENVOY LEAVES ", True),
    ("title", "Envoy leaves - Coast Courier", "Envoy leaves", True),
    ("title", "Envoy leaves Vardo for talks…", "Envoy leaves Vardo for talks on the strait", True),
    ("title", "Envoy leaves - Coast Courier", "Envoy leaves - Harbour Post", False),
    ("title", "Envoy leaves", "Envoy stays", False),
    ("byline", "Mira Holt, Jon Aker", "by Jon Aker and Mira Holt", True),
    ("byline", "Mira Holt", "Mira Holt and Jon Aker", False),
    ("publisher", "The Coast Courier", "coast courier", True),
    ("url", "https://www.coast.example/7/?from=feed", "http://coast.example/7", True),
    ("url", "https://coast.example/7", "https://coast.example/8", False),
    ("published", "2031-04-02", "2031-04-02T23:30:00-04:00", True),
    ("published", "2031-04-02T23:30:00-04:00", "2031-04-03T03:30:00+00:00", True),
    ("published", "2031-04-02T15:40", "2031-04-02T09:00", True),
    ("published", "2031-04-02", "2031-04-04T01:00:00+00:00", False),
    ("published", "2031-04-02T10:00:00+00:00", "2031-04-03T09:00:00+00:00", False),
    ("published", "0001-01-01", "9999-12-31T00:00:00+00:00", False),
    ("language", "en", "de", False),
]  # fmt: skip


@pytest.mark.parametrize(("field", "one", "other", "same"), PAIRS)
def test_agreement(field: ClaimedField, one: str, other: str, same: bool) -> None:
    assert agree(field, one, other) is same
    assert agree(field, other, one) is same


def test_a_given_stamp_is_not_replaced_by_a_fuller_one() -> None:
    given_stamp, fuller = Claim("published", "2031-04-02", "given"), Claim("published", "2031-04-02T15:40", "text")
    assert settled([given_stamp, fuller]) == (given_stamp,)


def test_a_title_that_was_cut_short_gives_way() -> None:
    cut, whole = Claim("title", "Envoy leaves Vardo…", "jsonld"), Claim("title", "Envoy leaves Vardo by night", "text")
    assert settled([cut, whole]) == (whole,)


@given(
    st.lists(st.builds(Claim, st.sampled_from(["title", "byline", "publisher"]), st.text(max_size=8), st.just("meta")))
)
def test_the_first_claim_of_a_field_is_believed_and_none_is_said_twice(claims: list[Claim]) -> None:
    found = settled(claims)
    assert settled(found) == found
    assert {claim.field for claim in found} == {claim.field for claim in claims}
    assert set(found) <= set(claims)
