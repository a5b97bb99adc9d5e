"""What narrows a question that is asked through the API: the filter, in the forms in which questions take it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Path, Query
from pydantic import StringConstraints

from onrecord.desk.api.examples import COLLECTION, SIDES
from onrecord.queries.filters import Filter
from onrecord.records import Act, Channel

PLAIN = r"^[^\x00]*$"
"""No database keeps a null character, so that nothing has one."""
ID = "^[0-9a-f]{12}$"
_SOME = 20

Word = Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)]
Words = Annotated[list[Word], Query(max_length=_SOME)]
Day = Annotated[str | None, Query(max_length=40, pattern=PLAIN, examples=["2031-03"])]
Since = Annotated[Day, Query(description="From this day, month or year on.")]
Until = Annotated[Day, Query(description="Up to and with it.")]
Sure = Annotated[float, Query(ge=0, le=1, description="Nothing less sure.")]
Ref = Annotated[str, Path(pattern=ID, description="An id, as answers show it.")]
Side = Annotated[
    str,
    Query(min_length=1, max_length=200, pattern=PLAIN, description="A side: an actor, by name or id, or a country."),
]
ONE, OTHER = SIDES


def _named(
    actor: Annotated[Words, Query(description="A name or id on either side.", examples=["Dana Korvel"])] = [],  # noqa: B006
    speaker: Annotated[Words, Query(description="Who speaks or acts.", examples=["Mikal Torsen"])] = [],  # noqa: B006
    country: Annotated[Words, Query(description="ISO code or name, on either side.")] = [],  # noqa: B006
    channel: Annotated[list[Channel], Query(max_length=_SOME, description="Through which channel.")] = [],  # noqa: B006
    act: Annotated[
        list[Act], Query(max_length=_SOME, description="What is done by saying it.", examples=["deny"])
    ] = [],  # noqa: B006
    source: Annotated[Words, Query(description="Who published it, or files it.", examples=["Solmere Gazette"])] = [],  # noqa: B006
    collection: Annotated[Words, Query(description="Reports of this collection.", examples=[COLLECTION])] = [],  # noqa: B006
    text: Annotated[
        str | None,
        Query(max_length=500, pattern=PLAIN, description='Words in it; "a phrase", -without.', examples=["switch"]),
    ] = None,
) -> Filter:
    """Who, through what, and in which words; a field that is empty asks for nothing."""
    return Filter(
        actor=_kept(actor),
        speaker=_kept(speaker),
        country=_kept(country),
        channel=tuple(channel),
        act=tuple(act),
        source=_kept(source),
        collection=_kept(collection),
        text=text or None,
        limit=None,
    )


def _kept(values: list[str]) -> tuple[str, ...]:
    return tuple(filter(None, values))


Named = Annotated[Filter, Depends(_named)]


def _sure(wanted: Named, min_confidence: Sure = 0.0) -> Filter:
    return replace(wanted, min_confidence=min_confidence)


def _wanted(wanted: Annotated[Filter, Depends(_sure)], since: Since = None, until: Until = None) -> Filter:
    return replace(wanted, since=since or None, until=until or None)


def _surely(wanted: Named, since: Since = None, until: Until = None, min_confidence: Sure = 0.5) -> Filter:
    return replace(wanted, since=since or None, until=until or None, min_confidence=min_confidence)


def _surely_at(wanted: Named, min_confidence: Sure = 0.5) -> Filter:
    return replace(wanted, min_confidence=min_confidence)


Wanted = Annotated[Filter, Depends(_wanted)]
"""All that may be asked; rows without limit."""
Undated = Annotated[Filter, Depends(_sure)]
"""The same of a question that has days of its own."""
Surely = Annotated[Filter, Depends(_surely)]
"""The same of a question that counts: what is not sure is left out, where nobody asks for it."""
SurelyUndated = Annotated[Filter, Depends(_surely_at)]
