"""Quotations: pairs of quotation marks of every kind, over paragraphs, with odd or missing marks taken as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.spans import Span

_MARKS = re.compile(r"[\"“”„«»「」『』]|``|''|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_CLOSES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"',
    "``": "''",
    "''": "''",
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
    "”": "”",
}
_STRAIGHT = {'"', "''"}
_SINGLE = {"‘", "'"}
_LONGEST_SINGLE = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters start up to end, marks included; closed: an end mark stands there."""

    start: int
    end: int
    closed: bool = True

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The outermost quotations of each paragraph, in order; one left open ends with its paragraph.

    >>> text = 'The "red line" is old, she said. “Enough,” he added.'
    >>> [text[q.start:q.end] for q in find_quotations(text, [(0, len(text))])]
    ['"red line"', '“Enough,”']
    """
    found: list[Quotation] = []
    for start, end in paragraphs:
        at = start
        if found and not found[-1].closed and (closing := _goes_on(text, found[-1], start, end)):
            found.append(Quotation(start, closing))
            at = closing
        found += _in_paragraph(text, at, end)
    return tuple(found)


def _goes_on(text: str, before: Quotation, start: int, end: int) -> int | None:
    """Where a quotation left open in the paragraph before ends in this one, which does not open it anew."""
    closes = _CLOSES.get(text[before.start : before.start + 1], "")
    mark = next((m for m in _MARKS.finditer(text, start, end) if m.group() in _CLOSES or m.group() in closes), None)
    if mark is None or mark.group() not in closes or _before_word(text, mark):
        return None
    return mark.end()


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    at = start
    while (opening := _next_opening(text, at, end)) is not None:
        closing = _closing(text, opening, end)
        if closing is None:
            if opening.group() in _SINGLE or not _may_run_on(text, opening, end):
                at = opening.end()
                continue
            yield Quotation(opening.start(), end, closed=False)
            return
        yield Quotation(opening.start(), closing)
        at = closing


def _next_opening(text: str, at: int, end: int) -> re.Match[str] | None:
    for mark in _MARKS.finditer(text, at, end):
        kind = mark.group()
        if kind not in _CLOSES or (kind == "”" and not _before_word(text, mark)):
            continue
        if kind in _STRAIGHT and not _before_word(text, mark):
            continue
        if kind == "'" and text[mark.end() : mark.end() + 2].isdigit():
            continue  # the '90s
        return mark
    return None


def _before_word(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that could open or close stands where one opens: after a space, before none."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (not before or before.isspace() or before in "([{—–-:,") and bool(after) and not after.isspace()


def _closing(text: str, opening: re.Match[str], end: int) -> int | None:
    """Where the quotation that opens there ends, inner ones of the same kind passed over."""
    kind, depth = opening.group(), 1
    for mark in _MARKS.finditer(text, opening.end(), end):
        found = mark.group()
        if found in _CLOSES[kind] and not (found == kind and kind in (*_STRAIGHT, "'") and _before_word(text, mark)):
            depth -= 1
            if depth == 0:
                if kind in _SINGLE and mark.end() - opening.start() > _LONGEST_SINGLE:
                    return None
                return mark.end()
        elif found == kind and kind in "“«「" and _before_word(text, mark):
            depth += 1
    if depth > 1:  # an inner mark that never closed: the last mark of the kind ends the whole
        return max(
            (m.end() for m in _MARKS.finditer(text, opening.end(), end) if m.group() in _CLOSES[kind]), default=None
        )
    return None


def _may_run_on(text: str, opening: re.Match[str], end: int) -> bool:
    """Whether an unclosed quotation is one: it begins its paragraph, or a sentence after a cue's comma or colon."""
    before = text[: opening.start()].rstrip(" \t")
    if text[end:].lstrip()[: len(opening.group())] == opening.group():
        return True  # the next paragraph opens the same quotation anew
    return not before or before[-1] in "\n,:" or end - opening.start() > 40
