"""What is fuzzed, as rows: each takes bytes, reads them, and lets the oracles look at what came out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from fuzzing import oracles, packing, seeds
from fuzzing.oracles import check
from fuzzing.trees import Choices, any_parse, flat_parse
from onrecord.article import Arrival, document_from_text
from onrecord.article.openers import arrivals_from_stream
from onrecord.article.source import Source
from onrecord.errors import UnreadableInput
from onrecord.fetching.feeds import entries_of, is_feed
from onrecord.lexicon import Lexicon
from onrecord.marks import find_marks
from onrecord.parsing.encoder import Encoder
from onrecord.parsing.tokens import paragraphs, tokenize
from onrecord.parsing.wordpiece import MOST_PIECES, WordPiece
from onrecord.reading.reader import Reader
from onrecord.reading.speech.quotations import find_quotations
from onrecord.reading.times import find_times
from onrecord.spans import Span

_ADDRESS = "https://courier.example/feed"
_STAMPS = (None, "2031-04-02", "0001-01-01", "9999-12-31T23:59:59+14:00")
_PARTED = b"\x00\xff\x00"
"""Between the text of an input and the bytes that choose its tree."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes any bytes."""

    run: Callable[[bytes], None]
    """Raises where something does not hold; onrecord's own errors come only where they are promised."""
    seeds: Callable[[], list[bytes]]
    """Inputs to begin with."""
    longest: int
    """Bytes of an input, at most."""
    seconds: int
    """Seconds of processor time after which an input counts as a hang."""


def text_of(raw: bytes) -> str:
    """Any text out of any bytes: lone surrogates too, where bytes spell them; what breaks UTF-8 is read as Latin-1."""
    try:
        return raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def arrive(raw: bytes, *, suffix: str) -> None:
    """Bytes in whatever format, under a name that ends so: a document or a failure comes of each part, twice the same."""
    said = [oracles.check_arrivals(_arrivals(raw, suffix)) for _ in range(2)]
    check(said[0] == said[1], "the same bytes gave two things")


def arrive_packed(raw: bytes, *, suffix: str) -> None:
    """The same bytes as the body of a record, its head's codings from the first byte, the archive packed or not."""
    first, body = raw[:1], raw[1:]
    heads = ("", "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: br\r\n")
    number = first[0] if first else 0
    inner = packing.packed(body) if number & 8 else body
    archive = packing.warc(inner, head=heads[number % len(heads)])
    arrive(packing.packed(archive) if number & 16 else archive, suffix=suffix)


def feed(raw: bytes) -> None:
    """The entries of a feed, whatever its first bytes look like, and the same bytes as a file."""
    is_feed(raw)
    try:
        entries = entries_of(raw, _ADDRESS)
    except UnreadableInput as error:
        check(bool(str(error)), "a failure without a reason")
        entries = []
    for entry in entries:
        check(entry.content is None or bool(entry.content.strip()), "an entry with nothing in it")
    arrive(raw, suffix=".xml")


def tokens(raw: bytes) -> None:
    """Tokens in order that leave nothing out but white space; marks among them; word pieces of each."""
    text = text_of(raw)
    found = tokenize(text)
    oracles.in_order(found, within=(0, len(text)))
    left, at = [], 0
    for span in found:
        left.append(text[at : span.start])
        at = span.end
    check(not "".join([*left, text[at:]]).strip(), "a character that is in no token")
    oracles.in_order(paragraphs(text), within=(0, len(text)))
    oracles.in_order((Span(mark.start, mark.end) for mark in find_marks(text, 0, len(text))), within=(0, len(text)))
    quotations = find_quotations(text, list(paragraphs(text)))
    oracles.in_order((quotation.span for quotation in quotations), within=(0, len(text)))
    for span in found:
        ids = _pieces().ids(span.slice(text))
        check(0 < len(ids) <= MOST_PIECES and all(0 <= n < len(_pieces()) for n in ids), f"pieces {ids}")


def times(raw: bytes) -> None:
    """Time expressions that are their slices, in order; the first byte chooses the stamp of the report."""
    text = text_of(raw[1:])
    parse, published = flat_parse(text), _STAMPS[raw[0] % len(_STAMPS) if raw else 0]
    found = find_times(parse, published=published, lexicon=_lexicon().on(published).times)
    oracles.in_order((time.span for time in found), within=(0, len(text)))
    check(all(text[time.start : time.end] == time.quote for time in found), "a time that is not its slice")
    check(found == find_times(parse, published=published, lexicon=_lexicon().on(published).times), "two readings")


def trees(raw: bytes) -> None:
    """A text under a tree that the bytes behind it choose: every finder reads it as if a parser had made it."""
    words, _, choices = raw.partition(_PARTED)
    kind = ("report", "statement", "readout", "transcript", "letter")[choices[0] % 5 if choices else 0]
    document = document_from_text(text_of(words), language="en", published="2031-04-02", kind=kind)
    if document.failure is None:
        parse = any_parse(document.text, Choices(choices))
        said = [oracles.check_record(_reader().read_parse(document, parse)) for _ in range(2)]
        check(said[0] == said[1], "the same parse gave two records")


def read(raw: bytes) -> None:
    """A text from its first character to its record."""
    document = document_from_text(text_of(raw))
    said = [oracles.check_record(_reader().read(document)) for _ in range(2)]
    check(said[0] == said[1], "the same text gave two records")


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load()


@cache
def _reader() -> Reader:
    return Reader(lexicon=_lexicon())


@cache
def _pieces() -> WordPiece:
    return WordPiece.load(Encoder.shipped().folder / "vocab.txt")


def _arrivals(raw: bytes, suffix: str) -> Iterator[Arrival]:
    return arrivals_from_stream(io.BytesIO(raw), Source(name=f"report{suffix}", path="-", suffix=suffix))


TARGETS = {
    "text": Target(partial(arrive, suffix=".txt"), seeds.texts, 16_384, 10),
    "html": Target(partial(arrive, suffix=".html"), seeds.pages, 16_384, 15),
    "json": Target(partial(arrive, suffix=".json"), seeds.objects, 8_192, 10),
    "jsonl": Target(partial(arrive, suffix=".jsonl"), seeds.lines, 8_192, 10),
    "warc": Target(partial(arrive, suffix=".warc"), seeds.archives, 16_384, 15),
    "body": Target(partial(arrive_packed, suffix=".warc"), seeds.bodies, 16_384, 15),
    "gzip": Target(partial(arrive, suffix=""), seeds.packed, 8_192, 10),
    "parquet": Target(partial(arrive, suffix=".parquet"), seeds.tables, 8_192, 10),
    "pdf": Target(partial(arrive, suffix=".pdf"), seeds.pdfs, 8_192, 15),
    "feed": Target(feed, seeds.feeds, 8_192, 10),
    "tokens": Target(tokens, seeds.texts, 16_384, 10),
    "times": Target(times, seeds.dated, 4_096, 10),
    "trees": Target(trees, seeds.trees, 2_048, 20),
    "reading": Target(read, seeds.texts, 2_048, 30),
}
"""By their names, as `make fuzz TARGET=...` and the folders of tests/fuzzing/cases know them."""
