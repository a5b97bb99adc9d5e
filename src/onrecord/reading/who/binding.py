"""What the tree forbids: that a pronoun means another argument of its own verb ("Doren thanked him": not Doren)."""

from __future__ import annotations

from onrecord.parsing.parse import Parse, Token

from .found import FoundMention
from .salience import role_token

_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod")
_SHARING = ("conj", "xcomp", "advcl")


def forbidden(parse: Parse, pronoun: FoundMention, other: FoundMention, *, reflexive: bool) -> bool:
    """Whether the pronoun can't mean what the other mention means."""
    token, rival = parse.tokens[pronoun.head], role_token(parse, other.head)
    if _is_part(parse, token, other.head):
        return True
    if token.sentence != rival.sentence or token.deprel == "nmod:poss":
        return False
    clause = _clause(parse, token)
    if clause is None or reflexive:
        return False
    if rival.head == clause.index and rival.relation in _ARGUMENTS and rival.deprel != "nmod:poss":
        return True
    return rival.relation == "nsubj" and token.relation != "nsubj" and rival.index == _subject(parse, clause)


def _is_part(parse: Parse, token: Token, whole: int) -> bool:
    """Whether a token stands within a noun's own phrase, outside clauses: "his" in "his brother", "them" in "many of them"."""
    while token.relation in ("nmod", "conj") and token.head >= 0:
        if token.head == whole:
            return token.relation == "nmod"
        token = parse.tokens[token.head]
    return False


def _clause(parse: Parse, token: Token) -> Token | None:
    """The predicate whose argument a token is, through conjunctions."""
    token = role_token(parse, token.index)
    return parse.head(token)


def _subject(parse: Parse, predicate: Token) -> int | None:
    """The subject of a predicate, its own or the one that it shares with what it hangs on."""
    for _ in range(3):
        subject = parse.child(predicate.index, "nsubj")
        if subject:
            return relative_noun(parse, subject)
        if predicate.relation == "acl" and predicate.head >= 0:
            return predicate.head
        if predicate.relation not in _SHARING or predicate.head < 0:
            return None
        predicate = parse.tokens[predicate.head]
    return None


def relative_noun(parse: Parse, token: Token) -> int:
    """The noun that a relative pronoun stands for; of any other token itself."""
    if token.upos != "PRON" or token.lower not in ("who", "which", "that", "whom", "whose"):
        return token.index
    above: Token | None = token
    for _ in range(6):
        above = parse.head(above) if above else None
        if above and above.deprel == "acl:relcl" and above.head >= 0:
            return above.head
    return token.index


def matrix_subject(parse: Parse, index: int) -> int | None:
    """The subject of the clause that tells what a subject does: Doren in "Doren said he agreed"."""
    token = parse.tokens[index]
    clause = parse.head(token)
    if (
        clause is None
        or token.relation != "nsubj"
        or clause.relation not in ("ccomp", "advcl", "conj", "acl")
        or clause.head < 0
    ):
        return None
    if clause.relation == "acl":
        return subject_of_clause(parse, clause.head)
    return _subject(parse, parse.tokens[clause.head])


def parallel_subject(parse: Parse, index: int) -> int | None:
    """The subject of the clause that a subject's own clause is coordinated with."""
    clause = parse.head(parse.tokens[index])
    coordinated = clause is not None and clause.relation == "conj" and parse.tokens[index].relation == "nsubj"
    return matrix_subject(parse, index) if coordinated else None


def subject_of_clause(parse: Parse, index: int) -> int | None:
    """The subject of the clause that a token stands in, but not one that it is part of: "its spokesman said"."""
    token, within = parse.tokens[index], {index}
    for _ in range(6):
        within.add(token.index)
        if token.upos in ("VERB", "AUX") or parse.child(token.index, "nsubj"):
            found = _subject(parse, token)
            if found is not None and found not in within:
                return found
        if token.head < 0:
            return None
        token = parse.tokens[token.head]
    return None
