"""A colon and what was said: "Premier: no talks before May", and a paragraph led in by the one before ("he wrote:")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.parsing.parse import Sentence

from .cues import ANY, cue_at, row_of
from .scene import Attribution, Scene
from .subjects import can_speak
from .verbal import from_cue, objection

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


def block_attributions(scene: Scene, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """An attribution for each paragraph that the last cue of the one before leads in with a colon, without marks."""
    taken = {a.verb for a in found}
    for before, after in pairwise(_paragraphs(scene)):
        last = scene.parse.tokens[before[-1].end - 1]
        start, end = after[0].start, after[-1].end
        if last.lower != ":" or scene.quotation_of(start) is not None:
            continue
        for token in reversed(scene.parse.tokens[before[-1].start : before[-1].end]):
            row = row_of(scene, token) if token.upos == "VERB" and token.index not in taken else None
            if row is None or row is ANY or "quote" not in row.frames:
                continue
            cue = cue_at(scene, token, row)
            if cue.subject is not None and not objection(scene, cue):
                content = scene.words(range(start, end))
                yield replace(from_cue(scene, cue, f"block:{row.id}", _CONFIDENCE), content=content)
                break


def _paragraphs(scene: Scene) -> list[list[Sentence]]:
    held: dict[int, list[Sentence]] = {}
    for sentence in scene.parse.sentences:
        held.setdefault(sentence.paragraph, []).append(sentence)
    return list(held.values())
