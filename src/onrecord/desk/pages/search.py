"""The reports that hold words, with what narrows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request

from onrecord.archive import Archive
from onrecord.desk.asked import Open, Wanted
from onrecord.desk.narrowing import Chip, Choices, chips, choices
from onrecord.desk.pages.unread import unread
from onrecord.errors import NotFound
from onrecord.queries.rows import HitRow

_LOOKED_THROUGH = 500
"""Reports that were not read, at most, that a search looks through."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence."""

    words: str
    found: bool
    """Whether they are what was looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words."""

    row: HitRow
    pieces: tuple[Piece, ...]
    """Its sentence."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page of a search shows."""

    words: str
    reports: int
    """That match; of very many the latest."""
    origins: int
    """How many independent ones they are."""
    is_partial: bool
    """Whether there are more, and these are the latest."""
    chips: tuple[Chip, ...]
    choices: tuple[Choices, ...]
    hits: tuple[Hit, ...]
    limit: int
    offset: int
    unread: int = 0
    """Reports that were not read, as those in other languages, and hold these words."""
    seen: str = ""
    """Why there is nothing to look for; empty: there is."""
    remedy: str = ""


def search(archive: Open, request: Request, wanted: Wanted, words: str = "") -> SearchPage:
    """A search."""
    words, limit = " ".join(words.split()), wanted.limit or 0
    try:
        chosen = tuple(chips(archive, "/search", request.query_params, wanted))
        if not words:
            return SearchPage(words, 0, 0, False, chosen, (), (), limit, wanted.offset)
        found = archive.facets(words, wanted)
        hits = tuple(Hit(row, tuple(pieces(row))) for row in archive.search(words, wanted))
    except NotFound as error:
        return SearchPage(words, 0, 0, False, (), (), (), limit, wanted.offset, 0, error.seen, error.remedy)
    more = tuple(choices("/search", request.query_params, wanted, found))
    others = _unread(archive, words) if not chosen and not wanted.offset else 0
    return SearchPage(
        words, found.reports, found.origins, found.is_partial, chosen, more, hits, limit, wanted.offset, others
    )  # fmt: skip


def _unread(archive: Archive, words: str) -> int:
    """How many reports that were not read hold the words, to the letter; of very many nobody looks."""
    there = archive.holdings().unread
    return len(unread(archive, words).rows) if 0 < there <= _LOOKED_THROUGH else 0


def pieces(row: HitRow) -> Iterator[Piece]:
    """The sentence of a hit, cut where the words that were looked for begin and end."""
    whole, first = row.sentence.quote, row.sentence.start
    at = 0
    for hit in row.hits:
        start, end = max(hit.start - first, at), min(hit.end - first, len(whole))
        if start < end:
            if at < start:
                yield Piece(whole[at:start], found=False)
            yield Piece(whole[start:end], found=True)
            at = end
    if at < len(whole):
        yield Piece(whole[at:], found=False)
