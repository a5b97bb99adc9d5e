"""The first page of the API: what there is."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from msgspec.json import encode

from onrecord.desk.api.describing import asking
from onrecord.desk.api.listing import MEDIA
from onrecord.version import VERSION

router = APIRouter(prefix="/api/v1", tags=["index"])


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that can be asked or done."""

    name: str
    method: str
    href: str
    """A path, with names in braces where something has to be put in."""
    about: str


@dataclass(frozen=True, slots=True)
class Index:
    """What there is."""

    name: str
    version: str
    description: str
    """Where the description for programs is (OpenAPI)."""
    operations: tuple[Operation, ...]


@router.get("", response_model=Index, responses=asking("All operations."))
def index(request: Request) -> Response:
    """What can be asked, and done."""
    paths = request.app.openapi()["paths"]
    found = tuple(
        Operation(told["operationId"], method.upper(), path, told["description"])
        for path, methods in paths.items()
        for method, told in methods.items()
    )
    return Response(encode(Index("onrecord", VERSION, "/api/v1/openapi.json", found)), media_type=MEDIA["json"])
