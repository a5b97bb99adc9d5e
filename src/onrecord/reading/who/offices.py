"""Offices and descriptions: nouns of the lexicon that head a title, an office or a body, with whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.lexicon.actor_rows import Match, NounHit, NounRow, RegionRow, StateRow
from onrecord.parsing.parse import Parse

from .drafts import BODIES
from .found import FoundMention, Sight, head_of, words_of
from .narrowing import narrowed_role, of_an_occasion
from .owners import NameAt, owner_of, several_owners

_LOCAL = ("REB", "OPP", "CVL", "COP", "LAB", "EDU", "AGR", "MIL", "MED", "UAF", "INS", "PTY", "CRM", "REF", "JUD")
"""Roles of those who mostly are at home where they are."""
_MODIFIERS = ("ADJ", "NOUN", "PROPN", "NUM", "PART")
_APPOSED = ("appos", "flat", "nmod:desc", "compound", "nmod", "parataxis")


def find_offices(parse: Parse, sight: Sight, names: Iterable[FoundMention]) -> Iterator[FoundMention]:
    """The mentions that the lexicon's nouns head, outside names: titles, offices, bodies, groups, texts that speak."""
    name_at = {i: name for name in names for i in name.tokens}
    for match in sight.matches:
        noun = next((hit for hit in match.hits if isinstance(hit.row, NounRow)), None)
        if noun is None or match.start in name_at or parse.tokens[match.end - 1].upos not in ("NOUN", "PROPN"):
            continue
        if of_an_occasion(parse, sight, head_of(parse, match.start, match.end), noun.row):
            continue
        yield _described(parse, sight, match, noun, name_at)


def _described(parse: Parse, sight: Sight, match: Match, noun: NounHit, names: NameAt) -> FoundMention:
    row, plural = noun.row, noun.form == "plural"
    head = head_of(parse, match.start, match.end)
    person = row.kind in ("person", "unnamed") and not (row.document or row.collective)
    partner = _partner(parse, match, head, names) if person and not plural else None
    office = row.office and person and not plural
    first = match.start if office or partner is not None else min(match.start, first_modifier(parse, head))
    start, end = parse.span(first, match.end)
    heads = (head,) if partner is None else (head, partner)
    owner = owner_of(parse, sight, match.start, heads, names, last=match.end)
    if owner is None and person:
        owner = _body_before(parse, sight, match.start)
    if owner is None and row.role in _LOCAL and not office:
        owner = _located(parse, sight, head, names)
    if owner is None and not office:
        owner = _shared_owner(parse, sight, head, names)
    owners = several_owners(parse, sight, owner, names) if plural and row.office and (owner or 0) > head else ()
    owner = None if owners else owner
    return FoundMention(
        head, first, match.end, start, end, "office" if office else "description",
        words_of(parse, match.start, match.end), kind="unnamed" if plural and row.kind == "person" else row.kind, noun=row, core=match.start, gender=row.gender if person else "n", plural=plural,
        narrowed=narrowed_role(parse, sight, match.start, head, row), owner=owner, owners=owners, partner=partner, traits=_traits(parse, sight, first, match.start, owner),
        definite=partner is not None or _definite(parse, head),
    )  # fmt: skip


def _located(parse: Parse, sight: Sight, head: int, names: NameAt) -> int | None:
    """The state or area where those are who are at home where they are: "rebels in Ostland"."""
    for child in parse.children(head, "nmod"):
        if not {case.lower for case in parse.children(child.index, "case")} & {"in", "from", "of"}:
            continue
        for token in (child, *parse.children(child.index, "nmod:poss", "compound", "amod")):
            if sight.row(token.index, StateRow) or sight.row(token.index, RegionRow):
                return names[token.index].head if token.index in names else token.index
    return None


def _shared_owner(parse: Parse, sight: Sight, head: int, names: NameAt) -> int | None:
    """Whose the noun is to which this one is joined bare: "Ostland's helicopters and tanks"."""
    token = parse.tokens[head]
    governor = parse.head(token)
    if token.relation != "conj" or governor is None or parse.child(head, "det", "nmod:poss", "nummod"):
        return None
    return owner_of(parse, sight, first_modifier(parse, governor.index), (governor.index,), names) or next(
        (i for i in range(first_modifier(parse, governor.index), governor.index) if sight.row(i, StateRow)), None
    )


def _body_before(parse: Parse, sight: Sight, first: int) -> int | None:
    """The body right before an office: 'ministry' in "the ministry spokesman"."""
    before = first - 1
    noun = sight.row(before, NounRow) if before >= 0 else None
    same = before >= 0 and parse.tokens[before].sentence == parse.tokens[first].sentence
    return before if same and noun and noun.collective and noun.kind in BODIES else None


def _partner(parse: Parse, match: Match, head: int, names: NameAt) -> int | None:
    """The head of the person's name that stands right behind the title, or in apposition on either side."""
    after = names.get(match.end)
    if after and after.kind == "person" and _together(parse, head, after):
        return after.head
    for token in parse.children(head, *_APPOSED[:2], "parataxis"):
        if (name := names.get(token.index)) and name.kind == "person":
            return name.head
    governor = parse.head(parse.tokens[head])
    if governor and parse.tokens[head].relation in ("appos", "flat") and (name := names.get(governor.index)):
        return name.head if name.kind == "person" else None
    return _behind_comma(parse, head, names)


def _behind_comma(parse: Parse, head: int, names: NameAt) -> int | None:
    """The name behind the title's comma where the tree hangs both on one word instead of joining them."""
    below, end = set(parse.subtree(head)), head + 1
    while end in below:
        end += 1
    if end < len(parse.tokens) and parse.tokens[end].text == ",":
        end += 1
    name = names.get(end)
    if name and name.kind == "person" and parse.tokens[end - 1].text == ",":
        return name.head if parse.tokens[name.head].head == parse.tokens[head].head else None
    return next((n.head for n in _apposed(parse, head, names) if n.kind == "person"), None)


def _apposed(parse: Parse, head: int, names: NameAt) -> Iterator[FoundMention]:
    """Names that the tree puts in apposition to the last noun of the title: "the envoy of Ostland, Karl Voss"."""
    for index in parse.subtree(head):
        named = index in names and parse.tokens[index].relation == "appos" and parse.tokens[index - 1].text == ","
        if named and index > head and parse.tokens[index].head not in names:
            yield names[index]


def _together(parse: Parse, head: int, name: FoundMention) -> bool:
    """Whether a title and the name right behind it belong together: one governs the other, or both hang on one word."""
    title, named = parse.tokens[head], parse.tokens[name.head]
    return title.head == name.head or named.head == head or (title.head == named.head and title.upos == "PROPN")


def _definite(parse: Parse, head: int) -> bool:
    """Whether the reader is meant to know which: the, this, a possessor, or no article before a capital."""
    article = parse.child(head, "det")
    if article:
        return article.lower in ("the", "this", "that", "these", "those", "both")
    return parse.child(head, "nmod:poss") is not None or parse.tokens[head].text[:1].isupper()


def first_modifier(parse: Parse, head: int) -> int:
    """The first token of a plain noun phrase: the modifiers in a row before its head, without articles and pronouns."""
    below, first = set(parse.subtree(head)), head
    while first - 1 in below and (parse.tokens[first - 1].upos in _MODIFIERS or parse.tokens[first - 1].text == "-"):
        first -= 1
    while first < head and (parse.tokens[first].upos == "PART" or parse.tokens[first].text == "-"):
        first += 1
    return first


def _traits(parse: Parse, sight: Sight, first: int, core: int, owner: int | None) -> frozenset[str]:
    """What a description says of its noun besides whose it is: 'coal' in "the coal industry"."""
    return frozenset(
        token.lower
        for token in parse.tokens[first:core]
        if token.index != owner and token.upos in ("ADJ", "NOUN", "PROPN") and not sight.row(token.index, StateRow)
    )
