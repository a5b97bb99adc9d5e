"""Lines that wrap under themselves, and the way from a page to plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
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
    most: int = 0
    """Lines at most, the last one cut with an ellipsis; 0 is no limit."""
    tail: Text = field(default_factory=Text)
    """What follows the body; where lines are few it takes half of them at most, so that both are told."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = max(NARROWEST, min(options.max_width, MEASURE) - self.indent)
        lead = self.lead
        if lead.cell_len > self.indent:
            yield lead
            lead = Text()
        for line in self.lines(console, width):
            yield Text.assemble(lead, " " * (self.indent - lead.cell_len), line)
            lead = Text()

    def lines(self, console: Console, width: int) -> list[Text]:
        """The lines of body and tail; where they would be too many, the body gives way."""
        for body, tail in self.shortened(width):
            lines = list(Text(" ").join(part for part in (body, tail) if part).wrap(console, width))
            if not self.most or len(lines) <= self.most:
                break
        for line in lines:
            line.rstrip()
        return lines[: self.most or None]

    def shortened(self, width: int) -> Iterator[tuple[Text, Text]]:
        """Body and tail whole, then the body cut behind one word less each time, the tail to half of the room."""
        yield self.body, self.tail
        tail = self.tail.copy()
        tail.truncate(self.most * width // 2, overflow="ellipsis")
        ends = [m.start() for m in re.finditer(r"\s+", self.body.plain)]
        for end in reversed([e for e in ends if e < width * self.most]):
            yield self.body[:end] + Text("…", style=self.body.style), tail


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
