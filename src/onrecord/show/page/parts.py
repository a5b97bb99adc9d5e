"""What a page shows of a record, ready to be laid out: every part holds words and links, none decides anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.show.page.exchange import Arc
from onrecord.show.page.marks import Piece


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place on the page; to none where `to` is empty."""

    words: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One statement, and those told within it."""

    id: str
    number: int
    at: str
    speaker: Link
    described: str
    tone: str
    verb: str
    meta: tuple[str, ...]
    to: tuple[Link, ...]
    source: tuple[Link, ...]
    cue: tuple[Link, ...]
    content: tuple[Link, ...]
    own_words: bool
    chain: tuple[Link, ...]
    answers: tuple[Link, ...]
    answered: tuple[Link, ...]
    within: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One event."""

    id: str
    letter: str
    when: str
    actors: tuple[Link, ...]
    recipients: tuple[Link, ...]
    name: str
    code: str
    plover: str
    goldstein: float | None
    modality: str
    guessed: str
    certainty: str
    words: tuple[Link, ...]
    vouched: Link | None
    mirrors: Link | None


@dataclass(frozen=True, slots=True)
class Person:
    """One actor with its mentions."""

    id: str
    name: str
    roles: str
    known: tuple[tuple[str, str, str], ...]
    """Kind, country and code: what, its value, how it is known."""
    members: tuple[Link, ...]
    candidates: tuple[str, ...]
    mentions: tuple[tuple[Link, ...], ...]
    """The places of each form of words, the same words together."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning, or residue that was set aside: what it is, what is told of it, and where."""

    kind: str
    note: str
    words: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The small sign behind words that leads to what they became."""

    kind: Literal["said", "done"]
    sign: str
    to: str
    title: str


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of the text and the signs right behind it."""

    id: str
    piece: Piece
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Who answers whom: a row for each statement, arcs between rows."""

    rows: tuple[Card, ...]
    arcs: tuple[Arc, ...]
    width: int
    height: int
    told: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report."""

    id: str
    title: str
    imprint: tuple[str, ...]
    failure: str
    summary: str
    language: str
    text: tuple[tuple[Words, ...], ...]
    cards: tuple[Card, ...]
    drawing: Drawing | None
    events: tuple[Row, ...]
    people: tuple[Person, ...]
    warnings: tuple[Notice, ...]
    aside: tuple[Notice, ...]
    claims: tuple[tuple[str, str, str], ...]
    lit: tuple[str, ...]
    """Ids whose words light up in the text when a link leads to them."""
