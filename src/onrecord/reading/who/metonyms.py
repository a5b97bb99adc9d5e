"""Capitals and seats that stand for a government: "Velmar protested", but not "in Velmar"."""

from __future__ import annotations

from onrecord.parsing.parse import Parse, Token

_PARTNERS = frozenset(("with", "between", "against", "toward", "towards", "by", "for", "of", "from", "on"))
"""Prepositions after which a capital may be a party to something."""
_DEALINGS = frozenset(("with", "between", "against", "toward", "towards"))
"""Prepositions after which it can hardly be a place."""
_ABSTRACT = ("abstract", "event", "other")
_BESIDE = ("compound", "nmod:desc", "amod")


def stands_for_government(parse: Parse, head: int) -> bool:
    """Whether the capital or seat that this token heads acts, owns a stance or an act, or is dealt with."""
    token = parse.tokens[head]
    while token.relation == "conj" and token.head >= 0:
        token = parse.tokens[token.head]
    governor = parse.head(token)
    if governor is None:
        return False
    if token.relation == "nsubj":
        return governor.upos == "VERB" or _says(parse, governor)
    if token.deprel == "nmod:poss":
        return governor.entity in _ABSTRACT and governor.upos == "NOUN"
    if token.relation in ("obj", "iobj"):
        return bool(parse.children(governor.index, "ccomp", "xcomp")) or _prepared(
            parse, governor, ("of", "for", "over")
        )
    if token.deprel == "obl:agent":
        return True
    return _preposition(parse, token) in _DEALINGS


def _says(parse: Parse, governor: Token) -> bool:
    """Whether a predicate without a verb takes a stance: 'is ready to', 'is concerned that'."""
    return governor.upos == "ADJ" and bool(parse.children(governor.index, "ccomp", "xcomp", "advcl"))


def _prepared(parse: Parse, governor: Token, prepositions: tuple[str, ...]) -> bool:
    return any(_preposition(parse, child) in prepositions for child in parse.children(governor.index, "obl", "advcl"))


def _preposition(parse: Parse, token: Token) -> str:
    case = parse.child(token.index, "case", "mark")
    return case.lower if case else ""
