"""The rows of the tables of actors: what a state, organisation, noun, title or holder of an office is known by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from onrecord.records import ActorKind

Gender = Literal["f", "m"]
HitForm = Literal[
    "name", "adjective", "people", "capital", "seat", "singular", "plural", "title", "short"
]  # fmt: skip
"""What a form is: a name or abbreviation; a demonym as an adjective (Danish) or for people (Dane, Danes); a capital or
seat that stands for its government; a noun's number; a title; the name by which reports mention a person again."""


def within(day: str, since: str | None, until: str | None) -> bool:
    """Whether an ISO day lies between two ISO dates; a part of a date counts as all its days."""
    return (since or "") <= day and (not until or day[: len(until)] <= until)


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state or territory. `id` is its ISO 3166-1 alpha-3 code; `doubtful` are forms that often mean something else."""

    id: str
    name: str
    code: str
    """CAMEO."""
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    prefixes: tuple[str, ...]
    """Combining forms: Sino in Sino-Danish."""
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    languages: tuple[str, ...]
    """ISO 639 codes of the official languages, the most spoken first."""
    doubtful: tuple[str, ...]
    example: str

    @property
    def country(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A part of the world, a former state, or an area within or between states; country only where none disputes it."""

    id: str
    name: str
    kind: Literal["region", "former", "area", "city"]
    country: str | None
    code: str | None
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    doubtful: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class CitiesRow:
    """The cities of a country, by its ISO 3166-1 alpha-3 code: names that alone mean a place there."""

    id: str
    names: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation, outlet, party, armed group or institution whose name alone says whose it is."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    code: str | None
    aliases: tuple[str, ...]
    doubtful: tuple[str, ...]
    example: str
    since: str | None = None
    """ISO date, or part of one, from which on a user's row holds; rows that ship hold always."""
    until: str | None = None

    def holds_on(self, day: str | None) -> bool:
        """Whether the row may hold on that ISO day; without a day, whether it holds always."""
        if day is None:
            return self.since is self.until is None
        return within(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun that can head the description of an actor."""

    id: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    gender: Gender | None
    kind: ActorKind
    role: str | None
    """CAMEO role, as in GOV."""
    office: bool
    """One person holds it at a time: 'the president' is somebody."""
    title: bool
    """It can stand before a name: President X."""
    collective: bool
    """It speaks as a body, and is 'it' or 'they'."""
    document: bool
    """It is a text that speaks: a letter, a statement, a report."""
    example: str


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A title or honorific that stands before a name."""

    id: str
    forms: tuple[str, ...]
    gender: Gender | None
    role: str | None
    example: str


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A term of a person in an office: since and until are ISO dates or parts of one, empty where unknown or running."""

    id: str
    name: str
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    """How reports mention the person again: the family name."""
    gender: Gender | None
    office: str
    """The id of the noun that names the office."""
    country: str | None
    body: str | None
    """The id of the organisation whose office it is, where it is not a state's."""
    code: str | None
    since: str | None
    until: str | None
    example: str

    def holds_on(self, day: str) -> bool:
        """Whether the term may include that ISO day; a part of a date counts as all its days.

        >>> term = HolderRow("x", "Ann Bo", (), ("Bo",), "f", "premier", None, None, None, "2001-05", "2003", "")
        >>> [term.holds_on(day) for day in ("2001-04-30", "2001-05-01", "2003-12-31", "2004-01-01")]
        [False, True, True, False]
        """
        return within(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class GivenNamesRow:
    """Given names of one gender in one language; u where both bear them."""

    id: str
    gender: Literal["f", "m", "u"]
    names: tuple[str, ...]
    example: str


Row = StateRow | RegionRow | OrganisationRow | NounRow | HolderRow
RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Hit(Generic[RowT]):
    """A row that a form may mean; `written` is the form as the table writes it."""

    row: RowT
    form: HitForm
    written: str
    doubtful: bool = False
    """The form often means something else: Georgia, Jordan, Washington."""


StateHit = Hit[StateRow]
RegionHit = Hit[RegionRow]
OrganisationHit = Hit[OrganisationRow]
NounHit = Hit[NounRow]
HolderHit = Hit[HolderRow]
AnyHit = Hit[StateRow] | Hit[RegionRow] | Hit[OrganisationRow] | Hit[NounRow] | Hit[HolderRow]


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens start up to end, and every row they may mean."""

    start: int
    end: int
    hits: tuple[AnyHit, ...]
