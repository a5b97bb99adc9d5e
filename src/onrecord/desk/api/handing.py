"""What there is, handed on as a file of another format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import StreamingResponse

from onrecord.desk.api.describing import asking
from onrecord.desk.api.narrowing import Wanted
from onrecord.desk.asked import Open
from onrecord.exports.formats import format_named

router = APIRouter(tags=["files"])
_AT_ONCE = 64 * 1024
_MEDIA = {
    "csv": "text/csv", "tsv": "text/tab-separated-values", "jsonl": "application/x-ndjson", "json": "application/json",
    "ftm.json": "application/x-ndjson", "jsonld": "application/ld+json", "atom": "application/atom+xml",
    "parquet": "application/vnd.apache.parquet", "md": "text/markdown", "html": "text/html",
}  # fmt: skip
"""By the end of a file's name."""
Name = Literal[
    "csv", "parquet", "jsonl", "gdelt", "plover", "annotations", "timelinejs", "ftm", "jsonld", "atom", "dossier",
    "dossier-html",
]  # fmt: skip


@router.get(
    "/export/{format}",
    response_class=StreamingResponse,
    responses=asking("The file, piece by piece.", files=dict.fromkeys(_MEDIA.values())),
)
def export(
    archive: Open,
    wanted: Wanted,
    format: Annotated[Name, Path(description="Which format.", examples=["csv"])],  # noqa: A002
    limit: Annotated[int | None, Query(ge=1, le=10**9, description="Rows at most; else all.", examples=[5])] = None,
) -> StreamingResponse:
    """All that the filter leaves, as a file: tables, events in GDELT's and PLOVER's columns, annotations, a dossier."""
    known = format_named(format)
    pieces = _together(archive.export(format, replace(wanted, limit=limit)))
    first = next(pieces, b"")  # what is not there is told before the answer begins
    named = {"Content-Disposition": f'attachment; filename="onrecord.{known.extension}"'}
    return StreamingResponse(chain([first], pieces), headers=named, media_type=_MEDIA[known.extension])


def _together(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces that are worth sending."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _AT_ONCE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
