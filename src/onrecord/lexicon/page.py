"""What is known about web pages: places that hold no report, and the tags of a page's head. Rows, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.tables import read_table
from onrecord.records import ClaimedField, ResidueKind

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


PlaceKind = Literal[ResidueKind, "report", "unseen"]
"""A kind of residue; a part of the report after all; what no reader of the page sees."""


@dataclass(frozen=True, slots=True)
class PlaceCue:
    """Names by which the place of an element in its page is known."""

    id: str
    kind: PlaceKind
    """What it holds."""
    by: Literal["tag", "role", "word"]
    """The element's name, its role, or words of its classes, id and label."""
    names: tuple[str, ...]
    sure: bool
    """Whether it holds even where the text looks like a report."""
    generic: bool
    """Whether words of its text tell the kind better."""
    most_words: int | None
    """More words than this are no such thing, whatever the name: they are judged as if nothing were known."""
    example: str
    counter: str

    @property
    def residue(self) -> ResidueKind:
        """The kind of what stands there, where it is set aside after all."""
        return "other" if self.kind == "report" or self.kind == "unseen" else self.kind


@dataclass(frozen=True, slots=True)
class MetaField:
    """The names of meta tags that tell a field, the better first."""

    id: str
    field: ClaimedField
    names: tuple[str, ...]
    example: str


def name_words(names: str) -> str:
    """The words of an element's class, id or label, in lower case.

    >>> name_words("articleRelated-links l-grid_2")
    'article related links l grid 2'
    """
    return " ".join(part.lower() for part in _PARTS.findall(names))


class PageLexicon:
    """The rows of page_places.csv and page_fields.csv, joined so that an element is looked at once."""

    def __init__(self, places: Iterable[PlaceCue], metas: Iterable[MetaField]) -> None:
        by_name: dict[str, dict[str, PlaceCue]] = {"tag": {}, "role": {}, "word": {}}
        for row in places:
            by_name[row.by].update(dict.fromkeys(row.names, row))
        self._tags, self._roles, self._words = by_name["tag"], by_name["role"], by_name["word"]
        longest_first = sorted(self._words, key=lambda name: (-len(name), name))
        self._word_at = re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
        self.metas = tuple(metas)

    @classmethod
    @cache
    def load(cls) -> PageLexicon:
        return cls(read_table("page_places", PlaceCue), read_table("page_fields", MetaField))

    def place(self, tag: str, role: str, names: str) -> PlaceCue | None:
        """The row that knows an element by its tag, role and names; of several a sure one, the most telling first.

        >>> lexicon = PageLexicon.load()
        >>> [getattr(lexicon.place(*e), "id", None) for e in (("div", "", "shareBar top"), ("aside", "", ""), ("p", "", "lead"))]
        ['share', 'aside', None]
        """
        words = name_words(names)
        found = [self._words[match[0]] for match in self._word_at.finditer(words)] if words else []
        found += [row for row in (self._roles.get(role.lower()), self._tags.get(tag)) if row is not None]
        return next((row for row in found if row.sure), found[0] if found else None)
