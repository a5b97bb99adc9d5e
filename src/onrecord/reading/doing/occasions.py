"""The occasion on which a deed was done: a call that reaffirmed ties, a meeting at which two agreed."""

from __future__ import annotations

from onrecord.parsing.parse import Parse

from .found import Deed

_AT = frozenset(("at", "during", "in"))
_CONSULT = "04"


def occasion_of(parse: Parse, deed: Deed, by_head: dict[int, Deed]) -> int | None:
    """The head of the meeting or call that is the subject of a deed's verb, or at which it was done."""
    for child in parse.children(deed.head, "nsubj", "obl"):
        case = parse.child(child.index, "case")
        if child.relation == "obl" and (case is None or case.lower not in _AT):
            continue
        found = by_head.get(child.index)
        if found is not None and found.code.startswith(_CONSULT):
            return child.index
    return None
