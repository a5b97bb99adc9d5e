"""Offices and descriptions: nouns of the lexicon that head a title, an office or a body, with whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.lexicon.actor_rows import Match, NounRow
from onrecord.parsing.parse import Parse, Token
from onrecord.spans import Span

from .found import FoundMention, Sight, head_of, words_of

_BETWEEN = frozenset(
    ("former", "then", "new", "current", "acting", "outgoing", "late", "senior", "first", "deputy", "-")
)
_APPOSED = ("appos", "flat", "nmod:desc", "compound", "nmod", "parataxis")
_OWNERS = ("of", "for", "to", "from", "at")


def find_offices(parse: Parse, sight: Sight, names: Iterable[FoundMention]) -> Iterator[FoundMention]:
    """The mentions that the lexicon's nouns head, outside names: titles, offices, bodies, groups, texts that speak."""
    name_at = {i: name for name in names for i in name.tokens}
    for match in sight.matches:
        noun = next((hit for hit in match.hits if isinstance(hit.row, NounRow)), None)
        if noun is None or match.start in name_at or parse.tokens[match.end - 1].upos not in ("NOUN", "PROPN"):
            continue
        yield _described(parse, match, noun.row, noun.form == "plural", name_at)


def _described(
    parse: Parse, match: Match, row: NounRow, plural: bool, name_at: dict[int, FoundMention]
) -> FoundMention:
    head, span = head_of(parse, match.start, match.end), parse.span(match.start, match.end)
    person = row.kind in ("person", "unnamed") and not (row.document or row.collective)
    partner = _partner(parse, match, head, name_at) if person and not plural else None
    return FoundMention(
        head, match.start, match.end, span.start, span.end,
        "office" if row.office and person and not plural else "description",
        words_of(parse, match.start, match.end), row.kind, 1.0, None, row, row.gender if person else "n", plural,
        owner=_owner(parse, match, head, name_at, partner), partner=partner,
        definite=partner is not None or _definite(parse, head),
    )  # fmt: skip


def _partner(parse: Parse, match: Match, head: int, name_at: dict[int, FoundMention]) -> int | None:
    """The head of the person's name that stands right behind the title, or in apposition on either side."""
    after = name_at.get(match.end)
    if after and after.kind == "person" and _together(parse, head, after):
        return after.head
    for token in parse.children(head, *_APPOSED[:2], "parataxis"):
        if (name := name_at.get(token.index)) and name.kind == "person":
            return name.head
    governor = parse.head(parse.tokens[head])
    if governor and parse.tokens[head].relation in ("appos", "flat") and (name := name_at.get(governor.index)):
        return name.head if name.kind == "person" else None
    return None


def _together(parse: Parse, head: int, name: FoundMention) -> bool:
    """Whether a title and the name right behind it belong together: one governs the other, or both hang on one word."""
    title, named = parse.tokens[head], parse.tokens[name.head]
    return title.head == name.head or named.head == head or (title.head == named.head and title.upos == "PROPN")


def _owner(parse: Parse, match: Match, head: int, name_at: dict[int, FoundMention], partner: int | None) -> int | None:
    """The token that says whose it is: a possessor, a name or a demonym before the noun, 'of X' behind it."""
    for place in (head, partner):
        owner = parse.child(place, "nmod:poss") if place is not None else None
        if owner and owner.index < match.start:
            return owner.index
    before = match.start - 1
    sentence = parse.tokens[head].sentence
    while before >= 0 and parse.tokens[before].sentence == sentence and _modifies(parse.tokens[before]):
        if before in name_at or (
            parse.tokens[before].text[:1].isupper() and parse.tokens[before].lower not in _BETWEEN
        ):
            return name_at[before].head if before in name_at else before
        before -= 1
    for token in parse.children(head, "nmod"):
        case = parse.child(token.index, "case")
        if case and case.lower in _OWNERS and token.index > head:
            return name_at[token.index].head if token.index in name_at else token.index
    return None


def _modifies(token: Token) -> bool:
    return token.upos in ("ADJ", "PROPN", "NOUN", "NUM") or token.text == "-"


def _definite(parse: Parse, head: int) -> bool:
    """Whether the reader is meant to know which: the, this, a possessor, or no article before a capital."""
    article = parse.child(head, "det")
    if article:
        return article.lower in ("the", "this", "that", "these", "those", "both")
    return parse.child(head, "nmod:poss") is not None or parse.tokens[head].text[:1].isupper()


def describe(parse: Parse, head: int) -> Span:
    """The characters of a plain noun phrase: from its first modifier to its head, without articles and what follows."""
    first = head
    for child in parse.children(head, "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat"):
        first = min(first, min(parse.subtree(child.index)))
    return parse.span(first, head + 1)
