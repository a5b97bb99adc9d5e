"""The labels of speakers: at the front of a line before a colon, alone on a line, or a bare Q and A."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.article.credits import name_like, outlet_like, person_like
from onrecord.lexicon.article import CreditLexicon
from onrecord.lexicon.dialogue import LabelRow, TurnLexicon
from onrecord.spans import Span

_MARGIN = r"[ \t\xa0>]*(?:\*\*|__|#{1,6}\s)?[ \t]*"
_NAME = r"(?P<name>[^\W\d_a-z][^:：()\[\]\n]{0,59}?)(?:\s*[(\[](?P<aside>[^()\[\]\n]{1,60})[)\]]){0,2}"
_COLON = re.compile(rf"{_MARGIN}{_NAME}\s?(?:\*\*|__)?\s?[:：](?:\*\*|__)?(?=\s|$)")
_LETTER = re.compile(r"[ \t\xa0]*(?P<name>Q|A)(?:\.\s*|\s+)(?=[\"“'‘(]?[^\W_a-z])")
_ALONE = re.compile(rf"{_MARGIN}{_NAME}(?:\*\*|__)?\s*$")
_FORMS: dict[re.Pattern[str], Literal["colon", "letter", "line"]] = {_COLON: "colon", _LETTER: "letter", _ALONE: "line"}
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDED = re.compile(r"(?:[.?!…:—–-][\"”’)\]*_]*|[)\]]|\n)$")
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady)\b")
_MOST_WORDS, _FEWEST_LETTERS, _FEWEST, _LOOKED_BACK = 9, 2, 3, 40


@dataclass(frozen=True, slots=True)
class Label:
    """Characters start up to end, the colon included."""

    start: int
    end: int
    name: Span
    """The words that name the speaker."""
    office: Span | None
    """The office beside the name."""
    key: str
    """What the labels of one speaker share: the surname, or the id of a row."""
    row: LabelRow | None
    """The row of a label that is a role: "QUESTION", "Q (Mira Holt)"."""
    shouted: bool
    """In capitals, or opened by an honorific: a label even where it stands once."""
    fresh: bool
    """The line before has ended its sentence."""
    form: Literal["colon", "letter", "line"]
    """Before a colon, a letter without one, alone on its line."""
    name_like: Literal["person", "outlet", ""]
    """What the words are shaped like."""

    def may_be_one(self, *, asked: bool) -> bool:
        """Whether it can be a label there; "A ferry sank": a bare letter answers only where a question stands before it."""
        if self.row is None:
            return self.fresh or self.shouted
        return self.row.role != "none" and (self.form != "letter" or self.row.role != "answers" or asked)

    def stands_alone(self, *, named: bool) -> bool:
        """Whether it is a label though it is met once; `named`: most labels of the text are names."""
        if self.form == "line":
            return (self.row is not None and self.shouted) or (self.office is not None and self.name_like == "person")
        return self.row is not None or self.shouted or (named and self.name_like != "")


def find_labels(text: str, *, lexicon: TurnLexicon) -> list[Label]:
    r"""The labels of a text in order: those before a colon, or else, where these are too few, those alone on a line.

    >>> text = "Ms. Holt: Will it sail?\nRuud: It will.\nMs. Holt: Time: noon?\nRuud: Yes."
    >>> [label.name.slice(text) for label in find_labels(text, lexicon=TurnLexicon.load())]
    ['Ms. Holt', 'Ruud', 'Ms. Holt', 'Ruud']
    """
    before_colons = _sure(list(_matches(text, lexicon, _COLON, _LETTER)))
    if len(before_colons) >= _FEWEST:
        return before_colons
    alone = _sure(list(_matches(text, lexicon, _ALONE)))
    return alone if len(alone) >= _FEWEST else before_colons


def _matches(text: str, lexicon: TurnLexicon, *patterns: re.Pattern[str]) -> Iterator[Label]:
    for line in _LINE.finditer(text):
        for pattern in patterns:
            if (found := pattern.match(text, line.start(), line.end())) and (label := _label(text, found, lexicon)):
                yield label
                break


def _label(text: str, found: re.Match[str], lexicon: TurnLexicon) -> Label | None:
    """The label that a line begins with; None where its words are no name and no role."""
    (name, office), outside = _name(found), found["name"]
    words = text[name.start : name.end]
    row = lexicon.label(outside)
    if row is None and (not name_like(words) or len(outside.split()) > _MOST_WORDS or found["name"][-1] in ".?!"):
        return None
    letters = [c for c in outside if c.isalpha()]
    shouted = (len(letters) > _FEWEST_LETTERS and outside.isupper()) or _HONORIFIC.match(outside) is not None
    named = row is None or not outside.startswith(words)
    key = re.sub(r"\W+$", "", words.split()[-1]).casefold() if named or row is None else row.id
    fresh = _fresh(text, found.start())
    return Label(found.start(), found.end(), name, office, key, row, shouted, fresh, _FORMS[found.re], _shape(words))


def _shape(words: str) -> Literal["person", "outlet", ""]:
    if outlet_like(words, CreditLexicon.load()):
        return "outlet"
    return "person" if person_like(words) else ""


def _name(found: re.Match[str]) -> tuple[Span, Span | None]:
    """Where the name and the office stand: "Lena Ruud (Foreign Minister)", "The Foreign Minister (Lena Ruud)"."""
    outside, aside = found["name"], found.groupdict().get("aside")
    whole = Span(*found.span("name"))
    inner = Span(*found.span("aside")) if aside else None
    if aside and inner and person_like(aside.split(",")[0]) and not person_like(outside):
        return Span(inner.start, inner.start + len(aside.split(",")[0])), whole
    first = len(outside.split(",")[0])
    after = whole.start + len(outside) - len(outside[first + 1 :].lstrip())
    return Span(whole.start, whole.start + first), inner if first == len(outside) else Span(after, whole.end)


def _fresh(text: str, start: int) -> bool:
    """Whether a line begins a paragraph, or the line before it has ended its sentence."""
    before = text[max(0, start - _LOOKED_BACK) : start].replace("\r\n", "\n").replace("\r", "\n")
    return not start or _ENDED.search(before.rstrip(" \t").removesuffix("\n").rstrip(" \t")) is not None


def _sure(found: list[Label]) -> list[Label]:
    """Those that a transcript's labels are: of a role, in capitals, met again, or names where most labels are names."""
    times = Counter(label.key for label in found)
    again = [label for label in found if times[label.key] > 1]
    names = 2 * sum(label.row is None for label in again) > len(again)
    kept: list[Label] = []
    for label in found:
        asked = bool(kept) and kept[-1].key == "question"
        if label.may_be_one(asked=asked) and (times[label.key] > 1 or label.stands_alone(named=names)):
            kept.append(label)
    return kept
