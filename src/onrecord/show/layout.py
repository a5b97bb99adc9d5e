"""Lines that wrap under themselves, and the way from a page to plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

MEASURE = 110
"""No line is longer, however wide the window: longer ones are hard to read."""
NARROWEST = 24


@dataclass(frozen=True, slots=True)
class Hanging:
    """A lead and a body that wraps beside it, all its lines starting in the same column.

    >>> print(plain(Hanging(Text("9 Mar"), Text("told parliament that the ports would close"), indent=7), width=36), end="")
    9 Mar  told parliament that the
           ports would close
    """

    lead: Text
    body: Text
    indent: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = max(NARROWEST, min(options.max_width, MEASURE) - self.indent)
        lead = self.lead
        if lead.cell_len > self.indent:
            yield lead
            lead = Text()
        for line in self.body.wrap(console, width):
            line.rstrip()
            yield Text.assemble(lead, " " * (self.indent - lead.cell_len), line)
            lead = Text()


@dataclass(frozen=True, slots=True)
class OneLine:
    """A text that is cut with an ellipsis where the line ends.

    >>> print(plain(OneLine(Text("told parliament that the ports would close")), width=24), end="")
    told parliament that th…
    """

    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        text = self.text.copy()
        text.truncate(min(options.max_width, MEASURE), overflow="ellipsis")
        yield text


def flowing(words: str) -> str:
    r"""The words with every run of white space, line breaks too, as one space.

    >>> flowing(" no date \n was named ")
    'no date was named'
    """
    return re.sub(r"\s+", " ", words).strip()


def plain(page: RenderableType, *, width: int = 100) -> str:
    """What a console of this width prints, without colours and without space at the ends of lines."""
    console = Console(file=StringIO(), width=width, color_system=None, force_terminal=False, legacy_windows=False)
    with console.capture() as printed:
        console.print(page)
    return "".join(f"{line.rstrip()}\n" for line in printed.get().splitlines())
