"""Whom invented reports quote, and how a sentence names them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.invented_words import BODIES, FIRST, LAST, STATES
from onrecord.records import ActorKind, Form

OFFICES = ("president", "prime minister", "foreign minister", "defence minister", "ambassador")
PRONOUNS = ("she", "he")


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who is quoted, or to whom something is done; the key is the same wherever it comes up."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    code: str | None = None
    office: str | None = None
    adjective: str = ""
    pronoun: str = "it"


@dataclass(frozen=True, slots=True)
class Named:
    """The part of a phrase that means somebody."""

    who: Persona
    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that fill a field of a template, with whom and what day they mean."""

    words: str
    mentions: tuple[Named, ...] = ()
    day: tuple[str, str] | None = None
    """The words of the day within, and its ISO date."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party to a dispute: the state or body, its capital, who speaks for it, and a newspaper that is close to it."""

    whole: Persona
    capital: str
    speakers: tuple[Persona, ...]
    paper: Persona


def state(number: int, rng: random.Random) -> Side:
    """A state of the table with a cast drawn for it."""
    name, adjective, capital = STATES[number]
    country = f"X{chr(65 + number // 26)}{chr(65 + number % 26)}"  # ISO leaves XAA to XZZ to its users
    whole = Persona(name, name, "state", country, country, adjective=adjective)
    people = tuple(person(rng, office, adjective, country) for office in OFFICES)
    ministry = Persona(f"{name} ministry", "foreign ministry", "institution", country, country + "GOV", None, adjective)
    paper = Persona(f"{name} paper", f"{rng.choice(LAST)} Courant", "media", country, country + "MED", None, adjective)
    return Side(whole, capital, (*people, ministry), paper)


def body(rng: random.Random) -> Side:
    """An organisation that mediates."""
    name = rng.choice(BODIES)
    whole = Persona(name, name, "igo", None, "IGO")
    paper = Persona(f"{name} bulletin", f"{name} Bulletin", "media")
    return Side(whole, "", (whole, person(rng, "envoy", name, None)), paper)


def person(rng: random.Random, office: str, adjective: str, country: str | None) -> Persona:
    """Somebody with a name drawn for an office."""
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    code = country + "GOV" if country else None
    return Persona(
        f"{name} {adjective} {office}", name, "person", country, code, office, adjective, rng.choice(PRONOUNS)
    )


def named(who: Persona, rng: random.Random, *, known: bool, again: bool = False) -> Phrase:
    """How a sentence names somebody: at first with office and full name, later in short; as a pronoun where it just did."""
    if who.kind == "person":
        if not known:
            return _phrase(f"{who.adjective} {who.office} ", who.name, who, "name")
        if again:
            return _phrase("", who.pronoun, who, "pronoun")
        if rng.random() < 0.3:
            return _phrase("the ", f"{who.adjective} {who.office}", who, "office")
        return _phrase("", who.name.split()[1], who, "name")
    return whole(who)


def whole(who: Persona) -> Phrase:
    """A state, a body or a paper by its name."""
    words = f"{who.adjective} {who.name}" if who.kind in ("institution", "media") else who.name
    return _phrase("" if who.kind == "state" else "the ", words.strip(), who, "name")


def seat(side: Side) -> Phrase:
    """The capital that stands for its government."""
    return _phrase("", side.capital, side.whole, "metonym")


def _phrase(before: str, words: str, who: Persona, form: Form) -> Phrase:
    start = len(before)
    return Phrase(before + words, (Named(who, start, start + len(words), form),))


def joined(*parts: Phrase | str) -> Phrase:
    """Phrases and words as one phrase; of days the last is kept."""
    words, mentions, day = "", [], None
    for part in parts:
        phrase = Phrase(part) if isinstance(part, str) else part
        at = len(words)
        mentions += [Named(m.who, at + m.start, at + m.end, m.form) for m in phrase.mentions]
        words, day = words + phrase.words, phrase.day or day
    return Phrase(words, tuple(mentions), day)


REPORTERS = Persona("reporters", "reporters", "group")
"""Whom a press conference is for."""
TO_REPORTERS = _phrase("", "reporters", REPORTERS, "description")
