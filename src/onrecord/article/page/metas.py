"""What the head of a page says of it: meta tags, title, canonical address, language; and dates that its markup marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from onrecord.article.page.markup import Tree
from onrecord.lexicon.page import MetaField, PageLexicon, name_words
from onrecord.records import Claim

_MOST_ADDRESSES = 8
_NAMES = ("property", "name", "itemprop", "http-equiv")
_PUBLISHED = ("date published", "datepublished", "pubdate", "publish date", "published", "entry date", "post date")


def meta_claims(tree: Tree, *, lexicon: PageLexicon) -> Iterator[Claim]:
    """What a page's tags claim, field by field, as it stands there; the better before the others."""
    yield from (Claim("url", address, "meta") for address in islice(_canonical(tree), _MOST_ADDRESSES))
    tags = _tags(tree)
    for row in lexicon.metas:
        for value in _values(row, tags):
            yield Claim(row.field, value, "meta")
    yield from (Claim("published", moment, "meta") for moment in _moments(tree))
    yield from (Claim("title", words, "meta") for words in head_titles(tree)[:1])
    if language := tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"):
        yield Claim("language", language, "meta")


def _canonical(tree: Tree) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (address := link.get("href")):
            yield address


def head_titles(tree: Tree) -> list[str]:
    """The title elements of the head, which a picture drawn in the page may have too."""
    found = (" ".join("".join(title.itertext()).split()) for title in tree.iterfind("./head/title"))
    return [words for words in found if words]


def _tags(tree: Tree) -> dict[str, list[str]]:
    """What each name of a meta tag is given, in the order of the page."""
    tags: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = next((value for key in _NAMES if (value := meta.get(key))), "")
        if content := " ".join((meta.get("content") or "").split()):
            tags.setdefault(name.strip().lower(), []).append(content)
    return tags


def _values(row: MetaField, tags: dict[str, list[str]]) -> Iterator[str]:
    """The values of a field; several authors under one name are one byline."""
    for name in row.names:
        values = list(dict.fromkeys(tags.get(name, ())))
        if row.field == "byline" and values:
            yield ", ".join(values)
        else:
            yield from values[:1]


def _moments(tree: Tree) -> list[str]:
    """The times that are marked as those of publication; one that stands alone in its page is."""
    times = [(time, moment) for time in tree.iter("time") if (moment := time.get("datetime"))]
    marked = [moment for time, moment in times if time.get("pubdate") is not None or _is_publication(time)]
    return marked[:1] or [moment for _, moment in times if len(times) == 1]


def _is_publication(time: Tree) -> bool:
    words = name_words(f"{time.get('itemprop') or ''} {time.get('class') or ''}")
    return any(f" {name} " in f" {words} " for name in _PUBLISHED)
