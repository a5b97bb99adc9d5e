"""Under which names the desk answers: a page from elsewhere that leads its own name to this machine gets nothing."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.desk.guard.failing import refusal
from onrecord.desk.options import Options

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class Hosts:
    """Middleware: answers only who asks for a name of ours, where we know our names."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app, self.names = app, names_of(options)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what asks for one of them."""
        if scope["type"] != "http" or not self.names or host_of(Headers(scope=scope).get("host", "")) in self.names:
            await self.app(scope, receive, send)
            return
        remedy = "ask for it by the name under which it is served; `onrecord serve --address` gives it another"
        await refusal(Request(scope), 421, "this desk is not known by that name", remedy)(scope, receive, send)


def names_of(options: Options) -> frozenset[str]:
    """The names of a desk; none where it listens to others, and nobody says what it is called."""
    address = host_of(urlsplit(options.address or "").netloc)
    if not _is_loopback(options.host) and not address:
        return frozenset()
    return _HERE | {address, options.host.lower()} - {""}


def host_of(given: str) -> str:
    """The name in a Host header, without its port.

    >>> [host_of(one) for one in ("Desk.example:8000", "[::1]:80", "127.0.0.1", "")]
    ['desk.example', '::1', '127.0.0.1', '']
    """
    try:
        return urlsplit(f"//{given}").hostname or ""
    except ValueError:
        return given


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
