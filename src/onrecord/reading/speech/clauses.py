"""Content that is a clause: the frames in the order in which they are tried, and what is cut off at their front."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.spans import Span

from .asides import after_colon, as_reported, aside
from .complements import after_that, asked_if, complement, free_relative, misread_relative, question
from .cues import Cue
from .scene import Scene
from .subjects import others_act

_DASHES = {"--", "–", "—", "(", ")", "-"}
_FRAMES: tuple[tuple[str, Callable[[Scene, Cue], list[int]]], ...] = (
    ("ccomp", complement),
    ("what", free_relative),
    ("when", question),
    ("when", asked_if),
    ("relative", misread_relative),
    ("aside", aside),
    ("as", as_reported),
    ("colon", after_colon),
    ("surface", after_that),
)


def clause_content(scene: Scene, cue: Cue) -> tuple[str, tuple[Span, ...]] | None:
    """The frame's name and the content of a cue that has a clause for it."""
    for frame, found in _FRAMES:
        tokens = found(scene, cue)
        if not tokens:
            continue
        tokens = _inside_dashes(scene, cue, _behind_colon(scene, cue, _beside_quotation(scene, cue, tokens)))
        if not tokens:
            continue
        if content := scene.words(without_mark(scene, tokens)):
            return frame, content
    return None


def _inside_dashes(scene: Scene, cue: Cue, tokens: list[int]) -> list[int]:
    """The tokens; of a cue in brackets or between dashes, with content there, no more than stands there.

    "The paper -- which notes that ships are late -- is a warning": that it is one is not noted.
    """
    start, end = scene.sentence_of(cue.head)
    marks = [t for t in range(start, end) if scene.parse.tokens[t].lower in _DASHES and scene.quotation_of(t) is None]
    opened = max((t for t in marks if t < cue.head), default=None)
    closed = min((t for t in marks if t > cue.head), default=None)
    aside = opened is not None and 0 <= scene.parse.tokens[cue.head].head < opened
    if opened is None or closed is None or not aside or not any(cue.head < t < closed for t in tokens):
        return tokens
    return [t for t in tokens if opened < t < closed]


def _beside_quotation(scene: Scene, cue: Cue, tokens: list[int]) -> list[int]:
    """The tokens; of a cue right behind a quotation that opens the sentence, what stands behind it only where it is quoted too.

    '"Go on," she said, but he was asleep': that he slept is not what she said.
    """
    own = cue.subject is not None and scene.parse.tokens[cue.subject].head == cue.head
    phrase = scene.clause(cue.subject) if own and cue.subject is not None else []
    first = min([cue.head, *(t for t in phrase if t < cue.head and scene.quotation_of(t) is None)])
    start = scene.sentence_of(cue.head)[0]
    number = scene.quotation_of(first - 1) if first > start else None
    if number is None or scene.quotation_of(start) != number or scene.quotation_of(cue.head) is not None:
        return tokens
    speaking = {cue.head, *phrase}
    return [
        t
        for t in tokens
        if t < cue.head or (scene.quotation_of(t) is not None and not others_act(scene, range(first, t), speaking))
    ]


def _behind_colon(scene: Scene, cue: Cue, tokens: list[int]) -> list[int]:
    """The tokens; where the report itself leads in a quotation with a colon, before its cue, the quotation alone.

    'The note tells of harm to trade: "We all lose by it," the union wrote': the union wrote what is in the marks.
    """
    before = [t for t in tokens if t < cue.head]
    number = scene.quotation_of(before[-1]) if before and before == tokens else None
    if number is None:
        return tokens
    first = next(t for t in tokens if scene.quotation_of(t) == number)
    return [t for t in tokens if t >= first] if first and scene.parse.tokens[first - 1].lower == ":" else tokens


def without_mark(scene: Scene, tokens: list[int]) -> list[int]:
    """The tokens without the complementizer "that" at their front, or a comma before it."""
    at = 0
    while at < len(tokens) - 1:
        token = scene.parse.tokens[tokens[at]]
        plural = scene.parse.tokens[tokens[at + 1]].xpos == "NNS"  # "notes that ships are late"
        that = token.lower == "that" and (token.relation in ("mark", "obj") or plural) and at <= 1
        if not that and token.lower not in (",", ":"):
            break
        at += 1
    return tokens[at:]
