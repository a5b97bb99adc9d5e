"""Countries that only the report's surroundings tell: in a report of one country, "the president" is its president."""

from __future__ import annotations

from collections.abc import Iterable

from .drafts import Draft

_DOMESTIC = frozenset(
    ("GOV", "REB", "OPP", "COP", "MIL", "LEG", "JUD", "CVL", "LAB", "EDU", "AGR", "UAF", "INS", "ELI", "REF", "PTY")
)
_ANYWHERE = ("media", "igo")
"""Outlets report from everywhere: theirs says nothing of whose affairs a report tells."""
_FOREIGN = ("attaché", "envoy", "ambassador", "diplomat", "mediator", "negotiator", "special-envoy", "counterpart")


def settle(drafts: Iterable[Draft]) -> None:
    """Gives those whose country no word tells the one country of the report, where it names but one."""
    all_drafts = tuple(drafts)
    homes = {home for draft in all_drafts if draft.kind not in _ANYWHERE and (home := draft.home) is not None}
    if len(homes) != 1:
        return
    (home,) = homes
    for draft in all_drafts:
        if _is_somebodys(draft):
            draft.country, draft.by_context = home, True


def _is_somebodys(draft: Draft) -> bool:
    """Whether a draft must be of some country that is not told."""
    if draft.home is not None or draft.owner is not None or draft.row is not None:
        return False
    noun = draft.noun
    return noun is not None and draft.role_code() in _DOMESTIC and noun.id not in _FOREIGN and not noun.document
