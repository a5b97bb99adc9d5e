"""A transcript cut into its turns: labels at the front of lines, whose words follow, stage directions left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.article.blocks import Block
from onrecord.article.labels import Label, find_labels
from onrecord.lexicon.dialogue import LabelRole, TurnLexicon
from onrecord.spans import Span, merged, overlapping, without

_BRACKETED = re.compile(r"[*_]{0,3}[(\[]([^()\[\]\n]{2,80})[)\]][*_]{0,3}")
_END = re.compile(r"(?<=\n)[^\w\n]{0,40}END\b[^a-z\n]{0,40}$", re.MULTILINE)
_FEWEST_TURNS, _LABELLED_SHARE, _FEWEST_QUESTIONS = 3, 0.25, 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break."""

    label: Span
    """The label with its colon."""
    name: Span
    """The words in it that stand for the speaker."""
    office: Span | None
    """The office beside the name."""
    key: str
    """What the labels of one speaker share: "ruud" for SECRETARY RUUD and Lena Ruud."""
    role: LabelRole
    called: str
    """What the speaker is called, where the label names nobody."""
    code: str
    """The CAMEO role of such a speaker."""
    words: tuple[Span, ...]
    """The paragraphs, cut where a stage direction stands."""
    speaks: bool
    """There is a word in the first of them, not figures alone."""
    translated: bool = False
    """The transcriber says that it was interpreted."""


def find_turns(
    text: str, blocks: Sequence[Block], *, lexicon: TurnLexicon, skip: Iterable[tuple[int, int]] = ()
) -> tuple[Turn, ...]:
    r"""The turns of a text in order; of one without labels none.

    >>> from onrecord.article.blocks import find_blocks
    >>> text = "Q: Will it sail?\n\nMS. HOLT: It will. (Laughter.)\n\nQ: When?"
    >>> [(t.key, [s.slice(text) for s in t.words]) for t in find_turns(text, find_blocks(text), lexicon=TurnLexicon.load())]
    [('question', ['Will it sail?']), ('holt', ['It will.']), ('question', ['When?'])]
    """
    labels, held = find_labels(text, lexicon=lexicon), merged(skip)
    ends = [*(label.start for label in labels), len(text)]
    lines = [Span(block.start, block.end) for block in blocks]
    return tuple(_turn(text, lines, label, end, lexicon, held) for label, end in zip(labels, ends[1:], strict=True))


def is_dialogue(turns: Sequence[Turn], blocks: Sequence[Block], *, named: bool) -> bool:
    """Whether labels make a transcript of a text: they recur, and its title, their share or questions say so.

    What has a number behind its label is a line of a table: "Talland: 12".
    """
    turns = [turn for turn in turns if turn.speaks]
    times, roles = Counter(turn.key for turn in turns), Counter(turn.role for turn in turns)
    often = len(turns) >= _LABELLED_SHARE * len(blocks)
    if roles["asks"] and roles["answers"] and (named or often):
        return True
    if len(turns) < _FEWEST_TURNS or len(times) < 2 or max(times.values()) < 2:
        return False
    return named or often or roles["asks"] >= _FEWEST_QUESTIONS


def stage_directions(text: str, start: int, end: int, *, lexicon: TurnLexicon) -> Iterator[tuple[Span, bool]]:
    """What the transcriber put in brackets, and whether it says that the words are an interpreter's."""
    for found in _BRACKETED.finditer(text, start, end):
        if row := lexicon.direction(found[1]):
            yield Span(*found.span()), row.what == "translated"
    yield from ((Span(*found.span()), False) for found in _END.finditer(text, start, end))


def _turn(text: str, lines: Sequence[Span], label: Label, end: int, lexicon: TurnLexicon, skip: Sequence[Span]) -> Turn:
    directions = list(stage_directions(text, label.start, end, lexicon=lexicon))
    holes = merged([*(span for span, _ in directions), *overlapping(skip, label.end, end)])
    inside = overlapping(lines, label.end, end)
    paragraphs = (Span(max(line.start, label.end), min(line.end, end)) for line in inside)
    trimmed = (_trimmed(text, piece) for p in paragraphs for piece in without(p, overlapping(holes, *p)))
    pieces = tuple(piece for piece in trimmed if piece is not None)
    return Turn(
        Span(label.start, label.end),
        label.name,
        label.office,
        label.key,
        label.row.role if label.row else "speaks",
        label.row.called if label.row and label.key == label.row.id else "",
        label.row.code if label.row else "",
        pieces,
        not pieces or any(c.isalpha() for c in pieces[0].slice(text)),
        any(translated for _, translated in directions),
    )


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None where no word is in it."""
    words = span.slice(text)
    start, end = span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip())
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None
