"""Quotations: what stands in quotation marks of any kind, over paragraphs, odd and missing marks taken as they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from onrecord.marks import SINGLE, Mark, find_marks
from onrecord.spans import Span

_PAIRS = ("“”", "„“", "„”", "‟”", "«»", "»«", "‹›", "›‹", "「」", "『』", "《》", "〝〞", "❝❞", "‘’")
_LONGEST_SINGLE = 400
_LONGEST_UNOPENED = 4_000
_NEAR = 200
"""Characters that are looked at beside a mark."""
_FULL_STOP = re.compile(r"[.!?…][\"”’»)\]]*\s+")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’»)\]]*\s+$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters start up to end, marks included; closed: an end mark stands there."""

    start: int
    end: int
    closed: bool = True

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def touching(quotations: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """Those of the quotations of a text, which are in order and apart, that share a character with a span.

    >>> touching([Quotation(0, 4), Quotation(6, 9), Quotation(12, 15)], Span(8, 12))
    [Quotation(start=6, end=9, closed=True)]
    """
    first = bisect_right(quotations, span.start, key=lambda q: q.end)
    return quotations[first : bisect_left(quotations, span.end, lo=first, key=lambda q: q.start)]


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The outermost quotations of each paragraph, in order; one left open ends with its paragraph.

    >>> text = 'The "red line" is old, she said. “Enough of „lines“,” he added.'
    >>> [text[q.start:q.end] for q in find_quotations(text, [(0, len(text))])]
    ['"red line"', '“Enough of „lines“,”']
    """
    found: list[Quotation] = []
    for start, end in paragraphs:
        marks = list(find_marks(text, start, end))
        if found and not found[-1].closed and marks and marks[0].side == "closes":
            found.append(Quotation(start, marks.pop(0).end))
        at = max(start, found[-1].end) if found else start
        doubles = list(_doubles(text, marks, at, end))
        found += sorted([*doubles, *_singles(text, at, end, doubles)], key=lambda q: q.start)
    return tuple(found)


def _doubles(text: str, marks: Sequence[Mark], start: int, end: int) -> Iterator[Quotation]:
    """The outermost pairs; where a mark is left open and a later quotation begins a sentence of its own, they begin anew."""
    while marks:
        first, closed = yield from _paired(text, marks, start)
        if first is None:
            return
        later = [m for m in marks if m.start > first.start]
        own = (n for n, m in enumerate(later) if m.side == "opens" and _ends_before(text, first.end, m.start))
        anew = next(own, None) if closed > first.end else None
        if anew is None:
            yield from _left_open(text, first, closed, end)
            return
        marks, start = later[anew:], later[anew].start


def _paired(text: str, marks: Sequence[Mark], start: int) -> Generator[Quotation, None, tuple[Mark | None, int]]:
    """The outermost pairs, then the first mark that nothing closes, and where the last mark that closes ends.

    A mark that closes ends the innermost open quotation that its look can end, else the innermost; where none is open, it
    ends what its sentence began.
    """
    open_marks: list[Mark] = []
    closed = start
    for mark in marks:
        if mark.side == "opens":
            open_marks.append(mark)
        elif open_marks:
            del open_marks[_ended(open_marks, mark) + 1 :]
            first = open_marks.pop()
            closed = mark.end
            if not open_marks:
                yield Quotation(first.start, mark.end)
        elif (begun := _begun(text, closed, mark)) is not None:
            closed = mark.end
            yield Quotation(begun, mark.end)
    return next(iter(open_marks), None), closed


def _begun(text: str, after: int, closing: Mark) -> int | None:
    """Where the sentence begins that a mark closes though none opened it: after the last full stop, or the last quotation."""
    if text[closing.start - 1].isdigit():
        return None  # 6'2", five inches
    first = max(after, closing.start - _LONGEST_UNOPENED)
    stops = [m.end() for m in _FULL_STOP.finditer(text, first, closing.start - 1)]
    begun = stops[-1] if stops else first
    quoted = text[begun : closing.start].strip()
    near = text[max(0, begun - _NEAR) : begun]
    before = near.rstrip()
    at_start = not before or before[-1] in ".!?…\n" or "\n" in near[len(before) :]
    return text.index(quoted, begun) if at_start and len(quoted.split()) > 1 else None


def _ended(open_marks: Sequence[Mark], mark: Mark) -> int:
    last = len(open_marks) - 1
    return next((n for n in range(last, -1, -1) if _pairs(open_marks[n], mark)), last)


def _pairs(opening: Mark, closing: Mark) -> bool:
    return (
        opening.look + closing.look in _PAIRS
        or opening.look == closing.look
        or {opening.look, closing.look} == {"``", "''"}
    )


def _left_open(text: str, first: Mark, closed: int, end: int) -> Iterator[Quotation]:
    """What a mark opens that nothing closes: its last inner mark ends it; else it runs to the end of the paragraph, if it is
    led in or long.
    """
    if closed > first.end:
        yield Quotation(first.start, closed)
    elif first.side == "opens" and _may_run_on(text, first, end):
        yield Quotation(first.start, end, closed=False)


def _ends_before(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends right before a character."""
    return _SENTENCE_END.search(text, max(start, end - _NEAR), end) is not None


def _may_run_on(text: str, opening: Mark, end: int) -> bool:
    """Whether an unclosed quotation is one: it begins its paragraph, or a sentence after a cue's comma or colon."""
    before = text[max(0, opening.start - _NEAR) : opening.start].rstrip(" \t")
    if text[end : end + _NEAR].lstrip()[: len(opening.look)] == opening.look:
        return True  # the next paragraph opens the same quotation anew
    return not before or before[-1] in "\n,:" or end - opening.start > 40


def _singles(text: str, start: int, end: int, taken: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations in marks of one stroke outside the others."""
    at, starts = start, [q.start for q in taken]
    while (opening := SINGLE.search(text, at, end)) is not None:
        at = opening.end()
        behind = bisect_right(starts, opening.start())
        if behind and opening.start() < taken[behind - 1].end:
            at = taken[behind - 1].end
            continue
        if not _opens_single(text, opening):
            continue
        behind = bisect_right(starts, at)
        most = starts[behind] if behind < len(starts) else end
        closing = _single_end(text, opening, min(most, opening.start() + 2 * _LONGEST_SINGLE))
        if closing is not None and closing - opening.start() <= _LONGEST_SINGLE:
            yield Quotation(opening.start(), closing)
            at = closing


def _opens_single(text: str, mark: re.Match[str]) -> bool:
    after = text[mark.end() : mark.end() + 2]
    return mark.group() in "‘'`" and after[:1].isalnum() and not after.isdigit()  # the '90s


def _single_end(text: str, opening: re.Match[str], end: int) -> int | None:
    """Where the quotation that opens there ends: not at a plural's apostrophe ("the sailors' boats") while a mark follows."""
    ends = [
        m
        for m in SINGLE.finditer(text, opening.end(), end)
        if m.group() in "’'´" and not text[m.end() : m.end() + 1].isalnum()
    ]
    plural = [text[m.start() - 1] == "s" and text[m.end() : m.end() + 2].strip().islower() for m in ends]
    for n, mark in enumerate(ends):
        later = ends[n + 1] if n + 1 < len(ends) else None
        if not plural[n] or later is None or SINGLE.search(text, mark.end(), later.start()) is not None:
            return mark.end()
    return ends[-1].end() if ends else None
