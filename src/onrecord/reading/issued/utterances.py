"""What a document itself has somebody say: a paragraph of what was issued, or a turn."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Act, Channel, Statement
from onrecord.spans import Span

TURN = "turn"
_OWN_RULES = ("issued", TURN, "deed")


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence of an utterance that does something by itself, though no verb of saying tells so."""

    words: Span
    act: Act
    rule: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words with their speaker, before anything is found in them."""

    words: tuple[Span, ...]
    source: Span | None
    """The words that name the speaker: a label, or the issuer's name."""
    speaker: str | None
    rule: str
    addressees: tuple[str, ...] = ()
    act: Act = "assert"
    channel: Channel | None = None
    translated: bool = False
    recounts: bool = False
    """The speaker tells of itself in the past, as a communiqué does: "both sides agreed"."""
    responds_to: tuple[int, ...] = ()
    """The places of the utterances that it answers."""
    deeds: tuple[Deed, ...] = ()

    def holds(self, span: tuple[int, int]) -> bool:
        """Whether characters stand between its first and its last."""
        return self.words[0].start <= span[0] and span[1] <= self.words[-1].end


def is_own_words(statement: Statement) -> bool:
    """Whether a statement is a document's own words, or a sentence of them, not one that they tell of."""
    return statement.rules[0].partition(":")[0] in _OWN_RULES
