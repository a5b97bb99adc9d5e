"""What is known of an actor, and by which line of a user's file: its names, offices, codes and ids elsewhere, with their days."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.lexicon.actor_rows import within
from onrecord.lexicon.own.rows import Problem, Source
from onrecord.records import ActorKind

ImportFormat = Literal["csv", "ftm", "actor dictionary", "agent dictionary", "unread"]
NOWHERE = Source("", 0)
"""No line: what was made by hand."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, as the file writes it. Since and until are ISO dates or parts of one; None where there is no bound."""

    name: str
    since: str | None = None
    until: str | None = None
    source: Source = field(default=NOWHERE, compare=False)
    """The line by which it is known."""

    def holds_on(self, day: str) -> bool:
        """Whether it may hold on an ISO day; a part of a date counts as all its days.

        >>> Name("Port of Kostria", "2031-04", None).holds_on("2031-04-01")
        True
        """
        return within(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person holds, or a seat in a body, with its days as a name has them."""

    title: str
    body: str | None = None
    """Whose office it is, by name, where it is not a state's."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    code: str | None = None
    """CAMEO actor code of whoever holds it."""
    since: str | None = None
    until: str | None = None
    source: Source = field(default=NOWHERE, compare=False)
    """The line by which it is known."""

    def holds_on(self, day: str) -> bool:
        """Whether it may be held on an ISO day; a part of a date counts as all its days."""
        return within(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO actor code, with its days as a name has them."""

    code: str
    since: str | None = None
    until: str | None = None
    source: Source = field(default=NOWHERE, compare=False)
    """The line by which it is known."""

    def holds_on(self, day: str) -> bool:
        """Whether it may hold on an ISO day; a part of a date counts as all its days."""
        return within(day, self.since, self.until)


@dataclass(frozen=True, slots=True, order=True)
class ExternalId:
    """What an actor is called elsewhere: ExternalId("wikidata", "Q1"), ExternalId("ftm", "tal-9")."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class RegistryActor:
    """One actor of a file. What is not known is None or empty, never a guess."""

    key: str
    """The id that the file gives; else one made of what stands there, the same wherever its line has moved."""
    name: str
    kind: ActorKind | None
    country: str | None
    """ISO 3166-1 alpha-3, or the three letters of a state of the user's own."""
    names: tuple[Name, ...]
    """All of them, the main one among them."""
    offices: tuple[Office, ...] = ()
    codes: tuple[Code, ...] = ()
    external_ids: tuple[ExternalId, ...] = ()
    source: Source = field(default=NOWHERE, compare=False)
    """The first line that speaks of it."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A common noun for actors, with the role that it gives them: `~GOV` behind the code of whose they are."""

    nouns: tuple[str, ...]
    plurals: tuple[str, ...]
    code: str
    source: Source = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Import:
    """All that one file holds, and what of it could not be taken."""

    file: str
    format: ImportFormat
    actors: tuple[RegistryActor, ...] = ()
    agents: tuple[Agent, ...] = ()
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
    """Of the file's bytes, in hexadecimal digits; empty where it could not be opened."""
