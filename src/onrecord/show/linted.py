"""What is to be said of a user's files, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from onrecord.lexicon.own import Problem
from onrecord.linting import FileSummary, Report
from onrecord.show.layout import Hanging, flowing
from onrecord.show.words import ASIDE, DATE, DENIED, OWN_WORDS, SPEAKER

_INDENT = 24


def lint(report: Report) -> RenderableType:
    """The table of a report, for a rich console."""
    return Page(report)


class Page:
    """Renders itself when a console prints it, so that it fits the console's width."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        for file in self.report.files:
            yield Text.assemble((file.file, SPEAKER), (f"  {_told(file)}", ASIDE))
            yield from (_line(p) for p in self.report.problems if p.source.file == file.file)
            yield Text()
        wrong = sum(file.problems for file in self.report.files)
        yield Text("no problems" if not wrong else _counted(wrong, "problem"), style=OWN_WORDS if not wrong else DENIED)


def _told(file: FileSummary) -> str:
    rows = ", ".join(f"{_counted(count, 'row')} for {table}" for table, count in file.rows.items())
    return f"{file.format}, {rows}" if rows else f"{file.format}, no rows" if file.format != "unread" else file.format


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _line(problem: Problem) -> Hanging:
    lead = Text.assemble(
        "  ", (f"{problem.source.line or '':>5}", DATE), "  ", (problem.kind, ASIDE if problem.only_told else DENIED)
    )
    told = f"{flowing(problem.seen)}; {problem.remedy}" if problem.remedy else flowing(problem.seen)
    return Hanging(lead, Text(told), _INDENT)
