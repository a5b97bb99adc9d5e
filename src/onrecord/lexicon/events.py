"""What is known of doing: CAMEO's codes, verbs and nouns that tell of happenings, and how verbs compose with what they govern."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from .forms import grouped
from .tables import read_table

Operator = Literal[
    "intend", "demand", "appeal", "refuse", "threaten", "stop", "accuse", "investigate", "consider", "accept", "ban",
    "admit", "deny", "warn", "attempt", "light",
]  # fmt: skip
"""What a verb makes of the happening that it governs; a light verb leaves it as it is ("held talks")."""
Need = Literal["object", "somebody", "thing", "behind"]
"""What a verb must have to tell its code by itself: an object, one that is somebody or nobody, somebody behind its prepositions."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A CAMEO event code: its name, Goldstein's value, and the PLOVER type and mode for it, where PLOVER has one."""

    id: str
    name: str
    goldstein: float
    plover: str | None
    mode: str | None
    alone: bool
    """It needs nobody to be done to: a protest, a resignation, a curfew."""


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A verb or adjective that tells of a happening, or of what somebody does with one.

    `kind` names the frames it enters; `operator` what it makes of a happening that it governs; `code` what it tells by
    itself; `prepositions` stand before whom it is done to; `needs` is what it must have for that.
    """

    id: str
    lemma: str
    particle: str
    kind: str
    operator: Operator | None
    code: str
    prepositions: tuple[str, ...]
    needs: Need | None
    adjective: bool
    example: str
    forms: tuple[str, ...] = ()
    """Past forms and participles that no rule gives, of a user's verb."""
    group: str = ""
    """The verbs with which it shares frames of a user's."""


@dataclass(frozen=True, slots=True)
class EventNoun:
    """Nouns that name a happening (`code`), or a kind of thing that verbs do something to; modifiers narrow them."""

    id: str
    lemmas: tuple[str, ...]
    modifiers: tuple[str, ...]
    kind: str
    code: str
    example: str


@dataclass(frozen=True, slots=True)
class FrameRow:
    """What a verb, named by its group, lemma or kind, does to a kind of thing: to release captives is 0841.

    '-' is no thing, '=peace talks' are these very words.
    """

    id: str
    verb: str
    noun: str
    code: str
    example: str


@dataclass(frozen=True, slots=True)
class CompositionRow:
    """The code that an operator makes of a happening whose code begins with `base`; '=' leaves it as it is."""

    id: str
    operator: Operator
    base: str
    code: str


@cache
def event_names() -> dict[str, str]:
    """CAMEO event code to what it means, in words.

    >>> event_names()["041"], event_names()["01"]
    ('Discuss by telephone', 'Make public statement')
    """
    rows = read_table("events_codes", CodeRow)
    return {row.id: row.name.capitalize() if row.name.isupper() else row.name for row in rows}


def spellings(lemma: str) -> tuple[str, ...]:
    """A lemma as the table writes it, and as British English does.

    >>> spellings("criticize"), spellings("visit")
    (('criticize', 'criticise'), ('visit',))
    """
    return (lemma, f"{lemma[:-3]}ise") if lemma.endswith("ize") else (lemma,)


VERY_WORDS = "="


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a thing: the forms of its head, and what stands beside it, asked only where a row needs it."""

    heads: tuple[str, ...] = ()
    beside: Callable[[], frozenset[str]] = frozenset


_NO_WORDS = Words()


def head_of(thing: str) -> str:
    """The word that heads a thing.

    >>> head_of("peace talks"), head_of("weapons of mass destruction")
    ('talks', 'weapons')
    """
    return (thing.partition(" of ")[0].split() or [""])[-1]


@dataclass(frozen=True)
class EventLexicon:
    """The tables of doing, and their indexes.

    >>> lexicon = EventLexicon.load()
    >>> lexicon.compose("threaten", "1621"), lexicon.compose("intend", "0712"), lexicon.codes["1311"].plover
    ('1311', '0331', 'THREATEN')
    """

    rows: tuple[CodeRow, ...]
    verbs: tuple[EventVerb, ...]
    nouns: tuple[EventNoun, ...]
    frames: tuple[FrameRow, ...]
    compositions: tuple[CompositionRow, ...]

    @classmethod
    def load(cls) -> EventLexicon:
        """The tables that come with the package. Raises BadLexicon where a row is broken."""
        return cls(
            read_table("events_codes", CodeRow),
            read_table("events_verbs", EventVerb),
            read_table("events_nouns", EventNoun),
            read_table("events_frames", FrameRow),
            read_table("events_compositions", CompositionRow),
        )

    @cached_property
    def codes(self) -> dict[str, CodeRow]:
        return {row.id: row for row in self.rows}

    @cached_property
    def verb(self) -> dict[str, tuple[EventVerb, ...]]:
        """Lemma to rows, those with a particle first."""
        found: dict[str, tuple[EventVerb, ...]] = {}
        for row in sorted(self.verbs, key=lambda row: not row.particle):
            for lemma in spellings(row.lemma):
                found[lemma] = (*found.get(lemma, ()), row)
        return found

    @cached_property
    def noun(self) -> dict[str, tuple[EventNoun, ...]]:
        """Lemma to rows, those with modifiers first."""
        found: dict[str, tuple[EventNoun, ...]] = {}
        for row in sorted(self.nouns, key=lambda row: not row.modifiers):
            for lemma in row.lemmas:
                found[lemma] = (*found.get(lemma, ()), row)
        return found

    def frame(self, verb: EventVerb, noun: str, words: Words = _NO_WORDS) -> FrameRow | None:
        """What a verb does to a kind of thing, or to a thing by its very words: its head's forms, what stands beside it."""
        for name in filter(None, (verb.group, verb.lemma, verb.kind)):
            if self._by_words and (found := self._of_words(name, words)) is not None:
                return found
            if (row := self._frames.get((name, noun))) is not None:
                return row
        return None

    def _of_words(self, verb: str, words: Words) -> FrameRow | None:
        rows = [found for head in words.heads for found in self._by_words.get((verb, head), ())]
        beside = words.beside() if any(wanted for wanted, _ in rows) else frozenset[str]()
        return next((row for wanted, row in rows if wanted <= beside), None)

    def compose(self, operator: Operator, base: str) -> str:
        """The code that an operator makes of a code: by the longest beginning that the table has; '' where none."""
        if operator == "light":
            return base
        for length in range(len(base), -1, -1):
            code = self._compositions.get((operator, base[:length]))
            if code is not None:
                return base if code == "=" else code
        return ""

    @cached_property
    def _by_words(self) -> dict[tuple[str, str], tuple[tuple[frozenset[str], FrameRow], ...]]:
        """Verb and head of a thing to the words that stand beside it and the row, the row with most words first."""
        rows = [(row, row.noun.removeprefix(VERY_WORDS)) for row in self.frames if row.noun.startswith(VERY_WORDS)]
        rows.sort(key=lambda pair: -pair[1].count(" "))
        return grouped(
            ((row.verb, head_of(thing)), (frozenset(thing.split()) - {head_of(thing)}, row)) for row, thing in rows
        )

    @cached_property
    def _frames(self) -> dict[tuple[str, str], FrameRow]:
        return {(row.verb, row.noun): row for row in self.frames}

    @cached_property
    def _compositions(self) -> dict[tuple[str, str], str]:
        return {(row.operator, row.base): row.code for row in self.compositions}
