"""The head of a plain text report: title, byline, stamp, source, publisher, each found by its place and shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.article.blocks import Block
from onrecord.article.credits import (
    Credit,
    has_job,
    issuer_like,
    name_like,
    outlet_like,
    person_like,
    read_credit,
    without_place,
)
from onrecord.article.stamps import find_stamps
from onrecord.lexicon.article import CreditLexicon, ResidueCues, plain
from onrecord.trace import Trace

_HEAD_BLOCKS, _TAIL_BLOCKS = 8, 12
_TITLE_WORDS, _KICKER_WORDS, _OUTLET_WORDS = 40, 2, 5
_ACRONYM_LETTERS, _ISSUER_WORDS = 4, 9
_LONGEST_TITLE = 1_000
_NO_TITLE_END = re.compile(r"[,;:(\-–—]$")
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|–—]+)$")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][\w'’./ -]{1,30}?)(?P<more>,\s[^()/\n]{2,40}?)?\s*(?:\((?P<round>[^()\n]{2,40})\)|/(?P<slash>[^/\n]{2,40})/)"
    r"\s*(?:(?P<dash>[-–—_:])|(?=[^\W\d_a-z]))"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s*©)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?P<by>by\s+)?(?P<outlet>[^.,|;©\d\n]{2,60})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)+")
_LEGAL = re.compile(r"\W*\b(?:all\s+)?rights\s+reserved.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head tells; `title_block` and `credits` are the numbers of the blocks that it was read from."""

    title: str | None = None
    """The text's own, whatever else is claimed."""
    byline: str | None = None
    source: str | None = None
    publisher: str | None = None
    published: str | None = None
    title_block: int | None = None
    credits: frozenset[int] = frozenset()


def find_head(
    blocks: Sequence[Block], *, titles: Sequence[str], cues: ResidueCues, lexicon: CreditLexicon, trace: Trace
) -> Head:
    """The head of a report; titles that are claimed from outside are looked for first."""
    known = {n: c for n in range(min(len(blocks), _HEAD_BLOCKS)) if (c := _credit(blocks[n], lexicon)) is not None}
    at, publisher = _title_block(blocks, known, titles, cues, lexicon)
    head = Head(title=blocks[at].text if at is not None else None, title_block=at, publisher=publisher)
    head = _with_credits(head, blocks, known, lexicon, trace)
    head = _with_suffix(head, lexicon=lexicon)
    lead = next(
        (b for n, b in enumerate(blocks) if b.running and n != at and (b.long or cues.find(b.text) is None)), None
    )
    head = _with_dateline(head, lead, lexicon) if lead else head
    return head if head.publisher else replace(head, publisher=_copyright_holder(blocks))


def _credit(block: Block, lexicon: CreditLexicon) -> Credit | None:
    return None if block.quoted or (block.running and block.words > 12) else read_credit(block.text, lexicon=lexicon)


def _title_block(
    blocks: Sequence[Block], known: dict[int, Credit], titles: Sequence[str], cues: ResidueCues, lexicon: CreditLexicon
) -> tuple[int | None, str | None]:
    """The block that is the title, and the outlet whose name stands alone above it."""
    wanted = set(map(plain, titles))
    if (named := next((n for n, b in enumerate(blocks[:_HEAD_BLOCKS]) if b.plain in wanted), None)) is not None:
        return named, None
    candidates = list(_candidates(blocks, known, cues))
    publisher = None
    if len(candidates) > 1 and _masthead(blocks[candidates[0]], lexicon):
        publisher = blocks[candidates.pop(0)].text
    longer = (n for n in candidates if blocks[n].words > _KICKER_WORDS)
    return next(longer, candidates[0] if candidates else None), publisher


def _masthead(block: Block, lexicon: CreditLexicon) -> bool:
    if block.words > _OUTLET_WORDS:
        return block.words <= _ISSUER_WORDS and issuer_like(block.text, lexicon)
    return issuer_like(block.text, lexicon) or (name_like(block.text) and outlet_like(block.text, lexicon))


def _candidates(blocks: Sequence[Block], known: dict[int, Credit], cues: ResidueCues) -> Iterator[int]:
    """The blocks above the running text that may be a title."""
    for n, block in enumerate(blocks[:_HEAD_BLOCKS]):
        cue = None if block.long else cues.find(block.text)
        if n in known or block.menu_path or (cue is not None and cue.where != "tail"):
            continue
        if n + 1 == len(blocks) or block.long or block.words > _TITLE_WORDS or _NO_TITLE_END.search(block.text):
            return
        if block.ends_sentence and not _sure_title(blocks, n, known):
            return
        yield n
        if block.running:
            return


def _sure_title(blocks: Sequence[Block], n: int, known: dict[int, Credit]) -> bool:
    """Whether a line that ends like a sentence is yet a title: a credit line follows, or it is set in capitals."""
    block = blocks[n]
    if block.text[-1] in "?!" and blocks[n + 1].running and not blocks[n + 1].quoted:
        return block.words <= _TITLE_WORDS // 2
    return (n + 1 in known and not known[n + 1].bare) or _in_capitals(block)


def _in_capitals(block: Block) -> bool:
    """Whether a line is set as headlines are: its longer words begin with a capital letter."""
    longer = [word for word in _WORD.findall(block.text) if len(word) > 3]
    return (
        len(longer) > 2
        and block.words <= _TITLE_WORDS // 2
        and sum(w[0].isupper() for w in longer) >= 0.8 * len(longer)
    )


def _with_credits(
    head: Head, blocks: Sequence[Block], known: dict[int, Credit], lexicon: CreditLexicon, trace: Trace
) -> Head:
    """The head with what its credit lines, and labelled ones at the end, tell."""
    body = next(
        (n for n, b in enumerate(blocks) if b.running and n != head.title_block and n not in known), len(blocks)
    )
    mine = {n: c for n, c in known.items() if n < body and n != head.title_block}
    for n in range(max(body, len(blocks) - _TAIL_BLOCKS), len(blocks)):
        credit = _credit(blocks[n], lexicon)
        if credit is not None and not credit.bare and _tail_credit(blocks[n], lexicon):
            mine[n] = credit
    for n, credit in mine.items():
        head = replace(head, byline=head.byline or credit.byline, source=head.source or credit.source)
        trace.kept("head", "credit-line", blocks[n].start, blocks[n].end)
    stamps = [c.published for c in mine.values()] + [c.updated for c in mine.values()]
    published = next((stamp.value for stamp in stamps if stamp), None)
    head = replace(head, published=published, credits=frozenset(n for n, c in mine.items() if not c.bare))
    nameless = {n for n, c in mine.items() if not (c.byline or c.source)}
    return _with_neighbours(head, blocks, set(mine), nameless, body, lexicon)


def _with_neighbours(
    head: Head, blocks: Sequence[Block], known: set[int], nameless: set[int], body: int, lexicon: CreditLexicon
) -> Head:
    """The head with what stands alone on the lines beside its credit lines: a name, a job, an outlet."""
    if head.title_block is None:
        return head
    between = range(head.title_block + 1, min(body, _HEAD_BLOCKS))
    for n in (*between, *reversed(between)):
        beside = {n - 1, n + 1}
        if n not in known and known & beside:
            more = _neighbour(head, blocks[n], named=bool(nameless & beside), lexicon=lexicon)
            if more is not None:
                known.add(n)
                nameless.add(n)
                head = replace(more, credits=more.credits | {n})
    return head


def _neighbour(head: Head, block: Block, *, named: bool, lexicon: CreditLexicon) -> Head | None:
    """The head with what one such line tells, None where it tells nothing; `named`: a person's name may stand there."""
    text = without_place(block.text)
    if block.words > _OUTLET_WORDS or not name_like(text) or any(mark in text for mark in ":/|"):
        return None
    if has_job(text, lexicon):
        return head
    if outlet_like(text, lexicon):
        place_like = block.words == 1 and text.lower() not in lexicon.outlet_words and len(text) > _ACRONYM_LETTERS
        return None if head.source or place_like else replace(head, source=text.partition(",")[0])
    if named and not head.byline and _NAME.fullmatch(text) and person_like(text):
        return replace(head, byline=text)
    return None


def _tail_credit(block: Block, lexicon: CreditLexicon) -> bool:
    """Whether a line after the report is a credit by its label: there a name and a date may be a signature."""
    return lexicon.label_at.match(block.text.lstrip("([-–— ")) is not None


def _with_suffix(head: Head, *, lexicon: CreditLexicon) -> Head:
    """The head without the outlet's name behind its title: `Envoy leaves | Northern Wire`."""
    match = _SUFFIX.search(head.title or "", 0, _LONGEST_TITLE)
    if head.title is None or match is None or match.end() < len(head.title):
        return head
    outlet = match["outlet"].strip()
    if len(outlet.split()) > _OUTLET_WORDS or not (name_like(outlet) and outlet_like(outlet, lexicon)):
        return head
    return replace(head, title=head.title[: match.start()], publisher=head.publisher or outlet)


def _with_dateline(head: Head, lead: Block, lexicon: CreditLexicon) -> Head:
    """The head with the agency, and a full date, of `VARDO, April 2, 2031 (Northern Wire) -`."""
    match = _DATELINE.match(lead.text)
    if match is None:
        return head
    agency = (match["round"] or match["slash"]).strip()
    shouted = match["dash"] is not None and (match["place"].isupper() or match["more"] is not None)
    named = outlet_like(agency, lexicon) or (shouted and name_like(agency))
    source = agency if named and len(agency.split()) <= _OUTLET_WORDS else None
    stamps = find_stamps(match[0], lexicon=lexicon)
    return replace(
        head, source=head.source or source, published=head.published or (stamps[0].value if stamps else None)
    )


def _copyright_holder(blocks: Sequence[Block]) -> str | None:
    """Whose name stands behind the last copyright sign, outside the running text."""
    for block in reversed(blocks[-_TAIL_BLOCKS:]):
        match = None if block.quoted or block.words > 40 else _COPYRIGHT.search(block.text)
        holder = _LEGAL.sub("", match["outlet"]).strip() if match else ""
        if match and name_like(holder) and not (match["by"] and person_like(holder)):
            return holder
    return None
