"""What is compared: a saying and a happening, each as one report tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from onrecord.joining.words import negated, stems_of, words_of
from onrecord.lexicon.joining import JoiningLexicon
from onrecord.records import Act, ActorKind, Modality, Mode, Polarity


class Who(NamedTuple):
    """Somebody as one report tells of him, her or it."""

    name: str
    normal: str | None
    """The name as names are compared (`registry.names`); null where it names nobody."""
    kind: ActorKind
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    actor: int | None = None
    """The key in the registry; null where it is open who it is."""
    roles: tuple[str, ...] = ()


class Days(NamedTuple):
    """The days that may be meant, as ordinals (`date.toordinal`)."""

    first: int
    last: int
    told: bool
    """The report tells them; else they are those of its own stamp, and what it tells was then or before."""


@dataclass(frozen=True)
class Saying:
    """A statement as one report tells it."""

    key: int
    report: int
    speaker: Who | None
    days: Days | None
    act: Act
    polarity: Polarity
    mode: Mode
    text: str
    """Its content."""
    to: tuple[Who, ...] = ()
    about: tuple[Who, ...] = field(default=())
    """Who is named in the content."""
    cue: str = ""
    parent: int | None = None
    """The statement within which it is told."""
    holds: bool = False
    """Whether another is told within it."""
    at: int = 0
    """Where its cue, or else its content, begins in the report's text."""
    answers: tuple[int, ...] = ()
    """What it answers within its own report."""

    @property
    def is_held(self) -> bool:
        """Whether it is told within another, and none within it."""
        return self.parent is not None and not self.holds

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words of the content."""
        return words_of(self.text)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of those that say something."""
        return stems_of(self.words)

    @cached_property
    def negated(self) -> bool:
        """Whether they are negated."""
        return negated(self.words)


@dataclass(frozen=True)
class Happening:
    """An event as one report tells it."""

    key: int
    report: int
    cameo: str
    plover: str | None
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    days: Days | None
    modality: Modality
    text: str
    """Its words, and the sentence around them."""
    mirror_of: int | None = None

    @cached_property
    def code(self) -> str:
        """CAMEO's code of what happens; of what is only meant to be done, the root of what is then done.

        >>> Happening(1, 1, "036", "COOPERATE", (), (), None, "planned", "will meet").code
        '040'
        """
        root = JoiningLexicon.load().intents.get(self.cameo[:3]) if self.modality == "planned" else None
        return f"{root}0" if root else self.cameo

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of the words that say something."""
        return stems_of(words_of(self.text))
