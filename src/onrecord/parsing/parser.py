"""Text to Parse: tokens in windows through the encoder, decisions put together for the whole document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.marks import EDGES, find_marks
from onrecord.spans import Span

from .decoding import Decoded, decode, sentence_starts
from .encoder import Encoder, Model, Pieces
from .headlines import no_names
from .lemmas import lemma
from .parse import ROOT, Name, Parse, Sentence, Token
from .tokens import paragraphs, tokenize

_WINDOW = 160
"""Word pieces in a window: the fastest size on one core, and five sentences of context."""
_LONGEST_SENTENCE = 450
_SHORT_STEP, _SHORT_STEPS = 8, 3
"""So many windows in a row may keep less than an eighth of themselves: rows of marks seem to begin a sentence each time."""


@dataclass(slots=True)
class _Row:
    """All words of a text in one row, where sentences must begin, and what is known of them so far."""

    text: str
    spans: list[Span]
    pieces: list[Pieces]
    glued: list[bool]
    """Whether no white space stands before a word."""
    begins: dict[int, int]
    """First word of each paragraph (or given sentence) to the paragraph's number."""
    closing: frozenset[int]
    """The words that are marks which close a quotation."""
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    antecedents: list[tuple[tuple[int, float], ...]] = field(default_factory=list)


class Parser:
    """Parses texts with the shipped encoder: the same text gives the same parse, whatever was parsed before."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.digest = encoder.digest

    @classmethod
    def load(cls, *, threads: int = 1, model: Model = "full") -> Parser:
        """A parser with an encoder that comes with the package: the full one, or the small one, which is faster."""
        return cls(Encoder.shipped(threads=threads, model=model))

    def parse(self, text: str, skip: Iterable[tuple[int, int]] = ()) -> Parse:
        """The parse of a text; spans of characters to skip (residue) get no tokens."""
        spans: list[Span] = []
        begins: dict[int, int] = {}
        for number, paragraph in enumerate(paragraphs(text, skip)):
            begins[len(spans)] = number
            spans += tokenize(text, *paragraph)
        return self._parse(self._row(text, spans, begins), given=False)

    def parse_tokens(self, text: str, sentences: Sequence[Sequence[Span]]) -> Parse:
        """The parse of a text whose tokens and sentences are given."""
        spans = [span for sentence in sentences for span in sentence]
        begins, at = {}, 0
        for number, sentence in enumerate(sentences):
            begins[at] = number
            at += len(sentence)
        return self._parse(self._row(text, spans, begins), given=True)

    def _row(self, text: str, spans: list[Span], begins: dict[int, int]) -> _Row:
        lines = list(pairwise([*begins, len(spans)]))
        marks = {
            mark.start: mark
            for start, stop in lines
            for mark in find_marks(text, spans[start].start, spans[stop - 1].end)
        }
        words = [marks[start].plain if start in marks else text[start:end] for start, end in spans]
        for index in no_names(words, lines):
            words[index] = words[index].lower()
        glued = [False, *(before.end == span.start for before, span in pairwise(spans))]
        pieces = list(map(self._encoder.pieces, words, glued))
        ends = frozenset(mark.start for mark in marks.values() if mark.side == "closes")
        closing = frozenset(n for n, span in enumerate(spans) if span.start in ends) if ends else ends
        return _Row(text, spans, pieces, glued, begins, closing)

    def _parse(self, row: _Row, *, given: bool) -> Parse:
        at, paragraph, short = 0, 0, 0
        while at < len(row.spans):
            end = _window_end(row, at, given=given)
            scores = self._encoder.scores(row.pieces[at:end])
            starts = {at} | (row.begins.keys() & range(at + 1, end))
            if not given:
                starts |= {_behind_mark(row, at + n) for n in sentence_starts(scores) if not _goes_on(row, at + n)} - {
                    end
                }
                starts |= {n + 1 for n in row.closing.intersection(range(at + 1, end - 1)) if _after_full_stop(row, n)}
            more = end < len(row.spans) and end not in row.begins and short < _SHORT_STEPS
            bounds = list(_bounds(sorted(starts), end, more=more))
            stop = bounds[-1][1]
            short = short + 1 if (stop - at) * _SHORT_STEP < end - at else 0
            decoded = decode(scores, self._encoder.labels, [(s - at, e - at) for s, e in bounds], stop - at)
            for start, finish in bounds:
                paragraph = row.begins.get(start, paragraph)
                row.sentences.append(Sentence(start, finish, paragraph))
            self._add(row, decoded, at, bounds)
            at = stop
        return Parse(row.text, tuple(row.tokens), tuple(row.sentences), tuple(row.names), tuple(row.antecedents))

    def _add(self, row: _Row, decoded: Decoded, at: int, bounds: list[tuple[int, int]]) -> None:
        first = len(row.sentences) - len(bounds)
        numbers = [number for number, (start, end) in enumerate(bounds, first) for _ in range(start, end)]
        row.tokens += _tokens(row, decoded, at, numbers)
        row.names += [Name(n.start + at, n.end + at, n.kind, n.score, n.label_set) for n in decoded.names]
        row.antecedents += [
            tuple([(a + at, share) for a, share in links]) if links else () for links in decoded.antecedents
        ]


def _tokens(row: _Row, decoded: Decoded, at: int, sentences: list[int]) -> Iterator[Token]:
    """The tokens of a window that starts at a word, given the numbers of the sentences they stand in."""
    spans, glued = row.spans[at : at + len(sentences)], row.glued[at : at + len(sentences)]
    texts = [row.text[start:end] for start, end in spans]
    lowers = list(map(str.lower, texts))
    lemmas = map(lemma, lowers, decoded.xpos)
    heads = [ROOT if head < 0 else head + at for head in decoded.heads]
    indexes, (starts, ends) = range(at, at + len(sentences)), zip(*spans, strict=True)
    return map(
        Token, indexes, starts, ends, texts, lowers, lemmas, decoded.upos, decoded.xpos, heads, decoded.deprels, sentences,
        decoded.entities, glued,
    )  # fmt: skip


def _goes_on(row: _Row, index: int) -> bool:
    """Whether a sentence can't begin at a word: a comma stands before it, closing quotation marks aside ("...," he said)."""
    end = row.spans[index - 1].end if index else 0
    return row.text[max(0, end - 4) : end].rstrip(EDGES).endswith(",")


def _after_full_stop(row: _Row, mark: int) -> bool:
    """Whether a sentence begins behind a mark that closes a quotation since that ended with a full stop: '..." Lunde left'."""
    stop, word = (row.text[slice(*row.spans[n])] for n in (mark - 1, mark + 1))
    return stop == "." and word[0].isupper()


def _behind_mark(row: _Row, index: int) -> int:
    """Where a sentence begins that seems to begin with a mark that closes a quotation: behind it."""
    return index + 1 if index in row.closing and index not in row.begins else index


def _window_end(row: _Row, at: int, *, given: bool) -> int:
    """Where the window that starts at a word ends: at a paragraph's end where one lies behind its first third."""
    size, end, good, most = 0, at, at, _LONGEST_SENTENCE if given else _WINDOW
    while end < len(row.pieces) and (size + len(row.pieces[end].ids) <= most or end == at):
        size += len(row.pieces[end].ids)
        end += 1
        if end in row.begins and (size <= _WINDOW or good == at):
            good = end
        if given and size >= _WINDOW and good > at:
            break
    if end == len(row.pieces) and size <= _WINDOW:
        return end
    return good if (given and good > at) or _size(row, at, good) * 3 >= _WINDOW else end


def _size(row: _Row, start: int, end: int) -> int:
    return sum(len(row.pieces[i].ids) for i in range(start, end))


def _bounds(starts: list[int], end: int, *, more: bool) -> Iterator[tuple[int, int]]:
    """Sentences out of their starts; where more text follows, the last is left for the next window, unless it is alone."""
    whole = [*starts, end]
    if more and len(starts) > 1:
        whole = starts
    yield from pairwise(whole)
