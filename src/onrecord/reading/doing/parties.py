"""Who the words of a deed mean: its doers and to whom it was done, as actors; what the report leaves open is guessed, and said to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.lexicon.events import EventLexicon
from onrecord.parsing.parse import Parse
from onrecord.reading.actors import Cast
from onrecord.reading.speech.subjects import is_passive
from onrecord.records import Actor, Statement

from .found import Deed, Group

Ids = tuple[str, ...]
_FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our"))
_MUTUAL = ("03", "040", "041", "044", "046", "050", "054", "057", "06", "0871", "19")
"""Codes of what two do together: where both are its doers, each does it to the other."""
_AT_HOME = ("02", "08", "09", "10", "11", "12", "13", "14", "17", "18", "19", "20")
"""Roots of what is done to one's own people too."""
_NAMED_ALONE = ("042", "043", "045")
"""Codes whose other side is told or there is none: nobody is guessed."""
_TOLD_BY_NOUNS = ("04", "057", "111", "112", "114", "14", "16", "17", "18", "19", "20")
"""Codes of the nouns that tell of a happening by themselves: a call, an attack, sanctions."""
_TO_HEARERS = ("demand", "request", "threaten", "propose", "promise")
_LISTENING = ("MED", "LEG")
"""Roles of those before whom things are said and done: they are no guess for the other side."""
_FOUGHT = tuple(f"verb:{verb}" for verb in ("fight", "clash", "battle", "skirmish", "combat", "trade", "exchange"))
"""Rules of force that two sides use against each other."""
_EACH_OTHER = ("each", "other", "another")
_ONE_BY_ONE = ("verb:propose", "verb:offer", "verb:accept")
"""Rules of what several do without doing it to each other."""
_GUESSED = ("state", "government", "igo", "person", "group", "party", "institution")
_THREAT, _PROTEST, _SANCTION, _FORCE, _FIGHTING = "13", "14", "16", "18", "19"
_BEFORE = 3
"""How much farther away somebody named before the verb counts than somebody behind it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of an event, as ids of actors, and which of them is a guess."""

    actors: Ids
    recipients: Ids
    guessed: Ids = ()
    mirrored: bool = False
    """The same is yielded from another side too."""


@dataclass(frozen=True)
class Parties:
    """Finds the sides of deeds in one report."""

    parse: Parse
    cast: Cast
    lexicon: EventLexicon
    known: dict[str, Actor] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", {actor.id: actor for actor in self.cast.actors})

    def of(self, deed: Deed, within: Statement | None, saying: Statement | None) -> Iterator[Sides]:
        """The sides of a deed that is told within a statement, or is itself the saying of one.

        Several where each of its doers does it to the others.
        """
        speaker = within.speaker if within is not None else None
        doers = self._meant(deed.doers, speaker) if not deed.spoken else tuple(filter(None, (speaker,)))
        if saying is not None and saying.speaker is not None and not (doers and self._has_subject(deed)):
            doers = (saying.speaker,)
        doers = self._each(doers)
        heard = saying.addressees if saying is not None and saying.act in _TO_HEARERS else ()
        recipients = tuple(a for a in heard if a not in doers) or self._recipients(deed, doers, speaker)
        if len(doers) > 1 and self._is_mutual(deed, doers) and not self._has_other_side(doers, recipients):
            each = [Sides((doer,), tuple(d for d in doers if d != doer), mirrored=True) for doer in doers]
            if deed.nominal:
                each = [replace(each[0], mirrored=False)]
            yield from (sides for sides in each if self._is_told(deed, sides))
            return
        sides = Sides(doers, recipients) if deed.nominal else self._completed(deed, doers, recipients, within)
        if self._is_told(deed, sides):
            yield sides

    def _is_mutual(self, deed: Deed, doers: Ids) -> bool:
        """Whether each of several doers does it to the others: not where force has an object of its own, or by one or other."""
        if any(c.lower == "or" for h in deed.doers for c in self.parse.children(h, "cc")):
            return False
        if deed.rules[0] in _ONE_BY_ONE:
            return False
        if is_passive(self.parse, deed.head) and not deed.nominal and deed.rules[0].startswith("verb:"):
            return False
        verb = deed.rules[0].startswith("verb:")
        if verb and deed.code.startswith(_FIGHTING) and deed.rules[0] not in _FOUGHT:
            return False
        return deed.code.startswith(_MUTUAL) and not (verb and self._has_somebody_else(deed, doers))

    def _has_somebody_else(self, deed: Deed, doers: Ids) -> bool:
        """Whether a verb has somebody for an object who is not its doers themselves: "the two met him"."""
        thing = self.parse.child(deed.head, "obj")
        if thing is None or thing.lower in _EACH_OTHER or self.cast.of(thing.index) in doers:
            return False
        return deed.code.startswith(_FIGHTING) or thing.entity == "person" or thing.upos == "PRON"

    def _each(self, ids: Ids) -> Ids:
        """The members of groups whose members are known, for the groups: those who issued a joint statement."""
        return tuple(dict.fromkeys(m for i in ids for m in (self.known[i].members or (i,))))

    def _has_subject(self, deed: Deed) -> bool:
        """Whether the deed's verb has a subject of its own, not one that it shares with another verb."""
        return bool(self.parse.children(deed.head, "nsubj", "obl:agent"))

    def _is_told(self, deed: Deed, sides: Sides) -> bool:
        """Whether enough is known for an event: both sides, or one where the code needs but one."""
        if deed.nominal and not deed.code.startswith(_TOLD_BY_NOUNS):
            return False
        if deed.spoken and not sides.actors:
            return False
        if sides.actors and sides.recipients:
            return True
        if deed.nominal or not self._is_main(deed):
            return False
        return bool(sides.recipients) or (bool(sides.actors) and self.lexicon.codes[deed.code].alone)

    def _completed(self, deed: Deed, doers: Ids, recipients: Ids, within: Statement | None) -> Sides:
        """The sides with the nearest power below the verb for the one that is not told, in the matter of a sentence alone.

        Who did it is guessed where it is told as suffered and by no force: "diplomats were expelled from Talland".
        """
        if not self._is_main(deed) or bool(doers) == bool(recipients):
            return Sides(doers, recipients)
        if not doers:
            may_guess = not deed.doers and _SANCTION <= deed.code < _FORCE and is_passive(self.parse, deed.head)
            guess = self._nearest(deed, recipients, within) if may_guess else ()
            guess = tuple(g for g in guess if self.known[g].kind in ("state", "government", "igo"))
            return Sides(guess, recipients, ("actors",) if guess else ())
        alone = self.lexicon.codes[deed.code].alone and not deed.code.startswith(_PROTEST)
        if is_passive(self.parse, deed.head):
            return Sides(doers, ())
        powers = deed.code.startswith(_PROTEST) or all(map(self._is_power, doers))
        if alone or deed.code.startswith(_NAMED_ALONE) or not powers:
            return Sides(doers, ())
        guess = self._nearest(deed, doers, within)
        return Sides(doers, guess, ("recipients",) if guess else ())

    def _meant(self, heads: Group, speaker: str | None) -> Ids:
        """The actors that tokens mean; "we" in somebody's words is whoever says them."""
        tokens = self.parse.tokens
        found = (speaker if tokens[h].lower in _FIRST_PERSON and speaker else self.cast.of(h) for h in heads)
        return self._each(tuple(dict.fromkeys(actor for actor in found if actor is not None)))

    def _recipients(self, deed: Deed, doers: Ids, speaker: str | None) -> Ids:
        """The first of those to whom it may have been done who is not on the doers' side, as far as that can be."""
        groups = [g for heads in deed.others if (g := tuple(a for a in self._meant(heads, speaker) if a not in doers))]
        groups = self._weightiest(groups)
        if not groups:
            return ()
        homes = {self.cast.sides[d] for d in doers}
        if deed.code.startswith(_AT_HOME):
            told = {self.cast.sides[d] for d in doers if ("country", "context") not in self.known[d].known_from}
            strangers = tuple(a for a in groups[0] if not self._is_own_state(a, told))
            return groups[0] if deed.code >= _THREAT else strangers
        abroad = [tuple(a for a in g if self.cast.sides[a] not in homes) for g in groups]
        return next(filter(None, abroad), ()) or tuple(a for a in groups[0] if self.known[a].kind != "state")

    def _is_own_state(self, actor: str, homes: set[str]) -> bool:
        """Whether an actor is the very state to which the other side belongs."""
        return self.known[actor].kind == "state" and self.cast.sides[actor] in homes

    def _weightiest(self, groups: list[Ids]) -> list[Ids]:
        """The groups of those with a code; states that no table knows count where nobody is known to be of any."""
        coded = [g for g in groups if any(self.known[a].code for a in g)]
        if any(self.cast.sides[a] != a for g in coded for a in g):
            return coded
        return [g for g in groups if any(self.known[a].code or self._is_power(a) for a in g)] or groups

    def _has_other_side(self, doers: Ids, recipients: Ids) -> bool:
        """Whether the recipients are of a country or an international body that none of the doers is of."""
        homes = {self.cast.sides[d] for d in doers}
        return any(self._is_power(r) and self.cast.sides[r] not in homes for r in recipients)

    def _is_power(self, actor: str) -> bool:
        """Whether somebody is, or belongs to, a state or an international body."""
        known = self.known[actor]
        return known.country is not None or known.kind in ("state", "igo") or self.cast.sides[actor] != actor

    def _is_main(self, deed: Deed) -> bool:
        """Whether it is the matter of its sentence, not told by the way in a relative or adverbial clause."""
        at = self.parse.tokens[deed.head]
        while at.relation in ("conj", "xcomp", "ccomp", "parataxis", "aux"):
            at = self.parse.tokens[at.head]
        return at.relation in ("root", "csubj")

    def _nearest(self, deed: Deed, other_side: Ids, within: Statement | None) -> Ids:
        """The nearest power below the deed's verb that is not on the known side; in somebody's words, first of those in them."""
        homes: set[str] = {self.cast.sides[a] for a in other_side}
        codes: set[str | None] = {self.known[a].code for a in other_side}
        known = {index for head in deed.doers for index in self.parse.subtree(head)}
        near = [
            (self._outside(index, within), abs(index - deed.head) + (_BEFORE if index < deed.head else 0), actor)
            for index in self.parse.subtree(deed.head)
            if index not in known
            and (actor := self.cast.of(index)) is not None
            and self._may_be_other_side(actor, homes, codes)
        ]
        return (min(near)[-1],) if near else ()

    def _outside(self, index: int, within: Statement | None) -> bool:
        """Whether a token stands outside the words in which a deed is told."""
        start = self.parse.tokens[index].start
        return within is not None and not any(e.start <= start < e.end for e in within.content)

    def _may_be_other_side(self, actor: str, homes: set[str], codes: set[str | None]) -> bool:
        known = self.known[actor]
        if (known.code or "").endswith(_LISTENING) or self.cast.sides[actor] in homes:
            return False
        fits = known.kind in _GUESSED and self._is_power(actor)
        return fits and known.code is not None and known.code not in codes
