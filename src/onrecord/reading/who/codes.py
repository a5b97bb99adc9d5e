"""CAMEO actor codes: country, then role; an organisation's own where it has one."""

from __future__ import annotations

from onrecord.lexicon.actor_rows import HolderRow
from onrecord.records import ActorKind

from .drafts import BODIES, Draft

_ROLES: dict[ActorKind, str] = {"government": "GOV", "party": "PTY", "media": "MED", "igo": "IGO"}


def actor_code(kind: ActorKind, country: str | None, role: str | None, own: str | None) -> str | None:
    """The code of an actor: of a state its country's, of others country and role, of an organisation its own.

    >>> actor_code("person", "USA", "GOV", None), actor_code("state", "JPN", None, None), actor_code("igo", None, None, "IGOUNO")
    ('USAGOV', 'JPN', 'IGOUNO')
    """
    if own:
        return own
    part = role or _ROLES.get(kind, "")
    return f"{country or ''}{part}" or None


def code_of(draft: Draft, country: str | None, terms: tuple[HolderRow, ...] = ()) -> str | None:
    """The code of a draft: who speaks for a party, a league or a militia has its code, not a government's."""
    own = draft.row.code if draft.row else None
    if draft.kind == "party" and draft.role == "OPP":
        return actor_code("party", country, "OPP", None)
    owner = draft.owner
    if own is None and owner is not None and owner.kind in BODIES and "government" not in (owner.kind, draft.kind):
        return code_of(owner, country)
    if own is None and not (draft.noun and draft.noun.office) and len({term.code for term in terms}) == 1:
        own = terms[0].code
    return actor_code(draft.kind or "unnamed", country, draft.noun.role if draft.noun else draft.role, own)
