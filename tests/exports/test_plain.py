"""Any characters: addresses that are addresses, texts that files can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import FormatChecker
from lxml import etree

from onrecord.exports.plain import encoded, flowing, page_characters, shows, web_address, xml_characters
from tests.archive.made_documents import texts

ANY = st.text() | texts()


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://wire.example/keeper?a=1&b=%20#part", "https://wire.example/keeper?a=1&b=%20#part"),
        ("HTTPS://Wire.example", "https://Wire.example"),
        ("https://wire.example/50%", "https://wire.example/50%25"),
        ("https://wire.example:8080/a", "https://wire.example:8080/a"),
        ("ht\ntps://wire.example/\t", "https://wire.example/"),
        ("https://wire.example/\udcff", "https://wire.example/%EF%BF%BD"),
        ("https:///keeper", None),
        ("https://a..b\u00fc/", None),
        ("https://<b>/", None),
        ("https://[::1/", None),
        ("data:text/html,<script>", None),
        (" javascript://wire.example/%0Aalert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


@given(rest=ANY)
def test_any_address_is_one(rest: str) -> None:
    address = web_address(f"https://wire.example/{rest}")
    if address is not None:
        assert address.isascii()
        assert FormatChecker().conforms(address, "uri")
        assert not set(address) & set(' <>"{}|\\^`\n\t\0')
        assert web_address(address) == address


@given(text=ANY)
def test_what_a_file_can_hold(text: str) -> None:
    assert len(encoded(text).decode()) == len(text)
    assert len(page_characters(text)) == len(text)
    element = etree.Element("a")
    element.text = xml_characters(text)
    assert len(xml_characters(text)) == len(text)
    assert not set(flowing(text)) & set("\t\n\r\0\x0b\x1b\u2028")


def test_what_shows() -> None:
    assert [shows(text) for text in ("a", "🚢", " ", "\ufeff\u200b", "\x00")] == [True, True, False, False, False]
