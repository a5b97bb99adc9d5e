"""The issuer as an actor: whom its name means, of which country it is, whom several issuers are."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.article.issuers import is_joint
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.reading.who.found import head_of
from onrecord.records import Document
from onrecord.spans import Span

from .casting import Casting
from .offices import holds, is_bare, is_office, join_offices
from .outline import Outline

_BODIES = ("institution", "government", "unnamed", "group", "party")
_PART = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_SHARED = re.compile(r"(?:the\s+)?(?:\w+\s+){0,3}?\w+s\s+of\s+(?:the\s+)?", re.IGNORECASE)
_COUNT = re.compile(r"(?:(?:the|both|two|three|four|five|all|our)\s+)+", re.IGNORECASE)


def issuer_of(casting: Casting, document: Document, outline: Outline) -> str | None:
    """The id of the actor who issued a document; None where its text names nobody who did."""
    if document.issuer is None or not outline.issuer:
        return None
    if is_joint(document, lexicon=IssuedLexicon.load()):
        return _group(casting, document.issuer, outline.issuer[0])
    found = _one(casting, document.issuer, outline.issuer)
    found = _by_name(casting, found, outline)
    shorten(casting, found)
    _sign(casting, found, outline)
    _bring_home(casting, found, outline)
    return found


def meant_by(casting: Casting, span: Span) -> str | None:
    """The id of the actor whom words mean: the one that their head means, or that they begin with."""
    tokens = casting.tokens(span)
    if not tokens:
        return None
    head = casting.of(head_of(casting.parse, tokens.start, tokens.stop))
    return head if head is not None else casting.of(tokens.start)


def _one(casting: Casting, name: str, places: tuple[Span, ...]) -> str:
    """The actor that a name means, wherever it stands; one that no finder saw enters there."""
    met = list(dict.fromkeys(a for place in places if (a := meant_by(casting, place)) is not None))
    kept = met[0] if met else casting.enter(places[0], name, "institution", "name")
    for other in met[1:]:
        if casting.actors[other].kind == casting.actors[kept].kind:
            casting.merge(kept, other)
    name_after(casting, kept, name)
    return kept


def shorten(casting: Casting, body: str) -> None:
    """Makes one of a body and of what is called by a word of its name: "the Ministry" in the ministry's statement."""
    name = casting.actors[body].name.casefold().split()
    for actor in list(casting.actors.values()):
        told = [m for m in actor.mentions if m.form != "pronoun"]
        shorter = all(len(m.quote.split()) == 1 and m.quote.casefold() in (name[0], name[-1]) for m in told)
        if actor.id != body and actor.kind in _BODIES and shorter and all(is_bare(casting, m) for m in told):
            casting.merge(body, actor.id)


def name_after(casting: Casting, actor: str, words: str) -> None:
    """Gives a body the name that words write out: "Embassy" in "Embassy of Ostland in Varn"."""
    known = casting.actors[actor]
    if known.kind in _BODIES and known.name.casefold() in words.casefold():
        casting.actors[actor] = replace(known, name=words)


def appoint(casting: Casting, person: str, office: str) -> None:
    """Makes one of a person and of the office that stands under the name."""
    role = casting.actors[office].name.casefold()
    casting.merge(person, office)
    known = casting.actors[person]
    casting.actors[person] = replace(known, roles=tuple(dict.fromkeys((*known.roles, role))))


def _sign(casting: Casting, issuer: str, outline: Outline) -> None:
    """Gives whoever signs the office that stands under the name."""
    lines = outline.envelope.signed if outline.envelope else ()
    if not lines or meant_by(casting, lines[0]) != issuer:
        return
    for line in lines[1:]:
        office = meant_by(casting, line)
        if office is not None and office != issuer and is_office(casting.actors[office]):
            appoint(casting, issuer, office)


def _by_name(casting: Casting, issuer: str, outline: Outline) -> str:
    """The person who holds an office under which a document was issued, where one alone whom it names does."""
    if not is_office(casting.actors[issuer]):
        return issuer
    office = casting.actors[issuer].mentions[0].quote
    body = outline.envelope.body if outline.envelope else ()
    named = [a for part in body[:1] for line in part[:1] for a in casting.within(line)]
    held = [a for a in named if a != issuer and not is_office(casting.actors[a]) and holds(casting.actors[a], office)]
    if len(held) != 1:
        return issuer
    casting.merge(held[0], issuer)
    return held[0]


def _bring_home(casting: Casting, issuer: str, outline: Outline) -> None:
    """Gives an issuer without a country that of the one state which its name, or the lines around it, name."""
    lines = (*outline.issuer, *(outline.envelope.head if outline.envelope else ()))
    lines += outline.envelope.signed if outline.envelope else ()
    for state in [a for line in lines for a in casting.within(line)]:
        _call_plainly(casting, state)
    for line in lines:
        states = [actor for actor in casting.within(line) if casting.actors[actor].kind == "state"]
        if casting.actors[issuer].country is None and len(states) == 1:
            casting.bring_home(issuer, states[0])


def _call_plainly(casting: Casting, state: str) -> None:
    """Makes one of a state by its full style and by its name alone: "Republic of Ostland", "Ostland"."""
    known = casting.actors.get(state)
    found = IssuedLexicon.load().issuers.realm.match(known.name) if known is not None else None
    if known is None or found is None:
        return
    plain = known.name[found.end() :].casefold()
    for other in list(casting.actors.values()):
        if other.id != state and other.kind == "state" and other.name.casefold() == plain:
            casting.merge(other.id, state)


def _group(casting: Casting, name: str, place: Span) -> str:
    """The group of those who issued a joint statement, each a member; "both sides" are they too."""
    group = casting.enter(place, name, "group", "name")
    start = found.end() if (found := _SHARED.match(name)) else 0
    edges = [(m.start(), m.end()) for m in _PART.finditer(name, start)]
    starts, ends = [start, *(e for _, e in edges)], [*(s for s, _ in edges), len(name)]
    parts = [Span(place.start + s, place.start + e) for s, e in zip(starts, ends, strict=True)]
    members = dict.fromkeys(a for part in parts if (a := meant_by(casting, part)) is not None and a != group)
    join_offices(casting, members, owned=True)
    casting.actors[group] = replace(casting.actors[group], name=name, kind="group", members=tuple(members))
    for actor in list(casting.actors.values()):
        if actor.id not in (group, *members) and all(
            is_jointly(m.quote) for m in actor.mentions if m.form != "pronoun"
        ):
            casting.merge(group, actor.id)
    return group


def is_jointly(words: str) -> bool:
    """Whether words are what two parties or more are called together: "both sides"."""
    return _COUNT.sub("", words.casefold(), count=1) in IssuedLexicon.load().issuers.jointly
