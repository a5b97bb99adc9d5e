"""Words that are surely no names, and words that may be: what a line in title case is read with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from .actor_rows import NounRow
from .actors import ActorLexicon
from .events import EventVerb, spellings
from .speech import VerbRow
from .tables import read_table


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """Words of grammar: they name nothing."""

    id: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class OrdinaryWords:
    """Lower-case words of grammar, lemmas of verbs, and the names beside them."""

    function: frozenset[str]
    verbs: frozenset[str]
    actors: ActorLexicon

    @classmethod
    @cache
    def load(cls) -> OrdinaryWords:
        """The words of the tables as they ship, read once."""
        actors = ActorLexicon.load()
        lemmas = {row.lemma for row in read_table("events_verbs", EventVerb)}
        lemmas |= {row.lemma for row in read_table("speech_verbs", VerbRow)}
        function = {word for row in read_table("function_words", FunctionRow) for word in row.words}
        verbs = {form for verb in lemmas for form in spellings(verb)}
        return cls(frozenset(function), frozenset(verbs), actors)

    def names(self, words: Sequence[str]) -> set[int]:
        """Which of the words, as they were written, belong to a known name, or may be somebody's name.

        >>> sorted(OrdinaryWords.load().names("Ostland Ministers Meet in New Zealand as Rose Leaves".split()))
        [4, 5, 7]
        """
        lowers = [word.lower() for word in words]
        found = {
            index
            for match in self.actors.scan(lowers, words)
            if not all(isinstance(hit.row, NounRow) for hit in match.hits)
            for index in range(match.start, match.end)
        }
        return found | {index for index, word in enumerate(words) if self._is_somebody(word)}

    def _is_somebody(self, word: str) -> bool:
        lower = word.lower()
        known = self.actors.gender_of_given_name(word), self.actors.city(word)
        return lower in _MONTHS or any(known) or bool(self.actors.holders(word))


_MONTHS = frozenset({"may", "march", "august"})
"""Months that are other words too."""
