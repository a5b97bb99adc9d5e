"""A deed: something done or meant to be done, in tokens, before anybody knows who the words mean; and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.records import Evidence, Modality

CONFIDENCE = {"frame": 0.82, "plain": 0.76, "composed": 0.74, "noun": 0.6}
"""How far a deed goes before another, by what its code was told by; how sure an event is, says reading/weighing."""
Group = tuple[int, ...]
"""The head tokens of a phrase and of what is joined to it: "Talland and Kostria"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One happening. `others` are those to whom it may have been done, the likeliest phrase first."""

    code: str
    head: int
    """The token that tells of it: a verb, or a noun such as "attack"."""
    words: tuple[int, ...]
    """The tokens that tell what it was: the verb with its particle, the head of its object."""
    rules: tuple[str, ...]
    doers: Group = ()
    others: tuple[Group, ...] = ()
    modality: Modality = "happened"
    inner: tuple[int, ...] = ()
    """The heads of the happenings that it is composed of: they are told by it."""
    spoken: bool = False
    """Whoever says it does it: "they must withdraw" demands."""
    nominal: bool = False
    """A noun tells of it and no verb says that it happened."""
    confidence: float = 0.8

    def composed(self, code: str, rule: str, head: int, words: tuple[int, ...]) -> Deed:
        """The deed that an operator makes of this one: "threatened to attack" of "attack"."""
        return replace(
            self,
            code=code,
            head=head,
            words=tuple(sorted({*words, *self.words})),
            rules=(rule, *self.rules),
            inner=(self.head, *self.inner),
            nominal=False,
        )


@dataclass(frozen=True, slots=True)
class Happening:
    """A deed of known sides: an event in the making, told once or several times."""

    code: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    modality: Modality
    rules: tuple[str, ...]
    confidence: float
    guessed: tuple[str, ...] = ()
    when: str | None = None
    statement: str | None = None
    """The id of the statement that vouches for it."""
    heads: tuple[int, ...] = ()
    """The tokens that tell of it."""
    occasion: int | None = None
    """The token that tells of the meeting or call at which it was done."""
    nominal: bool = False
    mirrored: bool = False
    """One of several that tell the same from each side: "A and B met"."""
