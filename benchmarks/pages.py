"""What is kept and what is set aside of made-up pages: trafilatura's text beside ours, against the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.page_templates import MadePage, made_pages
from onrecord.article import document_of
from onrecord.lexicon.article import plain
from onrecord.records import ResidueKind


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of a page as a reader of it splits them: those that it keeps; those that it sets aside, with their kinds."""

    kept: tuple[str, ...]
    aside: tuple[tuple[str, ResidueKind], ...] = ()


@dataclass(frozen=True, slots=True)
class PageFigure:
    """How well one reader split all pages: shares of blocks; the kind is null where a reader names none."""

    reader: str
    article_kept: float
    residue_set_aside: float
    right_kind: float | None
    lost: tuple[str, ...]
    """Blocks of reports that were not kept, with their pages."""


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


def page_figures() -> Iterator[PageFigure]:
    """Every reader's figure over all pages."""
    pages = list(made_pages())
    readers = {"ours": ours, "trafilatura": trafilatura(recall=False), "trafilatura, recall": trafilatura(recall=True)}
    for name, split in readers.items():
        yield measured(name, [(page, split(page)) for page in pages])


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
