"""Middleware: finds out who comes, refuses what comes from elsewhere in their name, and who may not read.

It puts into the request's state: `person`, who asks; `token`, what their forms carry; `bearer`, whether a program comes with
a token of its own; and takes from it `forms`, whether the page has one, and `seed`, what the cookie of forms is to hold.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.archive import Archive
from onrecord.desk.guard.failing import refusal, told
from onrecord.desk.options import Options
from onrecord.desk.people.allowed import CHALLENGE, SIGN_IN, Person
from onrecord.desk.people.passwords import fingerprint
from onrecord.desk.people.sessions import FORM, SESSION, Signing, keep, same, tie_of
from onrecord.errors import OnrecordError
from onrecord.people import Held

HEADER = "x-onrecord-token"
"""In which a script of a page sends the token of forms, where it calls the API in the name of who is signed in."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/sign-in", "/static/")
"""What anyone sees, whoever may read."""
_OURS = frozenset({"same-origin", "none"})


class Coming:
    """Middleware: knows who comes."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app, self.options = app, options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers for itself what is refused; else passes on, and sets the cookie of forms where a page asked for it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        request.state.person, request.state.token, request.state.bearer = None, "", False
        request.state.forms, request.state.seed = False, ""
        try:
            refused = await self._refused(request)
        except OnrecordError as error:
            refused = told(request, error)
        if refused is not None:
            await refused(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and request.state.forms:
                headers = MutableHeaders(scope=message)
                headers["cache-control"] = "no-store"
                if seed := request.state.seed:
                    kept = Response()
                    keep(kept, FORM, seed, secure=is_secure(self.options))
                    headers.append("set-cookie", kept.headers["set-cookie"])
            await send(message)

        await self.app(scope, receive, with_cookie)

    async def _refused(self, request: Request) -> Response | None:
        token = bearer(request.headers)
        if token is not None or SESSION in request.cookies or FORM in request.cookies:
            await run_in_threadpool(recognise, request, token)
        if token is not None and request.state.person is None:
            return refusal(request, 401, "this token is nobody's", SIGN_IN, CHALLENGE)
        if request.method not in _SAFE and token is None and (why := forged(request, self.options)):
            return refusal(request, 403, why, "send it from a page of this desk")
        path = request.url.path
        if self.options.public or request.state.person is not None or path.startswith(_OPEN):
            return None
        return refusal(request, 401, "this desk is for people who are signed in", SIGN_IN, CHALLENGE)


def bearer(headers: Headers) -> str | None:
    """The token that comes with a request."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def recognise(request: Request, token: str | None) -> None:
    """Notes who comes, and what their forms carry."""
    archive: Archive = request.app.state.archive
    if token is not None:
        request.state.person, request.state.bearer = _person(archive.person_of_token(fingerprint(token))), True
        return
    signing = signing_of(request)
    session = signing.read(request.cookies.get(SESSION, ""))
    who = archive.person(session.name) if session else None
    if session and who and same(session.tie, tie_of(who)):
        request.state.person, request.state.token = _person(who), signing.form(session.nonce)
    elif seed := request.cookies.get(FORM):
        request.state.token = signing.form(seed)


def signing_of(request: Request) -> Signing:
    """What signs for this archive; its secret is looked up once."""
    state = request.app.state
    if not hasattr(state, "signing"):
        state.signing = Signing(state.archive.secret("desk"))
    found: Signing = state.signing
    return found


def forged(request: Request, options: Options) -> str:
    """Why a request that changes something can't be taken for one that a page of ours sends; empty where it can."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in _OURS:
        return "this came from another site"
    if origin is not None and urlsplit(origin).netloc not in _names(request, options):
        return "this came from another site"
    api = request.url.path.startswith("/api/")
    if api and request.state.person is not None and not same(request.headers.get(HEADER, ""), request.state.token):
        return f"a call in the name of somebody who is signed in needs the header {HEADER}"
    return ""


def is_secure(options: Options) -> bool:
    """Whether the world reaches the desk by https."""
    return (options.address or "").startswith("https:")


def _names(request: Request, options: Options) -> set[str]:
    return {request.headers.get("host", ""), urlsplit(options.address or "").netloc} - {""}


def _person(who: Held | None) -> Person | None:
    return None if who is None else Person(who.name, who.role)
