"""What is known about documents that are themselves what somebody said: how each kind, its issuer and its turns are known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.article import alternatives, plain
from onrecord.lexicon.tables import read_table
from onrecord.records import Channel, DocumentKind

KindPlace = Literal[
    "title", "after", "line", "audience", "salutation", "close", "closing", "formula", "head", "occasion"
]


@dataclass(frozen=True, slots=True)
class KindCue:
    """Words by which a document is known to be no report."""

    id: str
    kind: DocumentKind
    where: KindPlace
    """How a title begins, or what stands in it behind a name; a whole line of the head; what a line holds that greets
    hearers, how one begins that greets a reader; how a line begins that takes leave, or what it holds; what stands
    behind the name that a note begins with; above the first turn; what tells a readout's occasion."""
    phrases: tuple[str, ...]
    channel: Channel | None
    example: str
    counter: str


class KindLexicon:
    """The rows of document_kinds.csv, joined."""

    def __init__(self, rows: Iterable[KindCue]) -> None:
        self._at: dict[KindPlace, dict[str, KindCue]] = {}
        for row in rows:
            self._at.setdefault(row.where, {}).update((plain(phrase), row) for phrase in row.phrases)
        self._pattern = {
            place: re.compile(rf"\b(?:{alternatives(held)})\b", re.IGNORECASE) for place, held in self._at.items()
        }

    @classmethod
    @cache
    def load(cls) -> KindLexicon:
        return cls(read_table("document_kinds", KindCue))

    def opening(self, place: KindPlace, words: str) -> KindCue | None:
        """The row whose phrase the words begin with.

        >>> KindLexicon.load().opening("title", "readout of the call").kind
        'readout'
        """
        found = self._pattern[place].match(words)
        return self._at[place][found[0]] if found else None

    def whole(self, words: str) -> KindCue | None:
        """The row of a line of the head."""
        return self._at["line"].get(words)

    def within(self, place: KindPlace, line: str) -> tuple[KindCue, str] | None:
        """The row whose phrase stands in a line, and what stands before it there.

        >>> KindLexicon.load().within("after", "Foreign Ministry Statement on the Trawler")[1]
        'Foreign Ministry'
        """
        found = self._pattern[place].search(line.replace("’", "'"))
        return (self._at[place][found[0].casefold()], line[: found.start()].strip()) if found else None


LabelRole = Literal["asks", "answers", "chairs", "speaks", "none"]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """Words that stand for a speaker at the front of a line, or for no speaker at all."""

    id: str
    role: LabelRole
    """What whoever is so labelled does; none: the line is no turn."""
    called: str
    """What the actor is called, where the label names nobody."""
    phrases: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class DirectionRow:
    """Words in brackets that the transcriber wrote, not the speaker."""

    id: str
    what: Literal["noise", "translated"]
    phrases: tuple[str, ...]
    example: str
    counter: str


class TurnLexicon:
    """The labels and stage directions of transcripts."""

    def __init__(self, labels: Iterable[LabelRow], directions: Iterable[DirectionRow]) -> None:
        self._labels = {plain(phrase): row for row in labels for phrase in row.phrases}
        self._directions = {plain(phrase): row for row in directions for phrase in row.phrases}
        self._direction_at = re.compile(rf"(?:{alternatives(self._directions)})\b")

    @classmethod
    @cache
    def load(cls) -> TurnLexicon:
        return cls(read_table("label_roles", LabelRow), read_table("stage_directions", DirectionRow))

    def label(self, words: str) -> LabelRow | None:
        """The row of a label, a number behind it left out.

        >>> TurnLexicon.load().label("Reporter 2").called
        'reporters'
        """
        return self._labels.get(plain(words).rstrip("0123456789 "))

    def direction(self, words: str) -> DirectionRow | None:
        """The row of what stands in brackets, None where the speaker may have said it.

        >>> found = [TurnLexicon.load().direction(w) for w in ("Laughter and applause.", "Via interpreter.", "our ferry")]
        >>> [row.what if row else None for row in found]
        ['noise', 'translated', None]
        """
        found = self._direction_at.match(plain(words))
        return self._directions[found[0]] if found else None


@dataclass(frozen=True, slots=True)
class IssuerCue:
    """Words by which a title or a line tells who issued a document."""

    id: str
    where: Literal["title", "joint", "owner", "label", "seat", "stop", "abroad", "abstract", "jointly"]
    """Before the name in a title; before several names; before a name with 's; before a colon and the name; a line by
    itself; behind a name, which ends there; in a name, which may then go on with "in" and a place; where a
    name might begin, which it then does not; what several issuers call themselves."""
    phrases: tuple[str, ...]
    """An asterisk stands for up to four words."""
    example: str
    issuer: str
    counter: str


class IssuerLexicon:
    """The rows of issuer_cues.csv, joined."""

    def __init__(self, rows: Iterable[IssuerCue]) -> None:
        held: dict[str, tuple[str, ...]] = {}
        for row in rows:
            held[row.where] = (*held.get(row.where, ()), *row.phrases)
        self.seats, self.stops = frozenset(map(plain, held["seat"])), frozenset(held["stop"])
        self.abroad, self.abstract = frozenset(held["abroad"]), frozenset(held["abstract"])
        self.jointly = frozenset(held["jointly"])
        self.title = _before(held["title"])
        self.joint = _before(held["joint"])
        self.owner = _before(held["owner"])
        self.label = re.compile(rf"\W*(?:{alternatives(held['label'])})\s*[:：]\s*", re.IGNORECASE)

    @classmethod
    @cache
    def load(cls) -> IssuerLexicon:
        return cls(read_table("issuer_cues", IssuerCue))


def _before(phrases: Iterable[str]) -> re.Pattern[str]:
    pattern = alternatives(phrases).replace(re.escape("*"), r"(?:\S+\s+){0,3}\S+")
    return re.compile(rf"\W*(?:{pattern})\s+(?:the\s+)?", re.IGNORECASE)
