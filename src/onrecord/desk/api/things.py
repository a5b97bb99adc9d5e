"""One thing by its id: as it stands, and what became of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from msgspec.json import encode

from onrecord.desk.api.describing import asking
from onrecord.desk.api.examples import REPORT, STATEMENT
from onrecord.desk.api.listing import MEDIA
from onrecord.desk.api.narrowing import ID, Ref
from onrecord.desk.asked import Open
from onrecord.errors import NotFound
from onrecord.queries import AROUND, CarrierRow
from onrecord.queries.history import HistoryRow
from onrecord.queries.opened import Opened
from onrecord.queries.shown import ReportShown, Shown
from onrecord.records import Record
from onrecord.schema import to_json

router = APIRouter(tags=["things"])
ThingRef = Annotated[Ref, Path(examples=[STATEMENT])]
ReportRef = Annotated[Ref, Path(examples=[REPORT])]
_MOST_WORDS = 500


@router.get("/things/{ref}", response_model=list[Shown], responses=asking("All that the id means."))
def thing(
    archive: Open,
    ref: ThingRef,
    around: Annotated[int, Query(ge=0, le=_MOST_WORDS, description="Words of context on each side.")] = AROUND,
) -> Response:
    """A report, a document, a statement, an event or an actor, with all that hangs on it."""
    return Response(encode(archive.show(ref, around=around)), media_type=MEDIA["json"])


@router.get("/reports/{ref}", response_model=ReportShown, responses=asking("The report."))
def report(archive: Open, ref: ReportRef) -> Response:
    """A report by its id, or one of its versions by that of its document: text, statements, events, copies, decisions."""
    found = next((one for one in archive.show(ref) if one.what == "report"), None)
    if found is None:
        raise NotFound(f"no report has the id {ref}", remedy="answers show the ids of reports")
    return Response(encode(found), media_type=MEDIA["json"])


@router.get("/reports/{ref}/record", response_model=Record, responses=asking("The record, as docs/record.md has it."))
def record(archive: Open, ref: ReportRef) -> Response:
    """The whole record of a report's current version, with the offsets of all evidence in code points."""
    return Response(to_json(archive.record(ref)), media_type=MEDIA["json"])


@router.get("/reports/{ref}/opened", response_model=Opened, responses=asking("All that a page of it shows."))
def opened(
    archive: Open,
    ref: ReportRef,
    document: Annotated[str | None, Query(pattern=ID, description="The version with this document.")] = None,
    chosen: Annotated[str | None, Query(pattern=ID, description="A statement or event of it.")] = None,
) -> Response:
    """A report to be read: text, record, who is who, other reports of the same, and what is chosen in it."""
    return Response(encode(archive.opened(ref, document, chosen)), media_type=MEDIA["json"])


@router.get("/statements/{ref}/carriers", response_model=list[CarrierRow], responses=asking("In the order of adding."))
def carriers(archive: Open, ref: ThingRef) -> Response:
    """The reports that tell a statement, where those are several."""
    return Response(encode(archive.carriers([ref]).get(ref, ())), media_type=MEDIA["json"])


@router.get(
    "/history/{ref}", response_model=list[HistoryRow], responses=asking("What was found, then what was decided.")
)
def history(archive: Open, ref: ThingRef) -> Response:
    """What a machine found of a thing, in each version, and what people decided about it since."""
    return Response(encode(archive.history(ref)), media_type=MEDIA["json"])
