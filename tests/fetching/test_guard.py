"""Which addresses are private, also by what they stand for."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

from hypothesis import given
from hypothesis import strategies as st

from onrecord.fetching.guard import is_private

ANY = st.integers(0, 2**32 - 1).map(IPv4Address)
INNER = st.one_of(
    st.integers(0, 2**24 - 1).map(lambda n: IPv4Address(10 << 24 | n)),
    st.integers(0, 2**24 - 1).map(lambda n: IPv4Address(127 << 24 | n)),
    st.integers(0, 2**16 - 1).map(lambda n: IPv4Address(192 << 24 | 168 << 16 | n)),
    st.integers(0, 2**28 - 1).map(lambda n: IPv4Address(224 << 24 | n)),
)


@given(INNER)
def test_an_inner_address_is_private_in_every_dress(address: IPv4Address) -> None:
    number = int(address)
    dresses = (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80, number)
    assert is_private(address)
    assert all(is_private(IPv6Address(dress)) for dress in dresses)


@given(ANY)
def test_a_translated_address_is_what_it_leads_to(address: IPv4Address) -> None:
    assert is_private(IPv6Address(0x64FF9B << 96 | int(address))) == is_private(address)
