"""One page by its address: what is read of it, where it is refused, and where a fetch stops."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable
from ipaddress import IPv4Address, ip_address
from socket import socket
from threading import Event

import pytest

from onrecord.article import Arrival
from onrecord.errors import UnreadableInput
from onrecord.fetching import Limits, fetched
from onrecord.fetching.getting import get
from onrecord.fetching.guard import IPAddress
from onrecord.fetching.limits import USUAL
from tests.article.pdfs import pdf
from tests.article.warcs import report
from tests.fetching.servers import Answer, Server, talking

BRIEF = Limits(seconds=0.5, bytes=200_000, redirects=3)


def _one(address: str, limits: Limits = USUAL, **given: str) -> Arrival:
    (arrival,) = fetched(address, allow_private=True, limits=limits, **given)  # type: ignore[arg-type]
    return arrival


def _reason(arrival: Arrival) -> str:
    failure = arrival.document.failure
    assert failure is not None
    assert failure.stage == "fetch"
    assert failure.reason.startswith(f"{arrival.path}: ")
    return failure.reason.removeprefix(f"{arrival.path}: ")


def test_a_page(server: Server) -> None:
    server.answers["/envoy?id=1"] = Answer(report(1))
    arrival = _one(server.at("/envoy?id=1#top"), published="2031-04-02", kind="statement")
    assert arrival.document.title == "Envoy 1 leaves Vardo"
    assert (arrival.path, arrival.part) == (server.at("/envoy?id=1#top"), "")
    assert arrival.content is not None
    assert arrival.content.startswith(b"<html>"), "the bytes, for a page may be gone tomorrow"
    assert arrival.document.url == server.at("/envoy?id=1")
    assert arrival.document.published is not None
    assert (arrival.document.published.value, arrival.document.kind) == ("2031-04-02", "statement")
    assert server.asked == ["/envoy?id=1"]
    assert server.agents[0].startswith("onrecord/")


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (Answer(b"Ostland's envoy said that the talks had ended.", "text/plain"), "Ostland's envoy said that the talks had ended."),
        (Answer(pdf([["Verania recalled its envoy from Kostria on Wednesday."]]), "application/pdf"), "Verania recalled its envoy from Kostria on Wednesday."),
        (Answer(b"Ostland's envoy said that the talks had ended.", None), "Ostland's envoy said that the talks had ended."),
        (Answer(gzip.compress(b"Varn agreed."), "text/plain", head=(("Content-Encoding", "gzip"),)), "Varn agreed."),
        (Answer(zlib.compress(b"Varn agreed."), "text/plain", head=(("Content-Encoding", "deflate"),)), "Varn agreed."),
    ],
    ids=["text", "pdf", "no-type", "gzip", "deflate"],
)  # fmt: skip
def test_what_a_page_may_be(server: Server, answer: Answer, text: str) -> None:
    server.answers["/"] = answer
    assert _one(server.at("/")).document.text == text


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        (Answer(b"gone", status=404), "status 404 (Not Found) at {}"),
        (Answer(b"no", status=503), "status 503 (Service Unavailable) at {}"),
        (Answer(status=204), "status 204 (No Content) at {}"),
        (Answer(b"\x89PNG", "image/png"), "no page but image/png at {}"),
        (Answer(b"{}", "application/json"), "no page but application/json at {}"),
        (Answer(status=302, head=(("Location", "ftp://127.0.0.1/x"),)), "an address that is neither http nor https"),
        (Answer(status=302, head=(("Location", "file:///etc/hostname"),)), "an address that is neither http nor https"),
        (Answer(status=302, head=(("Location", "http://courier.example:harbour/"),)), "no whole answer ("),
        (Answer(status=302, head=(("Location", "/page"),)), "more than 3 redirects"),
        (Answer(b"<p>", head=(("Content-Encoding", "walnut"),)), "a body packed as 'walnut'"),
        (Answer(gzip.compress(report(1))[:-30], head=(("Content-Encoding", "gzip"),)), "the packed body is damaged"),
        (Answer(report(1), sends=lambda *_: None, head=(("Content-Length", "99999"),)), "no whole answer ("),
    ],
    ids=["404", "503", "204", "image", "json", "ftp", "file", "bad", "circle", "unknown", "cut-gzip", "cut"],
)
def test_what_is_no_page(server: Server, answer: Answer, seen: str) -> None:
    server.answers["/page"] = answer
    arrival = _one(server.at("/page"), BRIEF)
    assert _reason(arrival).startswith(seen.format(server.at("/page")))
    assert arrival.content is None


def test_a_page_that_can_not_be_read_keeps_its_bytes(server: Server) -> None:
    server.answers["/"] = Answer(b"<html><p>Menu</p></html>")
    arrival = _one(server.at("/"))
    assert arrival.document.failure is not None
    assert arrival.document.failure.stage == "article"
    assert arrival.content == b"<html><p>Menu</p></html>"


def _endless(send: Callable[[bytes], None], stop: Event) -> None:
    while not stop.is_set():
        send(b"Verania said. " * 1000)


def _endless_zip(send: Callable[[bytes], None], stop: Event) -> None:
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    while not stop.is_set():
        send(packer.compress(bytes(1 << 20)))


def _endless_nothing(send: Callable[[bytes], None], stop: Event) -> None:
    send(gzip.compress(b"")[:10])
    while not stop.is_set():
        send(b"\x00\x00\x00\xff\xff" * 1000)  # blocks of nothing


def _drips(send: Callable[[bytes], None], stop: Event) -> None:
    while not stop.wait(0.05):
        send(b"V")


@pytest.mark.parametrize(
    ("sends", "packed", "seen"),
    [
        (_endless, False, "more than 200,000 bytes"),
        (_endless_zip, True, "more than 200,000 bytes"),
        (_endless_nothing, True, "more than 200,000 bytes"),
        (_drips, False, "no whole answer within 0.5 seconds"),
    ],
    ids=["endless", "bomb", "nothing", "drip"],
)
def test_where_a_body_ends(
    server: Server, sends: Callable[[Callable[[bytes], None], Event], None], packed: bool, seen: str
) -> None:
    server.answers["/"] = Answer(sends=sends, head=(("Content-Encoding", "gzip"),) if packed else ())
    assert _reason(_one(server.at("/"), BRIEF)).startswith(seen)


def test_a_small_bomb_is_not_unpacked(server: Server) -> None:
    raw = gzip.compress(gzip.compress(bytes(300 << 20)))
    server.answers["/"] = Answer(raw, head=(("Content-Encoding", "gzip, gzip"),))
    assert len(raw) < 5_000
    assert _reason(_one(server.at("/"), BRIEF)).startswith("more than 200,000 bytes")


def _drips_head(line: socket, stop: Event) -> None:
    line.recv(4096)
    line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not stop.wait(0.05):
        line.sendall(b"x")


def _drips_handshake(line: socket, stop: Event) -> None:
    line.recv(4096)
    line.sendall(b"\x16\x03\x03\x3f\x00\x02\x00\x3e\xfc\x03\x03")
    while not stop.wait(0.05):
        line.sendall(b"x")


def _silent(line: socket, stop: Event) -> None:
    stop.wait()


@pytest.mark.parametrize(
    ("says", "scheme"),
    [(_drips_head, "http"), (_drips_handshake, "https"), (_silent, "http"), (_silent, "https")],
    ids=["head", "handshake", "silent", "silent-tls"],
)
def test_one_time_holds_for_all_of_it(loopback: None, says: Callable[[socket, Event], None], scheme: str) -> None:
    with talking(says) as port:
        assert _reason(_one(f"{scheme}://127.0.0.1:{port}/", BRIEF)).startswith("no whole answer within 0.5 seconds")


def test_a_password_is_no_part_of_where_a_page_is(server: Server) -> None:
    server.answers["/"] = Answer(report(1))
    assert _one(server.at("/", "mira:lighthouse@127.0.0.1")).document.url == server.at("/")


def test_nobody_there(loopback: None) -> None:
    with talking(_silent) as port:
        pass
    assert _reason(_one(f"http://127.0.0.1:{port}/")).startswith("no whole answer (")


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("ftp://courier.example/", "an address that is neither http nor https"),
        ("file:///etc/hostname", "an address that is neither http nor https"),
        ("courier.example", "an address that is neither http nor https"),
        ("http://", "an address that is neither http nor https"),
        ("http://[::1", "no whole answer ("),
        (f"http://{'x' * 70}.example/", "no host called"),
    ],
)
def test_what_is_no_address(address: str, seen: str) -> None:
    (arrival,) = fetched(address)
    assert _reason(arrival).startswith(seen)


PRIVATE = ("127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "0.0.0.0", "[::ffff:127.0.0.1]", "[::1]", "[::]",
           "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1",
           "[fe80::1]", "[fd00::1]", "[ff02::1]", "[64:ff9b::a00:1]", "[2002:a00:1::]")  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_private_addresses_are_refused(server: Server, host: str) -> None:
    server.answers["/"] = Answer(report(1))
    (arrival,) = fetched(server.at("/", host))
    assert "is in a private network (" in _reason(arrival)
    assert server.asked == []


def _only(*allowed: str) -> Callable[[IPAddress], bool]:
    return lambda address: address not in {ip_address(one) for one in allowed}


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.2:{}/in", "http://[::ffff:127.0.0.1]:{}/in", "//169.254.169.254:{}/in", "http://localhost:{}/in"],
)
def test_each_redirect_is_looked_at(server: Server, location: str) -> None:
    """The first address is allowed here, as a public one would be; where it leads is not."""
    allowed = _only("127.0.0.1")
    server.answers |= {
        "/moved": Answer(status=301, head=(("Location", "/here"),)),
        "/here": Answer(report(1)),
        "/out": Answer(status=302, head=(("Location", location.format(server.port)),)),
        "/in": Answer(report(2)),
    }
    assert get(server.at("/moved"), refuses=allowed, limits=BRIEF).address == server.at("/here")
    refuses = allowed if "localhost" not in location else _first_only()
    with pytest.raises(UnreadableInput, match="is in a private network"):
        get(server.at("/out"), refuses=refuses, limits=BRIEF)
    assert server.asked == ["/moved", "/here", "/out"]


def _first_only() -> Callable[[IPAddress], bool]:
    """A name whose address changes between two looks: it is looked at anew, and refused."""
    looked: list[IPAddress] = []

    def refuses(address: IPAddress) -> bool:
        looked.append(address)
        return len(looked) > 1

    return refuses


def test_what_was_looked_at_is_what_is_connected_to(server: Server) -> None:
    """Of a host with several addresses only those are tried that are allowed."""
    looked: list[IPAddress] = []

    def refuses(address: IPAddress) -> bool:
        looked.append(address)
        return address != IPv4Address("127.0.0.1")

    server.answers["/"] = Answer(report(1))
    assert get(server.at("/", "localhost"), refuses=refuses, limits=BRIEF).body == report(1)
    assert IPv4Address("127.0.0.1") in looked


def test_proxies_of_the_environment_are_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    server.answers["/"] = Answer(report(1))
    assert _one(server.at("/")).document.title == "Envoy 1 leaves Vardo"


@pytest.mark.parametrize("missing", ["httpx", "httpcore"])
def test_without_the_extra_the_remedy_is_named(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    (arrival,) = fetched("https://courier.example/")
    assert "pip install 'onrecord[feeds]'" in _reason(arrival)
