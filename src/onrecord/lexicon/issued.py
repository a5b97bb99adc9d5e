"""What is known about documents that are themselves what somebody said: by what words kind and issuer are known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.article import CreditLexicon, alternatives, plain
from onrecord.lexicon.dialogue import TurnLexicon
from onrecord.lexicon.tables import read_table
from onrecord.records import Channel, DocumentKind

KindPlace = Literal[
    "title",
    "after",
    "with",
    "line",
    "audience",
    "salutation",
    "close",
    "closing",
    "formula",
    "lead",
    "memo",
    "head",
    "occasion",
]
"""How a title begins (title), or what stands in it behind a name (after), between whoever's
call or meeting it is and a name that ends it (with); a whole line of the head (line); what a line
holds that greets hearers (audience), how one begins that greets a reader (salutation); how a line begins that takes leave
(close), or what it holds (closing); what stands behind the name that a note begins with (formula); before the name of
whoever is quoted whole (lead); before a colon and the name of whom it goes to (memo); above the first turn (head); what
tells a readout's occasion (occasion)."""


def before(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for a line that begins with one of the phrases; an asterisk stands for up to four words."""
    pattern = alternatives(phrases).replace(re.escape("*"), r"(?:\S+\s+){0,3}\S+")
    return re.compile(rf"\W*(?:{pattern})\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KindCue:
    """Words by which a document is known to be no report."""

    id: str
    kind: DocumentKind
    where: KindPlace
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
        self.memo, self.lead = next(iter(self._at["memo"].values())), next(iter(self._at["lead"].values()))
        self.to_at = re.compile(rf"\W*(?:{alternatives(self._at['memo'])})\s*[:：]\s*(?=\S)", re.IGNORECASE)
        self.lead_at = before(self._at["lead"])
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

    def ends(self, place: KindPlace, words: str) -> bool:
        """Whether words are nothing but a phrase."""
        return self._pattern[place].fullmatch(words) is not None

    def within(self, place: KindPlace, line: str) -> tuple[KindCue, str] | None:
        """The row whose phrase stands in a line, and what stands before it there.

        >>> KindLexicon.load().within("after", "Foreign Ministry Statement on the Trawler")[1]
        'Foreign Ministry'
        """
        found = self._pattern[place].search(line.replace("’", "'"))
        return (self._at[place][found[0].casefold()], line[: found.start()].strip()) if found else None


IssuerPlace = Literal[
    "title", "joint", "owner", "label", "seat", "holder", "realm", "part", "stop", "abroad", "abstract", "jointly"
]
"""Before the name in a title (title), before several names (joint), before one with 's (owner); on a line before a colon
and the name (label); a line by itself (seat; part: of an office that another line names); how a line begins that is an office (holder) or a state (realm); behind a name (stop); in a name that may go on
with "in" and a place (abroad); where no name begins (abstract); what several call themselves (jointly)."""


@dataclass(frozen=True, slots=True)
class IssuerCue:
    """Words by which a title or a line tells who issued a document."""

    id: str
    where: IssuerPlace
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
        self.seats, self.parts = frozenset(map(plain, held["seat"])), frozenset(map(plain, held["part"]))
        self.stops, self.abroad = frozenset(held["stop"]), frozenset(held["abroad"])
        self.abstract, self.jointly = frozenset(held["abstract"]), frozenset(held["jointly"])
        self.title, self.joint, self.owner = (before(held[place]) for place in ("title", "joint", "owner"))
        self.holder, self.realm = before(held["holder"]), before(held["realm"])
        self.label = re.compile(rf"\W*(?:{alternatives(held['label'])})\s*[:：]\s*", re.IGNORECASE)

    @classmethod
    @cache
    def load(cls) -> IssuerLexicon:
        return cls(read_table("issuer_cues", IssuerCue))


@dataclass(frozen=True, slots=True)
class IssuedLexicon:
    """All that is known about documents that are no reports."""

    kinds: KindLexicon
    issuers: IssuerLexicon
    turns: TurnLexicon
    offices: CreditLexicon

    @classmethod
    @cache
    def load(cls) -> IssuedLexicon:
        """The tables that come with the package."""
        return cls(KindLexicon.load(), IssuerLexicon.load(), TurnLexicon.load(), CreditLexicon.load())
