"""Which outlet relies on whom: a table with bars, below it the ways by which words came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.queries.rows import ChainRow, SourceRow
from onrecord.show.answers.lines import statement_line
from onrecord.show.layout import Hanging, flowing
from onrecord.show.statements import NOBODY
from onrecord.show.words import ASIDE, SPEAKER, counted

NO_OUTLET = "Outlet not told"
BAR = 16
_HANDS = (("first_hand", "█", "blue"), ("second_hand", "▒", "yellow"), ("chained", "░", "red"))
_RELIED_ON = 3
_INDENT = 4


def source_page(rows: Sequence[SourceRow], chains: Sequence[ChainRow]) -> RenderableType:
    """A line an outlet, then the most frequent ways."""
    sections: list[RenderableType] = [_table(rows), _legend(), *_copies(rows)]
    if chains:
        sections += [Text(""), Text("Through whom", style=SPEAKER), chain_page(chains)]
    return Group(*sections)


def _table(rows: Sequence[SourceRow]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=ASIDE)
    table.add_column("outlet", style=SPEAKER)
    for name in ("reports", "said"):
        table.add_column(name, justify="right")
    table.add_column("hands", no_wrap=True)
    for name in ("1st", "2nd", "3rd+", "unnamed"):
        table.add_column(name, justify="right")
    table.add_column("relies on")
    for row in rows:
        hands = (row.first_hand, row.second_hand, row.chained, row.unnamed)
        relied = ", ".join(flowing(str(link)) for link in row.relies_on[:_RELIED_ON])
        more = f" and {len(row.relies_on) - _RELIED_ON} more" if len(row.relies_on) > _RELIED_ON else ""
        table.add_row(
            flowing(row.outlet or NO_OUTLET), str(row.reports), str(row.statements), bar(row),
            *(str(number or "") for number in hands), relied + more,
        )  # fmt: skip
    return table


def bar(row: SourceRow) -> Text:
    """The shares of first hand, second hand and chains, of sixteen; whatever there is takes one at least.

    >>> bar(SourceRow("Harbour Post", 1, 4, 2, 1, 1, 0, 0, ())).plain
    '████████▒▒▒▒░░░░'
    """
    text, counts = Text(), [getattr(row, name) for name, *_ in _HANDS]
    for width, (_, mark, style) in zip(_shares(counts), _HANDS, strict=True):
        text.append(mark * width, style=style)
    return text


def _shares(counts: Sequence[int]) -> list[int]:
    """Whole widths that sum up to the bar's: none for nothing, one at least for anything, what is left to the largest."""
    whole = sum(counts) or 1
    shares = [max(1, BAR * count // whole) if count else 0 for count in counts]
    shares[counts.index(max(counts))] += BAR - sum(shares)
    return shares


def _legend() -> Text:
    words = {"first_hand": "first hand", "second_hand": "through one", "chained": "through two or more"}
    legend = Text()
    for name, mark, style in _HANDS:
        legend.append(f"{mark * 2} ", style=style)
        legend.append(f"{words[name]}  ", style=ASIDE)
    return legend


def _copies(rows: Sequence[SourceRow]) -> Iterator[Text]:
    """A line for each outlet that copies others."""
    for row in rows:
        if row.copies:
            of = f"{row.copies} of {counted(row.reports, 'report')}"
            yield Text(
                f"{flowing(row.outlet or NO_OUTLET)}: {of} with a text that another outlet had before", style=ASIDE
            )


def chain_page(rows: Sequence[ChainRow]) -> RenderableType:
    """A way a line, from the outlet to the speaker; below it one of the statements."""
    return Group(*(line for row in rows for line in _chain(row)))


def _chain(row: ChainRow) -> Iterator[Hanging]:
    way = [row.outlet or NO_OUTLET, *row.chain, row.speaker or NOBODY]
    body = Text(" ← ".join(map(flowing, way)))
    yield Hanging(Text("  "), body, 2, tail=Text(f"({counted(row.statements, 'statement')})", style=ASIDE))
    yield statement_line(row.example, lead=" " * _INDENT, indent=_INDENT)
