"""An actor in the making: what is known so far of whom some mentions mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from onrecord.lexicon.actor_rows import NounRow, OrganisationRow, RegionRow, StateRow
from onrecord.records import ActorKind

from .found import FoundMention, Gender

Known = Literal["text", "lexicon", "context"]
BODIES = frozenset(("government", "institution", "party", "igo", "media", "group"))


@dataclass(eq=False, slots=True)
class Draft:
    """The mentions of one actor, and what they and the lexicon tell of it."""

    mentions: list[FoundMention] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    kind: ActorKind | None = None
    votes: dict[ActorKind, float] = field(default_factory=dict)
    """What its names' places say of its kind."""
    gender: Gender | None = None
    hint: Gender | None = None
    plural: bool = False
    row: StateRow | RegionRow | OrganisationRow | None = None
    noun: NounRow | None = None
    country: str | None = None
    role: str | None = None
    narrowed: str | None = None
    """The CAMEO role that the words before its noun give it: "rebel leaders"."""
    by_context: bool = False
    """Its country is that of the report, no word of its own tells it."""
    roles: list[str] = field(default_factory=list)
    owner: Draft | None = None
    """Whose office or body it is."""
    members: tuple[Draft, ...] = ()
    """Whom a group joins, where the text names them."""
    rivals: tuple[Draft, ...] = ()
    """Whom a name may mean that fits several alike."""
    needed: bool = False
    times: int = 0
    """How often its name was met, and where first."""
    first: int = -1

    def add(self, mention: FoundMention) -> None:
        """Takes a mention in, and what it tells; mentions come in the order of the text."""
        self.mentions.append(mention)
        self.needed |= mention.needed
        self.gender = self.gender or mention.gender
        if mention.form in ("office", "description") and not (self.named and mention.document):
            self.plural |= mention.plural
            self.kind = self.kind or mention.kind
            if self.noun is None or (mention.form == "office" and not self.noun.office):
                self.noun = mention.noun or self.noun
            self.narrowed = self.narrowed or mention.narrowed
        self.serve(mention)

    def serve(self, mention: FoundMention) -> None:
        """Learns the office that a mention names, unless it is a shorter form of a known one."""
        role = " ".join(mention.words)
        if mention.form == "office" and not any(f" {known}".endswith(f" {role}") for known in self.roles):
            self.roles.append(role)

    def call(self, mention: FoundMention) -> None:
        """Learns a name, and what the name tells, ahead of the mentions that come before it."""
        if mention.form == "name" and mention.words not in self.names:
            self.names.append(mention.words)
        self.row = self.row or mention.row
        self.gender = self.gender or mention.gender
        self.hint = self.hint or mention.hint
        self.role = self.role or mention.role
        self.noun = self.noun or mention.noun
        self.narrowed = self.narrowed or mention.narrowed
        self.times, self.first = self.times + 1, self.first if self.times else mention.first
        if mention.kind:
            self.votes[mention.kind] = self.votes.get(mention.kind, 0.0) + mention.score
            likeliest: ActorKind = max(self.votes, key=self.votes.__getitem__)
            self.kind = likeliest

    @property
    def named(self) -> bool:
        return bool(self.names) or self.row is not None

    @property
    def person(self) -> bool:
        return self.kind == "person" or (self.kind == "unnamed" and not self.plural)

    @property
    def home(self) -> str | None:
        """Its country as far as the text tells: its own, that of all its members, or that of whom it belongs to."""
        if self.members:
            homes = {member.home for member in self.members}
            return homes.pop() if len(homes) == 1 else None
        for draft in self.line():
            if isinstance(draft.row, StateRow):
                return draft.row.id
            if country := draft.country or (draft.row.country if draft.row else None):
                return country
        return None

    def role_code(self) -> str | None:
        """Its CAMEO role: what narrows its noun, else its noun's, else its title's."""
        return self.narrowed or (self.noun.role if self.noun else None) or self.role

    def line(self) -> Iterator[Draft]:
        """The draft, whom it belongs to, and so on."""
        draft: Draft | None = self
        while draft is not None:
            yield draft
            draft = draft.owner

    def belongs_to(self, other: Draft) -> bool:
        """Whether the other is the draft itself or stands above it."""
        return any(draft is other for draft in self.line())
