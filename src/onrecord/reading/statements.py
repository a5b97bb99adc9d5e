"""Statements: attributions with their speakers, addressees, chains, dates and channels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.lexicon.speech import SpeechLexicon
from onrecord.parsing.parse import Parse
from onrecord.records import Channel, Document, Evidence, Statement, TimeExpression
from onrecord.spans import Span, merged
from onrecord.trace import SILENT, Trace

from .actors import Cast
from .speech.find import Told
from .speech.quotations import Quotation
from .speech.scene import Attribution
from .telling.acts import act_of
from .telling.channels import channel_of
from .telling.dates import carried, dated
from .telling.issuers import is_document, issuer_of, issuing
from .telling.modes import mode_of
from .telling.rows import row_of
from .telling.scenes import Telling


def find_statements(
    document: Document,
    parse: Parse,
    told: tuple[Told, ...],
    quotations: tuple[Quotation, ...],
    cast: Cast,
    times: tuple[TimeExpression, ...],
    *,
    lexicon: SpeechLexicon,
    trace: Trace = SILENT,
) -> tuple[Statement, ...]:
    """The statements of a document in the order of the text."""
    making = _Making(Telling(document, parse, told, quotations, times, lexicon, trace), cast)
    for place in _outermost_first(told):
        making.made[place] = making.statement(place)
    return tuple(making.made[place] for place in range(len(told)))


def heads_of(parse: Parse, told: tuple[Told, ...], *, lexicon: SpeechLexicon) -> frozenset[int]:
    """The tokens that must mean somebody: sources and their issuers, addressees, those through whom it is told."""
    found: set[int] = set()
    for each in told:
        a = each.attribution
        found |= {*a.addressees, *a.through, *a.relays}
        if a.source_head is not None:
            found.add(a.source_head)
            if is_document(parse, a.source_head, lexicon):
                found |= set(issuing(parse, a.source_head))
    return frozenset(found)


def _outermost_first(told: tuple[Told, ...]) -> list[int]:
    """The places in such an order that each comes after its parent, else as in the text."""
    order: dict[int, None] = {}
    for place in range(len(told)):
        chain: dict[int, None] = {}
        at: int | None = place
        while at is not None and at not in order and at not in chain:
            chain[at] = None
            at = told[at].parent
        order |= dict.fromkeys(reversed(chain))
    return list(order)


@dataclass
class _Making:
    """The statements made so far, by place."""

    telling: Telling
    cast: Cast
    made: dict[int, Statement] = field(default_factory=dict)
    media: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.media = frozenset(actor.id for actor in self.cast.actors if actor.kind == "media")

    def statement(self, place: int) -> Statement:
        told = self.telling.told[place]
        a, parent = told.attribution, self.made.get(told.parent) if told.parent is not None else None
        own_channel = channel_of(self.telling, a)
        speaker = self._speaker(a, own_channel)
        model = self._same_occasion(place, speaker, parent)
        content = tuple(self.telling.document.evidence(*span) for span in a.content)
        return Statement(
            id=self._id(a),
            speaker=speaker,
            addressees=self._hearers(a, speaker),
            via=tuple(link for link in self._via(a, told.parent, parent) if link != speaker),
            channel=own_channel or (model.channel if model else None) or self._media(speaker),
            said_at=self._said_at(a, speaker, model),
            mode=mode_of(self.telling, a.content),
            act=act_of(self.telling, a),
            polarity=a.polarity,
            source=self._evidence((*a.source, *row_of(self.telling.parse, a))),
            cue=self._evidence(a.cue),
            content=content,
            parent=parent.id if parent else None,
            rules=(a.rule,),
            confidence=a.confidence,
        )

    def _id(self, a: Attribution) -> str:
        spans = [*a.content, *(Span(e.start, e.end) for e in self._evidence(a.cue))]
        return self.telling.document.identify("statement", *(f"{s.start}-{s.end}" for s in spans))

    def _speaker(self, a: Attribution, channel: Channel | None) -> str | None:
        if a.source_head is None:
            return None
        earlier = (made for _, made in self._made_before(len(self.telling.told)))
        issuer = issuer_of(self.telling, self.cast, a.source_head, channel, earlier)
        row = row_of(self.telling.parse, a)
        return issuer or (self.cast.rows.get(row[0]) if row else None) or self.cast.of(a.source_head)

    def _hearers(self, a: Attribution, speaker: str | None) -> tuple[str, ...]:
        """Those to whom it was said; "to which it replied" means a question, not who asked it."""
        tokens = self.telling.parse.tokens
        return self._actors(tuple(h for h in a.addressees if tokens[h].lower != "which"), without=speaker)

    def _actors(self, heads: tuple[int, ...], *, without: str | None = None) -> tuple[str, ...]:
        found = dict.fromkeys(actor for head in heads if (actor := self.cast.of(head)))
        return tuple(actor for actor in found if actor != without)

    def _via(self, a: Attribution, place: int | None, parent: Statement | None) -> tuple[str, ...]:
        """The chain between the report and the speaker, nearest the reader first."""
        chain: list[str] = []
        if parent is not None and place is not None:
            cited = self._actors(self.telling.told[place].attribution.through)
            chain = [*parent.via, *([parent.speaker] if parent.speaker else []), *cited]
        return tuple(dict.fromkeys([*chain, *self._actors(a.relays)]))

    def _evidence(self, tokens: tuple[int, ...]) -> tuple[Evidence, ...]:
        """The words of tokens, neighbours joined."""
        parse = self.telling.parse
        spans = merged(((parse.tokens[t].start, parse.tokens[t].end) for t in tokens), gap=1)
        return tuple(self.telling.document.evidence(*span) for span in spans)

    def _same_occasion(self, place: int, speaker: str | None, parent: Statement | None) -> Statement | None:
        """The last statement of the same speaker in the same paragraph, told on the same level."""
        paragraph = self._paragraph(place)
        if speaker is None:
            return None
        for earlier, made in self._made_before(place):
            if self._paragraph(earlier) != paragraph:
                return None
            if made.speaker == speaker and made.parent == (parent.id if parent else None):
                return made
        return None

    def _made_before(self, place: int) -> Iterator[tuple[int, Statement]]:
        """What is made so far of what stands before a place, with its place, the last one first."""
        return ((earlier, self.made[earlier]) for earlier in range(place - 1, -1, -1) if earlier in self.made)

    def _paragraph(self, place: int) -> int:
        a = self.telling.told[place].attribution
        return self.telling.paragraph(a.verb if a.verb is not None else self.telling.first_token(a))

    def _said_at(self, a: Attribution, speaker: str | None, model: Statement | None) -> str | None:
        own = dated(self.telling, a)
        if own is not None:
            return own.value
        if model is not None and model.said_at:
            return model.said_at
        before = carried(self.telling, a, lambda token: speaker is not None and self.cast.of(token) == speaker)
        return before.value if before is not None else None

    def _media(self, speaker: str | None) -> Channel | None:
        return "media_report" if speaker in self.media else None
