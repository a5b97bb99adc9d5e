"""Who held which office when: the lexicon's terms, asked with the day of the report."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicon.actor_rows import HolderRow
from onrecord.lexicon.actors import ActorLexicon

from .drafts import Draft
from .found import FoundMention
from .naming import bare
from .scene import Scene


def holder(scene: Scene, mention: FoundMention) -> Draft | None:
    """The person whom an office standing alone means on the day of the report, where the report names that person."""
    if mention.noun is None or scene.published is None:
        return None
    owner, place = scene.owner(mention), scene.country(mention)
    body = owner.row.id if owner and owner.row and place is None else None
    if not (place or body):
        return None
    terms = scene.sight.lexicon.in_office(mention.noun.id, place or body or "", on=scene.published)
    surnames = {name.lower() for term in terms for name in term.short}
    found = [d for d in dict.fromkeys(scene.by_token.values()) if d.kind == "person" and _called(d, surnames)]
    return found[0] if len(found) == 1 else None


def sole_holder(scene: Scene, mention: FoundMention) -> Draft | None:
    """The one person met so far who holds an office on the day of the report, though no title told of it."""
    if mention.noun is None or scene.published is None:
        return None
    office = mention.noun.id
    found = [
        draft
        for draft in scene.drafts
        if draft.kind == "person"
        and draft.noun is None
        and any(term.office == office for term in terms_of(draft, scene.sight.lexicon, scene.published))
    ]
    return found[0] if len(found) == 1 else None


def sole_leader(scene: Scene, country: str) -> Draft | None:
    """The one person met so far who governs a country: "the Chinese leader"."""
    found = [
        draft
        for draft in scene.drafts
        if draft.kind == "person"
        and draft.named
        and country in (draft.home, one_country(terms_of(draft, scene.sight.lexicon, scene.published)))
    ]
    return found[0] if len(found) == 1 else None


def _called(draft: Draft, surnames: set[str]) -> bool:
    return any(bare(name)[-1:] and (bare(name)[-1] in surnames or bare(name)[0] in surnames) for name in draft.names)


def terms_of(draft: Draft, lexicon: ActorLexicon, published: str | None) -> tuple[HolderRow, ...]:
    """The terms in office that a person's names allow on the day of the report; a full name before a surname."""
    full = [name for name in draft.names if len(name) > 1]
    for names in (full, [] if full else draft.names):
        found = [term for name in names for term in lexicon.holders(" ".join(name), on=published)]
        if found:
            return tuple(dict.fromkeys(found))
    return _past_terms(draft, lexicon)


def _past_terms(draft: Draft, lexicon: ActorLexicon) -> tuple[HolderRow, ...]:
    """The terms of any day in the very office that the report gives: President Vale, of whom it tells years later."""
    office = draft.noun.id if draft.noun and draft.noun.office else None
    found = [t for name in draft.names for t in lexicon.holders(" ".join(name)) if t.office == office]
    return tuple(dict.fromkeys(found))


def one_country(terms: Iterable[HolderRow]) -> str | None:
    """The country of all the terms, where it is one."""
    countries = {term.country for term in terms}
    return countries.pop() if len(countries) == 1 else None
