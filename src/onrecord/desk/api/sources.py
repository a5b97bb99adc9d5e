"""From where things are known: outlets, chains, collections, and what could not be read."""

from __future__ import annotations

from fastapi import APIRouter, Response
from msgspec.json import encode

from onrecord.desk.api.describing import asking, needing
from onrecord.desk.api.listing import MEDIA, Lined, Listed, Rows
from onrecord.desk.api.narrowing import Wanted
from onrecord.desk.asked import Open
from onrecord.desk.people.allowed import Reader
from onrecord.queries import Holdings, ListedRow
from onrecord.queries.rows import ChainRow, SourceRow
from onrecord.store.collecting import CollectionRow
from onrecord.store.failing import Failed

router = APIRouter(tags=["sources"])


@router.get(
    "/sources", response_model=Rows[SourceRow], responses=asking("Outlets, those of most statements first.", lists=True)
)
def sources(archive: Open, listing: Listed, wanted: Wanted) -> Response:
    """Which outlet relies on whom: what it tells at first hand, through one, through more, and from the unnamed."""
    return listing.answer(archive.sources(listing.page(wanted)))


@router.get("/chains", response_model=Rows[ChainRow], responses=asking("Chains, the most frequent first.", lists=True))
def chains(archive: Open, listing: Listed, wanted: Wanted) -> Response:
    """By which ways words came from speakers to outlets, each with an example."""
    return listing.answer(archive.chains(listing.page(wanted)))


@router.get("/collections", response_model=Rows[CollectionRow], responses=asking("Collections, by name.", lists=True))
def collections(archive: Open, listing: Listed) -> Response:
    """The collections, and how many reports of how many origins they hold."""
    return listing.answer(listing.cut(archive.collections()))


@router.get("/outlets", response_model=list[str], responses=asking("Names; of very many those of most reports."))
def outlets(archive: Open) -> Response:
    """The names of the outlets."""
    return Response(encode(archive.outlets()), media_type=MEDIA["json"])


@router.get("/holdings", response_model=Holdings, responses=asking("How much there is."))
def holdings(archive: Open) -> Response:
    """What the archive holds, in a few numbers."""
    return Response(encode(archive.holdings()), media_type=MEDIA["json"])


@router.get(
    "/reports", response_model=Rows[ListedRow], responses=asking("Reports, the latest first.", lists=True, flat=False)
)
def reports(archive: Open, listing: Lined, wanted: Wanted) -> Response:
    """The reports, the latest first, copies of one text under the first of them."""
    return listing.answer(archive.listing(listing.page(wanted)))


@router.get(
    "/failures",
    openapi_extra=needing("reader"),
    response_model=Rows[Failed],
    responses=asking("What is set aside, by place.", lists=True),
)
def failures(archive: Open, listing: Listed, _: Reader) -> Response:
    """What could not be read, and why. For those who are signed in."""
    return listing.answer(listing.cut(archive.failures()))
