"""What the fuzzer begins with: the project's own examples, all invented, in every format, and a few of each format's turns."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from fuzzing import packing

_EXAMPLES = Path(__file__).parent.parent / "examples"
_TURNS = (
    'VARDO, April 2, 2031 (Northern Wire) - "No," Lena Ruud said on Monday; “he told me ‘wait’.”\n\nShare this page\n',
    "Q: Will it sail?\n\nMS. HOLT: It will. (Laughter.)\n\nQ: When?\n\nMS. HOLT: Two weeks after 9/11, at 5 p.m.\n",
    "Dear Excellency,\n\nOstland presents its compliments to Varn.\n\nYours sincerely,\nJon Aker\nMinister\n",
    "By Mira Holt | 2031-04-02 15:40 GMT\nHome > World > Northern Sea\n© 2031 Coast Courier\nmira@courier.example\n",
    "from mid-2029 to the early 1990s, next Tuesday, 2031-W14, the 3rd century BC, two days ago, FY’31, Q3\n",
)
_MARKUP = """<!-- saved --><!DOCTYPE html><html lang="en-GB"><head><title>Envoy leaves Vardo - Coast Courier</title>
<meta property="og:title" content="Envoy leaves Vardo"><meta name="author" content="By Mira Holt">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "@id": "#a", "headline": "Envoy leaves Vardo",
"datePublished": "2031-04-02T15:40:00Z", "author": [{"name": "Mira Holt"}], "publisher": {"@id": "#p"}}, ]}</script>
</head><body><nav><a href="/">Home</a> &gt; <a href="/w">World</a></nav><article><h1>Envoy leaves Vardo</h1>
<table><tr><td>1<td>2</table><div hidden>x</div><pre>a

b</pre>%s<aside class="related">Read more</aside></article></body></html>"""
_FEED = """<?xml version="1.0"?><!-- ferries --><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><title>Coast</title>
<item><title>Envoy &lt;b&gt;leaves&lt;/b&gt;</title><link>https://courier.example/1</link>
<pubDate>Wed, 02 Apr 2031 15:40:00 +0000</pubDate><description>&lt;p&gt;Verania recalled its envoy.&lt;/p&gt;</description>
</item><item><title>Talks &a;</title><description>Plain words</description></item></channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">Talks</title><link href="/2"/>
<published>2031-04-02T15:40:00Z</published><content type="html">&lt;p&gt;Kostria agreed.&lt;/p&gt;</content></entry></feed>"""


@cache
def _reports() -> tuple[str, ...]:
    files = sorted(path for path in _EXAMPLES.rglob("*.txt") if path.stat().st_size < 6_000)
    return tuple(path.read_text(encoding="utf-8") for path in files)


def texts() -> list[bytes]:
    return [text.encode() for text in (*_reports(), *_TURNS)]


def pages() -> list[bytes]:
    paragraphs = ["".join(f"<p>{line}</p>" for line in text.splitlines() if line) for text in _reports()[:4]]
    return [(_MARKUP % body).encode() for body in (*paragraphs, "<p>No.")]


def _rows() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [{"id": n, "text": text[:600]} for n, text in enumerate(_reports()[:3])]
    return [
        *rows,
        {"id": "a", "html": _MARKUP % "<p>No.", "date": "2 April 2031 15:40 CET", "byline": ["Mira Holt", "Jon Aker"]},
        {"text": "Dear Sir,\n\nNo.", "kind": "letter", "issuer": "Jon Aker", "language": "en_GB", "title": "A - B"},
    ]


def objects() -> list[bytes]:
    return [json.dumps(row).encode() for row in (*_rows(), _rows())] + [
        b'{"text": "\\ud800 half", "title": {"a": [1e400]}}'
    ]


def lines() -> list[bytes]:
    return [b"\n".join(json.dumps(row).encode() for row in _rows()), *objects()]


def archives() -> list[bytes]:
    plain = [packing.warc(page) for page in pages()[:2]]
    chunked = packing.warc(
        b"5\r\nOstla\r\n2\r\nnd\r\n0\r\n\r\n", head="Transfer-Encoding: chunked\r\n", mime="text/plain"
    )
    coded = packing.warc(packing.packed(pages()[-1]), head="Content-Encoding: gzip\r\n")
    return [*plain, chunked, coded, b"".join(plain), packing.packed(plain[0]) + packing.packed(chunked), plain[0][:-40]]


def bodies() -> list[bytes]:
    return [bytes([number]) + page for number in (0, 1, 2, 9, 16, 25) for page in pages()[-2:]]


def packed() -> list[bytes]:
    inner = [texts()[-1], lines()[0], packing.packed(texts()[-2])]
    return [packing.packed(raw) for raw in inner] + [packing.packed(inner[0])[:-6]]


def tables() -> list[bytes]:
    return [packing.parquet(list(_reports()[:2])), packing.parquet(["Varn agreed."])]


def pdfs() -> list[bytes]:
    return [packing.pdf(text.splitlines()) for text in (*_reports()[:2], *_TURNS[:2])]


def feeds() -> list[bytes]:
    return [_FEED.encode(), _ATOM.encode(), _FEED.encode("utf-16")]


def dated() -> list[bytes]:
    return [bytes([n % 4]) + text for n, text in enumerate(texts())]


def trees() -> list[bytes]:
    return [text[:1_500] + b"\0\xff\0" + bytes(range(n, n + 60)) for n, text in enumerate(texts())]
