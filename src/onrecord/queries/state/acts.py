"""What is known of acts: which put something to a side, which answer that and how, which deed does what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.lexicon.events import Operator
from onrecord.queries.contested import WITHHELD_WHERE_NEGATIVE
from onrecord.queries.state.rows import StateKind, Status
from onrecord.records import Act, ActorKind, Polarity

By = Literal["other", "same"]
How = Literal["to do", "silent", ""]
WEAK: frozenset[Status] = frozenset({"open", "answered", "withheld"})
"""What an answer leaves open: any other status stands against these, earlier or later."""


COVERS: dict[Status, frozenset[Status]] = {
    "withdrawn": frozenset({"accepted", "refused", "met", "denied", "confirmed"}),
    "met": frozenset({"accepted"}),
    "answered": frozenset({"withheld", "open"}),
    "withheld": frozenset({"open"}),
}
"""Which of several answers of one day stands for the others; where none does, they differ."""


@dataclass(frozen=True, slots=True)
class PutRow:
    """A kind of thing that a statement of these acts puts to a side."""

    kind: StateKind
    acts: tuple[Act, ...]
    polarity: Polarity
    unnamed: bool
    """Whether it counts, too, where it is said to nobody, in a report that tells of something between the two sides."""
    third: bool
    """Whether it counts where a third party says it to one of them, or to both."""


PUTS: tuple[PutRow, ...] = (
    PutRow("demand", ("demand", "request"), "positive", unnamed=True, third=False),
    PutRow("offer", ("propose",), "positive", unnamed=True, third=True),
    PutRow("question", ("ask",), "positive", unnamed=False, third=True),
    PutRow("accusation", ("accuse",), "positive", unnamed=False, third=False),
    PutRow("withheld", ("decline",), "positive", unnamed=True, third=False),
    PutRow("withheld", WITHHELD_WHERE_NEGATIVE, "negative", unnamed=True, third=False),
)
OFFER: StateKind = "offer"
"""What a third party may put to both sides, and each of them answer otherwise."""
OFFERS = next(row.acts for row in PUTS if row.kind == OFFER)
THIRD_PARTIES: tuple[ActorKind, ...] = ("state", "igo")
"""Who is surely a third party where it is none of the sides; people and offices are where their country is known."""
STANDS: dict[StateKind, Status] = {"withheld": "withheld", "deed": "done"}
"""How a kind stands that nobody answers; all others are open."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What an answer makes of what it answers; the first row that fits decides."""

    acts: tuple[Act, ...]
    status: Status
    kinds: tuple[StateKind, ...]
    polarity: Polarity = "positive"
    by: By = "other"
    how: How | None = None
    """Of a refusal: to do something, to answer at all, or to say something; null: whatever it is."""


_ASKED: tuple[StateKind, ...] = ("demand", "offer")
_SAID: tuple[StateKind, ...] = ("question", "accusation")
_ALL: tuple[StateKind, ...] = (*_ASKED, *_SAID)
ANSWERS: tuple[AnswerRow, ...] = (
    AnswerRow(("retract",), "withdrawn", _ALL, by="same"),
    AnswerRow(("agree", "promise"), "accepted", _ASKED),
    AnswerRow(("retract", "apologize"), "met", ("demand",)),
    AnswerRow(("reject", "deny"), "refused", _ASKED),
    AnswerRow(("decline",), "refused", _ASKED, how="to do"),
    AnswerRow(("decline",), "open", _ALL, how="silent"),
    AnswerRow(("decline",), "withheld", _ALL),
    AnswerRow(WITHHELD_WHERE_NEGATIVE, "withheld", _ALL, polarity="negative"),
    AnswerRow(("deny", "reject"), "denied", ("accusation",)),
    AnswerRow(("confirm", "agree", "apologize"), "confirmed", ("accusation",)),
)
ELSE: Status = "answered"
"""What any other answer of the other side makes of it."""
_HOW: tuple[tuple[str, How], ...] = (("infinitive", "to do"), ("silent", "silent"))


def outcome(kind: StateKind, by: By, act: Act, polarity: Polarity, rules: tuple[str, ...]) -> Status | None:
    """What an answer makes of a thing of this kind; nothing where its own side says more of it.

    >>> outcome("demand", "other", "decline", "positive", ("infinitive:refuse",))
    'refused'
    >>> outcome("question", "other", "decline", "positive", ("silent:reply",)), outcome("offer", "same", "assert", "positive", ())
    ('open', None)
    """
    how = next((how for begins, how in _HOW if rules and rules[0].startswith(begins)), "")
    for row in ANSWERS:
        fits = kind in row.kinds and by == row.by and act in row.acts and polarity == row.polarity
        if fits and row.how in (None, how):
            return row.status
    return ELSE if by == "other" else None


DONE_BY: tuple[tuple[Operator, Status], ...] = (
    ("light", "met"),
    ("intend", "accepted"),
    ("accept", "accepted"),
    ("refuse", "refused"),
)
"""What the other side's deed makes of a demand, by what the deed is to what was demanded: that itself, the intent..."""
ASKING: tuple[Operator, ...] = ("demand", "appeal")
WITHOUT_WORDS = "03", "04", "05"
"""Roots of deeds that do what was demanded whatever their words: talks are talks. Others share a word with the demand."""
NOUNS: dict[StateKind, frozenset[str]] = {
    "demand": frozenset({"demand", "request", "call", "ultimatum", "appeal"}),
    "offer": frozenset({"offer", "proposal", "invitation", "plan"}),
    "question": frozenset({"question", "inquiry", "query"}),
    "accusation": frozenset({"accusation", "charge", "allegation", "claim", "remark"}),
}
"""What that is called which somebody takes back."""
VERBAL = "REQUEST", "ACCUSE", "REJECT"
"""PLOVER types of events that are told as demands, accusations and answers: no deeds."""
MEDIATING = "039", "045"
"""CAMEO codes of what a third party does: intends to mediate, mediates."""
