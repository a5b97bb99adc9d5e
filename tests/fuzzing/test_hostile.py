"""Reports that mean harm: amounts that only what is linear gets through, and any mixture of what breaks readers.

Nothing is timed here. What takes more than its share of work is ended by the limit of the test, with its stack.
"""

from __future__ import annotations

import gzip
import io
import json
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzzing import packing, targets
from onrecord.article import gzipped
from onrecord.article.encoded import unchunked
from onrecord.article.openers import arrivals_from_stream
from onrecord.article.page.markup import tree_of
from onrecord.article.page.metas import meta_claims
from onrecord.article.page.tags import MOST_ATTRIBUTES, without_surplus
from onrecord.article.page.verdict import kept_blocks
from onrecord.article.page.walk import PageBlock, Place
from onrecord.article.paragraphs import paragraphs_of
from onrecord.article.source import Source
from onrecord.fetching.feeds import entries_of
from onrecord.lexicon.page import PageLexicon
from onrecord.parsing.parser import Parser
from onrecord.parsing.tokens import tokenize
from onrecord.reading.speech.quotations import find_quotations
from onrecord.records import Document

pytestmark = pytest.mark.timeout(120)

PROSE = (
    "The envoy of Ostland left Vardo on Monday after talks about the ferry, which had lasted for two whole days.\n\n"
)
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)

TEXTS = {
    "quotation marks": "“" * 300_000,
    "straight marks": '"' * 300_000,
    "closing marks": "word” " * 50_000,
    "one line": "The envoy left for talks and said so on Monday " * 20_000,
    "one word": "a" * 1_000_000,
    "spaces": "a" + " " * 500_000 + "b",
    "empty lines": "a" + "\n" * 300_000 + "b",
    "short paragraphs": "Yes.\n\n" * 30_000,
    "said": "said " * 100_000,
    "labels": "".join(f"Mr. Ruud{'abcdefghij'[n % 10] * 3}: yes\n" for n in range(20_000)),
    "stage directions": "MR. HOLT: yes\n\nQ: no?\n\nMR. HOLT: yes\n\n" + "It is so. (Laughter.)\n\n" * 12_000,
    "marks on lines": "Q: a?\n\nMS. HOLT: b.\n\nQ: c?\n" + "\n* " * 15_000,
    "stars": "Q: a?\n\nMS. HOLT: b.\n\nQ: c?\n\n" + "*" * 200_000,
    "addresses": PROSE * 3 + f"{'a@' * 575}\n" * 200,
    "path of a menu": "ab  >  " * 80 + ">\n\n" + PROSE,
    "residue of a statement": "Statement by the envoy\n\n" + (PROSE + "Share this page\n\n") * 4_000,
    "labels of an issuer": "Dear Sir,\n\n" + PROSE + "From: Ministry of Foreign Affairs\n\n" * 8_000,
    "dates": "April 2, 2031 at 15:40 " * 20_000,
    "combining marks": "a" + "\u0301" * 300_000,
    "directions": "\u202eab\u202c \u2067cd " * 30_000,
    "nul": "a\0" * 100_000,
}
TOKENS = {"hosts": "ab." * 100_000, "hyphens": "a-" * 100_000, "plus": "+" * 200_000, "at": "a@" * 100_000}
QUOTATIONS = {
    "left open again and again": "“A “b” c. " * 1_200,
    "closed and never opened": "word” " * 60_000,
    "single and never closed": "‘a " * 20_000,
    "opened and never closed": "“a. " * 60_000,
    "as many opened as closed": "“" * 30_000 + "a" + "”" * 30_000,
}
ARTICLE = f"<article><h1>Envoy leaves Vardo</h1><p>{PROSE}</p><p>{PROSE}</p></article>"
PAGES = {
    "names": f"{'<div class=share>x</div>' * 20_000}{ARTICLE}",
    "cells": f"<table><tr>{'<td>a' * 8_000}</table>{ARTICLE}",
    "nested": f"{'<div>' * 5_000}{ARTICLE}",
    "nested names": f"{'<div class=share>' * 1_500}{ARTICLE}",
    "hidden and shown": "<div hidden>" * 200 + f"<p>{PROSE}</p>" * 2_000 + ARTICLE,
    "breaks": f"{'<br>' * 20_000}{ARTICLE}",
    "unclosed": f"{'<p>a' * 50_000}{ARTICLE}",
    "attributes": f"<div {' '.join(f'a{n}=b' for n in range(300_000))}>{ARTICLE}",
    "tags within tags": f"{'<a ' * 200_000}>{ARTICLE}",
    "scripts without an end": f"{ARTICLE}{'<script>' * 100_000}",
    "entities": f"{'&lt;&#x41;&bogus;' * 50_000}{ARTICLE}",
    "comment in JSON-LD": f"<script type='application/ld+json'>-->{' ' * 300_000}x</script>{ARTICLE}",
    "type in JSON-LD": f"<script type='application/ld+json'>{json.dumps({'@type': 'a' * 300_000, 'b': 1})}</script>{ARTICLE}",
    "title": f"<title>{'x - ' * 100_000}| |</title>{ARTICLE}",
    "canonical": "".join(f"<link rel=canonical href='https://courier.example/{n}'>" for n in range(20_000)) + ARTICLE,
    "comments": "<!---->" * 100_000 + ARTICLE,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_huge_text_is_taken_in(name: str) -> None:
    targets.arrive(json.dumps({"text": TEXTS[name], "language": "en"}).encode(), suffix=".json")


@pytest.mark.parametrize("name", TOKENS)
def test_a_huge_row_of_marks_has_its_tokens(name: str) -> None:
    assert "".join(span.slice(TOKENS[name]) for span in tokenize(TOKENS[name])) == TOKENS[name]


@pytest.mark.parametrize("name", QUOTATIONS)
def test_marks_that_fit_no_other_are_quotations_in_order(name: str) -> None:
    text = QUOTATIONS[name]
    found = find_quotations(text, [(0, len(text))])
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_built_to_be_slow_is_taken_in(name: str) -> None:
    targets.arrive(f"<!DOCTYPE html><html><body>{PAGES[name]}</body></html>".encode(), suffix=".html")


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_a_row_of_marks_is_not_parsed_word_by_word(parser: Parser) -> None:
    parse = parser.parse("(" * 8_000)
    assert len(parse.tokens) == 8_000


def test_chunks_without_an_end_are_left_as_they_are() -> None:
    assert unchunked(b"a" * 1_000_000) == b"a" * 1_000_000


def test_a_paragraph_of_many_printed_lines_is_joined() -> None:
    lines = ["the envoy of Ostland left for talks that had been put off and"] * 30_000
    (part,) = paragraphs_of([lines])
    assert part.text == " ".join(lines)


def test_a_word_broken_over_three_printed_lines_is_whole() -> None:
    (part,) = paragraphs_of([["the inter-", "na-", "tional court"]])
    assert part.text == "the international court"


def test_gzip_that_unpacks_without_end_is_refused_with_its_reason() -> None:
    bomb = gzip.compress(b"The envoy left. " * (5 << 20), mtime=0)
    assert failures(bomb, ".txt.gz") == ["size"]
    assert failures(packing.packed(bomb), ".gz") == ["size"]
    line = gzip.compress(b'{"text": "No."}\n{"text": "' + b"a" * (65 << 20), mtime=0)
    assert failures(line, ".jsonl") == [None, "size"]


def test_a_record_that_unpacks_without_end_is_refused_and_the_next_one_read() -> None:
    bomb = gzip.compress(b"The envoy left. " * (5 << 20), mtime=0)
    page = f"<html><body>{ARTICLE}</body></html>".encode()
    archive = packing.warc(bomb, head="Content-Encoding: gzip\r\n") + packing.warc(page)
    assert failures(archive, ".warc") == ["size", None]
    assert failures(packing.packed(packing.warc(b"a" * (65 << 20))) + packing.packed(packing.warc(page)), ".warc") == [
        "size",
        None,
    ]


def test_an_archive_that_unpacks_without_end_is_read_as_far_as_may_go_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzipped, "MOST_ON_DISK", 2 << 20)
    page = packing.packed(packing.warc(f"<html><body>{ARTICLE}</body></html>".encode()))
    large = packing.packed(packing.warc(Random(7).randbytes(4 << 20), mime="image/png"))
    assert failures(packing.packed(page + large + page), ".gz") == [None, "size"]
    assert "unpacks to more than 2,097,152 bytes" in reasons(packing.packed(page + large + page), ".gz")[-1]
    monkeypatch.setattr(gzipped, "MOST_ON_DISK", 8 << 20)
    assert failures(packing.packed(page + large + page), ".gz") == [None, None]


def test_a_table_that_unpacks_without_end_is_refused_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    table = packing.packed(packing.parquet([PROSE] * 20))
    assert set(failures(table, ".gz")) == {None}
    monkeypatch.setattr(gzipped, "MOST_ON_DISK", 500)
    assert failures(table, ".gz") == ["size"]
    assert "unpacks to more than 500 bytes" in reasons(table, ".gz")[0]


def test_what_comes_through_a_pipe_unpacked_goes_to_disk_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzipped, "MOST_ON_DISK", 2_000)
    assert failures(packing.parquet([PROSE] * 400), ".parquet") == [None] * 400


def test_a_tag_keeps_its_first_attributes_and_scripts_keep_all_their_words() -> None:
    each = [f"a{n}='<p x>'" for n in range(50_000)]
    many = " ".join(each)
    page = f"<p {many}>Varn</p><script>if (a <b {many}</script><!-- <p {many}> -->"
    tree = tree_of(f"<html><body>{page}</body></html>")
    assert [len(p.attrib) for p in tree.iter("p")] == [MOST_ATTRIBUTES]
    assert [script.text for script in tree.iter("script")] == [f"if (a <b {many}"]
    assert without_surplus(page) == page.replace(many, " ".join(each[:MOST_ATTRIBUTES]), 1)


@pytest.mark.parametrize("count", [20_000, 20_001])
def test_of_a_page_with_more_blocks_than_the_extractor_gets_through_all_are_kept(count: int) -> None:
    place = Place(None, "p", None)
    blocks = [PageBlock(text, place, 0, 0) for text in [PROSE.strip(), *["Share"] * (count - 1)]]
    tree = tree_of(f"<html><body>{ARTICLE}</body></html>")
    assert kept_blocks(tree, blocks) == ([True] * count if count > 20_000 else [True] + [False] * (count - 1))


def test_entities_within_entities_stay_small() -> None:
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    doctype = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{"".join(names)}]>'
    feed = (
        f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><item><title>&e11;</title></item></channel></rss>"
    )
    titles = [claim.value for entry in entries_of(feed.encode(), "https://courier.example") for claim in entry.claims]
    assert all(len(title) < 1_000 for title in titles)
    targets.arrive(f"{doctype}<html><body>&e11;{ARTICLE}</body></html>".encode(), suffix=".html")


def test_markup_in_a_feed_that_never_ends_is_no_tag() -> None:
    feed = f"<rss version='2.0'><channel><item><description>{'&lt;' * 100_000}</description></item></channel></rss>"
    assert entries_of(feed.encode(), "https://courier.example")[0].content


def test_a_page_names_few_addresses_as_its_own() -> None:
    links = "".join(f"<link rel=canonical href='https://courier.example/{n}'>" for n in range(50))
    claims = list(meta_claims(tree_of(f"<html><head>{links}</head></html>"), lexicon=PageLexicon.load()))
    assert [claim.value for claim in claims] == [f"https://courier.example/{n}" for n in range(8)]


def documents(raw: bytes, suffix: str) -> list[Document]:
    """What arrives of some bytes."""
    source = Source(name=f"report{suffix}", path="-", suffix=suffix)
    return [arrival.document for arrival in arrivals_from_stream(io.BytesIO(raw), source)]


def failures(raw: bytes, suffix: str) -> list[str | None]:
    """The stages at which what arrives of some bytes failed; None of what could be read."""
    return [document.failure.stage if document.failure else None for document in documents(raw, suffix)]


def reasons(raw: bytes, suffix: str) -> list[str]:
    """Why what arrives of some bytes could not be read."""
    return [document.failure.reason for document in documents(raw, suffix) if document.failure]


ODD = st.sampled_from(
    [
        "\ud800", "\udfff\ud800", "\0", "\x1b[2J", "\ufeff", "\u200b", "\u202e", "\u2067", "\u2069", "\u0301" * 30, "e\u0301",
        "ﷺ", "İ", "ß", "ǆ", "１５：４０", "٤", "𝟘", "🚢\u200d🚢", "\u2028", "\x85", "\r", "\v", "\xa0" * 40, "“", "”", "‘", "’", "«",
        "„", "``", "''", '"', "&quot;", "<<", ">>", "(", "[", ":", " - ", " | ", "@", "www.", "'s", "n’t", "...", "--",
        "x" * 3_000, "said", "Q: ", "MR. HOLT: ", "By ", "Dear ", "2031-04-02", "Monday", "©", "a.m.", "1" * 60,
    ]
)  # fmt: skip
PLAIN = st.sampled_from(
    [
        "The envoy of Ostland left Vardo on Monday, ",
        "Lena Ruud said that ",
        "he denied it. ",
        "two days ago ",
        "\n",
        "\n\n",
    ]
)
HOSTILE = st.lists(ODD | PLAIN | st.text(max_size=8), max_size=40).map("".join)
TAGS = st.sampled_from(
    ["div", "p", "table", "td", "tr", "span", "a href=/x", "pre", "br", "div hidden", "article", "svg", "script", "title",
     "q", "li", "h1", "div class=share", "!--", "/p", "/div", "template", "style", "meta charset=utf-7", "select", "x:y"]
)  # fmt: skip
MARKUP = st.lists(TAGS.map("<{}>".format) | ODD | PLAIN, max_size=40).map("".join)
CODECS = st.sampled_from(
    ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "utf-7", "koi8-r", "gb18030"]
)
SUFFIXES = st.sampled_from([".txt", ".html", ".json", ".jsonl", ".warc", ".parquet", ".pdf", ".xml", ""])


@st.composite
def encoded(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> bytes:
    """A text in one encoding, which says it is in another, with some bytes knocked out."""
    declared = draw(CODECS)
    text = f"<!DOCTYPE html><meta charset={declared}>{draw(texts)}" if draw(st.booleans()) else draw(texts)
    raw = bytearray(text.encode(draw(CODECS), "replace"))
    for place in draw(st.lists(st.integers(0, 400), max_size=6)):
        raw[place : place + 1] = draw(st.binary(max_size=3))
    return bytes(raw)


@FEW
@given(text=HOSTILE)
def test_any_mixture_is_a_record_or_has_a_reason(text: str) -> None:
    targets.read(text.encode("utf-8", "surrogatepass"))


@FEW
@given(text=HOSTILE, first=st.binary(min_size=1, max_size=1))
def test_any_mixture_has_tokens_and_times_in_order(text: str, first: bytes) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    targets.tokens(raw)
    targets.times(first + raw)


@FEW
@given(text=HOSTILE, choices=st.binary(max_size=60))
def test_any_mixture_under_any_tree_is_a_record(text: str, choices: bytes) -> None:
    targets.trees(text.encode("utf-8", "surrogatepass") + b"\0\xff\0" + choices)


@FEW
@given(raw=encoded(MARKUP | HOSTILE), suffix=SUFFIXES)
def test_bytes_under_any_name_arrive_or_have_a_reason(raw: bytes, suffix: str) -> None:
    targets.arrive(raw, suffix=suffix)


@FEW
@given(body=encoded(MARKUP), first=st.integers(0, 31))
def test_bytes_in_an_archive_arrive_or_have_a_reason(body: bytes, first: int) -> None:
    targets.arrive_packed(bytes([first]) + body, suffix=".warc")
