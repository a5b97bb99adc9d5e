"""Counterparts: "her counterpart" holds the same office elsewhere, and is of another country than hers."""

from __future__ import annotations

from .drafts import Draft
from .found import FoundMention
from .scene import Scene

COUNTERPART = "counterpart"
_NEAR = 4
"""Sentences back in which whoever is meant was met."""


def is_opposite(scene: Scene, mention: FoundMention) -> bool:
    """Whether a mention says of whom it is that they are on the other side: 'her' in "her counterpart"."""
    if mention.noun is None or mention.noun.id != COUNTERPART:
        return False
    owner = scene.owner(mention)
    return owner is not None and owner.person


def counterpart(scene: Scene, mention: FoundMention) -> Draft | None:
    """The one person met shortly before who holds an office of the kind elsewhere: in the country that is told, if any is."""
    possessor = scene.parse.child(mention.head, "nmod:poss")
    whose = scene.by_token.get(possessor.index) if possessor else None
    if whose is None or not whose.person:
        return None
    country = None if is_opposite(scene, mention) else scene.country(mention)
    found = [
        draft
        for draft in scene.recent(scene.parse.tokens[mention.head].sentence, _NEAR)
        if draft.kind == "person" and draft.named and draft is not whose and _elsewhere(draft, whose, country)
    ]
    return found[0] if len(found) == 1 else None


def _elsewhere(draft: Draft, whose: Draft, country: str | None) -> bool:
    """Whether somebody with a like office is of that country, or at least of another one."""
    if draft.home is None or draft.home == whose.home or (country is not None and draft.home != country):
        return False
    return draft.noun is not None and (draft.noun.id == COUNTERPART or whose.noun is None or _alike(draft, whose))


def _alike(draft: Draft, whose: Draft) -> bool:
    return whose.noun is not None and (
        whose.noun.id == COUNTERPART
        or {r.split()[-1] for r in draft.roles} & {r.split()[-1] for r in whose.roles} != set()
    )
