"""All deeds of a parse in the order of the text, those that others are composed of left out."""

from __future__ import annotations

from collections.abc import Iterator

from .composing import Composer
from .found import Deed
from .scene import FINDER, Scene
from .stance import told_as

_TELLING = ("VERB", "NOUN", "PROPN", "ADJ")


def deeds_of(scene: Scene) -> tuple[Deed, ...]:
    """The deeds that verbs and nouns tell of."""
    composer = Composer(scene)
    made = [d for t in scene.parse.tokens if t.upos in _TELLING and (d := composer.of(t.index)) is not None]
    told = {head for deed in made if not deed.nominal for head in deed.inner}
    told |= {head for deed in made if deed.nominal and deed.head not in told for head in deed.inner}
    kept = tuple(told_as(scene, deed) for deed in made if deed.head not in told)
    if scene.trace.on:
        _tell(scene, kept)
    return kept


def _tell(scene: Scene, deeds: tuple[Deed, ...]) -> None:
    for deed in deeds:
        span = scene.parse.span(deed.words[0], deed.words[-1] + 1)
        scene.trace.kept(FINDER, deed.rules[0], span.start, span.end, f"{deed.code}, {deed.modality}")


def heads_of(deeds: tuple[Deed, ...]) -> Iterator[int]:
    """The tokens that must mean somebody."""
    for deed in deeds:
        yield from deed.doers
        for group in deed.others:
            yield from group
