"""CAMEO actor codes: country, then role; an organisation's own where it has one."""

from __future__ import annotations

from onrecord.records import ActorKind

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
