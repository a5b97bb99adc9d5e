"""Lists: the page that is asked for, in the form that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Generic, Literal, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Query, Request, Response
from msgspec.json import encode

from onrecord.desk.api.accepting import best
from onrecord.desk.api.paging import cursor_of, offset_of, question_of
from onrecord.desk.asked import MOST, ROWS
from onrecord.exports.plain import UNKEPT, encoded
from onrecord.queries.filters import Filter
from onrecord.show.flat import csv_of

Row = TypeVar("Row")
Form = Literal["json", "csv", "jsonl"]
LinedForm = Literal["json", "jsonl"]
FedForm = Literal["json", "csv", "jsonl", "atom"]
MEDIA: dict[FedForm, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "atom": "application/atom+xml",
}


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """A page of an answer."""

    rows: tuple[Row, ...]
    next: str | None
    """The cursor of the next page; null: this is the last one."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is asked of a list: which page, in which form."""

    request: Request
    form: FedForm
    limit: int
    offset: int

    def page(self, wanted: Filter) -> Filter:
        """The filter for this page, and one row more, which tells whether another follows."""
        return replace(wanted, limit=self.limit + 1, offset=self.offset)

    def cut(self, rows: Sequence[Any]) -> Sequence[Any]:
        """Of all rows those of this page, and one more."""
        return rows[self.offset : self.offset + self.limit + 1]

    def answer(self, rows: Sequence[Any], lines: Callable[[Sequence[Any]], Iterable[Any]] | None = None) -> Response:
        """The page; `lines` make flat rows for CSV of those that are not."""
        shown, page = rows[: self.limit], self.turned(len(rows))
        if self.form == "json":
            return page.response(encode(Rows(tuple(shown), page.cursor)))
        return page.response(written(self.form, shown, lines))

    def turned(self, found: int) -> Turned:
        """Where the next page is, of so many rows that were found from this one's first on."""
        if found <= self.limit:
            return Turned(MEDIA[self.form])
        cursor = cursor_of(_question(self.request), self.offset + self.limit)
        kept = [(key, value) for key, value in self.request.query_params.multi_items() if key != "cursor"]
        query = urlencode([*kept, ("cursor", cursor)])
        return Turned(MEDIA[self.form], cursor, f"{self.request.url.path}?{query}")

    @property
    def question(self) -> str:
        """The same for every page of one answer."""
        return _question(self.request)

    @property
    def here(self) -> str:
        """The path and query of this page."""
        query = self.request.url.query
        return f"{self.request.url.path}?{query}" if query else self.request.url.path


@dataclass(frozen=True, slots=True)
class Turned:
    """A page's form, and where the next one is."""

    media: str
    cursor: str | None = None
    address: str | None = None
    """Path and query; null: there is none."""

    def response(self, body: bytes) -> Response:
        """The answer with its link to the next page."""
        headers = {"Link": f'<{self.address}>; rel="next"'} if self.address else {}
        return Response(body, headers=headers, media_type=self.media)


def written(form: FedForm, rows: Sequence[Any], lines: Callable[[Sequence[Any]], Iterable[Any]] | None) -> bytes:
    """Rows as CSV, or a line of JSON each."""
    if form == "csv":
        return encoded("".join(csv_of(list(lines(rows) if lines else rows))).replace("\0", UNKEPT))
    return b"".join(encode(row) + b"\n" for row in rows)


Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows of a page at most.", examples=[5])]
Cursor = Annotated[str | None, Query(max_length=200, description="The page that `next` named, of the same question.")]
_FORMAT = "The form of the answer, instead of the header `Accept`."


def _listed(
    request: Request,
    limit: Limit = ROWS,
    cursor: Cursor = None,
    format: Annotated[Form | None, Query(description=_FORMAT)] = None,  # noqa: A002
) -> Listing:
    return _listing(request, limit, cursor, format, ("json", "csv", "jsonl"))


def _fed(
    request: Request,
    limit: Limit = ROWS,
    cursor: Cursor = None,
    format: Annotated[FedForm | None, Query(description=_FORMAT)] = None,  # noqa: A002
) -> Listing:
    return _listing(request, limit, cursor, format, ("json", "csv", "jsonl", "atom"))


def _listing(
    request: Request, limit: int, cursor: str | None, asked: FedForm | None, forms: tuple[FedForm, ...]
) -> Listing:
    offset = offset_of(cursor, _question(request)) if cursor else 0
    return Listing(request, asked or form_of(request, forms), limit, offset)


def form_of(request: Request, forms: tuple[FedForm, ...]) -> FedForm:
    """The form that a client accepts best. Raises HTTPException 406 where there is none."""
    found = best(", ".join(request.headers.getlist("accept")), {MEDIA[form]: form for form in forms})
    if found is None:
        raise HTTPException(406, f"this is given as {', '.join(MEDIA[form] for form in forms)}")
    return found


def _question(request: Request) -> str:
    return question_of(request.url.path, request.query_params.multi_items())


def _lined(
    request: Request,
    limit: Limit = ROWS,
    cursor: Cursor = None,
    format: Annotated[LinedForm | None, Query(description=_FORMAT)] = None,  # noqa: A002
) -> Listing:
    return _listing(request, limit, cursor, format, ("json", "jsonl"))


def _whole(
    request: Request,
    format: Annotated[Form | None, Query(description=_FORMAT)] = None,  # noqa: A002
) -> Form:
    found = format or form_of(request, ("json", "csv", "jsonl"))
    assert found != "atom"
    return found


Listed = Annotated[Listing, Depends(_listed)]
"""A list, as JSON, CSV or JSON lines."""
Lined = Annotated[Listing, Depends(_lined)]
"""A list whose rows hold lists themselves, as JSON or JSON lines."""
Fed = Annotated[Listing, Depends(_fed)]
"""A list that is a feed, too."""
Whole = Annotated[Form, Depends(_whole)]
"""An answer that holds a list and more, and comes whole."""
