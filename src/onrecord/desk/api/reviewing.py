"""What waits for a person: problems that readers reported, doubtful pairs, actors of whom it is open who they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from msgspec.json import encode
from pydantic import BaseModel, ConfigDict, Field

from onrecord.deciding import Author
from onrecord.desk.api.describing import asking, changing, needing
from onrecord.desk.api.listing import MEDIA, Lined, Rows
from onrecord.desk.api.narrowing import ID, PLAIN
from onrecord.desk.asked import Open
from onrecord.desk.people.allowed import Editor
from onrecord.people import State
from onrecord.queries.reviewing import OpenRow, PairRow, ProblemRow, WaitingRow

router = APIRouter(prefix="/review", tags=["review"])
Number = Annotated[
    str, Path(max_length=40, pattern=PLAIN, description="The number under which it was reported.", examples=["4K7Q2M"])
]


class Settling(BaseModel):
    """What became of a problem."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        json_schema_extra={"examples": [{"state": "dismissed", "why": "The paper prints it so."}]},
    )

    state: State
    why: Annotated[str, Field(min_length=1, max_length=2000, pattern=PLAIN)]
    decision: Annotated[str | None, Field(pattern=ID)] = None
    """The id of what was decided because of it."""


@router.get(
    "", response_model=WaitingRow, openapi_extra=needing("editor"), responses=asking("How much of each kind waits.")
)
def waiting(archive: Open, _: Editor) -> Response:
    """How much waits for a person."""
    return Response(encode(archive.waiting()), media_type=MEDIA["json"])


@router.get(
    "/problems",
    response_model=Rows[ProblemRow],
    openapi_extra=needing("editor"),
    responses=asking("Problems, what waits longest first.", lists=True, flat=False),
)
def problems(
    archive: Open,
    listing: Lined,
    _: Editor,
    state: Annotated[State | None, Query(description="Those of this state; none: of all.")] = None,
) -> Response:
    """What readers reported as wrong, and what became of it."""
    return listing.answer(archive.problems(state=state, limit=listing.limit + 1, offset=listing.offset))


@router.get(
    "/pairs",
    response_model=Rows[PairRow],
    openapi_extra=needing("editor"),
    responses=asking("Pairs, the likeliest first.", lists=True, flat=False),
)
def pairs(archive: Open, listing: Lined, _: Editor) -> Response:
    """Pairs that are perhaps the same, or of which one perhaps answers the other: to confirm, or to split."""
    return listing.answer(archive.doubtful_pairs(limit=listing.limit + 1, offset=listing.offset))


@router.get(
    "/actors",
    response_model=Rows[OpenRow],
    openapi_extra=needing("editor"),
    responses=asking("Statements and events, with who may be meant.", lists=True, flat=False),
)
def open_actors(archive: Open, listing: Lined, _: Editor) -> Response:
    """Statements and events in which it is open who somebody is, and nobody looked yet."""
    return listing.answer(archive.open_actors(limit=listing.limit + 1, offset=listing.offset))


@router.post(
    "/problems/{number}",
    response_model=ProblemRow,
    openapi_extra=needing("editor"),
    responses=changing("The problem, as it is now.", 200),
)
def settle(archive: Open, number: Number, sent: Settling, person: Editor) -> Response:
    """Say what became of a problem: accepted, dismissed, or open again."""
    archive.settle_problem(number, sent.state, Author(person.name, sent.why), sent.decision)
    return Response(encode(archive.problem(number)), media_type=MEDIA["json"])
