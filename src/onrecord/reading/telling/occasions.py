"""What was said on a call or at a meeting that the report tells of: its channel, hearers and day are those of the occasion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.parsing.parse import Parse
from onrecord.records import Channel, Event, Evidence, Statement

_CHANNELS: dict[str, Channel] = {"041": "phone_call", "040": "meeting", "044": "meeting", "046": "meeting"}
"""CAMEO codes of occasions on which two speak, and the channel of what they say there."""
_WHOLE = len("2031-05-06")
"""Characters of a whole date."""


def with_occasions(parse: Parse, statements: tuple[Statement, ...], events: Iterable[Event]) -> tuple[Statement, ...]:
    """The statements, those told within others that were made on a call or at a meeting with what is known of it.

    Either the hearer was its other side, or the words that tell of it stand in the sentence that tells of the saying.
    """
    occasions = tuple(
        e for e in events if e.cameo in _CHANNELS and e.modality not in ("planned", "hypothetical", "denied")
    )
    if not occasions:
        return statements
    telling = _Telling(parse, {s.id: s for s in statements}, occasions)
    return tuple(telling.placed(s) for s in statements)


@dataclass(frozen=True, slots=True)
class _Telling:
    parse: Parse
    by_id: dict[str, Statement]
    occasions: tuple[Event, ...]

    def placed(self, statement: Statement) -> Statement:
        """The statement with the channel, hearers and day of its occasion, as far as it has none of its own."""
        parent = self.by_id.get(statement.parent or "")
        if parent is None or statement.channel is not None:
            return statement
        occasion = next((e for e in self.occasions if self._is_of(statement, parent, e)), None)
        if occasion is None:
            return statement
        inherited = statement.said_at is None or statement.said_at == parent.said_at
        return replace(
            statement,
            channel=_CHANNELS[occasion.cameo],
            addressees=statement.addressees or _other_side(occasion, statement.speaker),
            said_at=occasion.when
            if inherited and occasion.when and len(occasion.when) >= _WHOLE
            else statement.said_at,
        )

    def _is_of(self, statement: Statement, parent: Statement, occasion: Event) -> bool:
        hearers = _other_side(occasion, statement.speaker)
        if not hearers:
            return False
        if set(hearers) & set(statement.addressees):
            return any(self._paragraph(e) == self._paragraph(statement.content[0]) for e in occasion.evidence)
        outside = [e for e in occasion.evidence if not any(_within(e, part) for part in parent.content)]
        return any(self._sentence(e) == self._sentence(_anchor(parent)) for e in outside)

    def _sentence(self, evidence: Evidence) -> int:
        index = min(self.parse.token_after(evidence.start), len(self.parse.tokens) - 1)
        return self.parse.tokens[index].sentence

    def _paragraph(self, evidence: Evidence) -> int:
        return self.parse.sentences[self._sentence(evidence)].paragraph


def _anchor(statement: Statement) -> Evidence:
    return (statement.cue or statement.content)[0]


def _within(inner: Evidence, outer: Evidence) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _other_side(occasion: Event, speaker: str | None) -> tuple[str, ...]:
    """Those with whom the speaker was on the call; nobody where the speaker was not on it."""
    if speaker in occasion.actors:
        return occasion.recipients
    return occasion.actors if speaker in occasion.recipients else ()
