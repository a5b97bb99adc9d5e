"""What stands around the words of a document that was issued: letterhead, address, greeting, leave, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.article.blocks import Block
from onrecord.article.kind import compliments, greets, is_prose, takes_leave
from onrecord.article.names import name_run
from onrecord.lexicon.article import plain
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.spans import Span

_LEADING = ":："
_LINE_WORDS, _ITEM_WORDS, _SIGNATURE_LINES, _ADDRESS_LINES = 12, 45, 3, 3
_ITEM = re.compile(r"(?:[-•·*–—▪]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
_ADDRESSED_TO = re.compile(r".*\baddressed to\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
_HONOURED = re.compile(
    r"(?:(?:His|Her|Their) Excellenc(?:y|ies)|The Honou?rable|Mr|Mrs|Ms|Dr)\b|H\.\s?E\.|The Secretary-General$"
)
_COURTESY = re.compile(r"(?:(?:your|his|her|their) )?excellenc(?:y|ies)$|(?:dear )?(?:sirs?|madam)(?: or madam)?$")
_SIGNED = re.compile(r"\W*(?:\(?signed\)?|/s/)?[\s:–—-]*", re.IGNORECASE)
_DEAR = re.compile(r"(?:Dear\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Characters of the lines around the words, and of the words' own paragraphs."""

    head: tuple[Span, ...]
    """The lines above the words, title and greeting left out."""
    addressed: tuple[Span, ...]
    """Words that name whom it is addressed to, the surest first."""
    body: tuple[tuple[Span, ...], ...]
    """The paragraphs, each with the items of the list that it leads in, without their marks and numbers."""
    signed: tuple[Span, ...]
    """The lines of the signature."""
    foot: tuple[Span, ...]
    """All lines below the words."""


@dataclass(frozen=True, slots=True)
class _Places:
    """The numbers of the blocks."""

    title: int | None
    greeting: int | None
    body: tuple[int, ...]
    leave: int | None

    def around(self, blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
        """The other blocks: above the body, and below it."""
        mine = {self.title, self.greeting, self.leave, *self.body}
        others = [n for n in range(len(blocks)) if n not in mine]
        first, last = (self.body[0], self.body[-1]) if self.body else (len(blocks), len(blocks))
        return [n for n in others if n < first], [n for n in others if n > last]


def find_envelope(blocks: Sequence[Block], title: str | None, *, lexicon: IssuedLexicon) -> Envelope:
    r"""The parts of a document, of whose blocks residue is left out already.

    >>> from onrecord.article.blocks import find_blocks
    >>> text = "To: Council of Varn\n\nDear Councillors,\n\nThe road is open again.\n\nYours sincerely,\n\nMira Holt"
    >>> found = find_envelope(find_blocks(text), None, lexicon=IssuedLexicon.load())
    >>> [[s.slice(text) for s in part] for part in (found.addressed, *found.body, found.signed)]
    [['Council of Varn', 'Councillors'], ['The road is open again.'], ['Mira Holt']]
    """
    at = _places(blocks, title, lexicon)
    above, below = at.around(blocks)
    addresses = list(_addresses(blocks, above, below))
    signed = [n for n in below if n not in addresses and _is_line(blocks[n])][:_SIGNATURE_LINES]
    return Envelope(
        head=tuple(_span(blocks[n]) for n in above if n not in addresses),
        addressed=tuple(_addressed(blocks, at, addresses, lexicon)),
        body=tuple(_paragraphs([blocks[n] for n in at.body])),
        signed=tuple(span for n in signed if (span := _after(_SIGNED, blocks[n])) is not None),
        foot=tuple(_span(blocks[n]) for n in below),
    )


def _paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[Span, ...]]:
    """The paragraphs of the words; a list of short items goes with the line that leads it in."""
    led: list[Span] = []
    for block in blocks:
        item = led and _ITEM.match(block.text) and block.words <= _ITEM_WORDS
        if led and not item:
            yield tuple(led)
            led = []
        span = _after(_ITEM, block)
        if span is None:
            continue
        if item or block.text[-1] in _LEADING:
            led.append(span)
        else:
            yield (span,)
    if led:
        yield tuple(led)


def _places(blocks: Sequence[Block], title: str | None, lexicon: IssuedLexicon) -> _Places:
    wanted = plain(title) if title else None
    at = next((n for n, b in enumerate(blocks) if b.plain == wanted), None)
    half = [n for n, _ in enumerate(blocks[: len(blocks) // 2 + 1]) if n != at]
    greeting = next((n for n in half if greets(blocks[n], lexicon=lexicon)), None)
    first = max((n + 1 for n in (at, greeting) if n is not None), default=0)
    leave = next((n for n in range(first, len(blocks)) if takes_leave(blocks[n], lexicon=lexicon)), None)
    words = [n for n in range(first, len(blocks) if leave is None else leave) if not _leads(blocks[n], lexicon)]
    prose = [n for n in words if is_prose(blocks[n])]
    items = [n for n in words if prose and prose[0] < n < prose[-1] and _ITEM.match(blocks[n].text)]
    return _Places(at, greeting, tuple(sorted({*prose, *items})), leave)


def _leads(block: Block, lexicon: IssuedLexicon) -> bool:
    """Whether a line only says whose the words are, or to whom they go."""
    return any(p.match(block.text) for p in (lexicon.kinds.lead_at, lexicon.kinds.to_at, lexicon.issuers.label))


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
    blocks: Sequence[Block], at: _Places, addresses: Sequence[int], lexicon: IssuedLexicon
) -> Iterator[Span]:
    """Words that name whom it goes to: behind "To:" or "addressed to", of the address, the greeting, the compliments."""
    for block in blocks[: at.body[0]] if at.body else ():
        for pattern in (lexicon.kinds.to_at, _ADDRESSED_TO):
            if pattern.match(block.text) and (span := _after(pattern, block)):
                yield span
    named = [_span(blocks[n]) for n in addresses]
    if at.greeting is not None and (greeted := _after(_DEAR, blocks[at.greeting])) is not None:
        named.append(Span(greeted.start, greeted.end - 1))
    starts = {block.start: block for block in blocks}
    yield from (span for span in named if not _is_courtesy(starts, span))
    for block in (blocks[n] for n in at.body[:1]):
        if found := compliments(block, lexicon=lexicon):
            _, to, named_next = block.text[len(found[1]) :].partition(" to ")
            start = len(block.text) - len(named_next)
            if to and (run := name_run(block.text, start, len(block.text), lexicon=lexicon.issuers)) is not None:
                yield Span(block.start + run.start, block.start + run.end)


def _is_courtesy(starts: dict[int, Block], span: Span) -> bool:
    """Whether words name nobody: "Excellency", "Dear Sir"."""
    block = starts.get(span.start)
    return block is not None and _COURTESY.match(block.plain) is not None
