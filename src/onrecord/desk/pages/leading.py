"""The permanent addresses of statements and events: each leads to its report, with it chosen."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import RedirectResponse, Response
from msgspec.json import encode

from onrecord.desk.asked import Open
from onrecord.desk.drawing import link
from onrecord.errors import NotFound
from onrecord.queries.shown import EventShown, StatementShown

router = APIRouter(include_in_schema=False)
Ref = Annotated[str, Path(description="The id of a statement or an event.")]


@router.get("/statement/{ref}.json")
def statement_twin(archive: Open, ref: Ref) -> Response:
    """A statement with all that hangs on it."""
    return Response(encode(_shown(archive, ref, StatementShown)), media_type="application/json")


@router.get("/event/{ref}.json")
def event_twin(archive: Open, ref: Ref) -> Response:
    """An event with all that hangs on it."""
    return Response(encode(_shown(archive, ref, EventShown)), media_type="application/json")


@router.api_route("/statement/{ref}", methods=["GET", "HEAD"])
def statement(archive: Open, ref: Ref) -> Response:
    """Leads to a statement in its report."""
    return _to(_shown(archive, ref, StatementShown))


@router.api_route("/event/{ref}", methods=["GET", "HEAD"])
def event(archive: Open, ref: Ref) -> Response:
    """Leads to an event in its report."""
    return _to(_shown(archive, ref, EventShown))


def _shown(archive: Open, ref: str, kind: type[StatementShown] | type[EventShown]) -> StatementShown | EventShown:
    """The thing in the current version of its report, else in the one that was added last."""
    for shown in archive.show(ref):
        if isinstance(shown, kind):
            return shown
    raise NotFound(f"no {'statement' if kind is StatementShown else 'event'} {ref}")


def _to(shown: StatementShown | EventShown) -> Response:
    row = shown.statement if isinstance(shown, StatementShown) else shown.event
    document = None if shown.version.is_current else shown.version.document
    address = link(f"/report/{row.report.id}", document=document, chosen=row.id)
    return RedirectResponse(f"{address}#chosen", 303)
