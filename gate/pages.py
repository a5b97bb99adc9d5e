"""Writes the figures into the pages that quote them, between their markers, so that no page quotes an old one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gate.results import Result, sampled, shown

ROOT = Path(__file__).parents[1]
PAGES: dict[str, tuple[str, ...]] = {"docs/accuracy.md": (), "MODEL_CARD.md": ("parsing", "small")}
"""Each page, and the groups of figures that it quotes; all where none is named."""
MARKED = re.compile(r"(<!-- figures: .*? -->\n).*?(<!-- end of figures -->)", re.DOTALL)
CONFIDENCE = "docs/confidence.md"


def write(results: list[Result]) -> None:
    """Brings all pages up to date; leaves out figures that were not measured."""
    for name, groups in PAGES.items():
        fill(name, table(r for r in results if (not groups or r.group in groups) and r.held is not None))


def fill(name: str, lines: Iterable[str]) -> None:
    """Puts the lines between the markers of a page."""
    page = ROOT / name
    before, marked, after = _parts(page.read_text(encoding="utf-8"))
    page.write_text(f"{before}{marked[1]}\n{''.join(lines)}\n{marked[2]}{after}", encoding="utf-8")


def _parts(text: str) -> tuple[str, re.Match[str], str]:
    marked = MARKED.search(text)
    if marked is None:
        raise SystemExit("a page that quotes figures has lost its markers")
    return text[: marked.start()], marked, text[marked.end() :]


def table(results: Iterable[Result]) -> Iterator[str]:
    """The figures as a Markdown table, line by line."""
    yield "| corpus | figure | whole | unread third | target |\n|---|---|---:|---:|---:|\n"
    title = ""
    for r in results:
        numbers = (sampled(r.whole, r.whole_interval), sampled(r.unread, r.unread_interval), shown(r.target))
        yield f"| {r.title if r.title != title else ''} | {r.figure} | {' | '.join(numbers)} |\n"
        title = r.title
