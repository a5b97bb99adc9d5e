"""A page as a test reads it: its tags, its ids and links, its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "path"}


@dataclass
class Seen(HTMLParser):
    """What a page holds; `text` is the report's section alone, one for each report."""

    tags: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    words: str = ""
    _depth: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(given)
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.links += [v for k, v in attrs if k == "href" and v]
        if tag in VOID:
            return
        if given.get("class") == "text":
            self.text.append("")
            self._depth = 1
        elif self._depth:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._depth:
            self.text[-1] += data


def seen(page: str) -> Seen:
    """The page, read whole."""
    found = Seen()
    found.feed(page)
    found.close()
    return found
