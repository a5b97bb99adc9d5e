"""Mentions: the words of a report that may mean an actor, each with what it tells by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.lexicon.actor_rows import NounRow, RegionRow, StateRow
from onrecord.lexicon.actors import ActorLexicon
from onrecord.parsing.parse import Parse, Token
from onrecord.records import ActorKind
from onrecord.trace import SILENT, Trace

from .who.binding import relative_noun
from .who.brackets import with_short_forms
from .who.demonyms import unknown_demonyms, with_demonyms
from .who.found import FoundMention, Sight
from .who.linked import linked_people, several
from .who.names import find_names
from .who.narrowing import counted_people, home_of_people
from .who.offices import find_offices, first_modifier
from .who.owners import owned
from .who.places import acting_names, people_of
from .who.pronouns import find_pronouns

__all__ = ["FoundMention", "find_mentions"]

_SPEAKING_PARTS = frozenset(("i", "me", "my", "we", "us", "our", "you", "your", "myself", "ourselves", "yourself"))
INDEFINITE = frozenset(("someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "those"))
_SOME = frozenset(("some", "many", "others", "both", "few", "several", "most"))
_THINGS = ("abstract", "object", "event", "time")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))


def find_mentions(
    parse: Parse,
    *,
    heads: frozenset[int],
    struck: frozenset[int] = frozenset(),
    lexicon: ActorLexicon,
    sight: Sight | None = None,
    trace: Trace = SILENT,
) -> tuple[FoundMention, ...]:
    """The mentions of a parse in the order of the text; each of the heads that can mean somebody has one.

    A city that is among the struck is its people there.
    `sight` is what the lexicon sees in the parse, where that is known already.
    First and second persons are left to statements: inside a quotation they are its speaker and addressee.
    """
    sight, pronouns = sight or Sight.of(parse, lexicon), tuple(find_pronouns(parse))
    linked = linked_people(parse, pronouns)
    found = tuple(find_names(parse, sight))
    name_at = {index: name for name in found for index in name.tokens}
    names = tuple(owned(parse, sight, name, name_at) for name in found)
    names, offices = with_short_forms(parse, names, find_offices(parse, sight, names))
    names, offices = with_demonyms(parse, names, offices)
    demonyms = unknown_demonyms(parse)
    names = tuple(_of_state(parse, name, demonyms) for name in names)
    names = tuple(people_of(parse, sight, name) if name.head in struck else name for name in names)
    kept = [*acting_names(parse, names, offices, heads, trace), *offices, *pronouns]
    kept = [_needed(parse, mention, heads) for mention in kept]
    taken = {index for mention in kept for index in mention.tokens}
    meant = {relative_noun(parse, parse.tokens[head]) for head in heads} - heads - taken
    kept += [
        _plain(parse, sight, head, demonyms, needed=False)
        for head in sorted(meant)
        if parse.tokens[head].upos in _NOMINAL
    ]
    taken |= meant
    kept += [
        _plain(parse, sight, head, demonyms)
        for head in sorted(heads - taken)
        if parse.tokens[head].lower not in _SPEAKING_PARTS
    ]
    taken |= heads
    kept += [
        _plain(parse, sight, token.index, demonyms, needed=False)
        for token in parse.tokens
        if _somebody(token) and token.index not in taken
    ]
    taken |= {index for mention in kept for index in mention.tokens}
    kept += [_plain(parse, sight, head, demonyms, needed=False) for head in sorted(linked.keys() - taken)]
    kept = [several(mention) if linked.get(mention.head) else mention for mention in kept]
    return tuple(sorted(kept, key=lambda m: (m.first, m.last)))


def _of_state(parse: Parse, name: FoundMention, demonyms: Mapping[int, int]) -> FoundMention:
    """A name that is the demonym of a state which the report names, as a name of that state."""
    place = demonyms.get(name.head) if len(name.words) == 1 and name.row is None else None
    return replace(name, words=(parse.tokens[place].lower,), kind="state", gender="n") if place is not None else name


def _needed(parse: Parse, mention: FoundMention, heads: frozenset[int]) -> FoundMention:
    return replace(mention, needed=True) if mention.head in heads or not heads.isdisjoint(mention.tokens) else mention


def _plain(parse: Parse, sight: Sight, head: int, demonyms: Mapping[int, int], *, needed: bool = True) -> FoundMention:
    """A mention for a head that nothing else mentions: a relative pronoun, a demonym, or a description."""
    token = parse.tokens[head]
    if token.lower in _RELATIVE and token.upos == "PRON":
        return FoundMention(
            head, head, head + 1, token.start, token.end, "pronoun", (token.lower,), needed=needed,
            partner=relative_noun(parse, token),
        )  # fmt: skip
    if (noun := _shared_noun(parse, sight, head)) is not None:
        match = sight.at[head]
        return FoundMention(
            head, match.start, match.end, *parse.span(match.start, match.end), "description", (noun.id,), _of_several(noun),
            noun=noun, gender="n", plural=True, needed=needed, owner=head,
        )  # fmt: skip
    return _demonym(parse, sight, head, demonyms, needed) or _described(parse, sight, head, needed)


def _demonym(parse: Parse, sight: Sight, head: int, demonyms: Mapping[int, int], needed: bool) -> FoundMention | None:
    """A demonym as a name of its state: the lexicon's, or one that the report names."""
    token = parse.tokens[head]
    if token.upos != "ADJ":
        return None
    row = sight.row(head, StateRow, "adjective") or sight.row(head, RegionRow, "adjective")
    named = demonyms.get(head)
    if row is not None and parse.head(token) is not None:
        words = (row.name.lower(),)
    elif named is not None:
        words, row = (parse.tokens[named].lower,), None
    else:
        return None
    return FoundMention(
        head, head, head + 1, token.start, token.end, "name", words, "state", 1.0, row, gender="n", needed=needed
    )


def _described(parse: Parse, sight: Sight, head: int, needed: bool) -> FoundMention:
    """A description that no noun of the lexicon heads: "two others", "the survivors"."""
    token = parse.tokens[head]
    first = first_modifier(parse, head)
    plural = token.xpos in ("NNS", "NNPS") or token.lower in INDEFINITE | _SOME
    people = bool(sight.hit(head, StateRow, "people") or sight.hit(head, RegionRow, "people"))
    owner = home_of_people(parse, sight, head) if people else head if sight.row(head, StateRow) else None
    return FoundMention(
        head, first, head + 1, *parse.span(first, head + 1), "description", (token.lemma,),
        "group" if plural and token.entity not in _THINGS else "unnamed",
        gender=None if token.entity == "person" else "n", plural=plural, needed=needed,
        narrowed="CVL" if people and counted_people(parse, head) else None, noun=sight.row(head, NounRow), owner=owner,
        core=head, definite=_the(parse, head),
    )  # fmt: skip


def _shared_noun(parse: Parse, sight: Sight, head: int) -> NounRow | None:
    """The plural noun that a demonym shares with one joined to it: "French and German envoys"."""
    token = parse.tokens[head]
    first = parse.tokens[token.head] if token.relation == "conj" else token
    if (
        first.relation not in ("amod", "compound")
        or first.head == head + 1
        or sight.row(head, StateRow, "adjective") is None
    ):
        return None
    beside = (c for c in parse.children(first.head, "amod", "compound") if sight.row(c.index, StateRow, "adjective"))
    if token.relation != "conj" and not parse.children(head, "conj") and len(list(beside)) < 2:
        return None
    hit = sight.hit(first.head, NounRow, "plural")
    return hit.row if hit is not None and not hit.row.document else None


def _of_several(noun: NounRow) -> ActorKind:
    return "unnamed" if noun.kind == "person" else noun.kind


def _somebody(token: Token) -> bool:
    """Whether a word may be what a pronoun means though it names nobody: 'witness', 'someone'."""
    return token.lower in INDEFINITE or (token.entity == "person" and token.upos == "NOUN")


def _the(parse: Parse, head: int) -> bool:
    article = parse.child(head, "det")
    return article is not None and article.lower in ("the", "this", "that", "these", "those")
