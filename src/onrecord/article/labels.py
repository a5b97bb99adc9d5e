"""The labels of speakers: at the front of a line before a colon, alone on a line, or a bare Q and A."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.article.credits import name_like, person_like
from onrecord.lexicon.issued import LabelRow, TurnLexicon
from onrecord.spans import Span

_MARGIN = r"[ \t\xa0>]*(?:\*\*|__|#{1,6}\s)?[ \t]*"
_NAME = r"(?P<name>[^\W\d_a-z][^:：()\[\]\n]{0,59}?)(?:\s*[(\[](?P<aside>[^()\[\]\n]{1,60})[)\]]){0,2}"
_COLON = re.compile(rf"{_MARGIN}{_NAME}\s?(?:\*\*|__)?\s?[:：](?:\*\*|__)?(?=\s|$)")
_LETTER = re.compile(r"[ \t\xa0]*(?P<name>Q|A)(?:\.\s*|\s+)(?=[\"“'‘(]?[^\W_a-z])")
_ALONE = re.compile(rf"{_MARGIN}{_NAME}(?:\*\*|__)?\s*$")
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDED = re.compile(r"(?:[.?!…:—–-][\"”’)\]*_]*|[)\]]|\n)$")
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady)\b")
_MOST_WORDS, _FEWEST_LETTERS, _FEWEST, _LOOKED_BACK = 9, 2, 3, 40


@dataclass(frozen=True, slots=True)
class Label:
    """Characters start up to end, the colon included; the words that name the speaker; what its labels share."""

    start: int
    end: int
    name: Span
    key: str
    row: LabelRow | None
    shouted: bool
    """In capitals, or opened by an honorific: a label even where it stands once."""
    fresh: bool
    """The line before has ended its sentence."""
    bare: bool
    """A letter without a colon."""


def find_labels(text: str, *, lexicon: TurnLexicon) -> list[Label]:
    r"""The labels of a text in order: those before a colon, or else, where these are too few, those alone on a line.

    >>> text = "Ms. Holt: Will it sail?\nRuud: It will.\nMs. Holt: Time: noon?\nRuud: Yes."
    >>> [label.name.slice(text) for label in find_labels(text, lexicon=TurnLexicon.load())]
    ['Ms. Holt', 'Ruud', 'Ms. Holt', 'Ruud']
    """
    before_colons = _sure(list(_matches(text, lexicon, _COLON, _LETTER)))
    if len(before_colons) >= _FEWEST:
        return before_colons
    alone = _sure(list(_matches(text, lexicon, _ALONE)), twice=True)
    return alone if len(alone) >= _FEWEST else before_colons


def _matches(text: str, lexicon: TurnLexicon, *patterns: re.Pattern[str]) -> Iterator[Label]:
    for line in _LINE.finditer(text):
        for pattern in patterns:
            if (found := pattern.match(text, line.start(), line.end())) and (label := _label(text, found, lexicon)):
                yield label
                break


def _label(text: str, found: re.Match[str], lexicon: TurnLexicon) -> Label | None:
    """The label that a line begins with; None where its words are no name and no role."""
    name, outside = _name(found), found["name"]
    words = text[name.start : name.end]
    row = lexicon.label(outside)
    if row is None and (not name_like(words) or len(outside.split()) > _MOST_WORDS or found["name"][-1] in ".?!"):
        return None
    letters = [c for c in outside if c.isalpha()]
    shouted = (len(letters) > _FEWEST_LETTERS and outside.isupper()) or _HONORIFIC.match(outside) is not None
    key = row.id if row else re.sub(r"\W+$", "", words.split()[-1]).casefold()
    bare = found.re is _LETTER
    return Label(found.start(), found.end(), name, key, row, shouted, _fresh(text, found.start()), bare)


def _name(found: re.Match[str]) -> Span:
    """Where the speaker's name stands: "Lena Ruud (Foreign Minister)", "The Foreign Minister (Lena Ruud)"."""
    outside, aside = found["name"], found.groupdict().get("aside")
    if aside and person_like(aside) and not person_like(outside.removeprefix("The ")):
        return Span(*found.span("aside"))
    return Span(found.start("name"), found.start("name") + len(outside.split(",")[0]))


def _fresh(text: str, start: int) -> bool:
    """Whether a line begins a paragraph, or the line before it has ended its sentence."""
    before = text[max(0, start - _LOOKED_BACK) : start].replace("\r\n", "\n").replace("\r", "\n")
    return not start or _ENDED.search(before.rstrip(" \t").removesuffix("\n").rstrip(" \t")) is not None


def _sure(found: list[Label], *, twice: bool = False) -> list[Label]:
    """Those that a transcript's labels are: of a role, in capitals, met again; `twice`: all must be met again."""
    times = Counter(label.key for label in found)
    kept: list[Label] = []
    for label in found:
        role = label.row.role if label.row else "speaks"
        again = times[label.key] > 1
        if role == "none" or (twice and not again) or not (label.row or again or label.shouted):
            continue
        if label.row is None and not (label.fresh or label.shouted):
            continue
        if label.bare and role == "answers" and not (kept and kept[-1].key == "question"):
            continue  # "A ferry sank": a bare letter answers only where a question stands before it
        kept.append(label)
    return kept
