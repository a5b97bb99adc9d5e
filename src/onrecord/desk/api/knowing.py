"""A question with a parameter that nobody knows is refused: it would be answered as if that had not been asked."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from onrecord.errors import UnreadableInput

_SOME, _LONG = 5, 60


async def only_known(request: Request) -> None:
    """Lets through what asks for nothing else than the operation takes. Raises UnreadableInput."""
    route = request.scope["route"]
    assert isinstance(route, APIRoute)
    known = parameters(route)
    strange = [name for name in dict.fromkeys(request.query_params) if name not in known]
    if strange:
        named = ", ".join(repr(name[:_LONG]) for name in strange[:_SOME])
        raise UnreadableInput(f"no parameter {named} here", remedy=f"those known: {', '.join(known) or 'none'}")


def parameters(route: APIRoute) -> tuple[str, ...]:
    """The names of what an operation takes in its address's query, in the order of the description."""
    return tuple(dict.fromkeys(_names(route.dependant)))


def _names(part: Dependant) -> Iterator[str]:
    yield from (field.alias for field in part.query_params)
    for below in part.dependencies:
        yield from _names(below)


OnlyKnown = Depends(only_known)
