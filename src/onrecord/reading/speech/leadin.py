"""A name, a colon and what it said: headlines ("Premier: no talks before May") and transcripts' labels."""

from __future__ import annotations

from collections.abc import Iterator

from .scene import Attribution, Scene
from .subjects import can_speak

_LONGEST_NAME = 6
_CONFIDENCE = 0.7


def leadin_attributions(scene: Scene) -> Iterator[Attribution]:
    """An attribution for each sentence that opens with a name and a colon."""
    parse = scene.parse
    names = {name.start: name for name in parse.names if name.kind in ("PER", "ORG", "LOC")}
    for number, sentence in enumerate(parse.sentences):
        name = names.get(sentence.start)
        if name is None or name.end - name.start > _LONGEST_NAME or name.end + 1 >= sentence.end:
            continue
        colon = parse.tokens[name.end]
        if colon.lower != ":" or not can_speak(scene, name.start):
            continue
        content = _rest(scene, name.end + 1, sentence.end, number)
        if len(content) > 2:
            yield Attribution(
                tuple(range(name.start, name.end)), name.start, (name.end,), None, scene.words(content),
                "assert", "leadin", _CONFIDENCE,
            )  # fmt: skip


def _rest(scene: Scene, start: int, end: int, number: int) -> list[int]:
    """The rest of the sentence, and of its line."""
    parse = scene.parse
    paragraph = parse.sentences[number].paragraph
    for later in parse.sentences[number + 1 :]:
        if later.paragraph != paragraph:
            break
        end = later.end
    return list(range(start, end))
