"""What is known of saying: cue verbs and nouns, documents that speak, verbs that only look like cues, channels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onrecord.records import Act, Channel

from .tables import read_table

CueKind = Literal["speech", "cognition", "attitude", "finding", "media", "document", "withholding", "intention"]


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A verb that reports what somebody says or holds, and the frames in which its content stands.

    Frames: that (a clause), whether (a question), quote, object, object_said (an object that is itself something said),
    infinitive, gerund, small (a small clause: "called it a lie"), as_told ("as she put it"), colon, or the preposition
    before the content.
    """

    id: str
    lemma: str
    particle: str
    kind: CueKind
    act: Act
    frames: tuple[str, ...]
    addressee: str
    example: str
    forms: tuple[str, ...] = ()
    """Past forms and participles that no rule gives, of a user's verb."""


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun that reports, with the frames of VerbRow."""

    id: str
    lemma: str
    act: Act
    frames: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A noun that is no person and yet speaks: a document, a finding, an outlet."""

    id: str
    lemma: str
    kind: Literal["document", "finding", "norm", "media", "body"]
    example: str


@dataclass(frozen=True, slots=True)
class StopRow:
    """A verb whose clause is not what its subject says."""

    id: str
    lemma: str
    example: str


@dataclass(frozen=True, slots=True)
class RaisingRow:
    """A verb of a passive that tells a belief or a report without its holder: "is said to"."""

    id: str
    lemma: str
    act: Act
    bare: bool
    """Whether it takes what is believed without "to be": "is considered safe"."""
    taken_as: bool
    """Whether it tells what something is taken for: "is seen as a test", but not "is known as a port"."""
    example: str


@dataclass(frozen=True, slots=True)
class GovernorRow:
    """A verb that stands before a cue without being one: "went on to say", "wants to say"."""

    id: str
    lemma: str
    particle: str
    example: str


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """Words of a channel: a noun, its possible modifier, and the prepositions that make an occasion of it."""

    id: str
    noun: str
    modifier: str
    channel: Channel
    prepositions: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ContentRow:
    """A word that makes an act of a plain saying: "the charge is baseless" rejects it."""

    id: str
    lemma: str
    modifier: str
    """The word that must stand before it: red, before line."""
    upos: tuple[str, ...]
    act: Act
    of_claim: bool
    """Only said of something that was itself said."""
    example: str

    def matches(self, upos: str) -> bool:
        return upos in self.upos


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A noun put to others without being words (said), one that makes a verb of saying another verb (unsaid: "declared
    war"), a verb of giving that one may decline (withheld), a verb that, negated, tells of a refusal (silent), of meeting others (meeting), of giving (giving) what
    may be kept back (kept: "gave no reason"), or one that says no more than its object does (light: "made a promise").
    """

    id: str
    lemma: str
    kind: Literal["said", "unsaid", "withheld", "silent", "kept", "giving", "meeting", "light"]
    example: str


@dataclass(frozen=True)
class SpeechLexicon:
    """The tables of saying, and their indexes by lemma."""

    verbs: tuple[VerbRow, ...]
    nouns: tuple[NounRow, ...]
    sources: tuple[SourceRow, ...]
    stops: tuple[StopRow, ...]
    raising: tuple[RaisingRow, ...]
    governors: tuple[GovernorRow, ...]
    channels: tuple[ChannelRow, ...]
    contents: tuple[ContentRow, ...]
    givens: tuple[GivenRow, ...]

    @classmethod
    def load(cls) -> SpeechLexicon:
        """The tables that come with the package. Raises BadLexicon where a row is broken."""
        return cls(
            read_table("speech_verbs", VerbRow),
            read_table("speech_nouns", NounRow),
            read_table("speech_sources", SourceRow),
            read_table("speech_stops", StopRow),
            read_table("speech_raising", RaisingRow),
            read_table("speech_governors", GovernorRow),
            read_table("speech_channels", ChannelRow),
            read_table("speech_contents", ContentRow),
            read_table("speech_givens", GivenRow),
        )

    @cached_property
    def verb(self) -> dict[str, tuple[VerbRow, ...]]:
        """Lemma to rows, those with a particle first."""
        found: dict[str, tuple[VerbRow, ...]] = {}
        for row in sorted(self.verbs, key=lambda row: not row.particle):
            found[row.lemma] = (*found.get(row.lemma, ()), row)
        return found

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each verb's row by its id."""
        return {row.id: row.kind for row in self.verbs}

    @cached_property
    def noun(self) -> dict[str, NounRow]:
        return {row.lemma: row for row in self.nouns}

    @cached_property
    def source(self) -> dict[str, SourceRow]:
        return {row.lemma: row for row in self.sources}

    @cached_property
    def stop(self) -> frozenset[str]:
        return frozenset(row.lemma for row in self.stops)

    @cached_property
    def raised(self) -> dict[str, RaisingRow]:
        return {row.lemma: row for row in self.raising}

    @cached_property
    def governor(self) -> frozenset[str]:
        return frozenset(row.lemma for row in self.governors)

    @cached_property
    def content(self) -> dict[str, ContentRow]:
        return {row.lemma: row for row in self.contents}

    @cached_property
    def withheld(self) -> frozenset[str]:
        """Verbs that one declines to do when one declines to say: those of saying, and giving words away."""
        return frozenset(row.lemma for row in self.verbs if row.kind == "speech") | self._given("withheld")

    @cached_property
    def places_to_write(self) -> frozenset[str]:
        """Channels that are proper names: networks, chambers."""
        return frozenset(row.noun for row in self.channels if row.channel in ("social_media", "parliament"))

    @cached_property
    def said(self) -> frozenset[str]:
        """Nouns of things that are said or put to others without being words: an offer, a decision."""
        return self._given("said")

    @cached_property
    def unsaid(self) -> frozenset[str]:
        """Nouns with which a verb of saying says nothing: to declare war, to claim asylum."""
        return self._given("unsaid")

    @cached_property
    def silent(self) -> frozenset[str]:
        """Verbs that tell of a refusal when they are negated: "did not comment"."""
        return self._given("silent")

    @cached_property
    def kept(self) -> frozenset[str]:
        """Nouns of what one keeps back: "gave no reason", "no comment from the palace"."""
        return self._given("kept")

    @cached_property
    def giving(self) -> frozenset[str]:
        """Verbs of giving it."""
        return self._given("giving")

    @cached_property
    def light(self) -> frozenset[str]:
        """Verbs that say no more than the noun of saying they have for an object."""
        return self._given("light")

    @cached_property
    def meeting(self) -> frozenset[str]:
        """Verbs of meeting and sending, whose date is that of what was said there."""
        return self._given("meeting")

    def _given(self, kind: str) -> frozenset[str]:
        return frozenset(row.lemma for row in self.givens if row.kind == kind)

    @cached_property
    def channel(self) -> dict[str, tuple[ChannelRow, ...]]:
        """Noun to rows, those with a modifier first."""
        found: dict[str, tuple[ChannelRow, ...]] = {}
        for row in sorted(self.channels, key=lambda row: not row.modifier):
            found[row.noun] = (*found.get(row.noun, ()), row)
        return found
