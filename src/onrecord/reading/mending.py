"""Trees mended where words know better: what goes on with a quoted saying belongs to whoever is quoted.

"The agency cited reports, stating that the envoy stressed the pact's age, and criticized its makers": the parser hangs
"criticized" on "cited"; it is as finite as "stressed", after which it comes, and whoever cites has no more to say.
"It rejected the accusation by Talland that boats were rammed": the clause tells the accusation, not the rejection.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.lexicon.speech import SpeechLexicon
from onrecord.parsing.parse import Parse, Token

from .speech.subjects import QUOTING

_VERBS = ("VERB", "AUX")
_HUNG = ("conj", "ccomp", "acl")
_FINITE_NOW = ("VBZ", "VBP")


def mended(parse: Parse, *, lexicon: SpeechLexicon) -> Parse:
    """The parse with such sayings hung on the one that they go on with; the same parse where there is nothing to mend."""
    moved: dict[int, tuple[int, str]] = {}
    for v in (token for token in parse.tokens if token.relation in _HUNG):
        if (c := _gone_on_with(parse, v, lexicon) or _told_beside(parse, v, lexicon)) is not None:
            moved[v.index] = (c.index, v.deprel)
        elif (noun := _told_of(parse, v, lexicon)) is not None:
            moved[v.index] = (noun.index, v.deprel)
            moved |= {by.index: (noun.index, "nmod") for by in _told_by(parse, noun, v)}
    if not moved:
        return parse
    tokens = tuple(
        replace(t, head=moved[t.index][0], deprel=moved[t.index][1]) if t.index in moved else t for t in parse.tokens
    )
    return Parse(parse.text, tokens, parse.sentences, parse.names, parse.antecedents)


def relemmatised(parse: Parse, lemmas: Mapping[str, str]) -> Parse:
    """The parse with the lemmas of a user's verbs, by their forms; the same parse where none stands in it."""
    if not lemmas:
        return parse
    wrong = {
        t.index: lemma for t in parse.tokens if t.upos in _VERBS and (lemma := lemmas.get(t.lower, t.lemma)) != t.lemma
    }
    if not wrong:
        return parse
    tokens = tuple(replace(t, lemma=wrong[t.index]) if t.index in wrong else t for t in parse.tokens)
    return Parse(parse.text, tokens, parse.sentences, parse.names, parse.antecedents)


def _gone_on_with(parse: Parse, verb: Token, lexicon: SpeechLexicon) -> Token | None:
    """The saying with a subject of its own that a verb joined to "cited" or "quoted" goes on with."""
    governor = parse.head(verb) if verb.relation == "conj" else None
    if governor is None or governor.lemma not in QUOTING or verb.lemma not in lexicon.verb:
        return None
    if parse.child(verb.index, "nsubj") is not None:
        return None
    told = [
        t for t in map(parse.tokens.__getitem__, parse.subtree(governor.index)) if governor.index < t.index < verb.index
    ]
    alike = [t for t in told if t.relation == "ccomp" and t.xpos == verb.xpos and t.lemma in lexicon.verb]
    return next((t for t in reversed(alike) if parse.child(t.index, "nsubj") is not None), None)


def _told_beside(parse: Parse, verb: Token, lexicon: SpeechLexicon) -> Token | None:
    """The saying that a verb goes on with, where it is joined to what is said: "said that Talland agrees, and urged"."""
    said = parse.head(verb) if verb.relation == "conj" and verb.xpos == "VBD" else None
    if said is None or verb.lemma not in lexicon.verb or parse.child(verb.index, "nsubj") is not None:
        return None
    telling = parse.head(said) if said.relation == "ccomp" and _is_now(parse, said) else None
    alike = telling is not None and telling.xpos == verb.xpos and telling.lemma in lexicon.verb
    return telling if alike else None


def _is_now(parse: Parse, verb: Token) -> bool:
    """Whether a verb, or the copula or auxiliary before it, is in the present."""
    finite = [verb, *parse.children(verb.index, "aux", "cop")]
    return any(token.xpos in _FINITE_NOW for token in finite) and not any(token.xpos == "VBD" for token in finite)


def _told_of(parse: Parse, clause: Token, lexicon: SpeechLexicon) -> Token | None:
    """The noun of saying that a that-clause tells, on which it hangs, or before it on the same verb: "rejected the
    accusation by Talland that boats were rammed".
    """
    above = parse.head(clause) if clause.relation in ("ccomp", "acl") else None
    if above is None:
        return None
    that = next((m for m in parse.children(clause.index, "mark") if m.lower == "that"), None)
    if that is None:
        return None
    nouns = [above] if clause.relation == "acl" else parse.children(above.index, "obj")
    tells = [n for n in nouns if n.lemma in lexicon.noun and "that" in lexicon.noun[n.lemma].frames]
    return next((n for n in tells if n.upos == "NOUN" and n.head < n.index < that.index), None)


def _told_by(parse: Parse, noun: Token, clause: Token) -> Iterator[Token]:
    """Whose accusation it is, where that hangs on the verb."""
    for child in parse.children(noun.head) if noun.head >= 0 else ():
        by = any(c.lower == "by" for c in parse.children(child.index, "case"))
        if by and noun.index < child.index < clause.index:
            yield child
