"""The log of corrections as a feed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.desk.asked import Open, Setup
from onrecord.exports.corrections import feed as feed_of
from onrecord.exports.plain import encoded
from onrecord.queries.decided import DecisionRow
from onrecord.show.answers.history import DONE, told_value
from onrecord.show.words import listed

feed = APIRouter()
_ENTRIES = 100


@feed.get("/corrections.atom")
def corrections(request: Request, archive: Open, options: Setup) -> Response:
    """What people decided, the newest first."""
    address = (options.address or str(request.base_url)).rstrip("/")
    entries = feed_of(archive.decisions(limit=_ENTRIES), address, _title, told_value)
    return Response(encoded("".join(entries)), media_type="application/atom+xml")


def _title(row: DecisionRow) -> str:
    things = [f"{target.kind} {target.id}" for target in row.targets]
    what = f"the decision {row.undoes}" if row.undoes else listed(things) if things else "what is no more"
    return f"{row.decided_by} {DONE[row.kind]} {what}"
