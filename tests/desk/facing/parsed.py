"""Pages as trees, and their twins."""

from __future__ import annotations

from typing import Any

from lxml import html
from starlette.testclient import TestClient


def tree(client: TestClient, address: str) -> Any:
    """A page, parsed."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


def twin(client: TestClient, path: str, query: str = "") -> Any:
    """Its JSON."""
    answer = client.get(f"{path}.json{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def text(element: Any) -> str:
    """What stands in it, white space as single spaces."""
    return " ".join(element.text_content().split())


def one(element: Any, path: str) -> Any:
    """The only element that CSS selects."""
    (found,) = element.cssselect(path)
    return found
