"""A relation drawn in a terminal: both sides together, cooperation above zero, conflict below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.relations import Per
from onrecord.queries.rows import RelationRow
from onrecord.show.plots.blocks import Block, blocks, both, left_out
from onrecord.show.plots.needing import needed
from onrecord.show.words import ASIDE, SPEAKER, day

WIDTH, HEIGHT = 80, 18
"""Columns and lines."""
_MARKS = {
    "verbal_cooperation": ("░", (86, 180, 233)),
    "material_cooperation": ("█", (0, 114, 178)),
    "verbal_conflict": ("▒", (230, 159, 0)),
    "material_conflict": ("▓", (213, 94, 0)),
}
"""Shades tell the classes apart where there are no colours."""
_TICKS = 6


def terminal_plot(rows: Sequence[RelationRow], per: Per) -> RenderableType:
    """The plot with its legend, and what it leaves out. Raises OnrecordError where the extra `plots` is not installed."""
    together = both(rows)
    drawn = blocks(together, per)
    title = Text(f"{together[0].side}: events by {per}, cooperation above, conflict below", style=SPEAKER)
    parts = [title, Text.from_ansi(_drawn(drawn)), _legend()]
    if aside := left_out(rows, per):
        parts.append(Text(aside, style=ASIDE))
    return Group(*parts)


def _drawn(drawn: Sequence[Block]) -> str:
    plotext = needed("plotext")
    figure = plotext.figure
    figure.clear()
    figure.theme("colorless")
    figure.plot_size(WIDTH, HEIGHT)
    first, last = min(_number(b.begins) for b in drawn), max(_number(b.ends) for b in drawn)
    low, high = min(0, *(b.low for b in drawn)), max(0, *(b.high for b in drawn))
    column, line = (last - first) / WIDTH, (high - low) / HEIGHT
    for block in drawn:
        mark, colour = _MARKS[block.quad]
        across = _number(block.begins), max(_number(block.ends) - column, _number(block.begins))
        upward = (block.low + line, block.high) if block.low >= 0 else (block.low, block.high - line)
        figure.draw(figure.rectangle(across, upward, marker=plotext.marker(mark, colour)))
    figure.draw(figure.segment((first, last), (0, 0), marker="─"))
    counts = sorted({low, low // 2, 0, high // 2, high})
    figure.ruler("y").ticks(counts, [str(abs(count)) for count in counts])
    begins = sorted({block.begins for block in drawn})
    shown = begins[:: max(1, -(-len(begins) // _TICKS))]
    figure.ruler("x").ticks([_number(at) for at in shown], [day(at) for at in shown])
    return str(figure.build().string())


def _number(at: str) -> int:
    return date.fromisoformat(at).toordinal()


def _legend() -> Text:
    legend = Text()
    for quad, (mark, (red, green, blue)) in _MARKS.items():
        legend.append(f" {mark * 2} ", style=f"rgb({red},{green},{blue})")
        legend.append(f"{quad.replace('_', ' ')} ")
    return legend
