"""Who did it and to whom, as far as the tree tells: subjects, objects, phrases behind prepositions, possessors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from onrecord.lexicon.actor_rows import NounRow
from onrecord.parsing.parse import Token
from onrecord.reading.speech.subjects import agent_of, is_passive, subject_of

from .found import Group
from .scene import Scene

TOWARDS = (
    "with",
    "to",
    "against",
    "on",
    "upon",
    "at",
    "toward",
    "towards",
    "between",
    "over",
    "from",
    "for",
    "into",
    "of",
)
"""Prepositions behind which somebody may stand to whom something is done, wherever the verb does not say which."""
WHERE = ("in", "near", "inside", "around", "outside", "along", "across", "throughout")
"""Prepositions of places, which are done to only by what is done by force."""
AGAINST = ("defiance", "protest", "support", "response", "retaliation", "revenge", "opposition", "reply")
"""Nouns behind "in" that tell against or for whom something is done: "in defiance of the council"."""
_UNLESS = frozenset(("unless", "if", "until", "once"))
_OWNING = ("of", "by", "from", "between", "among", "in", "with", "against", "to", "on", "for", "over", "at")
_DOING = ("by", "between", "among", "from")
"""Prepositions behind which he stands who does what a noun tells."""
_HOLDING = ("of", "by", "from", "between", "among", "for")
"""Prepositions behind which he stands whose a thing is: no sport "in Talland" is Talland's."""
_BESIDE = ("compound", "amod", "nmod:desc")
_DEEP = 3
_LIVING = ("person", "animal", "plant")
"""Entities that are done to themselves where they are an object: not the place, too."""
_BESIDE_EACH_OTHER = ("with", "between")
_MEETING = ("040", "041", "044", "046")
_FORCE, _PROTEST, _POSTURE, _VIOLENT = "14", "14", "15", "17"


@dataclass(frozen=True, slots=True)
class Reach:
    """Where those may stand to whom a deed of some code is done."""

    towards: tuple[str, ...]
    """Prepositions behind which they stand."""
    places: bool
    """Places are done to, as they are by force."""
    by_force: bool
    """It is done to its object alone, where that is somebody: an arrest, a killing."""
    own_forces: bool
    """Its object is on the doer's side: troops that are sent."""
    in_protest: bool
    """Against whom comes first: "in defiance of the council"."""

    @classmethod
    def of(cls, code: str) -> Reach:
        return cls(
            towards=_BESIDE_EACH_OTHER if code in _MEETING else TOWARDS,
            places=code[:2] >= _FORCE,
            by_force=code[:2] >= _VIOLENT,
            own_forces=code[:2] == _POSTURE,
            in_protest=code[:2] == _PROTEST,
        )


def doers(scene: Scene, verb: int) -> Group:
    """The heads of those who do what a verb tells: its subject or agent, or whose the subject is."""
    passive = is_passive(scene.parse, verb)
    head = agent_of(scene.parse, verb) if passive else subject_of(scene.speech, verb)
    if head is None:
        return ()
    return acting(scene, head) or _issuing(scene, verb, head)


def _issuing(scene: Scene, verb: int, head: int) -> Group:
    """Who issued what the verb tells of: "the league issued a note demanding"."""
    noun = scene.parse.tokens[head]
    row = scene.sight.row(head, NounRow)
    told = row is not None and row.document and noun.relation in ("obj", "obl") and noun.head >= 0
    if scene.parse.tokens[verb].relation == "acl" and told:
        return doers(scene, noun.head) if noun.head != verb else ()
    return ()


def acting(scene: Scene, head: int) -> Group:
    """The heads of the actors that a subject means: itself with those joined to it, else its possessors."""
    head = scene.content_noun(head)
    if scene.is_demonym(head) and (person := scene.person_below(head)) is not None:
        return (person,)
    if scene.may_act(head):
        return tuple(a for h in scene.group(head) if scene.may_act(h) for a in sides(scene, named(scene, h)))
    noun = scene.noun(head)
    if noun is not None and noun.code > _POSTURE:  # "the invasion of Talland": of whom it is said it was done to
        return next(owners(scene, head, behind=_DOING), ())
    return next(owners(scene, head, behind=_HOLDING), ())


def named(scene: Scene, head: int) -> int:
    """The name that a description introduces: "the watchdog Ports Watch"."""
    if scene.parse.tokens[head].upos != "NOUN":
        return head
    beside = [c.index for c in scene.parse.children(head, "appos", "flat") if scene.is_name(c.index)]
    return beside[0] if beside else head


def sides(scene: Scene, head: int) -> Iterator[int]:
    """The head of a group with the demonyms that make several of it: "Talland and Kostrian envoys"; those of whom it is
    a plural: "the presidents of Talland and Kostria".
    """
    several = [
        g for c in scene.parse.children(head, "nmod") if "of" in scene.cases(c) for g in _acting_or_owned(scene, c, 0)
    ]
    if scene.parse.tokens[head].xpos in ("NNS", "NNPS") and several and len(several[0]) > 1:
        yield from several[0]
        return
    for child in scene.parse.children(head, "amod", "compound"):
        yield from (
            c.index
            for c in scene.parse.children(child.index, "conj")
            if scene.is_demonym(child.index) and scene.is_demonym(c.index) and c.index != head - 1
        )
        if scene.is_demonym(child.index) and any(
            scene.is_demonym(c.index) for c in scene.parse.children(child.index, "conj")
        ):
            yield child.index
    yield head


def undergoing(scene: Scene, verb: int) -> Token | None:
    """The object of a verb: of a passive its subject, or the noun that it modifies ("a ship seized by")."""
    parse = scene.parse
    if not is_passive(parse, verb):
        bare = (c for c in parse.children(verb, "obl:unmarked") if c.entity != "time" and c.index > verb)
        taken = (c for c in parse.children(verb, "xcomp") if c.index > verb and scene.may_act(c.index))
        # the tree takes an object for a measure or a predicate now and then
        return parse.child(verb, "obj") or next(bare, None) or next(taken, None)
    own = parse.child(verb, "nsubj:pass") or parse.child(verb, "nsubj")
    if own is not None:
        return parse.head(parse.tokens[verb]) if own.xpos in ("WP", "WDT") else own
    token = parse.tokens[verb]
    if token.relation == "acl":
        return parse.head(token)
    head = subject_of(scene.speech, verb)
    return parse.tokens[head] if head is not None else None


def owners(scene: Scene, head: int, depth: int = _DEEP, *, behind: tuple[str, ...] = _OWNING) -> Iterator[Group]:
    """Whose a thing is, or with whom it is: possessor, demonym, then phrases behind it, the nearest first.

    `behind` are the prepositions of such phrases.
    """
    parse = scene.parse
    for child in parse.children(head, "nmod:poss"):
        yield from _acting_or_owned(scene, child, depth)
    for child in parse.children(head, *_BESIDE):
        if scene.may_act(child.index):
            yield (child.index, *(c.index for c in parse.children(child.index, "conj") if scene.may_act(c.index)))
    for child in parse.children(head, "nmod"):
        if child.deprel != "nmod:poss" and not scene.cases(child).isdisjoint(behind):
            yield from _acting_or_owned(scene, child, depth)


def _acting_or_owned(scene: Scene, token: Token, depth: int) -> Iterator[Group]:
    if scene.may_act(token.index):
        yield tuple(a for h in scene.group(token.index) if scene.may_act(h) for a in sides(scene, h))
    elif depth:
        yield from owners(scene, token.index, depth - 1)
        for joined in scene.parse.children(token.index, "conj"):
            yield from owners(scene, joined.index, depth - 1)


def phrases(scene: Scene, holder: int, prepositions: Collection[str]) -> Iterator[Group]:
    """The actors behind these prepositions below a verb or noun."""
    for child in scene.hanging(holder):
        if not scene.cases(child).isdisjoint(prepositions):
            yield from _acting_or_owned(scene, child, 2)


def object_group(scene: Scene, thing: Token | None) -> Iterator[Group]:
    """The object as somebody, where it may be one; else whose it is."""
    if thing is None:
        return
    head = scene.content_noun(thing.index)
    if scene.may_act(head):
        yield tuple(a for h in scene.group(head) if scene.may_act(h) for a in sides(scene, named(scene, h)))
    yield from owners(scene, head)
    for joined in scene.parse.children(head, "conj"):
        if scene.may_act(head):
            continue
        if scene.may_act(joined.index):
            yield (joined.index,)
        yield from owners(scene, joined.index)


def others(
    scene: Scene,
    verb: int,
    thing: Token | None,
    prepositions: tuple[str, ...],
    reach: Reach,
) -> tuple[Group, ...]:
    """All to whom a verb's deed may be done, the likeliest first."""
    parse = scene.parse
    found: list[Group] = []
    for child in parse.children(verb, "iobj"):
        found += _acting_or_owned(scene, child, 0)
    nouns = [thing.index] if thing is not None else []
    holders = [holder for holder in (verb, *nouns) if scene.hanging(holder)]
    against = [g for c in parse.children(verb, "obl") if c.lemma in AGAINST for g in owners(scene, c.index)]
    if reach.in_protest:
        found += against
    for preposition in prepositions:
        for holder in holders:
            found += phrases(scene, holder, (preposition,))
    is_person = thing is not None and thing.entity == "person" and thing.upos != "PRON"
    if reach.by_force and is_person:
        return unique((*found, *list(object_group(scene, thing))[:1]))
    if not reach.own_forces:
        found += object_group(scene, thing)
    elif thing is not None:
        found += phrases(scene, thing.index, WHERE)
    for holder in (*nouns, verb):
        found += phrases(scene, holder, reach.towards)
    found += against
    if reach.places and (thing is None or thing.upos == "PRON" or thing.entity not in _LIVING):
        found += phrases(scene, verb, WHERE)
    return unique(found)


def conditions(scene: Scene, verb: int) -> tuple[Group, ...]:
    """Who is to do or not to do something, or it will be done: "unless Talland withdraws"."""
    clauses = [c for c in scene.parse.children(verb, "advcl") if scene.cases(c) & _UNLESS]
    return tuple(group for c in clauses if (group := doers(scene, c.index)))


def unique(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups in order, each head once."""
    seen: set[int] = set()
    out = []
    for group in groups:
        fresh = tuple(h for h in group if h not in seen)
        if fresh:
            seen.update(fresh)
            out.append(fresh)
    return tuple(out)
