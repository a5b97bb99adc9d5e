"""What did not change is not sent again: each answer has an ETag, made of the archive's state and of what was asked."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from secrets import token_hex

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.archive import Archive
from onrecord.errors import ArchiveError

_VARY = "Accept", "Cookie", "Authorization"
_PRIVATE = "private, no-cache"
_ONE = re.compile(r'(?:W/)?"([^"]*)"')
_FILES = "/static/"


class ETags:
    """Middleware: answers 304, without asking the archive, where a client has the answer already.

    An answer that depends on more than the archive, as on the hour, says `Cache-Control: no-store`: it has no ETag then.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._process = token_hex(8)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what can't be known; adds the ETag to what is answered."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(_FILES):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        tag = await self._tag(scope, asked)
        if tag is not None and tag in _ONE.findall(", ".join(asked.getlist("if-none-match"))):
            await Response(status_code=304, headers=_headers(tag))(scope, receive, send)
            return

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                _mark(MutableHeaders(scope=message), tag if message["status"] == 200 else None)
            await send(message)

        await self.app(scope, receive, tagged)

    async def _tag(self, scope: Scope, asked: Headers) -> str | None:
        """Of the process, the archive's state, what is asked and who asks; null where the archive does not tell."""
        archive: Archive = scope["app"].state.archive
        with suppress(ArchiveError):
            stamp = await run_in_threadpool(archive.stamp)
            who = (f"{name}={value}" for name in _VARY for value in asked.getlist(name))
            parts = (
                self._process,
                stamp,
                asked.get("host", ""),
                scope["path"],
                scope["query_string"].decode("latin-1"),
                *who,
            )
            return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return None


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": f'W/"{tag}"', "Cache-Control": _PRIVATE, "Vary": ", ".join(_VARY)}


def _mark(headers: MutableHeaders, tag: str | None) -> None:
    """The headers of an answer: it is one client's, and is asked for anew each time."""
    for name in _VARY:
        headers.add_vary_header(name)
    if "no-store" in headers.get("cache-control", ""):
        return
    headers.setdefault("Cache-Control", _PRIVATE)
    if tag is not None:
        headers.setdefault("ETag", f'W/"{tag}"')
