"""What changed, and what people decided: lists that are feeds."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response

from onrecord.desk.api.describing import asking
from onrecord.desk.api.feeding import feed_of_changes, feed_of_decisions
from onrecord.desk.api.listing import Fed, Rows
from onrecord.desk.api.narrowing import PLAIN, Undated
from onrecord.desk.asked import Open
from onrecord.queries import DAY, ChangeRow
from onrecord.queries.decided import DecisionRow
from onrecord.queries.moments import seconds_of
from onrecord.show.answers.changed import change_lines

router = APIRouter(tags=["changes"])
_FLEETING = {"Cache-Control": "no-store"}
"""Of what depends on the hour in which it is asked."""


@router.get(
    "/changes",
    response_model=Rows[ChangeRow],
    responses=asking("What changed, the earliest first; as a feed the latest.", lists=True, feed=True),
)
def changes(
    archive: Open,
    listing: Fed,
    wanted: Undated,
    since: Annotated[
        str,
        Query(
            max_length=40,
            pattern=PLAIN,
            description="A date, a time, or so long ago: 24h, 7d.",
            examples=["2026-01-01"],
        ),
    ] = DAY,
) -> Response:
    """What became new, changed, was decided or removed from a moment on, the earliest first."""
    if listing.form == "atom":
        rows = archive.changes(replace(wanted, limit=None), since=since or DAY)[::-1]
        answer = feed_of_changes(listing, listing.cut(rows))
    else:
        answer = listing.answer(archive.changes(listing.page(wanted), since=since or DAY), change_lines)
    if seconds_of(since or DAY) is not None:
        answer.headers.update(_FLEETING)
    return answer


@router.get(
    "/decisions",
    response_model=Rows[DecisionRow],
    responses=asking("Decisions, the newest first.", lists=True, feed=True),
)
def decisions(
    archive: Open,
    listing: Fed,
    unmatched: Annotated[bool, Query(description="Only those about what is not found any more.")] = False,
) -> Response:
    """What people decided: who, when, why, what was and what is; the newest first."""
    rows = archive.decisions(unmatched=unmatched, limit=listing.limit + 1, offset=listing.offset)
    return feed_of_decisions(listing, rows) if listing.form == "atom" else listing.answer(rows)
