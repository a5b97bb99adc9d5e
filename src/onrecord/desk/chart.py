"""The picture of a relation: as SVG, as a specification for Vega-Lite, and the JavaScript that draws it, from this host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response
from msgspec.json import encode

from onrecord.desk.asked import Open
from onrecord.errors import NotFound
from onrecord.queries.relations import SURE, Per
from onrecord.queries.rows import RelationRow
from onrecord.show.plots.chart import DARK, LIGHT, Look, drawable, spec_of, svg_of
from onrecord.show.plots.needing import needed

router = APIRouter(include_in_schema=False)
Scheme = Literal["light", "dark"]
Width = Annotated[int, Query(ge=200, le=1200, description="Pixels of a panel.")]
Name = Annotated[str, Query(max_length=200)]
_LIBRARIES = "altair", "vl_convert"
_YEAR = "public, max-age=31536000, immutable"
_WITHOUT = "the picture of a relation: this installation can't draw"


def can_draw() -> bool:
    """Whether the extra `plots` is installed."""
    return all(find_spec(name) is not None for name in _LIBRARIES)


@cache
def script() -> str:
    """The address of the JavaScript that draws; another one with each version of it, so that a browser may keep it."""
    return f"/vega/{version('vl-convert-python')}.js"


@router.get("/relation.svg")
def as_svg(
    archive: Open, a: Name, b: Name, per: Per = "month", scheme: Scheme = "light", width: Width = 640
) -> Response:
    """The picture, for readers without scripts."""
    look = _look(scheme, width)
    return _drawn(
        archive.relations(a, b, SURE, per=per), lambda rows: svg_of(rows, per, look).encode(), "image/svg+xml"
    )


@router.get("/relation/chart.json")
def as_specification(
    archive: Open, a: Name, b: Name, per: Per = "month", scheme: Scheme = "light", width: Width = 640
) -> Response:
    """The specification, in which days can be chosen."""
    look = replace(_look(scheme, width), brush=True)
    return _drawn(
        archive.relations(a, b, SURE, per=per), lambda rows: encode(spec_of(rows, per, look)), "application/json"
    )


@router.get("/vega/{name}.js")
def vega(name: str) -> Response:
    """Vega, Vega-Lite and Vega-Embed in one file, as vl-convert carries them."""
    if not can_draw() or f"/vega/{name}.js" != script():
        raise NotFound(f"no script {name}")
    return Response(_bundle(), media_type="text/javascript", headers={"Cache-Control": _YEAR})


def _drawn(rows: list[RelationRow], draw: Callable[[list[RelationRow]], bytes], kind: str) -> Response:
    if not can_draw():
        raise NotFound(_WITHOUT, remedy="pip install 'onrecord[plots]'")
    if not drawable(rows):
        raise NotFound("nothing that lies within a period", remedy="ask for longer periods")
    return Response(draw(rows), media_type=kind)


def _look(scheme: Scheme, width: int) -> Look:
    return replace(DARK if scheme == "dark" else LIGHT, width=width, titled=False, paper="transparent")


@cache
def _bundle() -> bytes:
    return str(needed("vl_convert").javascript_bundle("export const embed = vegaEmbed;")).encode()
