"""How much a request may carry: counted as it comes, whatever it says of itself."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.desk.guard.failing import refusal


class Bodies:
    """Middleware: stops reading where it is too much."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses at once what says that it is too much, and later what turns out to be."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or len(told) > 15 or int(told) > self.most:
            await self._refusal(scope)(scope, receive, send)
            return
        seen, begun = 0, False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.most:
                raise TooMuch(self.most)
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except TooMuch:
            if begun:
                raise
            await self._refusal(scope)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response:
        return refusal(Request(scope), 413, _seen(self.most), "send less at once")


class TooMuch(HTTPException):
    """A body that goes on after it should have ended; whoever parses it tells so."""

    def __init__(self, most: int) -> None:
        super().__init__(413, _seen(most))


def _seen(most: int) -> str:
    return f"a request may carry {most:,} bytes at most"
