"""The log of corrections as a feed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.desk.asked import Open, Setup
from onrecord.exports.feed import Head, Item
from onrecord.exports.feed import feed as feed_of
from onrecord.exports.plain import encoded, flowing, urn
from onrecord.queries.decided import DecisionRow
from onrecord.show.answers.history import DONE, told_value
from onrecord.show.words import listed

feed = APIRouter()
_ENTRIES = 100


@feed.get("/corrections.atom")
def corrections(request: Request, archive: Open, options: Setup) -> Response:
    """What people decided, the newest first."""
    desk = (options.address or str(request.base_url)).rstrip("/")
    links = ("self", f"{desk}/corrections.atom"), ("alternate", f"{desk}/corrections")
    head = Head(id=urn("corrections"), title=f"{options.title}: corrections", links=links)
    entries = (_item(row, desk) for row in archive.decisions(limit=_ENTRIES))
    return Response(encoded("".join(feed_of(head, entries))), media_type="application/atom+xml")


def _item(row: DecisionRow, desk: str) -> Item:
    things = [f"{target.kind} {target.id}" for target in row.targets]
    what = f"the decision {row.undoes}" if row.undoes else listed(things) if things else "what is no more"
    leads = [("related", f"{desk}/{target.kind}/{target.id}") for target in row.targets if target.found]
    return Item(
        id=urn("decision", row.id),
        title=f"{row.decided_by} {DONE[row.kind]} {what}",
        updated=row.decided_at,
        author=row.decided_by,
        text="\n".join(_lines(row)),
        terms=(row.kind,),
        links=(("alternate", f"{desk}/corrections/{row.id}"), *leads),
    )


def _lines(row: DecisionRow) -> list[str]:
    """What stood and what stands, the words that it is about, and why."""
    changed = (one for one in row.values if one.field != "pair")
    return [
        *(f"{one.field}: {told_value(one.before)} → {told_value(one.value)}" for one in changed),
        *(f"“{flowing(' … '.join(target.words))}”" for target in row.targets if target.words),
        f"Why: {row.why}",
    ]
