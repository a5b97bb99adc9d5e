"""Addresses on the desk of the example, one of each kind of page: what a reader opens, and what stands there."""

from __future__ import annotations

from pathlib import Path

from onrecord.archive import Archive
from onrecord.queries.filters import Filter


def places(place: Path) -> dict[str, str]:
    """The addresses, by the names of pages; ids are looked up, so that they follow what reading finds."""
    with Archive(place) as archive:
        statement = archive.statements(Filter(speaker=("Dana Korvel",), limit=1))[0]
        event = archive.timeline(Filter(limit=None), "events")[0].event
        actor = archive.actors("Dana Korvel")[0]
        assert event is not None
    sides = "a=Lorvania&b=Brevia"
    return {
        "front": "/",
        "report": f"/report/{statement.report.id}",
        "statement": f"/statement/{statement.id}",
        "event": f"/event/{event.id}",
        "reports": "/reports",
        "unread": "/unread",
        "timeline": "/timeline",
        "disputes": "/dispute",
        "dispute": f"/dispute?{sides}",
        "contested": "/contested",
        "occasions": "/compare",
        "compare": f"/compare?{sides}&day=2031-03-12",
        "relations": "/relation",
        "relation": f"/relation?{sides}",
        "quotes": "/quote",
        "quote": "/quote?words=switch",
        "actors": "/actors",
        "actor": f"/actor/{actor.id}",
        "sources": "/sources",
        "source": "/sources?source=Castermoor+Herald",
        "search": "/search?words=transformer",
        "nothing": "/search?words=zeppelin",
        "corrections": "/corrections",
        "missing": "/report/000000000000",
    }
