"""A relation as a picture: what each did to the other above and below a line, and the mean on Goldstein's scale."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from onrecord.queries.relations import Per
from onrecord.queries.rows import RelationRow
from onrecord.show.plots.blocks import COLOURS, Block, blocks, both, directions, left_out, means
from onrecord.show.plots.needing import needed

WIDTH, HEIGHT, HEIGHT_OF_MEAN = 640, 150, 90
"""Pixels of a panel."""
_INK, _FAINT, _FONT = "#222222", "#dddddd", "Helvetica, Arial, DejaVu Sans, sans-serif"
_SCALE = 2
_SUBTITLE = "Events told in reports, by quad class; below, their mean on Goldstein's scale."
_TICKS = 6


def svg_of(rows: Sequence[RelationRow], per: Per) -> str:
    """The picture as SVG. Raises OnrecordError where the extra `plots` is not installed."""
    return str(needed("vl_convert").vegalite_to_svg(_spec(rows, per)))


def png_of(rows: Sequence[RelationRow], per: Per) -> bytes:
    """The picture as PNG, twice as fine as a screen. Raises OnrecordError where the extra `plots` is not installed."""
    return bytes(needed("vl_convert").vegalite_to_png(_spec(rows, per), scale=_SCALE))


def _spec(rows: Sequence[RelationRow], per: Per) -> str:
    return json.dumps(chart(rows, per).to_dict())


def chart(rows: Sequence[RelationRow], per: Per) -> Any:
    """The picture as altair has it: a panel for each direction, one for the mean of both, under one time axis."""
    alt = needed("altair")
    drawn = blocks([row for row in rows if "→" in row.side], per)
    together = both(rows)[0].side
    domain = [min(block.begins for block in drawn), max(block.ends for block in drawn)]
    top = max(1, *(block.high for block in drawn))
    bottom = min(-1, *(block.low for block in drawn))
    panels = [
        _panel(alt, side, [b for b in drawn if b.side == side], domain, [bottom, top], per) for side in directions(rows)
    ]
    panels.append(_mean_panel(alt, means(both(rows), per), domain, per))
    title = alt.TitleParams(
        f"{together}: what each did to the other, by {per}",
        subtitle=[_SUBTITLE, *filter(None, [left_out(rows, per)])],
        anchor="start", fontSize=15, subtitleColor="#555555", subtitleFontSize=11, offset=14,
    )  # fmt: skip
    chart = alt.vconcat(*panels, spacing=18, title=title).resolve_scale(color="shared")
    chart = chart.configure(font=_FONT, background="white", padding=16).configure_view(stroke=None)
    return chart.configure_axis(
        gridColor=_FAINT, domain=False, ticks=False, labelPadding=6, titleColor=_INK, titleFontWeight="normal"
    )


def _time(alt: Any, field: str, domain: list[str], per: Per, *, labels: bool) -> Any:
    form = {"format": "%b %Y" if per == "month" else "%-d %b %Y", "tickCount": _TICKS}
    axis = alt.Axis(title="date" if labels else None, labels=labels, grid=False, labelOverlap="greedy", **form)
    return alt.X(f"{field}:T", axis=axis, scale=alt.Scale(type="utc", domain=domain))


def _panel(alt: Any, side: str, drawn: Sequence[Block], domain: list[str], reach: list[int], per: Per) -> Any:
    values = [{**asdict(block), "quad": block.quad.replace("_", " ")} for block in drawn]
    names = [name.replace("_", " ") for name in COLOURS]
    count = alt.Axis(
        title="← conflict · events · cooperation →", tickMinStep=1, format="d", labelExpr="abs(datum.value)"
    )
    colour = alt.Color(
        "quad:N",
        scale=alt.Scale(domain=names, range=list(COLOURS.values())),
        legend=alt.Legend(title=None, orient="top", symbolType="square", direction="horizontal"),
    )
    bars = alt.Chart(alt.InlineData(values=values)).mark_rect(stroke="white", strokeWidth=1)
    bars = bars.encode(
        x=_time(alt, "begins", domain, per, labels=False), x2="ends:T",
        y=alt.Y("low:Q", axis=count, scale=alt.Scale(domain=reach, nice=True)), y2="high:Q", color=colour,
    )  # fmt: skip
    return alt.layer(bars, _zero(alt)).properties(width=WIDTH, height=HEIGHT, title=_heading(alt, side))


def _mean_panel(alt: Any, found: Sequence[tuple[str, float | None]], domain: list[str], per: Per) -> Any:
    data = alt.InlineData(values=[{"day": day, "mean": mean} for day, mean in found])
    scale = alt.Axis(title="mean, −10 to 10", values=[-10, -5, 0, 5, 10])
    line = alt.Chart(data).mark_line(point={"filled": True, "size": 28, "color": _INK}, color=_INK, strokeWidth=1.2)
    line = line.encode(
        x=_time(alt, "day", domain, per, labels=True),
        y=alt.Y("mean:Q", axis=scale, scale=alt.Scale(domain=[-10, 10])),
    )
    heading = _heading(alt, "Mean of both on Goldstein's scale")
    return alt.layer(line, _zero(alt)).properties(width=WIDTH, height=HEIGHT_OF_MEAN, title=heading)


def _zero(alt: Any) -> Any:
    return alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=_INK).encode(y="zero:Q")


def _heading(alt: Any, words: str) -> Any:
    return alt.TitleParams(words, anchor="start", fontSize=12, fontWeight="normal", color=_INK, frame="group")
