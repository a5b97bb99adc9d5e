"""A colon and what was said: "Premier: no talks before May", and a paragraph led in by the one before ("he wrote:")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.parsing.parse import Name, Sentence

from .cues import ANY, cue_at, row_of
from .offices import LONGEST_LABEL, Label, is_office, office_label
from .scene import Attribution, Scene
from .subjects import can_speak
from .verbal import from_cue, objection

_CONFIDENCE = 0.7


def leadin_attributions(scene: Scene) -> Iterator[Attribution]:
    """An attribution for each sentence that opens with a name and a colon, and for a headline with an office."""
    parse = scene.parse
    names = {name.start: name for name in parse.names if name.kind in ("PER", "ORG", "LOC")}
    for number, sentence in enumerate(parse.sentences):
        name = names.get(sentence.start)
        label = _named(scene, name, sentence) if name is not None else None
        if label is None or is_office(scene, range(sentence.start, label.colon)):
            label = office_label(scene, number)
        if label is None:
            continue
        content = _rest(scene, label.colon + 1, sentence.end, number)
        if len(content) > 2:
            yield Attribution(
                tuple(range(sentence.start, label.colon)), label.head, (label.colon,), None, scene.words(content),
                "assert", "leadin", _CONFIDENCE,
            )  # fmt: skip


def _named(scene: Scene, name: Name, sentence: Sentence) -> Label | None:
    """The name with which a sentence opens, where a colon follows and it is somebody's who can speak."""
    if name.end - name.start > LONGEST_LABEL or name.end + 1 >= sentence.end:
        return None
    if scene.parse.tokens[name.end].lower != ":" or not can_speak(scene, name.start):
        return None
    return Label(name.start, name.end)


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
    for before, after in pairwise(scene.paragraphs.values()):
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
