"""What the functions behind pages and API ask for: the archive, and what narrows a question."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import Depends, Query, Request

from onrecord.archive import Archive
from onrecord.desk.options import Options
from onrecord.queries.filters import Filter
from onrecord.records import Act, Channel

ROWS = 50
"""Rows of an answer, where nobody asks for another number."""
MOST = 1000
"""Rows of an answer at most."""

Names = Annotated[list[str], Query(max_length=20)]


def _archive(request: Request) -> Archive:
    found: Archive = request.app.state.archive
    return found


def _options(request: Request) -> Options:
    found: Options = request.app.state.options
    return found


def _wanted(
    actor: Annotated[Names, Query(description="A name or id on either side.")] = [],  # noqa: B006
    speaker: Annotated[Names, Query(description="Who speaks or acts.")] = [],  # noqa: B006
    country: Annotated[Names, Query(description="ISO code or name, on either side.")] = [],  # noqa: B006
    since: Annotated[str | None, Query(description="From this day, month or year on.", max_length=40)] = None,
    until: Annotated[str | None, Query(description="Up to and with it.", max_length=40)] = None,
    channel: Annotated[list[Channel], Query(description="As speech, letter, phone_call.")] = [],  # noqa: B006
    act: Annotated[list[Act], Query(description="As accuse, deny, demand, decline.")] = [],  # noqa: B006
    source: Annotated[Names, Query(description="Outlets: who published it, or files it.")] = [],  # noqa: B006
    collection: Annotated[Names, Query(description="Reports of this collection.")] = [],  # noqa: B006
    text: Annotated[str | None, Query(description='Words in it; "a phrase", -without, begin*.', max_length=500)] = None,
    min_confidence: Annotated[float, Query(description="Nothing less sure.", ge=0, le=1)] = 0.0,
    limit: Annotated[int, Query(description="Rows at most.", ge=1, le=MOST)] = ROWS,
    offset: Annotated[int, Query(description="Pass over so many rows first.", ge=0, le=10**9)] = 0,
) -> Filter:
    """The filter of what was asked; a field left empty in a form asks for nothing."""
    many = {"actor": actor, "speaker": speaker, "country": country, "source": source, "collection": collection}
    return Filter(
        **{name: tuple(filter(None, values)) for name, values in many.items()},
        since=since or None,
        until=until or None,
        channel=tuple(channel),
        act=tuple(act),
        text=text or None,
        min_confidence=min_confidence,
        limit=limit,
        offset=offset,
    )


Open = Annotated[Archive, Depends(_archive)]
Setup = Annotated[Options, Depends(_options)]
Wanted = Annotated[Filter, Depends(_wanted)]
ACTS: tuple[str, ...] = get_args(Act)
CHANNELS: tuple[str, ...] = get_args(Channel)
