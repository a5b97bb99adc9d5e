"""What stands around the words of a document that was issued: letterhead, address, greeting, leave, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.article.blocks import Block
from onrecord.article.kind import compliments, greets, takes_leave
from onrecord.article.names import name_run
from onrecord.lexicon.article import plain
from onrecord.lexicon.issued import IssuerLexicon, KindLexicon
from onrecord.spans import Span

_SHORTEST, _LINE_WORDS, _SIGNATURE_LINES, _ADDRESS_LINES = 3, 12, 3, 3
_ITEM = re.compile(r"(?:[-•·*–—▪]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_TO = re.compile(
    r"(?:To|For the attention of|Attention|Attn)\s*[:：]\s*(?=\S)|.*\baddressed to\s+(?:the\s+)?(?=\S)", re.IGNORECASE
)
_HONOURED = re.compile(
    r"(?:(?:His|Her|Their) Excellenc(?:y|ies)|H\.\s?E\.|The Honou?rable|Mr|Mrs|Ms|Dr)\b|The Secretary-General$"
)
_SIGNED = re.compile(r"\W*(?:\(?signed\)?|/s/)?[\s:–—-]*", re.IGNORECASE)
_DEAR = re.compile(r"(?:Dear\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Characters of the lines around the words, and of the words' own paragraphs."""

    head: tuple[Span, ...]
    """The lines above the words, title and greeting left out."""
    addressed: tuple[Span, ...]
    """Words that name whom it is addressed to, the surest first."""
    body: tuple[Span, ...]
    """The paragraphs."""
    signed: tuple[Span, ...]
    """The lines of the signature."""


@dataclass(frozen=True, slots=True)
class _Places:
    """The numbers of the blocks."""

    title: int | None
    greeting: int | None
    body: tuple[int, ...]
    leave: int | None


def find_envelope(blocks: Sequence[Block], title: str | None, *, lexicon: KindLexicon) -> Envelope:
    r"""The parts of a document, of whose blocks residue is left out already.

    >>> from onrecord.article.blocks import find_blocks
    >>> text = "To: Council of Varn\n\nDear Councillors,\n\nThe road is open again.\n\nYours sincerely,\n\nMira Holt"
    >>> found = find_envelope(find_blocks(text), None, lexicon=KindLexicon.load())
    >>> [[s.slice(text) for s in part] for part in (found.addressed, found.body, found.signed)]
    [['Council of Varn', 'Councillors'], ['The road is open again.'], ['Mira Holt']]
    """
    at = _places(blocks, title, lexicon)
    first, last = (at.body[0], at.body[-1]) if at.body else (len(blocks), len(blocks))
    around = [n for n in range(len(blocks)) if n not in at.body and n not in (at.title, at.greeting, at.leave)]
    above, below = [n for n in around if n < first], [n for n in around if n > last]
    addresses = list(_addresses(blocks, above, below))
    signed = [n for n in below if n not in addresses and _is_line(blocks[n])][:_SIGNATURE_LINES]
    return Envelope(
        tuple(_span(blocks[n]) for n in above if n not in addresses),
        tuple(_addressed(blocks, at, [*above, *below], addresses, lexicon)),
        tuple(_span(blocks[n]) for n in at.body),
        tuple(span for n in signed if (span := _after(_SIGNED, blocks[n])) is not None),
    )


def _places(blocks: Sequence[Block], title: str | None, lexicon: KindLexicon) -> _Places:
    wanted = plain(title) if title else None
    at = next((n for n, b in enumerate(blocks) if b.plain == wanted), None)
    half = range(len(blocks) // 2 + 1)
    greeting = next((n for n in half if n < len(blocks) and n != at and greets(blocks[n], lexicon=lexicon)), None)
    first = max((n + 1 for n in (at, greeting) if n is not None), default=0)
    leave = next((n for n in range(first, len(blocks)) if takes_leave(blocks[n], lexicon=lexicon)), None)
    prose = [n for n in range(first, len(blocks) if leave is None else leave) if _is_prose(blocks[n])]
    inner = range(prose[0], prose[-1] + 1) if prose else ()
    return _Places(at, greeting, tuple(n for n in inner if n in prose or _ITEM.match(blocks[n].text)), leave)


def _is_prose(block: Block) -> bool:
    return block.running or (block.words >= _SHORTEST and (block.ends_sentence or block.text[-1] in ":;"))


def _is_line(block: Block) -> bool:
    return block.words <= _LINE_WORDS and any(c.isalpha() for c in block.text)


def _span(block: Block) -> Span:
    return Span(block.start, block.end)


def _after(pattern: re.Pattern[str], block: Block) -> Span | None:
    """What stands behind a mark at the front of a line; None where nothing does."""
    found = pattern.match(block.text)
    start = found.end() if found else 0
    return Span(block.start + start, block.end) if start < len(block.text) else None


def _addresses(blocks: Sequence[Block], above: Sequence[int], below: Sequence[int]) -> Iterator[int]:
    """The lines of an address above the greeting, or below the signature."""
    for lines in (above, below[1:]):
        begun = next((n for n in lines if _HONOURED.match(blocks[n].text)), None)
        if begun is not None:
            yield from (n for n in lines if begun <= n < begun + _ADDRESS_LINES and _is_line(blocks[n]))


def _addressed(
    blocks: Sequence[Block], at: _Places, around: Sequence[int], addresses: Sequence[int], lexicon: KindLexicon
) -> Iterator[Span]:
    lines = [*around, *([at.title] if at.title is not None else [])]
    yield from (span for n in lines if _TO.match(blocks[n].text) and (span := _after(_TO, blocks[n])))
    yield from (_span(blocks[n]) for n in addresses)
    if at.greeting is not None and (greeted := _after(_DEAR, blocks[at.greeting])) is not None:
        yield Span(greeted.start, greeted.end - 1)
    for block in (blocks[n] for n in at.body[:1]):
        if found := compliments(block, lexicon=lexicon):
            start = block.text.index(" to ", len(found[1])) + len(" to ")
            run = name_run(block.text, start, len(block.text), lexicon=IssuerLexicon.load())
            if run is not None:
                yield Span(block.start + run.start, block.start + run.end)
