"""How one wording differs from another, word by word: what was added, cut, changed. Pure: no archive is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest
from typing import Literal, NamedTuple

from onrecord.marks import find_marks
from onrecord.records import Evidence

PieceKind = Literal["same", "added", "cut", "changed"]
ELLIPSIS = "…"
_TOKEN = re.compile(r"\[?\(?(?:…|\.\s?\.\s?\.|\. \. \.)\.?\)?\]?|\[|\]|\d+(?:[.,]\d+)*\w*|\w+(?:['’ʼ‘`´\-‐‑]\w+)*")
_SPELLED = str.maketrans(dict.fromkeys("’ʼ‘`´", "'") | dict.fromkeys("‐‑", "-") | {",": None})
Block = tuple[int, int, int, int]
"""Words from, to of the one wording; from, to of the other."""


class Word(NamedTuple):
    """A word of a content; its place counts characters of all spans, one behind the other."""

    start: int
    end: int
    key: str
    """The form that is compared: without case and ways of spelling apostrophes."""
    own: bool
    """Whether an outlet put it in: what stands in square brackets, an ellipsis."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a wording, beside what the first wording has there."""

    kind: PieceKind
    before: Evidence | None
    """Words of the first wording that were cut or changed."""
    after: Evidence | None
    """Words of this wording, in its own report; null where they were cut."""
    own: bool = False
    """Whether the outlet itself marks it, by brackets or an ellipsis."""


def words_of(content: Sequence[Evidence]) -> tuple[Word, ...]:
    """The words that are compared. Marks of quotation and punctuation are none.

    >>> [word.key for word in words_of([Evidence(5, 27, "“We don’t [now] … go,”")])]
    ['we', "don't", 'now', '…', 'go']
    """
    found: list[Word] = []
    bracketed = False
    for start, evidence in zip(_starts(content), content, strict=True):
        for token in _TOKEN.finditer(_joined(evidence.quote)):
            seen = evidence.quote[token.start() : token.end()]
            if seen in "[]":
                bracketed = seen == "["
                continue
            gap = ELLIPSIS in seen or "." in seen.strip("[()]")[:1]
            if key := ELLIPSIS if gap else _key(seen):
                found.append(Word(start + token.start(), start + token.end(), key, gap or bracketed))
        bracketed = False
    return tuple(found)


def keys_of(content: Sequence[Evidence]) -> tuple[str, ...]:
    """The words of a wording as they are compared; two wordings that share them all are one.

    >>> keys_of([Evidence(0, 9, '"No, no."')]) == keys_of([Evidence(7, 12, "No no")])
    True
    """
    return tuple(word.key for word in words_of(content))


def holds(keys: Sequence[str], sought: Sequence[str]) -> bool:
    """Whether words stand in a wording, one behind the other.

    >>> holds(("they", "lost", "their", "temper"), ("lost", "their")), holds(("lost", "temper"), ("lost", "their"))
    (True, False)
    """
    return any(tuple(keys[at : at + len(sought)]) == tuple(sought) for at in range(len(keys) - len(sought) + 1))


def marked(first: Sequence[Evidence], other: Sequence[Evidence]) -> tuple[Piece, ...]:
    """The other wording in pieces, what it shares with the first and what it does not; `after` rejoins to its words.

    >>> pieces = marked([Evidence(0, 15, "“I never sell.”")], [Evidence(9, 25, "I sell at once, ")])
    >>> [(p.kind, p.before.quote if p.before else "", p.after.quote if p.after else "") for p in pieces]
    [('same', '', 'I'), ('cut', 'never', ''), ('same', '', ' sell '), ('added', '', 'at once'), ('same', '', ', ')]
    """
    mine, theirs = words_of(first), words_of(other)
    pieces: list[Piece] = []
    at = 0
    for i, i_end, j, j_end in _blocks([w.key for w in mine], [w.key for w in theirs]):
        start, stop = _place(theirs, j, j_end)
        pieces += (Piece("same", None, piece) for piece in _cut(other, at, start))
        before = _cut(first, mine[i].start, mine[i_end - 1].end) if i < i_end else []
        pieces += _differing(before, _cut(other, start, stop), theirs[j:j_end])
        at = stop
    pieces += (Piece("same", None, piece) for piece in _cut(other, at, sum(len(e.quote) for e in other)))
    return tuple(pieces)


def changes(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces in which a wording differs from the first."""
    return tuple(piece for piece in pieces if piece.kind != "same")


def quoted(content: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What of a content stands in quotation marks; all of it, where nothing does.

    >>> [e.quote for e in quoted([Evidence(3, 32, 'it had “lost” all “its temper”')])]
    ['“lost”', '“its temper”']
    """
    found = [Evidence(e.start + a, e.start + b, e.quote[a:b]) for e in content for a, b in _quotations(e.quote)]
    return tuple(found) or tuple(content)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quotations stand, with their marks; one that is not closed goes on to the end."""
    opened: int | None = None
    for mark in find_marks(text, 0, len(text)):
        if mark.side == "opens":
            opened = mark.start if opened is None else opened
        elif opened is not None:
            yield opened, mark.end
            opened = None
    if opened is not None:
        yield opened, len(text)


def _joined(text: str) -> str:
    """The text with signs that belong to the letter before them as letters, so that a word is not cut within."""
    if text.isascii():
        return text
    return "".join("a" if unicodedata.category(c) in _SIGNS else c for c in text)


_UNSEEN = "Cf"
"""Characters that only format: soft hyphens, joiners, marks of direction."""
_SIGNS = frozenset({"Mn", "Mc", "Me", _UNSEEN})


def _key(word: str) -> str:
    seen = "".join(c for c in word.translate(_SPELLED) if unicodedata.category(c) != _UNSEEN)
    return unicodedata.normalize("NFKC", seen).casefold()


def _blocks(mine: Sequence[str], theirs: Sequence[str]) -> list[Block]:
    """The stretches of words in which two wordings differ."""
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}
    first, other = ([numbers.setdefault(key, len(numbers)) for key in keys] for keys in (mine, theirs))
    blocks: list[Block] = []
    for op in Indel.opcodes(first, other):
        i, i_end, j, j_end = op.src_start, op.src_end, op.dest_start, op.dest_end
        if op.tag == "equal":
            continue
        if blocks and blocks[-1][1] == i and blocks[-1][3] == j:
            blocks[-1] = blocks[-1][0], i_end, blocks[-1][2], j_end
        else:
            blocks.append((i, i_end, j, j_end))
    return blocks


def _place(words: Sequence[Word], first: int, end: int) -> tuple[int, int]:
    """Where words stand; where there are none, behind the word before them."""
    if first < end:
        return words[first].start, words[end - 1].end
    at = words[first - 1].end if first else words[0].start if words else 0
    return at, at


def _differing(before: Sequence[Evidence], after: Sequence[Evidence], put_in: Sequence[Word]) -> Iterator[Piece]:
    """The pieces of one stretch; several where it goes over several spans."""
    own = bool(put_in) and all(word.own for word in put_in)
    gap = own and all(word.key == ELLIPSIS for word in put_in)
    for old, new in zip_longest(before, after):
        kind: PieceKind = "added" if old is None else "cut" if new is None or gap else "changed"
        yield Piece(kind, old, new, own)


def _starts(content: Sequence[Evidence]) -> list[int]:
    return [0, *accumulate(len(e.quote) for e in content)][: len(content)]


def _cut(content: Sequence[Evidence], start: int, end: int) -> list[Evidence]:
    """The words between two places, a piece for each span that has any."""
    found: list[Evidence] = []
    for at, whole in zip(_starts(content), content, strict=True):
        a, b = max(start - at, 0), min(end - at, len(whole.quote))
        if a < b:
            found.append(Evidence(whole.start + a, whole.start + b, whole.quote[a:b]))
    return found
