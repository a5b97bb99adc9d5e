"""Short forms that a text gives in brackets: "the Ports and Fisheries Council (PFC)"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.parsing.parse import Parse

from .found import FoundMention
from .naming import bare

_SHORTEST = 2
Mentions = tuple[FoundMention, ...]


def with_short_forms(parse: Parse, names: Mentions, offices: Iterable[FoundMention]) -> tuple[Mentions, Mentions]:
    """The names and offices; a short form in brackets is one more mention of the name or body before the bracket."""
    long = {name.last: name for name in names if name.kind != "person" and len(name.words) > 1}
    given = [name for name in names if name.row is None and _is_bracketed(parse, name)]
    meant = {n.words: full for n in given if (full := long.get(n.first - 1)) is not None and _begins(parse, n, full)}
    behind = {name.first - 1: name.head for name in given if name.first - 1 not in long}
    return (
        tuple(_called(name, meant.get(name.words)) for name in names),
        tuple(replace(o, partner=behind[o.last]) if o.last in behind and o.partner is None else o for o in offices),
    )


def _is_bracketed(parse: Parse, name: FoundMention) -> bool:
    """Whether a name is capitals that stand alone in brackets."""
    if name.last - name.first != 1 or name.first == 0 or name.last >= len(parse.tokens):
        return False
    short = parse.tokens[name.first].text
    around = parse.tokens[name.first - 1].text + parse.tokens[name.last].text
    return around == "()" and short.isupper() and len(short) >= _SHORTEST


def _begins(parse: Parse, short: FoundMention, full: FoundMention) -> bool:
    return parse.tokens[short.first].lower[0] == bare(full.words)[0][:1]


def _called(name: FoundMention, full: FoundMention | None) -> FoundMention:
    if full is None or name.row is not None:
        return name
    return replace(name, words=full.words, kind=full.kind, row=full.row, owner=full.owner)
