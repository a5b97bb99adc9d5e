"""What was said and done: statements, timeline, contested, quotes, search."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from msgspec.json import encode

from onrecord.desk.api.describing import asking
from onrecord.desk.api.feeding import feed_of_finds
from onrecord.desk.api.listing import MEDIA, Fed, Listed, Rows
from onrecord.desk.api.narrowing import PLAIN, Wanted
from onrecord.desk.asked import Open
from onrecord.queries import Facets
from onrecord.queries.quoted import QuoteRow
from onrecord.queries.rows import ContestedKind, ContestedRow, HitRow, StatementRow, TimelineRow
from onrecord.show.answers.contested import contested_lines
from onrecord.show.answers.quote import quote_lines
from onrecord.show.answers.search import hit_line
from onrecord.show.answers.timeline import timeline_line

router = APIRouter(tags=["said and done"])
Unanswered = Annotated[bool, Query(description="Only demands and questions without an answer.")]
Phrase = Annotated[str, Query(min_length=1, max_length=500, pattern=PLAIN, examples=["switch"])]


@router.get(
    "/statements",
    response_model=Rows[StatementRow],
    responses=asking("Statements, the latest first.", lists=True, feed=True),
)
def statements(
    archive: Open,
    listing: Fed,
    wanted: Wanted,
    each: Annotated[bool, Query(description="Each telling by itself, not what several reports tell once.")] = False,
) -> Response:
    """Who said what to whom, when, through which channel and according to whom; the latest first."""
    if listing.form == "atom":
        return feed_of_finds(archive, listing, wanted, "statements")
    return listing.answer(archive.statements(listing.page(wanted), each=each))


@router.get(
    "/timeline",
    response_model=Rows[TimelineRow],
    responses=asking("Events and statements, the earliest first.", lists=True, feed=True),
)
def timeline(
    archive: Open,
    listing: Fed,
    wanted: Wanted,
    what: Annotated[Literal["both", "events", "statements"], Query(description="Of which kind.")] = "both",
    told_within: Annotated[bool, Query(description="Also what is told within another statement.")] = False,
) -> Response:
    """What happened and was said, by date, the earliest first; what has no date comes last."""
    if listing.form == "atom":
        return feed_of_finds(archive, listing, wanted, what)
    rows = archive.timeline(listing.page(wanted), what, told_within=told_within)
    return listing.answer(rows, lambda some: map(timeline_line, some))


@router.get("/latest", response_model=Rows[TimelineRow], responses=asking("The latest first.", lists=True))
def latest(archive: Open, listing: Listed, wanted: Wanted) -> Response:
    """What happened and was said, the latest first; what has no date comes last."""
    return listing.answer(archive.latest(listing.page(wanted)), lambda some: map(timeline_line, some))


@router.get(
    "/contested",
    response_model=Rows[ContestedRow],
    responses=asking("What is contested, the latest first.", lists=True),
)
def contested(
    archive: Open,
    listing: Listed,
    wanted: Wanted,
    kind: Annotated[list[ContestedKind], Query(max_length=20, description="Of which kinds; none: of all.")] = [],  # noqa: B006
    unanswered: Unanswered = False,
) -> Response:
    """Claims with what others answered, demands and questions, and what somebody would not say; the latest first."""
    rows = archive.contested(listing.page(wanted), kinds=kind, unanswered=unanswered)
    return listing.answer(rows, contested_lines)


@router.get(
    "/contested/counts", response_model=dict[ContestedKind, int], responses=asking("By kind; 1000 are 1000 or more.")
)
def contested_counts(archive: Open, wanted: Wanted, unanswered: Unanswered = False) -> Response:
    """How many rows there are of each kind that is contested."""
    found = archive.contested_counts(wanted, unanswered=unanswered)
    return Response(encode(found), media_type=MEDIA["json"])


@router.get(
    "/quotes",
    response_model=Rows[StatementRow],
    responses=asking("Quotations, those of most reports first.", lists=True),
)
def quotes(archive: Open, listing: Listed, wanted: Wanted) -> Response:
    """Quotations that several reports carry, in the speaker's own words."""
    return listing.answer(archive.repeated(listing.page(wanted)))


@router.get(
    "/quote",
    response_model=Rows[QuoteRow],
    responses=asking("Who said such words, those that hold them first.", lists=True),
)
def quote(
    archive: Open,
    listing: Listed,
    wanted: Wanted,
    words: Annotated[Phrase, Query(description="The words, or some of them.")],
    every: Annotated[bool, Query(description="Compare translations and reports' own words, too.")] = False,
) -> Response:
    """Where words first stood, who carried them on and how they changed; where nobody said them, those like them."""
    return listing.answer(archive.quote(words, listing.page(wanted), every=every), quote_lines)


@router.get(
    "/search",
    response_model=Rows[HitRow],
    responses=asking("Reports that hold the words, those that fit best first.", lists=True),
)
def search(
    archive: Open,
    listing: Listed,
    wanted: Wanted,
    words: Annotated[Phrase, Query(description='All of these; "a phrase", -without, begin*, one OR another.')],
) -> Response:
    """The reports that hold words, each with the sentence that has most of them."""
    return listing.answer(archive.search(words, listing.page(wanted)), lambda rows: map(hit_line, rows))


@router.get("/facets", response_model=Facets, responses=asking("By field, with the reports of each value."))
def facets(
    archive: Open, wanted: Wanted, words: Annotated[Phrase, Query(description="As those of a search.")]
) -> Response:
    """By what a search can be narrowed: outlets, actors, acts, channels, months, collections."""
    return Response(encode(archive.facets(words, wanted)), media_type=MEDIA["json"])
