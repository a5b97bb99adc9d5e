"""What is known about the outside of a report: file signatures, zones, credit lines, residue. Rows, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.tables import read_table
from onrecord.records import ResidueKind

_WORD = re.compile(r"\w+(?:'\w+)*")


def plain(text: str) -> str:
    """The words of a line in lower case with single spaces, without its marks.

    >>> plain("  Read more: Envoy’s visit »")
    "read more envoy's visit"
    """
    return " ".join(_WORD.findall(text.replace("’", "'").casefold()))


@dataclass(frozen=True, slots=True)
class Signature:
    """The first bytes of a kind of file that is not text."""

    id: str
    magic: str
    what: str
    remedy: str
    example: str


@dataclass(frozen=True, slots=True)
class Zone:
    """An abbreviation of a time zone; no offset where it means several."""

    id: str
    offset: str | None
    note: str
    example: str


@dataclass(frozen=True, slots=True)
class CommonWord:
    """One of the commonest words of English; `sure` where few other languages have it."""

    id: str
    sure: bool
    example: str


Part = Literal["byline", "source", "stamp", "updated", "photo", "drop"]


@dataclass(frozen=True, slots=True)
class CreditLabel:
    """Words that say what follows them in a credit line."""

    id: str
    part: Part
    phrases: tuple[str, ...]
    bare: bool
    """Whether it needs no colon after it."""
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class CreditWord:
    """A word that tells an outlet, a job or an office from a person's name."""

    id: str
    kind: Literal["outlet", "job", "issuer"]
    example: str


@dataclass(frozen=True, slots=True)
class ResidueCue:
    """Words by which a line of the page is known as no part of the report."""

    id: str
    kind: ResidueKind
    match: Literal["whole", "start", "label", "has", "all"]
    """The whole line; its start; its start before a colon, or the whole; anywhere in it; every word is one of these."""
    where: Literal["any", "edge", "tail"]
    """Anywhere; outside the running text; after it."""
    most_words: int
    opens: bool
    """Whether a list of links to other reports follows."""
    phrases: tuple[str, ...]
    example: str
    counter: str


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


class ResidueCues:
    """The rows of residue.csv, joined so that a line is looked at once."""

    def __init__(self, rows: Iterable[ResidueCue]) -> None:
        by_match: dict[str, dict[str, ResidueCue]] = {"whole": {}, "start": {}, "label": {}, "has": {}}
        self._bags: list[tuple[frozenset[str], ResidueCue]] = []
        for row in rows:
            if row.match == "all":
                self._bags.append((frozenset(row.phrases), row))
            else:
                by_match[row.match].update(dict.fromkeys(map(plain, row.phrases), row))
        self._whole = by_match["label"] | by_match["whole"]
        self._start, self._label, self._has = by_match["start"], by_match["label"], by_match["has"]
        self._start_at = re.compile(rf"(?:{alternatives(self._start)})\b")
        self._label_at = re.compile(rf"\W*({alternatives(self._label)})\s*(?:[:：|>»]|\s[–—-]\s)", re.IGNORECASE)
        self._has_at = re.compile(rf"\b(?:{alternatives(self._has)})\b")

    @classmethod
    @cache
    def load(cls) -> ResidueCues:
        return cls(read_table("residue", ResidueCue))

    def find(self, line: str) -> ResidueCue | None:
        """The row that knows this line, None where none does.

        >>> [getattr(ResidueCues.load().find(line), "kind", None) for line in ("READ MORE: Talks stall", "He read more.")]
        ['related', None]
        """
        words = plain(line)
        row = self._candidate(line, words)
        return row if row is not None and words.count(" ") < row.most_words else None

    def _candidate(self, line: str, words: str) -> ResidueCue | None:
        if (row := self._whole.get(words)) is not None:
            return row
        if found := self._label_at.match(line.replace("’", "'")):
            return self._label[plain(found[1])]
        bag = set(words.split())
        if row := next((row for known, row in self._bags if len(bag) > 1 and bag <= known), None):
            return row
        if found := self._start_at.match(words):
            return self._start[found[0]]
        return self._has[found[0]] if (found := self._has_at.search(words)) else None


class CreditLexicon:
    """Labels, words of outlets and of jobs, zones: what a credit line is read with."""

    def __init__(self, labels: Iterable[CreditLabel], words: Iterable[CreditWord], zones: Iterable[Zone]) -> None:
        self.labels = {phrase: row for row in labels for phrase in row.phrases}
        known = tuple(words)
        self.outlet_words = frozenset(w.id for w in known if w.kind == "outlet")
        self.job_words = frozenset(w.id for w in known if w.kind == "job")
        self.issuer_words = frozenset(w.id for w in known if w.kind == "issuer")
        self.offsets = {z.id: z.offset for z in zones}
        bare = alternatives(p for p, row in self.labels.items() if row.bare)
        self.label_at = re.compile(rf"\b(?:({alternatives(self.labels)})\s*[:：]|({bare})(?=\s|$))\s*", re.IGNORECASE)

    @classmethod
    @cache
    def load(cls) -> CreditLexicon:
        return cls(
            read_table("credit_labels", CreditLabel), read_table("credit_words", CreditWord), read_table("zones", Zone)
        )


@cache
def signatures() -> tuple[tuple[bytes, Signature], ...]:
    """The first bytes of each kind of file that is not text, and the row."""
    return tuple((bytes.fromhex(row.magic), row) for row in read_table("signatures", Signature))


@cache
def english_words() -> tuple[frozenset[str], frozenset[str]]:
    """The commonest words of English, and those of them that few other languages have."""
    rows = read_table("common_words", CommonWord)
    return frozenset(row.id for row in rows), frozenset(row.id for row in rows if row.sure)
