"""Who there is, and what two sides did, put to each other and tell: actors, relations, state, compare."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Response
from msgspec.json import encode

from onrecord.desk.api.describing import asking
from onrecord.desk.api.examples import TALK
from onrecord.desk.api.listing import MEDIA, Listed, Rows, Whole, written
from onrecord.desk.api.narrowing import ONE, OTHER, PLAIN, Day, Side, Surely, SurelyUndated, Wanted
from onrecord.desk.asked import Open
from onrecord.errors import UnreadableInput
from onrecord.queries import DyadRow, OccasionRow, State
from onrecord.queries.compared import Compared
from onrecord.queries.relations import DONE, Per
from onrecord.queries.rows import ActorRow, EventRow, RelationRow
from onrecord.records import ActorKind, Modality
from onrecord.show.answers.actors import actor_line
from onrecord.show.answers.compare import compare_lines
from onrecord.show.answers.state import state_lines

router = APIRouter(tags=["sides"])
A = Annotated[Side, Query(examples=[ONE])]
B = Annotated[Side, Query(examples=[OTHER])]
Modalities = Annotated[
    list[Modality], Query(max_length=20, description="Instead of what happened and is ongoing.", examples=["planned"])
]


@router.get(
    "/actors",
    response_model=Rows[ActorRow],
    responses=asking("Actors, those of whom most is told first.", lists=True),
)
def actors(
    archive: Open,
    listing: Listed,
    wanted: Wanted,
    name: Annotated[
        str | None, Query(max_length=200, pattern=PLAIN, description="A part of a name, or an id.", examples=["Korvel"])
    ] = None,
    kind: Annotated[ActorKind | None, Query(description="Of this kind alone.")] = None,
) -> Response:
    """Who there is, and how much is told of them; actor, speaker and country choose them, all else what is counted."""
    rows = archive.actors(name or None, listing.page(wanted), kind=kind)
    return listing.answer(rows, lambda some: map(actor_line, some))


@router.get(
    "/relations",
    response_model=Rows[RelationRow],
    responses=asking("Periods, the earliest first; each direction, then both together.", lists=True),
)
def relations(
    archive: Open,
    listing: Listed,
    wanted: Surely,
    a: A,
    b: B,
    per: Annotated[Per, Query(description="How long a period is.")] = "month",
    modality: Modalities = [],  # noqa: B006
) -> Response:
    """What two sides did to each other over time, counted by quad class and type, with the mean of Goldstein's scale."""
    return listing.answer(archive.relations(a, b, listing.page(wanted), per=per, modality=_counted(modality)))


@router.get(
    "/relations/events",
    response_model=Rows[EventRow],
    responses=asking("Events, the latest first.", lists=True),
)
def relation_events(
    archive: Open,
    listing: Listed,
    wanted: Surely,
    a: A,
    b: B,
    modality: Modalities = [],  # noqa: B006
) -> Response:
    """The events that relations counts, each once, the latest first."""
    return listing.answer(archive.relation_events(a, b, listing.page(wanted), modality=_counted(modality)))


@router.get("/state", response_model=State, responses=asking("The state, with all its rows.", flat=True))
def state(
    archive: Open,
    form: Whole,
    wanted: SurelyUndated,
    a: A,
    b: B,
    on: Annotated[Day, Query(description="As of the end of this day, month or year.")] = None,
    since: Annotated[Day, Query(description="Only what changed from this day on.")] = None,
) -> Response:
    """How a dispute between two sides stands: what is demanded, offered, asked, accused, and what became of it."""
    found = archive.state(a, b, wanted, on=on or None, since=since or None)
    body = encode(found) if form == "json" else written(form, found.rows, state_lines)
    return Response(body, media_type=MEDIA[form])


@router.get("/compare", response_model=Compared, responses=asking("Both accounts, line beside line.", flat=True))
def compare(
    archive: Open,
    form: Whole,
    wanted: Wanted,
    a: Annotated[Side | None, Query(description="One side.", examples=[ONE])] = None,
    b: Annotated[Side | None, Query(description="The other.", examples=[OTHER])] = None,
    on: Annotated[Day, Query(description="The day of the call or meeting of both sides.", examples=[TALK])] = None,
    event: Annotated[str | None, Query(pattern="^[0-9a-f]{12}$", description="Or the id of its event.")] = None,
) -> Response:
    """What two sides tell of one call or meeting, given by both sides and its day, or by its event."""
    found = _compared(archive, wanted, (a, b, on), event)
    if form == "json":
        return Response(encode(found), media_type=MEDIA[form])
    rows = compare_lines(found) if form == "csv" else found.rows
    return Response(written(form, rows, None), media_type=MEDIA[form])


@router.get("/dyads", response_model=Rows[DyadRow], responses=asking("Pairs, those of most first.", lists=True))
def dyads(archive: Open, listing: Listed, wanted: Surely) -> Response:
    """The pairs of sides between which most is told: countries first, then actors that are of none."""
    return listing.answer(archive.dyads(listing.page(wanted)))


@router.get(
    "/occasions",
    response_model=Rows[OccasionRow],
    responses=asking("Talks, those of most documents first.", lists=True),
)
def occasions(archive: Open, listing: Listed, wanted: Wanted) -> Response:
    """The calls and meetings of two sides, each named by the id of an event that compare takes."""
    return listing.answer(archive.occasions(listing.page(wanted)))


def _compared(
    archive: Open, wanted: Wanted, talk: tuple[str | None, str | None, str | None], event: str | None
) -> Compared:
    match event, talk:
        case None, (str(a), str(b), str(on)):
            return archive.compare_on(a, b, on, wanted)
        case str(), (None, None, None):
            return archive.compare(event, wanted)
    raise UnreadableInput("it is not said what to compare", remedy="give a, b and on, or event alone")


def _counted(named: list[Modality]) -> tuple[Modality, ...]:
    """In the order in which modalities are listed, each once."""
    return tuple(one for one in get_args(Modality) if one in named) or DONE
