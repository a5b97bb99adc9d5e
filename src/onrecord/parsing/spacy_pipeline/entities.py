"""What kind of thing a word stands for, where the pipeline does not say: from the lexicon's nouns, pronouns and times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.times import TimeLexicon

OTHER = "other"
_PERSONAL = frozenset(
    [
        "i",
        "me",
        "we",
        "us",
        "you",
        "he",
        "him",
        "she",
        "her",
        "they",
        "them",
        "who",
        "whom",
        "everyone",
        "everybody",
        "someone",
        "somebody",
    ]
)
_TIME_KINDS = frozenset(("MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "DEICTIC", "DAYPART", "DAYPARTS", "WEEKEND", "SEASON"))
_OF_PERSONS = ("person", "unnamed")


@dataclass(frozen=True)
class Things:
    """Common words whose kind of thing is known."""

    actors: ActorLexicon
    times: frozenset[str]

    @classmethod
    @cache
    def load(cls) -> Things:
        """The tables as they ship, read once."""
        rows = TimeLexicon.load().words
        return cls(ActorLexicon.load(), frozenset(w for r in rows if _TIME_KINDS & set(r.kinds) for w in r.words))

    def of(self, lower: str, upos: str) -> str:
        """The kind of thing a word stands for.

        >>> things = Things.load()
        >>> [things.of(*pair) for pair in (("envoys", "NOUN"), ("ministry", "NOUN"), ("tuesday", "PROPN"), ("boat", "NOUN"))]
        ['person', 'organization', 'time', 'other']
        """
        if upos == "PRON":
            return "person" if lower in _PERSONAL else OTHER
        if lower in self.times:
            return "time"
        noun = self.actors.noun(lower) if upos == "NOUN" else None
        if noun is None or noun.row.document:
            return OTHER
        return "person" if noun.row.kind in _OF_PERSONS else "organization"
