"""CAMEO actor codes: country, then role; an organisation's own where it has one."""

from __future__ import annotations

from onrecord.lexicon.actor_rows import HolderRow, RegionRow, StateRow
from onrecord.lexicon.roles import KNOWN_ROLES
from onrecord.records import ActorKind

from .drafts import BODIES, Draft

_ROLES: dict[ActorKind, str] = {"government": "GOV", "party": "PTY", "media": "MED", "igo": "IGO"}
_CHUNK = 3
_OWN_SIDE = ("LAB",)
"""Roles of those who are a side of their own in the body that they belong to."""
_SERVING = frozenset(("MIL", "COP", "SPY", "JUD", "CVL", "REF", "HLH", "LEG"))
"""Roles by which those who serve an international body are told from it: UN peacekeepers."""


def actor_code(kind: ActorKind, country: str | None, role: str | None, own: str | None) -> str | None:
    """The whole code of an actor: of a state its country's, of others country and role, of an organisation its own.

    >>> actor_code("person", "USA", "GOV", None), actor_code("state", "JPN", None, None), actor_code("igo", None, None, "IGOUNO")
    ('USAGOV', 'JPN', 'IGOUNO')
    """
    if own:
        return own
    part = role or _ROLES.get(kind, "")
    return f"{country or ''}{part}" or None


def country_and_role(code: str | None) -> str | None:
    """A whole code without what names one body.

    >>> country_and_role("PSEREBHAM"), country_and_role("IGOUNO"), country_and_role("USAGOV")
    ('PSEREB', 'IGO', 'USAGOV')
    """
    if code is None:
        return None
    first, second = code[:_CHUNK], code[_CHUNK : 2 * _CHUNK]
    return first + second if second in KNOWN_ROLES else first


def code_of(draft: Draft, country: str | None, terms: tuple[HolderRow, ...] = ()) -> str | None:
    """The whole code of a draft: who speaks for a party, a league or a militia has its code, not a government's."""
    own = draft.row.code if draft.row else None
    if draft.narrowed and draft.kind == "person":
        return actor_code("person", country, draft.narrowed, None)
    role = draft.role_code()
    if draft.kind == "party" and draft.role == "OPP":
        return actor_code("party", country, "OPP", None)
    if own is None and _belongs_to_body(draft):
        return _of_body(draft, country, role)
    if own is None and not (draft.noun and draft.noun.office) and len({term.code for term in terms}) == 1:
        own = _head_of_body(terms[0])
    return actor_code(draft.kind or "unnamed", country or _region(draft), role, own)


def body_code(draft: Draft) -> str | None:
    """The code that names one body, its own or that of whom it belongs to: IGOUNO of the UN's envoy."""
    codes = (d.row.code for d in draft.line() if d.row is not None and not isinstance(d.row, StateRow | RegionRow))
    return next((code for code in codes if code and code != country_and_role(code)), None)


def _belongs_to_body(draft: Draft) -> bool:
    """Whether it is somebody of a body that is no government: a party's leader, a ministry of the league."""
    owner = draft.owner
    if owner is None or owner.kind not in BODIES or isinstance(owner.row, RegionRow):
        return False
    if draft.role_code() in _OWN_SIDE:
        return False
    return "government" not in (owner.kind, draft.kind)


def _of_body(draft: Draft, country: str | None, role: str | None) -> str | None:
    """The code of who belongs to a body: the body's, with the role of those who serve or head an international one."""
    owner = draft.owner or draft
    whole = code_of(owner, country)
    if owner.kind != "igo" or whole is None or role is None:
        return whole
    if role in _SERVING:
        return whole[:_CHUNK] + role
    heads = draft.noun is not None and draft.noun.office and draft.kind == "person" and role in ("IGO", "GOV")
    return f"{whole[:_CHUNK]}GOV" if heads else whole


def _head_of_body(term: HolderRow) -> str | None:
    """The code of who heads an international body, as that of the office itself: IGOGOV of its secretary-general.

    A user's term may name no office; its code holds as it is.
    """
    if not term.office:
        return term.code
    return f"{term.code[:_CHUNK]}GOV" if term.code and term.code.startswith(_ROLES["igo"]) else term.code


def _region(draft: Draft) -> str | None:
    """The code of the region whose it is, where that is no one country's: European officials."""
    return next((d.row.code for d in draft.line() if isinstance(d.row, RegionRow) and d.row.code), None)
