"""Where the words of a search stand in a text: found by one index in memory, so that both databases show the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import count, islice
from typing import NamedTuple

from onrecord.queries.finding import match_of, parts_of
from onrecord.spans import Span

_TABLE = (
    "CREATE VIRTUAL TABLE words USING fts5(title, text, opening UNINDEXED, closing UNINDEXED, "
    "tokenize='porter unicode61 remove_diacritics 2')"
)
_ENTERED = "INSERT INTO words (rowid, title, text, opening, closing) VALUES (?, ?, ?, ?, ?)"
_MARKED = "SELECT rowid, highlight(words, 1, opening, closing), opening, closing FROM words WHERE words MATCH ?"
_FIRST_MARK = 0xF0000


class Searched(NamedTuple):
    """A text to look in, without NUL."""

    key: int
    title: str | None
    text: str


def hits_in(query: str, texts: Iterable[Searched]) -> dict[int, tuple[Span, ...]]:
    """The places of the words in each text, in code points, by key; words of a phrase are one place.

    Where a text, with its title, does not hold all that is asked for, the places of what it does hold.

    >>> hits_in("ships will*", [Searched(1, "Harbour", "A ship 🚢 came, willing or not."), Searched(2, "Ships", "They will")])
    {1: (Span(start=2, end=6), Span(start=15, end=22)), 2: (Span(start=5, end=9),)}
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(_TABLE)
        connection.executemany(_ENTERED, ((*searched, *_marks(searched.text)) for searched in texts))
        found: dict[int, tuple[Span, ...]] = {key: () for (key,) in connection.execute("SELECT rowid FROM words")}
        for match in (match_of(query), _any_of(query)):
            for key, *marked in connection.execute(_MARKED, (match,)):
                found[key] = found[key] or tuple(_spans(*marked))
            if all(found.values()):
                break
        return found


def _any_of(query: str) -> str:
    """What is asked for, each alone, in FTS5's language."""
    wanted = (part for part in parts_of(query) if part.wanted)
    return " OR ".join(f'"{" ".join(part.words)}"{" *" if part.begins else ""}' for part in wanted)


def _marks(text: str) -> tuple[str, ...]:
    """Two characters that the text does not hold."""
    return tuple(islice((chr(n) for n in count(_FIRST_MARK) if chr(n) not in text), 2))


def _spans(marked: str, opening: str, closing: str) -> Iterator[Span]:
    """Where the marks stood, had they not been put in."""
    before, *pieces = marked.split(opening)
    at = len(before)
    for piece in pieces:
        hit, rest = piece.split(closing)
        yield Span(at, at + len(hit))
        at += len(hit) + len(rest)
