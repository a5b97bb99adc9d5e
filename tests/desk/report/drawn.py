"""A page as its tests look at it."""

from __future__ import annotations

from typing import Any

from lxml import html
from starlette.testclient import TestClient

HTML = {"accept": "text/html"}


def drawn(client: TestClient, address: str) -> Any:
    """The tree of a page that answers."""
    answer = client.get(address, headers=HTML)
    assert answer.status_code == 200, answer.text[:500]
    return html.document_fromstring(answer.text)


def text_of(page: Any) -> str:
    """The text of the report, as the page holds it."""
    (text,) = page.xpath("//*[@id='text']")
    return str(text.text_content())


def words_of(page: Any, path: str) -> str:
    """The words of the elements at a path, joined."""
    return "".join(one.text_content() for one in page.xpath(path))


def held(words: str) -> str:
    """Words as a page can hold them: no page has a NUL."""
    return words.replace("\0", "�")
