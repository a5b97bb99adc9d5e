"""Feeds: the page of each entry, what the feed says of it kept beside what the page says, bad entries told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article import Arrival
from onrecord.article.source import Source
from onrecord.errors import UnreadableInput
from onrecord.fetching import Limits, fetched
from onrecord.fetching.feeds import _stamp, entries_of, is_feed
from onrecord.fetching.fetched import _of_feed
from onrecord.fetching.getting import get
from onrecord.fetching.guard import is_private
from onrecord.fetching.limits import USUAL
from onrecord.records import Claim
from tests.article.warcs import report
from tests.fetching.servers import Answer, Server

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Coast Courier</title><link>https://courier.example/</link>
<item><title>Envoy 1 &amp;amp; crew leave</title><link>../1?a=1&amp;b=2</link><pubDate>Wed, 02 Apr 2031 08:30:00 +0200</pubDate></item>
<item><title>Gone</title><link>{root}/gone</link></item>
<item><title>Picture</title><link>/picture</link></item>
<item><title>No link</title><pubDate>some day</pubDate><content:encoded><![CDATA[
<p>Verania recalled its envoy from Kostria on Wednesday, saying that the seizure of the trawler could not stand.</p>
<script>alert("Share")</script><p>Kostria called the recall a mistake and said that its door stayed open.</p>]]></content:encoded></item>
<item><title>Neither</title></item>
<item><title>Again</title><link>{root}/1?a=1&amp;b=2</link></item>
<item><title>Mail</title><link>mailto:desk@courier.example</link></item>
<item><title>Plain</title><description>Varn &amp;amp; Talland agreed.</description><guid isPermaLink="false">x</guid></item>
<item><guid>{root}/text</guid></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><!-- of the harbour -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Courier</title><updated>2031-04-09T00:00:00Z</updated>
<entry><title type="html">Envoy &lt;i&gt;1&lt;/i&gt; leaves Vardo &amp;amp; Varn</title><link rel="self" href="/self"/>
<link href="/1?a=1&amp;b=2"/><published>2031-04-02T08:30:00+02:00</published><updated>2031-04-05T00:00:00Z</updated></entry>
<entry><title>Gone</title><link href="/gone"/><updated>2031-04-05T00:00:00Z</updated></entry>
<entry><title>Text</title><link href="/text"/><updated>2031-04-05T00:00:00Z</updated></entry>
</feed>"""
TEXT = b"Ostland's envoy said on Tuesday that the talks had ended for good."


@pytest.fixture
def read(server: Server) -> Callable[..., list[Arrival]]:
    server.answers |= {
        "/1?a=1&b=2": Answer(report(1)),
        "/picture": Answer(b"\x89PNG", "image/png"),
        "/text": Answer(TEXT, "text/plain"),
    }

    def reading(feed: str | bytes, limits: Limits = USUAL, **given: str) -> list[Arrival]:
        raw = feed if isinstance(feed, bytes) else feed.replace("{root}", server.at("")).encode()
        server.answers["/feeds/all.xml"] = Answer(raw, "application/rss+xml")
        return list(fetched(server.at("/feeds/all.xml"), allow_private=True, limits=limits, **given))  # type: ignore[arg-type]

    return reading


def _said(arrival: Arrival, field: str) -> list[tuple[str, str]]:
    return [(claim.value, claim.how) for claim in arrival.document.claims if claim.field == field]


def _failure(arrival: Arrival) -> tuple[str, str]:
    assert arrival.document.failure is not None
    return arrival.document.failure.stage, arrival.document.failure.reason


def test_rss_with_good_and_bad_entries(read: Callable[..., list[Arrival]], server: Server) -> None:
    page, gone, picture, content, neither, mail, plain, text = read(RSS)
    assert [a.path.removeprefix(server.at("")) for a in (page, gone, picture, content, neither, mail, plain, text)] == [
        "/1?a=1&b=2", "/gone", "/picture", "/feeds/all.xml", "/feeds/all.xml", "mailto:desk@courier.example",
        "/feeds/all.xml", "/text",
    ]  # fmt: skip
    assert _said(page, "title") == [("Envoy 1 leaves Vardo", "meta"), ("Envoy 1 & crew leave", "feed")]
    assert _said(page, "published") == [("2031-04-02T08:30:00+02:00", "feed")]
    assert page.document.url == server.at("/1?a=1&b=2")
    assert page.document.text.startswith("Envoy 1 leaves Vardo\n\nVerania recalled its envoy number 1")
    assert _failure(gone) == (
        "fetch",
        f"{server.at('/gone')}: status 404 (Not Found) at {server.at('/gone')}; check the address, or try again later",
    )
    assert "no page but image/png" in _failure(picture)[1]
    assert (content.part, content.document.title, content.document.published) == ("entry 4", "No link", None)
    assert content.document.text == (
        "Verania recalled its envoy from Kostria on Wednesday, saying that the seizure of the trawler could not stand.\n\n"
        "Kostria called the recall a mistake and said that its door stayed open."
    )
    assert content.document.raw_sha256 is None
    assert (neither.part, _failure(neither)[0]) == ("entry 5", "fetch")
    assert "neither http nor https" in _failure(mail)[1]
    assert (plain.document.text, plain.document.title) == ("Varn & Talland agreed.", "Plain")
    assert (text.document.text, _said(text, "title")) == (TEXT.decode(), [])
    assert server.asked == ["/feeds/all.xml", "/1?a=1&b=2", "/gone", "/picture", "/text"]


def test_atom(read: Callable[..., list[Arrival]], server: Server) -> None:
    page, gone, text = read(ATOM, published="2031-01-01")
    assert ("Envoy 1 leaves Vardo & Varn", "feed") in _said(page, "title")
    assert page.document.published is not None
    assert (page.document.published.value, page.document.published.how) == ("2031-04-02T08:30:00+02:00", "feed")
    assert _failure(gone)[0] == "fetch"
    # when an entry was changed is no date of publication: the one that is given for those that bring none holds
    assert _said(text, "published") == [("2031-01-01", "given")]
    assert Claim("title", "Text", "feed") in text.document.claims
    assert "/self" not in server.asked


def test_a_feed_is_known_by_its_bytes(server: Server) -> None:
    server.answers |= {"/feed": Answer(ATOM.encode("utf-16"), "text/html"), "/1?a=1&b=2": Answer(report(1))}
    first, *_ = fetched(server.at("/feed"), allow_private=True)
    assert first.document.failure is None


def test_a_feed_in_a_feed_is_no_page(read: Callable[..., list[Arrival]], server: Server) -> None:
    (only,) = read("<rss version='2.0'><channel><item><link>/feeds/all.xml</link></item></channel></rss>")
    assert _failure(only)[0] == "fetch"
    assert "no page but a feed" in _failure(only)[1]
    assert server.asked == ["/feeds/all.xml"] * 2


def test_more_entries_than_are_read(read: Callable[..., list[Arrival]]) -> None:
    items = "".join(f"<item><link>{{root}}/text?{n}</link></item>" for n in range(5))
    found = read(f"<rss version='2.0'><channel>{items}</channel></rss>", Limits(entries=2))
    assert len(found) == 3
    assert "3 entries more than the 2 that are read of one feed" in _failure(found[-1])[1]


@pytest.mark.parametrize(
    ("feed", "seen"),
    [
        ("<rss version='2.0'><channel><title>Coast Courier</title></channel></rss>", "a feed without entries"),
        ("<rss version='2.0'><channel><it", "a broken feed ("),
        ("<feed>\x00\x01", "a broken feed ("),
    ],
)
def test_a_feed_that_holds_nothing(read: Callable[..., list[Arrival]], feed: str, seen: str) -> None:
    (only,) = read(feed)
    assert _failure(only)[0] == "fetch"
    assert seen in _failure(only)[1]


def test_entities_that_grow_and_entities_that_reach_out(read: Callable[..., list[Arrival]], server: Server) -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    inner = f'<!ENTITY e0 "harbour"><!ENTITY out SYSTEM "{server.at("/out")}">{grown}'
    feed = f"<?xml version='1.0'?><!DOCTYPE rss [{inner}]><rss version='2.0'><channel><item><title>&e11; &out;</title>"
    found = read(f"{feed}<link>{{root}}/text</link></item></channel></rss>")
    assert "/out" not in server.asked
    assert all(len(claim.value) < 1000 for arrival in found for claim in arrival.document.claims)


def test_links_into_a_private_network_are_refused(server: Server) -> None:
    server.answers["/1"] = Answer(report(1))
    raw = f"<rss version='2.0'><channel><item><link>{server.at('/1')}</link></item></channel></rss>".encode()
    entries = entries_of(raw, "https://courier.example/feed")
    source = Source(name="feed", path="feed")
    (only,) = _of_feed(entries, source, lambda address: get(address, refuses=is_private, limits=USUAL), USUAL)
    assert "is in a private network" in _failure(only)[1]
    assert server.asked == []


def test_without_feedparser_the_remedy_is_named(
    read: Callable[..., list[Arrival]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    (only,) = read(ATOM)
    assert "pip install 'onrecord[feeds]'" in _failure(only)[1]


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("Wed, 02 Apr 2031 08:30:00 +0200", "2031-04-02T08:30:00+02:00"),
        ("2 Apr 2031 08:30 GMT", "2031-04-02T08:30:00+00:00"),
        ("2031-04-02T08:30:00Z", "2031-04-02T08:30:00+00:00"),
        ("2031-04-02", "2031-04-02T00:00:00"),
        ("2 April 2031", "2031-04-02"),
        ("some day", None),
        ("", None),
    ],
)
def test_stamps(written: str, stamp: str | None) -> None:
    assert _stamp(written) == stamp


@given(st.text(alphabet="0123456789 :+-TZ,AprWed", max_size=32))
def test_no_stamp_raises(written: str) -> None:
    stamp = _stamp(written)
    assert stamp is None or datetime.fromisoformat(stamp).isoformat()[:4] == stamp[:4]


PIECES = st.sampled_from(
    [b"<rss>", b"<channel>", b"<item>", b"</item>", b"<title>", b"</title>", b"<link>", b"http://[", b"</link>", b"<pubDate>", b"Apr",
     b"<entry>", b"<content type='html'>", b"&lt;p", b"]]>", b"<![CDATA[", b"\xff", b"\0", b"<description>", b"<!DOCTYPE", b"&#xd800;"]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=20).map(b"".join))
def test_any_feed_is_read_or_refused(raw: bytes) -> None:
    feed = b"<rss version='2.0'><channel><item><title>x</title>" + raw
    assert is_feed(feed)
    try:
        entries = entries_of(feed, "https://courier.example/feed")
    except UnreadableInput:
        return
    assert all(entry.link is None or entry.link.startswith("http") for entry in entries)
