"""A relation as a picture: what each did to the other above and below a line, and the mean on Goldstein's scale."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from onrecord.queries.relations import Per
from onrecord.queries.rows import RelationRow
from onrecord.show.plots.blocks import COLOURS, Block, blocks, both, directions, left_out, means
from onrecord.show.plots.needing import needed

WIDTH, HEIGHT, HEIGHT_OF_MEAN = 640, 150, 90
"""Pixels of a panel."""
BRUSH = "brush"
"""The name of the selection of days."""
NARROW = 480
"""Pixels below which a legend has two columns, and an axis fewer words."""
_FONT = "Helvetica, Arial, DejaVu Sans, sans-serif"
_SCALE = 2
_SUBTITLE = "Events told in reports, by quad class; below, their mean on Goldstein's scale."
_TICKS, _FEW_TICKS = 6, 3


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture looks: its colours, its width, and whether parts of it can be chosen."""

    ink: str = "#222222"
    soft: str = "#555555"
    faint: str = "#dddddd"
    paper: str = "white"
    colours: tuple[str, ...] = tuple(COLOURS.values())
    """Of the quad classes, in the order of COLOURS."""
    width: int = WIDTH
    titled: bool = True
    brush: bool = False
    """Whether a reader may choose days, as the selection BRUSH."""


LIGHT = Look()
DARK = Look("#e8e4db", "#aaa599", "#383b40", "#16181b", ("#44769f", "#a5d3f3", "#a8641f", "#ffb875"))


def svg_of(rows: Sequence[RelationRow], per: Per, look: Look = LIGHT) -> str:
    """The picture as SVG. Raises OnrecordError where the extra `plots` is not installed."""
    return str(needed("vl_convert").vegalite_to_svg(json.dumps(spec_of(rows, per, look))))


def png_of(rows: Sequence[RelationRow], per: Per) -> bytes:
    """The picture as PNG, twice as fine as a screen. Raises OnrecordError where the extra `plots` is not installed."""
    return bytes(needed("vl_convert").vegalite_to_png(json.dumps(spec_of(rows, per)), scale=_SCALE))


def spec_of(rows: Sequence[RelationRow], per: Per, look: Look = LIGHT) -> dict[str, Any]:
    """The picture as a Vega-Lite specification. Raises OnrecordError where the extra `plots` is not installed."""
    found: dict[str, Any] = chart(rows, per, look).to_dict()
    return found | _brush(found["vconcat"], look) if look.brush else found


def _brush(panels: list[dict[str, Any]], look: Look) -> dict[str, Any]:
    """The selection of days, one for all panels, whose first layers it names."""
    names = [panel["layer"][0].setdefault("name", f"panel_{nth}") for nth, panel in enumerate(panels)]
    mark = {"fill": look.ink, "fillOpacity": 0.12, "stroke": look.ink, "strokeOpacity": 0.5}
    return {
        "params": [{"name": BRUSH, "select": {"type": "interval", "encodings": ["x"], "mark": mark}, "views": names}]
    }


def drawable(rows: Sequence[RelationRow]) -> bool:
    """Whether any event lies within a period, so that there is a picture."""
    return any(row.period for row in rows)


def chart(rows: Sequence[RelationRow], per: Per, look: Look = LIGHT) -> Any:
    """The picture as altair has it: a panel for each direction, one for the mean of both, under one time axis."""
    alt = needed("altair")
    drawn = blocks([row for row in rows if "→" in row.side], per)
    domain = [min(block.begins for block in drawn), max(block.ends for block in drawn)]
    top = max(1, *(block.high for block in drawn))
    bottom = min(-1, *(block.low for block in drawn))
    draw = _Drawing(alt, look, per, domain, [bottom, top])
    panels = [draw.panel(side, [b for b in drawn if b.side == side]) for side in directions(rows)]
    panels.append(draw.mean(means(both(rows), per)))
    title = {"title": draw.title(rows)} if look.titled else {}
    chart = alt.vconcat(*panels, spacing=18, **title).resolve_scale(color="shared")
    chart = chart.configure(font=_FONT, background=look.paper, padding=16).configure_view(stroke=None)
    chart = chart.configure_axis(
        gridColor=look.faint, domain=False, ticks=False, labelPadding=6, titleColor=look.ink, titleFontWeight="normal",
        **({} if look == LIGHT else {"labelColor": look.soft}),
    )  # fmt: skip
    return chart if look == LIGHT else chart.configure_legend(labelColor=look.ink)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all panels have in common."""

    alt: Any
    look: Look
    per: Per
    domain: list[str]
    reach: list[int]

    def title(self, rows: Sequence[RelationRow]) -> Any:
        return self.alt.TitleParams(
            f"{both(rows)[0].side}: what each did to the other, by {self.per}",
            subtitle=[_SUBTITLE, *filter(None, [left_out(rows, self.per)])],
            anchor="start", fontSize=15, subtitleColor=self.look.soft, subtitleFontSize=11, offset=14,
            **({} if self.look.ink == LIGHT.ink else {"color": self.look.ink}),
        )  # fmt: skip

    def panel(self, side: str, drawn: Sequence[Block]) -> Any:
        """What one side did to the other, cooperation above zero, conflict below."""
        alt, look = self.alt, self.look
        values = [{**asdict(block), "quad": block.quad.replace("_", " ")} for block in drawn]
        names = [name.replace("_", " ") for name in COLOURS]
        count = alt.Axis(
            title="← conflict · events · cooperation →", tickMinStep=1, format="d", labelExpr="abs(datum.value)"
        )
        narrow = {"columns": 2} if look.width < NARROW else {}
        colour = alt.Color(
            "quad:N",
            scale=alt.Scale(domain=names, range=list(look.colours)),
            legend=alt.Legend(title=None, orient="top", symbolType="square", direction="horizontal", **narrow),
        )
        bars = alt.Chart(alt.InlineData(values=values)).mark_rect(stroke=look.paper, strokeWidth=1)
        bars = bars.encode(
            x=self._time("begins", labels=False), x2="ends:T",
            y=alt.Y("low:Q", axis=count, scale=alt.Scale(domain=self.reach, nice=True)), y2="high:Q", color=colour,
        )  # fmt: skip
        layers = alt.layer(bars, self._zero())
        return layers.properties(width=look.width, height=HEIGHT, title=self._heading(side))

    def mean(self, found: Sequence[tuple[str, float | None]]) -> Any:
        """The mean of both on Goldstein's scale."""
        alt, ink = self.alt, self.look.ink
        data = alt.InlineData(values=[{"day": day, "mean": mean} for day, mean in found])
        scale = alt.Axis(title="mean, −10 to 10", values=[-10, -5, 0, 5, 10])
        line = alt.Chart(data).mark_line(point={"filled": True, "size": 28, "color": ink}, color=ink, strokeWidth=1.2)
        line = line.encode(
            x=self._time("day", labels=True), y=alt.Y("mean:Q", axis=scale, scale=alt.Scale(domain=[-10, 10]))
        )
        heading = self._heading("Mean of both on Goldstein's scale")
        layers = alt.layer(line, self._zero())
        return layers.properties(width=self.look.width, height=HEIGHT_OF_MEAN, title=heading)

    def _time(self, field: str, *, labels: bool) -> Any:
        ticks = _FEW_TICKS if self.look.width < NARROW else _TICKS
        form = {"format": "%b %Y" if self.per == "month" else "%-d %b %Y", "tickCount": ticks}
        axis = self.alt.Axis(title="date" if labels else None, labels=labels, grid=False, labelOverlap="greedy", **form)
        return self.alt.X(f"{field}:T", axis=axis, scale=self.alt.Scale(type="utc", **self._days()))

    def _days(self) -> dict[str, Any]:
        """The first and the last day of the axis.

        Where days can be chosen they stand apart: Vega-Lite complains of a whole domain for what has two ends.
        """
        if not self.look.brush:
            return {"domain": self.domain}
        first, last = map(date.fromisoformat, self.domain)
        return {
            name: self.alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
            for name, day in (("domainMin", first), ("domainMax", last))
        }

    def _zero(self) -> Any:
        alt = self.alt
        return alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=self.look.ink).encode(y="zero:Q")

    def _heading(self, words: str) -> Any:
        return self.alt.TitleParams(
            words, anchor="start", fontSize=12, fontWeight="normal", color=self.look.ink, frame="group"
        )
