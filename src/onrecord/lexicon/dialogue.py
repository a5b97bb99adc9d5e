"""What is known about transcripts: labels of speakers, stage directions, replies that do more than answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.article import alternatives, plain
from onrecord.lexicon.tables import read_table
from onrecord.records import Act

LabelRole = Literal["asks", "answers", "chairs", "speaks", "none"]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """Words that stand for a speaker at the front of a line, or for no speaker at all."""

    id: str
    role: LabelRole
    """What whoever is so labelled does; none: the line is no turn."""
    called: str
    """What the actor is called, where the label names nobody."""
    code: str
    """The CAMEO role of whoever is so labelled."""
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
class ReplyRow:
    """Words that do something by themselves, though no verb of saying tells so."""

    id: str
    where: Literal["reply", "any"]
    """In an answer alone, or wherever somebody speaks."""
    act: Act
    phrases: tuple[str, ...]
    example: str
    counter: str


class ReplyLexicon:
    """The rows of reply_acts.csv, joined."""

    def __init__(self, rows: Iterable[ReplyRow]) -> None:
        self._rows = {plain(phrase): row for row in rows for phrase in row.phrases}
        self._at = re.compile(rf"\b(?:{alternatives(self._rows)})\b")

    @classmethod
    @cache
    def load(cls) -> ReplyLexicon:
        return cls(read_table("reply_acts", ReplyRow))

    def find(self, sentence: str, *, reply: bool) -> ReplyRow | None:
        """The row of a sentence, which may be part of a reply.

        >>> ReplyLexicon.load().find("Look, I have nothing on that.", reply=True).act
        'decline'
        """
        found = (self._rows[match[0]] for match in self._at.finditer(plain(sentence)))
        return next((row for row in found if reply or row.where == "any"), None)
