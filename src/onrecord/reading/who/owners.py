"""Whose an office, a body or a name is: "Ostland's", "Danish", "of the league", and what "outlets such as" tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.lexicon.actor_rows import NounRow, RegionRow, StateRow
from onrecord.parsing.parse import Parse, Token

from .found import FoundMention, Sight
from .narrowing import narrowed_role

NameAt = Mapping[int, FoundMention]
_BEHIND = ("of", "for", "to", "from", "at")
_EXAMPLES = ("such", "like", "including")


def owner_of(
    parse: Parse, sight: Sight, first: int, heads: tuple[int, ...], names: NameAt, *, last: int = 0
) -> int | None:
    """The token that says whose the mention is that begins at `first`, ends before `last`, and is headed by one of `heads`.

    A possessor comes before a name or demonym right before it, and that before 'of X' behind it.
    """
    for head in heads:
        owner = parse.child(head, "nmod:poss")
        if owner and owner.index < first:
            demonym = _before(parse, sight, first, names) if owner.upos == "PRON" else None
            return owner.index if demonym is None else demonym
    before = _before(parse, sight, first, names)
    return before if before is not None else _behind(parse, heads, names, range(first, last))


def several_owners(parse: Parse, sight: Sight, owner: int | None, names: NameAt) -> tuple[int, ...]:
    """The owner with the states joined to it, where there are any: then none of them alone owns what is several."""
    if owner is None:
        return ()
    token = parse.tokens[owner]
    first = token.head if token.relation == "conj" else owner
    row = [i for i in (first, *(t.index for t in parse.children(first, "conj"))) if _is_state(sight, i, names)]
    return tuple(row) if len(row) > 1 else ()


def _is_state(sight: Sight, index: int, names: NameAt) -> bool:
    name = names.get(index)
    return sight.row(index, StateRow) is not None or (name is not None and name.kind in ("state", None))


def _before(parse: Parse, sight: Sight, first: int, names: NameAt) -> int | None:
    """The nearest name or demonym among the modifiers before it."""
    for index in range(first - 1, -1, -1):
        token = parse.tokens[index]
        if token.sentence != parse.tokens[first].sentence or not _modifies(token):
            return None
        if index in names:
            return names[index].head if names[index].kind != "person" else None
        region = sight.row(index, RegionRow)
        if region or sight.row(index, StateRow):
            people_within = region is not None and region.country is None and sight.row(index - 1, StateRow) is not None
            return index - 1 if people_within else index
    return None


def _behind(parse: Parse, heads: tuple[int, ...], names: NameAt, own: range = range(0)) -> int | None:
    for head in heads:
        for token in _phrases(parse, head, own):
            case = parse.child(token.index, "case")
            if case is None or token.index < head:
                continue
            if case.lower == "to" and (token.index not in names or names[token.index].kind != "person"):
                continue
            if case.lower in _BEHIND or (case.lower == "in" and _is_capital(names.get(token.index))):
                return names[token.index].head if token.index in names else token.index
    return None


def _phrases(parse: Parse, head: int, own: range) -> Iterator[Token]:
    """The phrases behind a mention, those below its own last word too: "of Norway" in "ministry of defence of Norway"."""
    for token in parse.children(head, "nmod"):
        if token.index in own:
            yield from _phrases(parse, token.index, own)
        else:
            yield token


def _is_capital(name: FoundMention | None) -> bool:
    """Whether it is a capital: the foreign ministry in Oslo is Norway's."""
    return name is not None and name.form == "metonym"


def _modifies(token: Token) -> bool:
    return token.upos in ("ADJ", "PROPN", "NOUN", "NUM") or token.text == "-"


def owned(parse: Parse, sight: Sight, name: FoundMention, names: NameAt) -> FoundMention:
    """The name with its owner, and with the kind that "outlets such as" or "the daily" tells of it."""
    if name.kind == "person":
        return _of(name, _affiliation(parse, name, names))
    if name.owner is not None or name.kind in (None, "state"):
        return name
    opposed = name.kind == "party" and _opposed(parse, name.first)
    name = replace(name, role="OPP") if opposed else name
    class_noun = None if opposed else _class_noun(parse, name)
    noun = sight.row(class_noun, NounRow) if class_noun is not None else None
    if noun is None or class_noun is None or noun.kind in ("person", "unnamed"):
        return _of(name, owner_of(parse, sight, name.first, (name.head, *name.covers), names, last=name.last))
    match = sight.at[class_noun]
    owner = owner_of(parse, sight, match.start, (class_noun,), names)
    return replace(
        name,
        owner=owner,
        noun=noun,
        narrowed=narrowed_role(parse, sight, match.start, class_noun, noun),
        kind=noun.kind if name.row is None else name.kind,
    )


def _of(name: FoundMention, owner: int | None) -> FoundMention:
    return name if owner == name.owner else replace(name, owner=owner)


def _opposed(parse: Parse, first: int) -> bool:
    """Whether a party is called the opposition's: "the opposition Meridian Party"."""
    return first > 0 and parse.tokens[first - 1].lower == "opposition"


def _affiliation(parse: Parse, name: FoundMention, names: NameAt) -> int | None:
    owner = _behind(parse, (name.head,), names)
    return owner if owner in names else None


def _class_noun(parse: Parse, name: FoundMention) -> int | None:
    """The noun that says what a name is: 'outlets' in "outlets such as the Courier", 'daily' in "the daily Courier"."""
    token = parse.tokens[name.head]
    while token.relation == "conj" and token.head >= 0:
        token = parse.tokens[token.head]
    if token.relation == "appos" and token.head < name.first and parse.tokens[token.head].upos == "NOUN":
        return token.head
    case = parse.child(token.index, "case")
    if case and case.lower in _EXAMPLES and token.head >= 0:
        return token.head
    before = name.first - 1
    before -= before >= 0 and parse.tokens[before].upos == "DET"
    if before >= 2 and (parse.tokens[before - 1].lower, parse.tokens[before].lower) == ("such", "as"):
        before -= 2 + (parse.tokens[before - 2].text == ",")
    if before >= 0 and parse.tokens[before].upos == "NOUN" and parse.tokens[before].sentence == token.sentence:
        return before
    return None
