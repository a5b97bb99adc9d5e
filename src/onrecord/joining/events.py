"""Whether two tellings tell of the same event."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.joining.days import fit
from onrecord.joining.judged import Judged, judged
from onrecord.joining.sides import Agreement, agreement
from onrecord.joining.told import Happening, Who

JOIN, PERHAPS = 0.6, 0.45
_MUTUAL = frozenset({"04", "05", "06"})
"""Roots of what two do together, whoever is told first."""
_VERBAL = frozenset({"01", "02", "03", "09", "10", "11", "12", "13"})
"""Roots of what is done by saying it: what is said tells such events apart."""
_OF_WORDS, _OF_DEEDS = 0.6, 0.2
_UNSURE = frozenset({"hypothetical", "background"})


def same_event(a: Happening, b: Happening) -> Judged | None:
    """Whether two tellings are of one happening: by kind, sides, day, and the words around. Which comes first doesn't matter.

    Of one report reading has said already what is one happening.
    """
    if a.mirror_of == b.key or b.mirror_of == a.key:
        return Judged("join", 1.0, ("one happening told from two sides",))
    if a.report == b.report:
        return None
    kind = _kind(a, b)
    sides = _sides(a, b) if kind else 0.0
    if not sides:
        return None
    days = fit(a.days, b.days)
    words = _words(a, b)
    weight = _OF_WORDS if {a.code[:2], b.code[:2]} <= _VERBAL else _OF_DEEDS
    score = kind * sides**0.5 * days.score * (1 - weight + weight * min(2 * words, 1))
    if _UNSURE & {a.modality, b.modality}:
        score *= 0.85
    why = (_kind_told(a, b), "the same sides", days.why, "alike words" if words > 0.3 else "")
    return judged(score, tuple(filter(None, why)), join=JOIN, perhaps=PERHAPS)


def _kind(a: Happening, b: Happening) -> float:
    """How well the kinds fit: one code, one of its branches, one root."""
    one, other = sorted((a.code, b.code))
    if one == other:
        return 1.0
    if one[:3] == other[:3]:
        return 0.95
    if one[:2] != other[:2]:
        return 0.0
    if one[:2] != "04":
        return 0.6
    return 0.85 if one == "040" else 0.4 if one == "041" else 0.8


def _kind_told(a: Happening, b: Happening) -> str:
    one, other = sorted((a.code, b.code))
    return f"the same kind, {one}" if one == other else f"kinds {one} and {other}"


def _sides(a: Happening, b: Happening) -> float:
    """How well those agree who did it, and to whom it was done."""
    there = _both(a.actors, b.actors, a.recipients, b.recipients)
    if a.code[:2] in _MUTUAL or b.code[:2] in _MUTUAL:
        return max(there, _both(a.actors, b.recipients, a.recipients, b.actors))
    return there


def _both(one: Sequence[Who], other: Sequence[Who], to_one: Sequence[Who], to_other: Sequence[Who]) -> float:
    doers, met = _best(one, other), _best(to_one, to_other)
    return min(doers, met)


def _best(some: Sequence[Who], others: Sequence[Who]) -> float:
    """The best agreement between one of some and one of others; something where a report names nobody."""
    if not some or not others:
        return 0.7 if some or others else 0.8
    agreements: list[Agreement] = [agreement(a, b) for a in some for b in others]
    return max(found.score for found in agreements)


def _words(a: Happening, b: Happening) -> float:
    one, other = set(a.stems), set(b.stems)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
