"""Tags with more attributes than any page has: the surplus goes, since the parser compares each with all before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MOST_ATTRIBUTES = 1_000
"""Attributes that a tag may have. Pages that people write have some dozens at most."""
_SPACE = r" \t\n\f\r"
_ATTRIBUTE = (
    rf"[{_SPACE}/]*+[^{_SPACE}/>][^{_SPACE}/>=]*+"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{_SPACE}>]*+))?+"
)
_TAG = re.compile(rf"<(?:!--|/?([a-z][^{_SPACE}/>]*+)((?:{_ATTRIBUTE})*+))", re.IGNORECASE)
_EACH = re.compile(_ATTRIBUTE)
_END_OF_COMMENT = re.compile(r"--!?>")
_END_OF_RAW = {
    name: re.compile(rf"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
"""Elements whose content has no tags, and what ends each."""


def without_surplus(markup: str, most: int = MOST_ATTRIBUTES) -> str:
    """The markup, each of its tags with its first attributes alone, where there are more than a page may have.

    >>> without_surplus("<p a b=1 c='2'>Varn <!-- <p a b c> --> agreed.", most=2)
    '<p a b=1>Varn <!-- <p a b c> --> agreed.'
    """
    parts, at = [], 0
    for start, end in _tags(markup):
        if end - start < 2 * most:
            continue
        kept = next(islice((found.end() for found in _EACH.finditer(markup, start, end)), most - 1, most), end)
        if kept < end:
            parts.append(markup[at:kept])
            at = end
    return "".join([*parts, markup[at:]]) if parts else markup


def _tags(markup: str) -> Iterator[tuple[int, int]]:
    """Where the attributes of each tag stand; what is in comments and scripts is no tag."""
    at, endless = 0, set[str]()
    while found := _TAG.search(markup, at):
        at, name = found.end(), (found[1] or "").lower()
        if found[1] is not None:
            yield found.span(2)
        ends = _END_OF_RAW.get(name) if found[1] else _END_OF_COMMENT
        if ends is None or name in endless or markup.startswith("/", found.start() + 1):
            continue
        if end := ends.search(markup, found.start() + 2 if found[1] is None else at):
            at = end.start() if found[1] else end.end()
        else:
            endless.add(name)
