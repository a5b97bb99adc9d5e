"""The happenings that a verb governs: its clauses, its object, what stands behind its prepositions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.lexicon.events import EventVerb
from onrecord.parsing.parse import Token

from .found import Deed
from .objects import content
from .scene import Scene
from .stance import TELLING, told_as

ABOUT = frozenset(("for", "of", "with", "to", "on", "about", "against", "over", "from", "into"))
"""Prepositions behind which an operator may have what it operates on: "asked for aid", "accused of piracy"."""
THREATS = ("threaten", "warn")
"""Operators of which another's doing is no threat of one's own."""
_WHEN = frozenset(("after", "before", "during", "since", "amid", "despite", "until", "following", "without"))
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "parataxis")


def with_joined(scene: Scene, thing: Token | None) -> Iterator[Token]:
    """A thing, and those joined to it."""
    if thing is not None:
        yield thing
        yield from scene.parse.children(thing.index, "conj")


@dataclass(frozen=True, slots=True)
class Governed:
    """The deeds below verbs; `deed_of` gives that of a token."""

    scene: Scene
    deed_of: Callable[[int], Deed | None]

    def deeds(self, token: Token, row: EventVerb, thing: Token | None) -> Iterator[Deed]:
        """The happenings that a verb governs: its clauses, its object, what stands behind its prepositions."""
        named = list(self._in_noun(thing)) if thing is not None else []
        if row.operator == "light":
            yield from named
            if row.particle and not named:  # "took part in talks"
                for child in self.scene.parse.children(token.index, "obl", "nmod"):
                    if self.scene.cases(child) & _WHEN:
                        continue
                    yield from self._in_noun(content(self.scene, child))
            yield from self._in_clauses(token, row, "xcomp", *(["ccomp"] if row.kind == "announce" else []))
            return
        yield from self._in_clauses(token, row, *_CLAUSES)
        if row.kind == TELLING:
            return
        yield from named
        for holder in filter(None, (token, thing)):
            for child in self.scene.parse.children(holder.index, "obl", "nmod", "advcl", "acl"):
                if self.scene.cases(child) & ABOUT and self._complements(child, row):
                    yield from self._in_noun(content(self.scene, child))

    def _in_clauses(self, token: Token, row: EventVerb, *relations: str) -> Iterator[Deed]:
        for child in self.scene.parse.children(token.index, *relations):
            if row.kind == TELLING and "to" not in self.scene.cases(child):
                continue
            if child.index > token.index and self._complements(child, row):
                yield from self._in_clause(child, row)

    def _complements(self, child: Token, row: EventVerb) -> bool:
        """Whether a clause is what the verb says or means, not when or why, nor what it warns somebody against."""
        marks = self.scene.cases(child)
        if row.operator in THREATS and "against" in marks:
            return False
        if child.relation in ("advcl", "acl"):
            return "to" in marks or bool(marks & ABOUT)
        return True

    def _in_clause(self, child: Token, row: EventVerb) -> Iterator[Deed]:
        deed = self.deed_of(child.index)
        if deed is not None:
            yield told_as(self.scene, deed) if row.operator == "light" else deed
        for joined in self.scene.parse.children(child.index, "conj"):
            if deed is None and (second := self.deed_of(joined.index)) is not None:
                yield second

    def _in_noun(self, thing: Token) -> Iterator[Deed]:
        for noun in with_joined(self.scene, thing):
            if (deed := self.deed_of(noun.index)) is not None:
                yield deed
