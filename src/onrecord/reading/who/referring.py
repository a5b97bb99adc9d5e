"""Mentions that are no names joined with whom they mean: offices, bodies, sides, texts."""

from __future__ import annotations

from onrecord.lexicon.actor_rows import StateRow

from .antecedents import antecedent
from .counterparts import COUNTERPART, counterpart, is_opposite
from .drafts import BODIES, Draft
from .found import FoundMention
from .groups import close_group, named_pair
from .holders import holder, sole_holder, sole_leader
from .narrowing import ELITE
from .salience import WINDOW, prominence
from .scene import Scene

_OF_A_STATE = frozenset(("GOV", "LEG", "MIL", "JUD", "COP", "SPY"))
_AT_HOME = ("person", "party", "government", "institution")
_NOT = ("not", "n't", "never", "no")
_LEADER = "leader"
_SIDE = "side"
_CLASSES = ("party", "group", "igo", "media")
_NEAR = 3
"""Sentences back in which a text's writer and "the group" are looked for."""
_PERSONS = ("person", "unnamed")
_CLEARLY = 1.5
"""How much more likely one of two bearers of an office must be to be meant by it."""
_SUBSTITUTES = ("prime", "vice", "deputy")


def meet(scene: Scene, mention: FoundMention, named: dict[FoundMention, Draft]) -> Draft | None:
    """The draft that a mention belongs to, the mention added; None for a pronoun that means nobody known."""
    if (subject := _predicated(scene, mention)) is not None:
        scene.by_token.update(dict.fromkeys(mention.tokens, subject))
        subject.serve(mention)
        if not mention.needed:
            return None
    draft = subject or named.get(mention) or _referent(scene, mention) or _unknown(mention)
    if draft is None:
        return None
    draft.add(mention)
    own(scene, draft, mention)
    _at_home(scene, draft, mention)
    scene.met(draft, mention)
    close_group(scene, mention)
    return draft


def _predicated(scene: Scene, mention: FoundMention) -> Draft | None:
    """Of whom a description is said, which then is no mention of its own: Doren in "Doren is a lawyer who ..."."""
    if mention.form not in ("office", "description") or mention.partner is not None or mention.plural:
        return None
    parse = scene.parse
    if parse.child(mention.head, "cop") is None or any(t.lower in _NOT for t in parse.children(mention.head, "advmod")):
        return None
    subject = parse.child(mention.head, "nsubj")
    draft = scene.by_token.get(subject.index) if subject else None
    return draft if draft and draft.person else None


def _unknown(mention: FoundMention) -> Draft | None:
    """Somebody of whom nothing but a pronoun is known, where a statement needs them."""
    if not mention.needed or mention.words[0] in ("which", "that"):
        return None
    return Draft(kind="group" if mention.plural else "person" if mention.gender in ("f", "m") else "unnamed")


def own(scene: Scene, draft: Draft, mention: FoundMention) -> None:
    """Learns whose office or body the draft is, as far as that is known by now."""
    if draft.owner or draft.country or is_opposite(scene, mention):
        return
    if mention.owner is None:
        draft.owner = _body_within(scene, draft, mention)
        return
    owner = scene.owner(mention)
    if owner is not None and not owner.belongs_to(draft):
        draft.owner = owner
    elif owner in (None, draft):
        draft.country = scene.sight.country(mention.owner)


def _body_within(scene: Scene, draft: Draft, mention: FoundMention) -> Draft | None:
    """The body that an office's own words name: the last ministry, for a "ministry spokesman"."""
    if mention.form != "office" or len(mention.words) < 2:
        return None
    called = scene.called.get(mention.words[-2], ())
    bodies = [body for body in called if body.kind in BODIES and not body.belongs_to(draft)]
    return max(bodies, key=lambda d: d.mentions[-1].first, default=None)


def _at_home(scene: Scene, draft: Draft, mention: FoundMention) -> None:
    """Takes "the government" without an owner for that of the one country whose persons and parties stand near it."""
    body = draft.kind in ("government", "institution") and draft.noun is not None and draft.noun.role in _OF_A_STATE
    if not body or mention.owner is not None or draft.named or draft.home or len(draft.mentions) > 1:
        return
    sentence = scene.parse.tokens[mention.head].sentence
    homes = {d.home for d in scene.recent(sentence, _NEAR - 1) if d.kind in _AT_HOME} - {None}
    if len(homes) == 1:
        draft.country = homes.pop()


def _referent(scene: Scene, mention: FoundMention) -> Draft | None:
    if mention.partner is not None and mention.partner in scene.by_token:
        return scene.by_token[mention.partner]
    if mention.form == "pronoun":
        return antecedent(scene, mention)
    noun = mention.noun
    if noun is None or not mention.definite:
        return Draft()
    if noun.document:
        return (_writer(scene, mention) if mention.needed else None) or Draft()
    if noun.id == _SIDE:
        return _state(scene, mention) or Draft()
    if mention.plural:
        return named_pair(scene, mention) or Draft()
    if noun.id == COUNTERPART:
        return counterpart(scene, mention) or Draft()
    return _same_noun(scene, mention) or _bearer(scene, mention) or _of_class(scene, mention) or Draft()


def _state(scene: Scene, mention: FoundMention) -> Draft | None:
    """The state whose side, or the body whose side, a mention is."""
    owner = scene.owner(mention)
    if owner is None and mention.owner is not None and (row := scene.sight.row(mention.owner, StateRow)):
        owner = scene.states[row.id] = Draft(row=row, kind="state", gender="n")
    return owner


def _same_noun(scene: Scene, mention: FoundMention) -> Draft | None:
    """The last draft that bears this office, or is this body, of the same owner as far as both are known."""
    country, owner = scene.country(mention), scene.owner(mention)
    found = [
        draft
        for draft in scene.bearers(mention)
        if draft is not owner
        and _bears(draft, mention)
        and (mention.owner is None or (draft.owner is owner if owner else draft.home == country))
    ]
    if not found or mention.noun is None or mention.noun.kind not in _PERSONS:
        return found[0] if found else None
    return _one_person(scene, mention, found)


def _one_person(scene: Scene, mention: FoundMention, found: list[Draft]) -> Draft | None:
    """The one of several bearers whom a noun means; who is no more likely than another is left open, with both as rivals."""
    sentence = scene.parse.tokens[mention.head].sentence
    if mention.noun is not None and not mention.noun.office:
        found = [d for d in found if sentence - scene.parse.tokens[d.mentions[-1].head].sentence <= WINDOW]
    if mention.owner is not None or len(found) < 2:
        return found[0] if found else None
    ranked = sorted(((prominence(d, scene.parse, mention), -n, d) for n, d in enumerate(found)), key=lambda r: r[:2])
    (second, _, other), (best, _, draft) = ranked[-2:]
    return draft if best >= second * _CLEARLY else Draft(rivals=(draft, other))


def _bears(draft: Draft, mention: FoundMention) -> bool:
    """Whether the draft was called by this office or body, or has it in its name, as King Aldric has."""
    noun, long = mention.words[-1], [name for name in draft.names if len(name) > 1]
    if mention.form == "office" and any(name[0] == noun for name in long):
        return True
    if draft.kind in BODIES and not mention.traits and any(noun in (name[0], name[-1]) for name in long):
        return True
    return any(_same_office(m, mention) for m in draft.mentions)


def _same_office(one: FoundMention, other: FoundMention) -> bool:
    """Whether two mentions name one office or body: the same noun, or its last word: "the minister", "the ministry"."""
    if one.noun is None or other.noun is None or one.plural or one.form == "name":
        return False
    if (one.narrowed == ELITE) != (other.narrowed == ELITE):
        return False
    if other.form == "description" and not other.traits <= one.traits:
        return False
    if one.noun.id == other.noun.id:
        return True
    return len(other.words) == 1 and one.words[-1] == other.words[0] and one.words[0] not in _SUBSTITUTES


def _bearer(scene: Scene, mention: FoundMention) -> Draft | None:
    """Who bears an office by a name that comes only later, as below a headline, or by the lexicon's terms."""
    if mention.form != "office":
        return None
    if mention.owner is None:
        return sole_holder(scene, mention)
    country, owner = scene.country(mention), scene.owner(mention)
    if country and mention.noun and mention.noun.id == _LEADER:
        return sole_leader(scene, country)
    later = {
        scene.by_token[title.partner]
        for title in scene.titles
        if title.noun is mention.noun
        and title.partner in scene.by_token
        and (scene.owner(title) is owner if owner else scene.country(title) == country)
    }
    return later.pop() if len(later) == 1 else holder(scene, mention)


def _of_class(scene: Scene, mention: FoundMention) -> Draft | None:
    """The named party, group or paper that "the party" or "the group" means: the last one met, or its leader's."""
    noun = mention.noun
    if noun is None or noun.kind not in _CLASSES or not noun.plural:
        return None
    owner = scene.owner(mention)
    if owner is not None:
        return owner.owner if owner.owner and owner.owner.kind == noun.kind else None
    article = scene.parse.child(mention.head, "det")
    if mention.owner is not None or article is None or article.lower != "the":
        return None
    sentence = scene.parse.tokens[mention.head].sentence
    return next((d for d in scene.recent(sentence, _NEAR) if d.kind == noun.kind and d.named), None)


def _writer(scene: Scene, mention: FoundMention) -> Draft | None:
    """Who wrote a text: its possessor; else the subject of 'replied' before "the reply", of 'sent a letter' before it."""
    parse = scene.parse
    if mention.owner is not None:
        possessor = parse.tokens[mention.owner]
        return scene.by_token.get(mention.owner) if possessor.deprel == "nmod:poss" else None
    head = parse.tokens[mention.head]
    for index in range(mention.first - 1, -1, -1):
        token = parse.tokens[index]
        if head.sentence - token.sentence > _NEAR:
            return None
        if token.lemma != head.lemma:
            continue
        verb = token if token.upos == "VERB" else parse.head(token) if token.relation in ("obj", "obl") else None
        subject = parse.child(verb.index, "nsubj") if verb else None
        if subject and subject.index in scene.by_token:
            return scene.by_token[subject.index]
    return None
