"""JSON-LD of a page: the nodes that describe an article, and what each claims."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from onrecord.records import Claim, ClaimedField

Node = dict[str, object]

_ARTICLES = ("Article", "Report", "BlogPosting", "SocialMediaPosting", "PressRelease")
"""How the names of kinds of articles end: "NewsArticle", "LiveBlogPosting"."""
_PLAIN_FIELDS: tuple[tuple[ClaimedField, tuple[str, ...]], ...] = (
    ("title", ("headline", "name")),
    ("published", ("datePublished",)),
    ("url", ("url", "mainEntityOfPage", "@id")),
    ("language", ("inLanguage",)),
)
_NAMED_FIELDS: tuple[tuple[ClaimedField, tuple[str, ...]], ...] = (
    ("byline", ("author", "creator")),
    ("publisher", ("publisher",)),
    ("source", ("sourceOrganization", "provider")),
)
_COMMENT_MARKS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*+;?\s*+$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_DEEPEST = 12


def article_nodes(scripts: Iterable[str]) -> list[Node]:
    """The nodes of a page's JSON-LD that describe an article, in their order; what is no JSON is passed over.

    >>> [node["headline"] for node in article_nodes(['{"@graph": [{"@type": "NewsArticle", "headline": "Envoy leaves"}]}'])]
    ['Envoy leaves']
    """
    found: list[Node] = []
    for script in scripts:
        nodes = list(_nodes(_parsed(script), 0))
        by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
        found += [_joined(node, by_id) for node in nodes if _is_article(node)]
    return found


def node_claims(node: Node) -> Iterator[Claim]:
    """What a node claims of the article; dates and names as they stand there."""
    for field, keys in _PLAIN_FIELDS:
        if value := next((v for key in keys if (v := _word(node.get(key)))), None):
            yield Claim(field, value, "jsonld")
    for field, keys in _NAMED_FIELDS:
        if value := next((v for key in keys if (v := ", ".join(_names(node.get(key))))), None):
            yield Claim(field, value, "jsonld")


def _parsed(script: str) -> object:
    """What a script says; nothing where it is broken beyond a comma too many."""
    text = _COMMENT_MARKS.sub("", script)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return _cut(json.loads(attempt, strict=False), 2 * _DEEPEST)
        except (ValueError, RecursionError):
            continue
    return None


def _cut(value: object, levels: int) -> object:
    """A value without what lies deeper in it than so many levels: pages nest a few, a trap as many as there may be."""
    if isinstance(value, dict):
        return {key: _cut(inner, levels - 1) for key, inner in value.items()} if levels else None
    if isinstance(value, list):
        return [_cut(inner, levels - 1) for inner in value] if levels else None
    return value


def _nodes(value: object, depth: int) -> Iterator[Node]:
    """Every object of a value, the outer before the inner."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names) and len(node) > 1


def _joined(node: Node, by_id: dict[str, Node]) -> Node:
    """The node with what it refers to by id put in its place."""
    return {key: _referred(value, by_id) for key, value in node.items()}


def _referred(value: object, by_id: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_referred(each, by_id) for each in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return by_id.get(str(value.get("@id")), value)
    return value


def _word(value: object) -> str | None:
    """The one string that a value stands for."""
    if isinstance(value, list):
        return next((word for each in value if (word := _word(each))), None)
    if isinstance(value, dict):
        return _word(
            value.get("@id")
            or value.get("@value")
            or value.get("url")
            or value.get("name")
            or value.get("alternateName")
        )
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: object) -> Iterator[str]:
    """The names of persons or organisations."""
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") or each.get("@value") if isinstance(each, dict) else each
        if word := _word(name):
            yield word
