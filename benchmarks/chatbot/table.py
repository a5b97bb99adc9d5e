"""The figures of all readers side by side."""

from __future__ import annotations

from collections.abc import Callable

from rich.table import Table

from benchmarks.chatbot.agreement import Agreement
from benchmarks.chatbot.figures import Figures
from benchmarks.chatbot.grading import Score
from benchmarks.chatbot.locating import Letters

UNKNOWN = "-"


def table(sides: list[Figures], scores: list[Score]) -> Table:
    """A row for each figure, a column for each reader."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    page.add_column("same reports, same table")
    for side in sides:
        page.add_column(side.name, justify="right")
    for label, cell in ROWS.items():
        page.add_row(label, *map(cell, sides))
    gold = ""
    for score in scores:
        if score.gold != gold:
            page.add_row()
            page.add_row(f"{score.gold}, run by run; reports: {score.reports}", style="dim")
        gold = score.gold
        page.add_row(score.figure, *(_runs(score, side.name) for side in sides))
    return page


def _runs(score: Score, name: str) -> str:
    values = score.runs[name]
    if score.of is not None:
        return " · ".join(f"{_number(value, '.0f')} of {score.of}" for value in values)
    return " · ".join(_number(value, ".3f") for value in values)


def _number(value: float | None, form: str) -> str:
    return UNKNOWN if value is None else format(value, form)


def _letters(letters: Letters) -> str:
    return UNKNOWN if letters.share is None else f"{letters.share:.1%} of {letters.asked:,}"


def _agreed(part: Callable[[Agreement], float | None]) -> Callable[[Figures], str]:
    return lambda side: UNKNOWN if side.agreement is None else _number(part(side.agreement), ".3f")


def _troubles(side: Figures) -> str:
    return ", ".join(f"{count} {trouble}" for trouble, count in side.troubles.items()) or "0"


ROWS: dict[str, Callable[[Figures], str]] = {
    "readings that got an answer": lambda side: f"{side.read} of {side.asked}",
    "answers that could not be used": _troubles,
    "items that do not follow the form": lambda side: f"{side.broken:,}",
    "statements a report": lambda side: _number(side.statements, ".1f"),
    "events a report": lambda side: _number(side.events, ".1f"),
    "quoted words in the text to the letter": lambda side: _letters(side.letters),
    "  of them what was said": lambda side: _letters(side.contents),
    "twice the same: whole records": _agreed(lambda a: a.records),
    "  statements, F1": _agreed(lambda a: a.statements),
    "  statements as graders link them, F1": _agreed(lambda a: a.alike),
    "  events, F1": _agreed(lambda a: a.events),
    "seconds a report, median": lambda side: _number(side.seconds, ".2f"),
    "  longest": lambda side: _number(side.longest, ".2f"),
    "tokens a report, in": lambda side: _number(side.tokens_in, ",.0f"),
    "  out": lambda side: _number(side.tokens_out, ",.0f"),
    "paid to others for 1,000 reports": lambda side: _number(None if side.cost is None else side.cost * 1000, ",.2f"),
}
