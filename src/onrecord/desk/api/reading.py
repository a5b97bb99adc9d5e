"""A text read, and a report read and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request, Response
from msgspec.json import encode
from pydantic import BaseModel, ConfigDict, Field

from onrecord.adding import Adding, Became
from onrecord.article.arrivals import Arrival
from onrecord.article.documents import Given, build_document
from onrecord.article.formats import taken_from_string
from onrecord.confidence import confident
from onrecord.desk.api.describing import changing, needing
from onrecord.desk.api.examples import TEXT
from onrecord.desk.api.listing import MEDIA
from onrecord.desk.api.narrowing import PLAIN
from onrecord.desk.asked import Open
from onrecord.desk.guard.rates import rates_of, waited
from onrecord.desk.people.allowed import Editor, Known
from onrecord.errors import BadDecision, UnreadableInput
from onrecord.records import Document, DocumentKind, Record
from onrecord.schema import to_json

if TYPE_CHECKING:
    from onrecord.reading.reader import Reader

router = APIRouter(tags=["reading"])
_LONGEST = 500_000
_one_by_one = Lock()
_WHERE = "the text"
Head = Annotated[str | None, Field(max_length=1000, pattern=PLAIN)]


class Text(BaseModel):
    """A report as it is sent: plain text, or a page's markup; what is said of it is believed before the text is."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        json_schema_extra={"examples": [{"text": TEXT, "published": "2031-05-07"}]},
    )

    text: Annotated[str, Field(min_length=1, max_length=_LONGEST)]
    id: Head = None
    """Its id with whoever sends it."""
    title: Head = None
    published: Head = None
    """ISO 8601."""
    publisher: Head = None
    byline: Head = None
    url: Head = None
    language: Head = None
    kind: DocumentKind | None = None
    issuer: Head = None
    """Who issued a readout or statement."""


class Report(Text):
    """A report to keep."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": TEXT, "published": "2031-05-07", "publisher": "Harbour Post", "collection": "ships"}]
        }
    )

    collection: Annotated[str | None, Field(min_length=1, max_length=200, pattern=PLAIN)] = None
    """Put it into a collection of this name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a report."""

    became: Became
    """Added; changed: a new version of a report; known: it was there already."""
    report: str
    """Its id."""


@router.post("/read", response_model=Record, responses=changing("The record, as docs/record.md has it.", 200))
def read(
    request: Request,
    sent: Text,
    person: Known,
    min_confidence: Annotated[float, Query(ge=0, le=1, description="Nothing less sure.")] = 0.0,
) -> Response:
    """Read a text: who said what to whom, when, according to whom. Nothing of it is kept."""
    waited(rates_of(request).readings, request, f"person {person.name}" if person else None)
    document = _document(sent)
    with _one_by_one:
        record = _reader().read(document)
    return Response(to_json(confident(record, min_confidence)), media_type=MEDIA["json"])


@router.post(
    "/reports",
    status_code=201,
    response_model=Kept,
    openapi_extra=needing("editor"),
    responses={**changing("It is kept."), 200: {"description": "It was there already.", "model": Kept}},
)
def add(archive: Open, sent: Report, person: Editor) -> Response:
    """Read a report and keep it: as a new one, a new version of one, or not again where it is there already."""
    arrival = Arrival(_document(sent), sent.url or f"sent by {person.name}", content=sent.text.encode())
    with _one_by_one:
        (step,) = Adding(archive, _reader, collection=sent.collection).add([arrival])
    if step.failure:
        raise UnreadableInput("the report could not be read; it is set aside", remedy="see the failures")
    if step.became == "removed" or step.report is None:
        raise BadDecision(step.told or "it is not taken in", remedy="undo the removal first")
    status, where = (200 if step.became == "known" else 201), f"/api/v1/reports/{step.report}"
    return Response(encode(Kept(step.became, step.report)), status, {"Location": where}, MEDIA["json"])


def _document(sent: Text) -> Document:
    """The document of what was sent. Raises UnreadableInput."""
    given = Given(external_id=sent.id or None, **sent.model_dump(include=_GIVEN))
    document = build_document(taken_from_string(sent.text), given, where=_WHERE)
    if document.failure:
        raise UnreadableInput(document.failure.reason)
    return document


_GIVEN = {"title", "published", "publisher", "byline", "url", "language", "kind", "issuer"}


@cache
def _reader() -> Reader:
    """The reader, made once: the encoder comes with it."""
    from onrecord.reading.reader import Reader

    return Reader()
