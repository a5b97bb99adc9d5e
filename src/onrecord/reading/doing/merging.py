"""Happenings told several times made one: the same code or kind, the same sides, and no day that speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .found import Happening

_MEETING = "04"
"""Root of what states do through whoever leads them: the sides are the same where the countries are."""
_LAST_VERBAL = "13"
_UNREAL = ("planned", "hypothetical", "denied")
_PLAIN_MEETING = ("040", "046")

_Kind = tuple[str, bool, frozenset[frozenset[str]]]


@dataclass(frozen=True)
class Merger:
    """Joins the happenings of one report."""

    sides: Mapping[str, str]
    """For each actor its country, or the state to which it belongs."""

    def merged(self, found: Iterable[Happening]) -> list[Happening]:
        """The happenings in order, each once, with all the words that tell of it."""
        kept: list[Happening] = []
        alike: dict[_Kind, list[int]] = defaultdict(list)
        for happening in found:
            rivals = alike[self._kind(happening)]
            at = next((n for n in rivals if self._same(kept[n], happening)), None)
            if at is None:
                rivals.append(len(kept))
                kept.append(happening)
            else:
                kept[at] = self._joined(kept[at], happening)
        return self._told_together(kept)

    def _kind(self, happening: Happening) -> _Kind:
        """What two that are one have in common: the root of the code, whether it happened, and who is on either side."""
        sides = (self._side(happening, happening.actors), self._side(happening, happening.recipients))
        return happening.code[:2], happening.modality in _UNREAL, frozenset(sides)

    def _same(self, one: Happening, other: Happening) -> bool:
        if not _compatible(one.when, other.when) or set(one.evidence) & set(other.evidence):
            return False
        if one.mirrored and other.mirrored and set(one.heads) & set(other.heads):
            return False
        if one.code[:2] > _LAST_VERBAL and not (one.nominal or other.nominal or one.when is not None):
            return False
        forth = (self._side(one, one.actors), self._side(one, one.recipients))
        back = (self._side(other, other.actors), self._side(other, other.recipients))
        return forth == back or (one.code.startswith(_MEETING) and not one.mirrored and forth == back[::-1])

    def _side(self, happening: Happening, ids: tuple[str, ...]) -> frozenset[str]:
        """A side by its countries where leaders meet for their states, else by its actors."""
        if happening.code.startswith(_MEETING):
            return frozenset(self.sides[i] for i in ids)
        return frozenset(ids)

    def _joined(self, one: Happening, other: Happening) -> Happening:
        """One happening of two: the surer one's sides and code, unless the other's code tells more."""
        first, second = (other, one) if one.nominal and not other.nominal else (one, other)
        code = second.code if first.code in _PLAIN_MEETING and second.code not in _PLAIN_MEETING else first.code
        return replace(
            first,
            code=code,
            when=first.when or second.when,
            evidence=tuple(sorted({*first.evidence, *second.evidence}, key=lambda e: (e.start, e.end))),
            heads=(*first.heads, *second.heads),
            guessed=tuple(g for g in first.guessed if g in second.guessed),
            occasion=first.occasion if first.occasion is not None else second.occasion,
            confidence=max(first.confidence, second.confidence),
        )

    def _told_together(self, kept: list[Happening]) -> list[Happening]:
        """Without those that only sum up others: "called both leaders", where each call is told by itself too."""
        out = list(kept)
        for whole in (h for h in kept if h.code.startswith(_MEETING)):
            parts = [p for p in out if p is not whole and self._is_part(p, whole)]
            covered = frozenset().union(*(self._other_side(p, whole) for p in parts)) if parts else frozenset()
            if len(parts) > 1 and covered >= self._side(whole, whole.recipients):
                out = [_with_evidence(h, whole) if h in parts else h for h in out if h is not whole]
        return out

    def _is_part(self, part: Happening, whole: Happening) -> bool:
        if part.code[:2] != whole.code[:2] or part.modality in _UNREAL:
            return False
        other_side = self._other_side(part, whole)
        return bool(other_side) and other_side < self._side(whole, whole.recipients)

    def _other_side(self, part: Happening, whole: Happening) -> frozenset[str]:
        """Whom a part has on the side opposite to the actors of the whole; nobody where they are on neither."""
        actors = self._side(whole, whole.actors)
        sides = (self._side(part, part.actors), self._side(part, part.recipients))
        return sides[1] if sides[0] == actors else sides[0] if sides[1] == actors else frozenset()


def _with_evidence(part: Happening, whole: Happening) -> Happening:
    evidence = tuple(sorted({*part.evidence, *whole.evidence}, key=lambda e: (e.start, e.end)))
    modality = whole.modality if part.modality == "background" else part.modality
    return replace(part, evidence=evidence, heads=(*part.heads, *whole.heads), modality=modality)


def _compatible(one: str | None, other: str | None) -> bool:
    """Whether two dates may be one day: one is unknown, or the shorter begins the longer."""
    return one is None or other is None or one.startswith(other[:10]) or other.startswith(one[:10])
