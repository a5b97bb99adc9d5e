"""What a mention is while actors are being made of mentions, and what the lexicon sees in a parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from onrecord.lexicon.actor_rows import Hit, Match, NounRow, OrganisationRow, RegionRow, Row, StateRow
from onrecord.lexicon.actors import ActorLexicon
from onrecord.parsing.parse import Parse
from onrecord.records import ActorKind, Form

Gender = Literal["f", "m", "n"]
RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class FoundMention:
    """Words that may mean an actor, and what they tell of it by themselves."""

    head: int
    """The token that the sentence's tree sees as the mention's head."""
    first: int
    last: int
    """Tokens first up to, not including, last; the mention's characters are start up to end."""
    start: int
    end: int
    form: Form
    words: tuple[str, ...] = ()
    """The words of a name or a noun in lower case, without punctuation."""
    kind: ActorKind | None = None
    score: float = 1.0
    """How sure the kind is."""
    row: StateRow | RegionRow | OrganisationRow | None = None
    """What the lexicon has under this name."""
    noun: NounRow | None = None
    """The lexicon's noun that heads an office or a description."""
    role: str | None = None
    """The CAMEO role of a title before the name."""
    narrowed: str | None = None
    """The CAMEO role that the words before its noun give it."""
    gender: Gender | None = None
    hint: Gender | None = None
    """The gender that a lone name has if it is a given name."""
    plural: bool = False
    owner: int | None = None
    """The token that says whose office or body it is: 'Ostland' in "Ostland's prime minister"."""
    owners: tuple[int, ...] = ()
    """The tokens that say whose they are, where they are of several: "the ministers of Ostland and Westmark"."""
    partner: int | None = None
    """The head token of the name of the same actor: the one that a title stands before."""
    core: int | None = None
    """The first token of its own noun, where modifiers stand before it that may be mentions themselves."""
    covers: tuple[int, ...] = ()
    """Further tokens that mean the same: the noun in "the Meridian party"."""
    traits: frozenset[str] = frozenset()
    """What a description says of its noun besides whose it is."""
    needed: bool = False
    """A statement needs it: it becomes an actor even if nothing names it."""
    definite: bool = True
    place: bool = False
    """A capital that is where something happened: its state is a party to that, but the word does not stand for it."""

    @property
    def tokens(self) -> tuple[int, ...]:
        return (*range(self.first if self.core is None else self.core, self.last), *self.covers)

    @property
    def document(self) -> bool:
        """Whether it is a text that speaks for whoever wrote it."""
        return self.noun is not None and self.noun.document


@dataclass(frozen=True, slots=True)
class Sight:
    """What the lexicon sees in a parse: for each token the match that covers it, and for nouns their row."""

    lexicon: ActorLexicon
    matches: tuple[Match, ...]
    at: dict[int, Match]

    @classmethod
    def of(cls, parse: Parse, lexicon: ActorLexicon) -> Sight:
        tokens = parse.tokens
        matches = lexicon.scan([token.lower for token in tokens], [token.text for token in tokens])
        at = {i: match for match in matches for i in range(match.start, match.end)}
        for token in tokens:
            if token.upos in _NOUNS and token.index not in at and (hit := lexicon.noun(token.lower)):
                match = Match(token.index, token.index + 1, (hit,))
                at[token.index] = match
                matches.append(match)
        for place in _places(parse, lexicon, at):
            matches.append(place)
            at |= dict.fromkeys(range(place.start, place.end), place)
        return cls(lexicon, tuple(sorted(matches, key=lambda match: match.start)), at)

    def hit(self, token: int, row_type: type[RowT], *forms: str) -> Hit[RowT] | None:
        """What the words around a token may mean, as a row of this type and in one of these forms, if any are given."""
        match = self.at.get(token)
        for hit in match.hits if match else ():
            if isinstance(hit.row, row_type) and (not forms or hit.form in forms):
                return hit  # type: ignore[return-value]
        return None

    def row(self, token: int, row_type: type[RowT], *forms: str) -> RowT | None:
        hit = self.hit(token, row_type, *forms)
        return hit.row if hit else None

    def country(self, token: int) -> str | None:
        """The country that the words around a token name, or in which the area or city lies that they name."""
        state = self.row(token, StateRow)
        region = self.row(token, RegionRow) if state is None else None
        return state.id if state else region.country if region else None


_NOUNS = ("NOUN", "PROPN")


def _places(parse: Parse, lexicon: ActorLexicon, known: Mapping[int, Match]) -> Iterator[Match]:
    """The cities, and states whose names have a slip: what the network takes for places, as a name may be a person's."""
    for name in parse.names:
        alone = name.kind == "ORG" and name.end - name.start == 1
        if (name.kind == "LOC" or alone) and known.keys().isdisjoint(range(name.start, name.end)):
            written = " ".join(t.text for t in parse.tokens[name.start : name.end])
            hit = (None if alone else lexicon.city(written)) or lexicon.misspelt(written)
            if hit is not None:
                yield Match(name.start, name.end, (hit,))


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token among first..last whose governor lies outside: the first such.

    A flat name is headed by its first word; a broken tree gives the last token.
    """
    for index in range(first, last):
        if not first <= parse.tokens[index].head < last:
            return index
    return last - 1


def words_of(parse: Parse, first: int, last: int) -> tuple[str, ...]:
    """The words in lower case, without punctuation and the dots of abbreviations."""
    return tuple(t.lower.replace(".", "") for t in parse.tokens[first:last] if t.upos not in ("PUNCT", "SYM"))
