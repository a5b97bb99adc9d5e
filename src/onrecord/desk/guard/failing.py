"""What goes wrong, told in one shape: as problem details (RFC 9457) to programs, as a page to people."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from msgspec.json import encode
from starlette.exceptions import HTTPException

from onrecord.desk.drawing import draw, link
from onrecord.desk.guard.headers import HEADERS
from onrecord.errors import ArchiveError, BadDecision, NotFound, OnrecordError, TooLong, UnreadableInput

_log = logging.getLogger("onrecord.desk")
_STATUS: dict[type[OnrecordError], int] = {
    NotFound: 404, BadDecision: 409, UnreadableInput: 422, ArchiveError: 503, OnrecordError: 500,
}  # fmt: skip
"""By kind of error, the first that fits."""
_TOLD = (NotFound, BadDecision, TooLong, UnreadableInput)
"""Errors whose words are about what was asked, and not about this machine."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An error, as every path tells it."""

    title: str
    """What kind of error it is."""
    status: int
    """That of HTTP."""
    detail: str
    """What was seen, and where."""
    remedy: str = ""
    """What to do."""
    type: str = "about:blank"


def install(app: FastAPI) -> None:
    """Lets the application tell its errors so."""
    app.add_exception_handler(OnrecordError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unforeseen)


def refusal(
    request: Request, status: int, detail: str, remedy: str = "", headers: dict[str, str] | None = None
) -> Response:
    """What stands before the pages says no, in the same shape."""
    return _answer(request, _problem(status, detail, remedy), headers)


def told(request: Request, error: OnrecordError) -> Response:
    """One of our errors, and nothing of this machine."""
    status = next(code for kind, code in _STATUS.items() if isinstance(error, kind))
    if isinstance(error, _TOLD):
        return _answer(request, _problem(status, error.seen, error.remedy))
    _log.error("%s %s: %s", request.method, request.url.path, error)
    return _answer(
        request, _problem(status, "the archive could not answer", "try again; whoever runs the desk sees why")
    )


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)
    return told(request, error)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else _SEEN.get(error.status_code, "")
    return _answer(request, _problem(error.status_code, detail), dict(error.headers or {}))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    seen = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return _answer(request, _problem(422, seen))


async def _unforeseen(request: Request, error: Exception) -> Response:
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    answer = _answer(request, _problem(500, "something went wrong here", "try again; whoever runs the desk sees why"))
    answer.headers.update(HEADERS)  # it is told outside of all that stands before the pages
    return answer


_SEEN = {404: "nothing is here", 405: "this address does not take that method"}


def _problem(status: int, detail: str, remedy: str = "") -> Problem:
    return Problem(HTTPStatus(status).phrase, status, detail, remedy)


def _answer(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """As a page where a browser asked for one."""
    path = request.url.path
    if path.startswith("/api/") or path.endswith(".json") or "text/html" not in request.headers.get("accept", ""):
        return Response(encode(problem), problem.status, headers, media_type="application/problem+json")
    if problem.status == HTTPStatus.UNAUTHORIZED:
        asked = f"{path}?{request.url.query}" if request.url.query else path
        return RedirectResponse(link("/sign-in", next=asked if request.method == "GET" else None), 303)
    return HTMLResponse(draw(request, "problem", problem), problem.status, headers)
