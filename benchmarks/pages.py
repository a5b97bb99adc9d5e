"""What is kept and what is set aside of made-up pages: trafilatura's text beside ours, against the truth."""

from __future__ import annotations

import importlib
import importlib.util
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.page_templates import MadePage, made_pages
from onrecord.article import document_of
from onrecord.lexicon.article import plain
from onrecord.records import ResidueKind

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of a page as a reader of it splits them: those that it keeps; those that it sets aside, with their kinds."""

    kept: tuple[str, ...]
    aside: tuple[tuple[str, ResidueKind], ...] = ()


@dataclass(frozen=True, slots=True)
class PageFigure:
    """How well one reader split all pages: shares of blocks, null where it is not installed; the kind is null where a reader
    names none.
    """

    reader: str
    article_kept: float | None = None
    residue_set_aside: float | None = None
    right_kind: float | None = None
    lost: tuple[str, ...] = ()
    """Blocks of reports that were not kept, with their pages."""
    per_second: float | None = None
    """Pages in a second of one core."""


def ours(page: MadePage) -> Split:
    """The lines of our document, without and with what is set aside."""
    document = document_of(page.markup)
    at, kept = 0, []
    for aside in document.set_aside:
        kept.append(document.text[at : aside.start])
        at = aside.end
    kept.append(document.text[at:])
    return Split(_lines("\n".join(kept)), tuple((plain(a.quote), a.kind) for a in document.set_aside))


def trafilatura(*, recall: bool) -> Callable[[MadePage], Split]:
    """Trafilatura with its own settings, or with those that favour recall."""
    from trafilatura import extract

    def split(page: MadePage) -> Split:
        return Split(_lines(extract(page.markup, favor_recall=recall, include_comments=False) or ""))

    return split


def _lines(text: str) -> tuple[str, ...]:
    return tuple(words for line in text.splitlines() if (words := plain(line)))


def newspaper() -> Callable[[MadePage], Split] | None:
    """The article that newspaper4k takes out of a page, where it is installed."""
    if importlib.util.find_spec("newspaper") is None:
        return None
    with warnings.catch_warnings(
        action="ignore"
    ):  # it warns of what it can't do without nltk; nothing of that is asked
        made: Any = importlib.import_module("newspaper").Article

    def split(page: MadePage) -> Split:
        article = made("https://example.org/report")
        article.download(input_html=page.markup)
        article.parse()
        return Split(_lines(article.text))

    return split


def readers() -> dict[str, Callable[[MadePage], Split] | None]:
    """Those who read pages, by name; null who is not installed."""
    return {
        "ours": ours,
        "trafilatura": trafilatura(recall=False),
        "trafilatura, recall": trafilatura(recall=True),
        "newspaper4k": newspaper(),
    }


def page_figures() -> Iterator[PageFigure]:
    """Every reader's figure over all pages, and how many it reads in a second of one core: the most of a few rounds."""
    pages = list(made_pages())
    for name, split in readers().items():
        if split is None:
            yield PageFigure(name)
            continue
        splits = [(page, split(page)) for page in pages]
        best = min(_seconds(split, pages) for _ in range(ROUNDS))
        yield replace(measured(name, splits), per_second=len(pages) / best)


def _seconds(split: Callable[[MadePage], Split], pages: list[MadePage]) -> float:
    began = time.process_time()
    for page in pages:
        split(page)
    return time.process_time() - began


def measured(reader: str, splits: list[tuple[MadePage, Split]]) -> PageFigure:
    """The shares over all pages together."""
    article, residue, named = [], [], []
    lost = []
    for page, split in splits:
        for text, kept in _article(page, split):
            article.append(kept)
            lost += [] if kept else [f"{page.name}: {text}"]
        found = list(_residue(page, split))
        residue += [aside for aside, _ in found]
        named += [right for aside, right in found if aside and right is not None]
    return PageFigure(reader, _share(article), _share(residue), _share(named) if named else None, tuple(lost))


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def _article(page: MadePage, split: Split) -> Iterator[tuple[str, bool]]:
    for piece in page.pieces:
        if piece.kind is None:
            yield piece.text, any(_holds(line, plain(piece.text)) for line in split.kept)


def _residue(page: MadePage, split: Split) -> Iterator[tuple[bool, bool | None]]:
    """For each block of residue whether it was set aside, and whether as the right kind, where kinds are named."""
    due = Counter(plain(piece.text) for piece in page.pieces if piece.kind is None)
    for piece in page.pieces:
        if piece.kind is not None:
            words = plain(piece.text)
            aside = sum(line == words for line in split.kept) <= due[words] and not _inside(words, split, due)
            yield aside, any(k == piece.kind for line, k in split.aside if _holds(line, words)) if split.aside else None


def _inside(words: str, split: Split, due: Counter[str]) -> bool:
    """Whether words stand within a longer kept line that is no part of the report."""
    reports = " | ".join(due)
    return any(_holds(line, words) and line != words and line not in reports for line in split.kept)


def _holds(line: str, words: str) -> bool:
    return f" {words} " in f" {line} "
