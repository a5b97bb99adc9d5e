"""The record: frozen types, no input or output, no model. Their fields, in this order, are the JSON's keys.

Spans are half open and count Unicode code points of `document.text`; every quote equals its slice. Ids are local to a
record and hash what was found and where.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from typing import Any, Literal

from onrecord.errors import BadEvidence
from onrecord.spans import Span, identity

SCHEMA: Literal["onrecord/1"] = "onrecord/1"

DocumentKind = Literal["report", "statement", "readout", "transcript", "letter"]
How = Literal["text", "jsonld", "meta", "feed", "given"]
ClaimedField = Literal["title", "byline", "publisher", "source", "url", "language", "published", "kind", "issuer"]
ResidueKind = Literal["repeated_headline", "related", "disclaimer", "form", "share", "navigation", "credit", "other"]
ActorKind = Literal["person", "state", "government", "institution", "party", "igo", "media", "group", "unnamed"]
Form = Literal["name", "office", "description", "metonym", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Channel = Literal[
    "phone_call", "meeting", "press_conference", "interview", "speech", "parliament", "letter", "written_reply",
    "statement", "social_media", "media_report", "note_verbale", "court",
]  # fmt: skip
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "inform", "ask", "answer", "demand", "request", "propose", "promise", "threaten", "warn", "accuse",
    "criticize", "deny", "reject", "confirm", "agree", "praise", "apologize", "retract", "decline",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Translated = Literal["stated", "likely"]
FlagKind = Literal[
    "date_conflict", "undated", "withheld", "unattributed", "secondhand", "anonymous", "unknown_speaker", "odd_quotation",
    "label", "disclaimer", "metadata_conflict",
]  # fmt: skip
Modality = Literal["happened", "ongoing", "planned", "hypothetical", "denied", "background"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the document: made by `Document.evidence`, which copies the slice."""

    start: int
    """First character, counted in Unicode code points."""
    end: int
    """The character after the last one."""
    quote: str
    """The words themselves: always equal to that slice of the document's text."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SetAside(Evidence):
    """Residue of the page, not part of the report: kept and shown, never cut out."""

    kind: ResidueKind


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a report says it was published: ISO 8601, with the zone if it is known, and how it is known."""

    value: str
    how: How


@dataclass(frozen=True, slots=True)
class Claim:
    """What one place of the page, or whoever handed it in, says of the document: several may disagree, all are kept."""

    field: ClaimedField
    value: str
    how: How
    """Where it stands: the text, the page's JSON-LD or meta tags, a feed; given: it came with the input."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a report could not be read, and at which stage."""

    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was given: its text never changes."""

    id: str
    """A hash of source and text."""
    text: str
    """The whole text as it was given, residue included."""
    external_id: str | None = None
    """The id that the input gave, as a line of JSONL may."""
    kind: DocumentKind = "report"
    """A report tells what others said; the other kinds are themselves what someone said."""
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    """The outlet that published the page."""
    source: str | None = None
    """The label under which the publisher files the report: an agency, a wire."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1."""
    published: Stamp | None = None
    """The anchor of relative dates; where it is null they stay relative."""
    issuer: str | None = None
    """Whose words a document is that is no report: the name under which it was issued."""
    claims: tuple[Claim, ...] = ()
    """How each of these is known: every value that was found for a field, the believed one first."""
    raw_sha256: str | None = None
    """SHA-256 of the bytes from which the text was taken, where it was taken from a page or a PDF."""
    set_aside: tuple[SetAside, ...] = ()
    """Residue of the page, in the order of the text."""
    failure: Failure | None = None
    """Why the report was not read; nothing is then found in it, and all but its head may be empty."""

    def evidence(self, start: int, end: int) -> Evidence:
        """The words from start up to end. Raises BadEvidence where the text has none.

        >>> Document("d", "Ostland protested.").evidence(0, 7)
        Evidence(start=0, end=7, quote='Ostland')
        """
        if not 0 <= start < end <= len(self.text):
            raise BadEvidence(f"characters {start} to {end} of a text of {len(self.text)}")
        return Evidence(start, end, self.text[start:end])

    def identify(self, kind: str, *parts: object) -> str:
        """The id of something of this kind found at these places."""
        return identity(self.id, kind, *parts)


@dataclass(frozen=True, slots=True)
class Mention(Evidence):
    """Words that mean an actor."""

    form: Form
    """How it is meant: by name, office, description, pronoun, or a capital or seat that stands for a government (metonym)."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: one actor of the record with all its mentions, in the order of the text."""

    id: str
    name: str
    """The fullest name that the report gives."""
    kind: ActorKind
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    code: str | None = None
    """CAMEO actor code, country and role: JPNGOV, IGO."""
    roles: tuple[str, ...] = ()
    """Offices and descriptions that the text or the lexicon gives."""
    known_from: tuple[tuple[str, Literal["text", "lexicon", "context", "person"]], ...] = ()
    """How kind, country and code are known, each where it is; context: the report is of that one country; person: somebody
    who looked after the archive put in a name that the text does not give."""
    candidates: tuple[str, ...] = ()
    """Registry ids of those whom the words may mean, where that is not settled."""
    mentions: tuple[Mention, ...] = ()
    """Every mention, in the order of the text: the name or title alone, without appositions."""
    body_code: str | None = None
    """The whole CAMEO code where it names one body: IGOUNO, PSEREBHAM."""
    members: tuple[str, ...] = ()
    """Actor ids of those whom a group joins, where the text names them: who issued a joint statement, or said something together."""


@dataclass(frozen=True, slots=True)
class TimeExpression(Evidence):
    """A TIMEX3: its value may be partial (2025-11) or undefined (XXXX-XX-XX); earliest and latest bound it."""

    type: TimeType
    value: str
    """TIMEX3 value; partial or undefined where the report leaves it open."""
    earliest: str | None = None
    """First day or moment that may be meant."""
    latest: str | None = None
    """Last day or moment that may be meant."""
    rule: str = ""
    """The rule that read it."""
    confidence: float = 1.0
    """The share of such expressions that was given the right value where that was measured, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, to whom, when, how, and through whom the report knows it."""

    id: str
    speaker: str | None
    """Actor id; null where the report names nobody."""
    addressees: tuple[str, ...] = ()
    """Actor ids of those to whom it was said."""
    via: tuple[str, ...] = ()
    """Actor ids between the report and the speaker, nearest the reader first."""
    channel: Channel | None = None
    """The way it was said or sent; null where the report does not tell."""
    said_at: str | None = None
    """ISO date or time, as far as it is known."""
    mode: Mode = "indirect"
    """Direct: a quotation; indirect: the report's own words; mixed: both."""
    translated: Translated | None = None
    """Whether the quoted words are a translation: the report says so, or office and country make it likely."""
    act: Act = "assert"
    """What the saying does; assert where the cue says no more than that something was said."""
    polarity: Polarity = "positive"
    """Negative where the saying itself is negated: "did not say that"."""
    source: tuple[Evidence, ...] = ()
    """The words that name the speaker."""
    cue: tuple[Evidence, ...] = ()
    """The words that tell of the saying."""
    content: tuple[Evidence, ...] = ()
    """What was said; several spans where the cue interrupts it."""
    parent: str | None = None
    """The statement within which this one is told."""
    responds_to: tuple[str, ...] = ()
    """The statements that this one answers, rejects or refuses."""
    rules: tuple[str, ...] = ()
    """The rules that found it."""
    confidence: float = 1.0
    """The share of such statements that was right where that was measured, from 0 to 1."""
    speaker_confidence: float | None = None
    """The share of such statements whose source was right, of those whose words were; null where the speaker is not known."""


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, coded; the statement that vouches for it, where one does."""

    id: str
    actors: tuple[str, ...]
    """Actor ids of those who did it."""
    recipients: tuple[str, ...]
    """Actor ids of those to whom it was done."""
    cameo: str
    """CAMEO event code."""
    plover: str | None
    """PLOVER event type, the type alone; null for what PLOVER leaves out, as comments and symbolic acts."""
    plover_mode: str | None = None
    """PLOVER mode, where the type has one."""
    goldstein: float | None = None
    """Goldstein's scale of conflict and cooperation, -10 to 10, as CAMEO assigns it to the code."""
    when: str | None = None
    """ISO date or time; a month or a year where no more is told: 2031-05."""
    modality: Modality = "happened"
    guessed: tuple[str, ...] = ()
    """Names of the fields that the report leaves open."""
    evidence: tuple[Evidence, ...] = ()
    statement: str | None = None
    """The statement that vouches for it."""
    mirror_of: str | None = None
    """The event that tells the same happening from another side: "A and B met" is A with B, and B with A; count one."""
    rules: tuple[str, ...] = ()
    confidence: float = 1.0
    """The share of such events whose kind and sides were right where that was measured, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a reader should be told before trusting the report."""

    kind: FlagKind
    """What to beware of: dates that can't all be right or are not known, what somebody would not say, a belief without a
    holder, words that come through two or more, a speaker without a name or one who can't be told, a quotation whose
    marks don't pair, the outlet's own label and disclaimer, a page that gives two values for one field."""
    evidence: tuple[Evidence, ...]
    note: str
    """One sentence for the reader."""


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a record: the same input and these three give the same bytes."""

    onrecord: str
    """Version of the package."""
    model: str
    """Fingerprint of the encoder's files."""
    lexicon: str
    """Fingerprint of the lexicon's tables."""


@dataclass(frozen=True, slots=True)
class Record:
    """A report, read."""

    document: Document
    made_by: MadeBy
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    flags: tuple[Flag, ...] = ()
    schema: Literal["onrecord/1"] = SCHEMA

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id. Raises KeyError where there is none."""
        return {a.id: a for a in self.actors}[actor_id]

    def evidences(self) -> Iterator[Evidence]:
        """Every piece of evidence in the record, whatever holds it."""
        yield from _evidences(self)

    def to_frame(
        self,
        kind: Literal["statements", "events", "actors", "times"] = "statements",
        backend: Literal["pandas", "polars"] = "pandas",
    ) -> Any:
        """What it holds of one kind as a frame of pandas or polars; of many records: `onrecord.frames.to_frame`."""
        return import_module("onrecord.frames").to_frame(self, kind, backend)


def _evidences(node: object) -> Iterator[Evidence]:
    if isinstance(node, Evidence):
        yield node
    if isinstance(node, tuple):
        for part in node:
            yield from _evidences(part)
    elif is_dataclass(node):
        for part in fields(node):
            yield from _evidences(getattr(node, part.name))
