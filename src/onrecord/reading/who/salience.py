"""How strongly earlier mentions offer themselves to a pronoun: recency, role in the sentence, the network's antecedents.

After Lappin and Leass (1994): each mention weighs by its role, halved with each sentence that passes.
"""

from __future__ import annotations

from onrecord.parsing.parse import Parse, Token

from .drafts import Draft
from .found import FoundMention
from .scene import Scene

_ROLES = {
    "nsubj": 2.2,
    "obj": 1.3,
    "iobj": 1.2,
    "obl": 0.8,
    "nmod": 0.6,
    "appos": 0.8,
    "root": 1.2,
    "vocative": 0.3,
    "compound": 0.3,
}
WINDOW = 5
_FADING = 0.4


def salience(draft: Draft, parse: Parse, at: FoundMention) -> float:
    """The sum over the draft's mentions before the pronoun of what each weighs there."""
    sentence = parse.tokens[at.first].sentence
    total = 0.0
    for mention in reversed(draft.mentions):
        if mention.first >= at.first:
            continue
        away = sentence - parse.tokens[mention.first].sentence
        if away > WINDOW:
            break
        total += weight(parse, mention) * _FADING**away
    return total


def prominence(draft: Draft, parse: Parse, at: FoundMention) -> float:
    """The most that one of the draft's mentions weighs there: a title and the name beside it count once."""
    sentence = parse.tokens[at.first].sentence
    before = [(m, sentence - parse.tokens[m.first].sentence) for m in draft.mentions if m.first < at.first]
    return max((weight(parse, m) * _FADING**away for m, away in before if away <= WINDOW), default=0.0)


def weight(parse: Parse, mention: FoundMention) -> float:
    """What a mention weighs by its role in its sentence."""
    token = role_token(parse, mention.head)
    base = _ROLES.get(token.relation, 0.6)
    if token.deprel == "nsubj:pass":
        base = 1.9
    if token.deprel == "nmod:poss":
        base = 0.9
    if token.relation == "nsubj" and _subordinate(parse, token):
        base *= 0.85
    return base


def role_token(parse: Parse, index: int) -> Token:
    """The token whose relation tells the mention's role: a conjunct's or an apposition's is that of what it hangs on."""
    token = parse.tokens[index]
    for _ in range(4):
        if token.relation not in ("conj", "appos", "flat", "nmod:desc") or token.head < 0:
            break
        token = parse.tokens[token.head]
    return token


def _subordinate(parse: Parse, token: Token) -> bool:
    governor = parse.head(token)
    return governor is not None and governor.relation in ("acl", "advcl", "ccomp")


def network(draft: Draft, scene: Scene, at: FoundMention) -> float:
    """The share that the network gives the draft's tokens as antecedents of the pronoun."""
    links = scene.parse.antecedents[at.head] if scene.parse.antecedents else ()
    return sum((share for index, share in links if scene.meant(index, at) is draft), 0.0)


def elsewhere(scene: Scene, at: FoundMention) -> float:
    """The share that the network gives what is no actor so far: headaches in "I have had headaches, but not them this week".

    He and she are no things: for them only a noun counts that means a person.
    """
    parse, person = scene.parse, at.gender in ("f", "m")
    links = parse.antecedents[at.head] if parse.antecedents else ()
    return sum(s for i, s in links if i not in scene.by_token and not (person and not _is_person(parse.tokens[i])))


def _is_person(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN") and token.entity == "person"
