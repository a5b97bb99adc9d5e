"""How the API is described: what each operation may answer, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from itertools import chain
from types import ModuleType
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.desk.api.telling import add, words_of
from onrecord.desk.guard.failing import Problem

PROBLEM = "application/problem+json"
Docs = dict[int | str, dict[str, Any]]
_WHY = {
    400: "What was sent can't be read.",
    401: "Sign in first, or send a token.",
    403: "You may not do this.",
    404: "There is no such thing, or nobody bears this name.",
    405: "This address does not take that method.",
    406: "This is not given in the form that you accept.",
    409: "It can't be decided so, as things stand.",
    413: "Too much was sent.",
    422: "Something that was asked is not as it should be, or no parameter is called so; the detail says which, the remedy what there is.",
    429: "Too many requests; wait.",
    503: "The archive can't answer now.",
}
_ASKING = 400, 401, 404, 406, 422, 429, 503
_CHANGING = 400, 401, 403, 404, 409, 413, 422, 429, 503
_TOKEN = {"token": {"type": "http", "scheme": "bearer", "description": "As `onrecord user token` gives one."}}
_TEXT = {"type": "string"}
_LINED = {"application/x-ndjson": {"schema": _TEXT}}
_LISTED = {"text/csv": {"schema": _TEXT}, **_LINED}
_FEED = {"application/atom+xml": {"schema": _TEXT}}
_TAG = {"ETag": {"description": "Changes when the archive does: send it as If-None-Match.", "schema": _TEXT}}
_NEXT = {"Link": {"description": 'The next page, as rel="next", where there is one.', "schema": _TEXT}}
_UNCHANGED: Docs = {304: {"description": "As it was when the given ETag was."}}


def asking(
    told: str, *, lists: bool = False, feed: bool = False, flat: bool | None = None, files: Iterable[str] = ()
) -> Docs:
    """What a question answers: of a list its pages and forms, with CSV where its rows are flat; with `feed` a feed, too."""
    forms = (_LISTED if (lists if flat is None else flat) else _LINED if lists else {}) | {
        media: {"schema": {} if "json" in media else _TEXT} for media in files
    }
    found = {
        "description": told,
        "content": forms | (_FEED if feed else {}),
        "headers": _TAG | (_NEXT if lists else {}),
    }
    return {200: found, **_UNCHANGED, **_problems(_ASKING)}


def changing(told: str, status: int = 201) -> Docs:
    """What an operation answers that changes something, or reads what is sent."""
    return {status: {"description": told}, **_problems(_CHANGING)}


def _problems(statuses: tuple[int, ...]) -> Docs:
    return {status: {"description": _WHY[status], "model": Problem} for status in statuses}


def describe(app: FastAPI, families: Iterable[ModuleType] = ()) -> None:
    """Lets the application describe its API: errors by the one type that they have, fields by the words in the source.

    `families` are the modules whose answers it gives.
    """

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
            for operation in _operations(found):
                _mend(operation)
            held = chain.from_iterable(vars(family).values() for family in families)
            add(found["components"]["schemas"], words_of(held))
            found["components"]["securitySchemes"] = _TOKEN
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def needing(role: str) -> dict[str, Any]:
    """What an operation says that only somebody may do who is known."""
    return {"security": [{"token": []}], "x-role": role}


def _operations(description: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in description["paths"].values():
        yield from (path[method] for method in path if method in ("get", "post"))


def _mend(operation: dict[str, Any]) -> None:
    """Errors have a type of their own."""
    for status, told in operation["responses"].items():
        if status.isdigit() and int(status) >= HTTPStatus.BAD_REQUEST and "content" in told:
            told["content"] = {PROBLEM: next(iter(told["content"].values()))}
