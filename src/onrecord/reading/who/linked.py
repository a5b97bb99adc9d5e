"""Nouns that name nobody, but which the network takes for what a pronoun means: "A mob gathered. They broke the gate"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.parsing.parse import Parse

from .found import FoundMention

_LIKELY = 0.5
"""The share of the network from which a noun is meant."""
_BESIDE = ("nmod:desc", "flat", "compound")
"""Of titles before names, and of words that stand before others."""
_NOUNS = ("NOUN", "PROPN", "NUM", "ADJ")


def linked_people(parse: Parse, pronouns: Iterable[FoundMention]) -> dict[int, bool]:
    """The tokens for people whom a pronoun likely means; whether that pronoun is a plural."""
    found: dict[int, bool] = {}
    for mention in pronouns if parse.antecedents else ():
        for index, share in parse.antecedents[mention.head]:
            token = parse.tokens[index]
            somebody = token.entity == "person" and token.upos in _NOUNS and token.deprel not in _BESIDE
            if share >= _LIKELY and somebody and mention.gender != "n":
                found.setdefault(index, mention.plural)
    return found


def several(mention: FoundMention) -> FoundMention:
    """A description as one of several people: "they" means a mob, a hundred."""
    if mention.form != "description" or mention.noun is not None or mention.plural:
        return mention
    return replace(mention, plural=True, kind="group")
