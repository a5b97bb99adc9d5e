"""Whom a pronoun means: the fitting actor that offers itself most strongly, if one does."""

from __future__ import annotations

from collections.abc import Iterator

from .binding import forbidden, matrix_subject, parallel_subject, subject_of_clause
from .drafts import BODIES, Draft
from .found import FoundMention
from .pronouns import pronouns
from .salience import WINDOW, elsewhere, network, role_token, salience
from .scene import Scene

NETWORK = 8.0
"""What the network's share is worth beside salience."""
LEAST = 0.35
"""What a score must exceed."""
SUBJECT = 3.0
"""What a possessive or reflexive gains for the subject of its own clause."""
MATRIX = 2.5
"""What a subject gains for the subject of the clause above: Doren in "Doren said he agreed"."""
BODY_LINK = 0.15
"""The share of the network without which a pronoun means no state or body: 'it' and 'they' mean so much else."""
MARGIN = 0.85
"""Where the second comes nearer than this to the best, nobody is meant for sure."""
UNLIKE = 0.3
"""What is left where a lone name sounds like a given name of the other gender."""
ALIKE = 2.0
"""What a gender known to be the pronoun's is worth."""
NAMELESS = 0.6
"""What the salience of somebody without a name is worth beside that of somebody with one."""
ELSEWHERE = 0.6
"""The share of the network from which what is no actor is meant."""
SURELY = 0.9
"""That share where a statement or deed needs somebody: things say and do little."""
LAST_SPEAKER = 1.5
"""What he and she, who say something, gain for whoever said something last."""
_SHORTEST = 2
"""Tokens of a name and the comma behind it."""
_FAINT = 0.02


def antecedent(scene: Scene, mention: FoundMention) -> Draft | None:
    """Whom a pronoun most likely means: the fitting draft with the highest score, if it is high enough."""
    row = pronouns().get(mention.words[0])
    if row is None:
        return None
    reflexive = row.case == "reflexive"
    subject = _clause_subject(scene, mention, reflexive=reflexive)
    if reflexive and subject and _fits(subject, mention):
        return subject
    if (named := _announced(scene, mention)) is not None:
        return named
    if (first := _first_subject(scene, mention)) is not None:
        draft = scene.by_token.get(first)
        return draft if draft and _fits(draft, mention) else None
    if _of_a_thing(scene, mention):
        return None
    speaker, before = _speaker(scene, mention.head), _last_speaker(scene, mention)
    sentence = scene.parse.tokens[mention.head].sentence
    floor = 0.0 if mention.needed else LEAST
    scored = [
        (_score(scene, draft, mention, subject, before), draft)
        for draft in _recent(scene, sentence, subject)
        if draft is not speaker and _fits(draft, mention) and not _barred(scene, draft, mention, reflexive=reflexive)
    ]
    ranked = sorted((pair for pair in scored if pair[0] > floor), key=lambda pair: -pair[0])
    if not ranked:
        return None
    if _is_elsewhere(scene, mention, ranked[0][1]):
        return None
    clear = len(ranked) == 1 or ranked[1][0] <= ranked[0][0] * MARGIN
    return ranked[0][1] if mention.needed or clear else None


def _announced(scene: Scene, mention: FoundMention) -> Draft | None:
    """Whom a sentence names before it begins: "Doren, he will pay"."""
    tokens, first = scene.parse.tokens, scene.parse.sentences[scene.parse.tokens[mention.head].sentence].start
    while tokens[first].upos in ("CCONJ", "PUNCT", "INTJ") and first < mention.first:
        first += 1
    draft = scene.by_token.get(first)
    if draft is None or mention.first - first < _SHORTEST or tokens[mention.first - 1].text != ",":
        return None
    named = range(first, mention.first - 1)
    return draft if all(scene.by_token.get(i) is draft for i in named) and _fits(draft, mention) else None


def _first_subject(scene: Scene, mention: FoundMention) -> int | None:
    """The subject that a pronoun takes up again: 'one' in "One of our friends, he knew"."""
    parse = scene.parse
    token = parse.tokens[mention.head]
    if token.relation != "nsubj" or parse.tokens[token.index - 1].text != ",":
        return None
    first = parse.child(token.head, "nsubj")
    return first.index if first and first.index < token.index else None


def _is_elsewhere(scene: Scene, mention: FoundMention, best: Draft) -> bool:
    """Whether the network rather takes the pronoun for something that is no actor."""
    other = elsewhere(scene, mention)
    least = SURELY if mention.needed and mention.gender != "n" else ELSEWHERE
    return other >= least and other > network(best, scene, mention)


def _recent(scene: Scene, sentence: int, subject: Draft | None) -> Iterator[Draft]:
    """The subject, and the drafts met within the window, the last first."""
    if subject is not None:
        yield subject
    yield from (draft for draft in scene.recent(sentence, WINDOW) if draft is not subject)


def _of_a_thing(scene: Scene, mention: FoundMention) -> bool:
    """Whether a subject that is no actor is meant: "The ships left their berths", "The talks end, or they fail"."""
    if not (mention.plural or mention.gender == "n"):
        return False
    possessive = scene.parse.tokens[mention.head].deprel == "nmod:poss"
    index = (subject_of_clause if possessive else parallel_subject)(scene.parse, mention.head)
    if index is None or index in scene.by_token:
        return False
    subject = scene.parse.tokens[index]
    return subject.upos == "NOUN" and (subject.xpos == "NNS") == mention.plural


def _speaker(scene: Scene, index: int) -> Draft | None:
    """Who says the quotation that a token stands in, as far as the sentence's tree tells: no 'she' there means her."""
    if not scene.quoted[index]:
        return None
    token = scene.parse.tokens[index]
    for _ in range(12):
        if token.head < 0:
            return None
        token = scene.parse.tokens[token.head]
        if not scene.quoted[token.index] and token.upos == "VERB":
            subject = scene.parse.child(token.index, "nsubj")
            return scene.by_token.get(subject.index) if subject else None
    return None


def _score(
    scene: Scene, draft: Draft, mention: FoundMention, subject: Draft | None, last_speaker: Draft | None
) -> float:
    linked = network(draft, scene, mention)
    own = draft is subject
    if _needs_link(draft, mention) and linked < _link_needed(scene, mention, own):
        return 0.0
    score = salience(draft, scene.parse, mention) + _for_subject(scene, mention) * own
    score += LAST_SPEAKER * (draft is last_speaker)
    if score <= _FAINT:
        return 0.0
    gender = draft.gender or draft.hint
    unlike = mention.gender in ("f", "m") and gender not in (None, mention.gender)
    alike = gender is not None and gender == mention.gender
    score *= 1.0 if draft.named or draft.plural else NAMELESS
    return (score + NETWORK * linked) * (UNLIKE if unlike else ALIKE if alike else 1.0)


def _last_speaker(scene: Scene, mention: FoundMention) -> Draft | None:
    """Who spoke last before "he said": the last subject of a main clause that says something, outside quotations."""
    if not _tells(scene, mention) or mention.gender == "n" or mention.plural:
        return None
    recent = scene.recent(scene.parse.tokens[mention.head].sentence, WINDOW)
    before = [(last, draft) for draft in recent if (last := _told_before(scene, draft, mention)) is not None]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _told_before(scene: Scene, draft: Draft, mention: FoundMention) -> int | None:
    """Where a draft last told something before a mention."""
    told = (m.first for m in reversed(draft.mentions) if m.first < mention.first and _tells(scene, m))
    return next(told, None)


def _tells(scene: Scene, mention: FoundMention) -> bool:
    """Whether a mention is the subject of a main clause that tells what it says."""
    token = role_token(scene.parse, mention.head)
    verb = scene.parse.head(token)
    main = verb is not None and verb.relation in ("root", "parataxis")
    return mention.needed and main and token.relation == "nsubj" and not scene.quoted[mention.head]


def _needs_link(draft: Draft, mention: FoundMention) -> bool:
    """Whether the network must agree: "it" means so much else, and so do states and bodies that nothing needs."""
    if mention.gender == "n":
        return True
    return draft.kind != "person" and not draft.plural and not mention.needed


def _for_subject(scene: Scene, mention: FoundMention) -> float:
    return MATRIX if scene.parse.tokens[mention.head].relation == "nsubj" else SUBJECT


def _link_needed(scene: Scene, mention: FoundMention, own: bool) -> float:
    """The share of the network that a pronoun needs to mean a state or body; none for "Norway closed its port"."""
    if own and scene.parse.tokens[mention.head].deprel == "nmod:poss":
        return 0.0
    return BODY_LINK / 2 if own else BODY_LINK


def _clause_subject(scene: Scene, mention: FoundMention, *, reflexive: bool) -> Draft | None:
    """Whose clause a possessive or reflexive stands in; also of a fronted "Despite his doubts, Doren signed"."""
    possessive = scene.parse.tokens[mention.head].deprel == "nmod:poss"
    find = subject_of_clause if reflexive or possessive else matrix_subject
    subject = find(scene.parse, mention.head)
    return scene.by_token.get(subject) if subject is not None else None


def _barred(scene: Scene, draft: Draft, mention: FoundMention, *, reflexive: bool) -> bool:
    sentence = scene.parse.tokens[mention.head].sentence
    for other in reversed(draft.mentions):
        if scene.parse.tokens[other.head].sentence != sentence:
            break
        if forbidden(scene.parse, mention, other, reflexive=reflexive):
            return True
    return False


def _fits(draft: Draft, mention: FoundMention) -> bool:
    """Whether gender, number and kind allow a pronoun to mean the draft."""
    if mention.gender == "n":
        return (draft.kind == "state" or draft.kind in BODIES) and not draft.plural
    if mention.plural:
        thing = draft.gender == "n" and draft.kind == "unnamed"
        return (draft.plural and not thing) or draft.kind in BODIES
    if draft.plural or draft.gender == "n" or draft.kind not in ("person", "unnamed", None):
        return False
    return draft.gender in (None, mention.gender)
