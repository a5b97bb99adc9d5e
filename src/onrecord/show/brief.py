"""A record as a brief that fits a screen: head, who said what, when, what was set aside, what to beware of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from onrecord.records import Record
from onrecord.show.happenings import happenings
from onrecord.show.head import imprint, summary, title
from onrecord.show.layout import Hanging
from onrecord.show.said import Said
from onrecord.show.statements import Statements
from onrecord.show.words import ASIDE, LEGEND, RESIDUE, SPEAKER, WARNING, counted

SCREEN = 50
"""Lines that a brief fits if it can."""


def brief(record: Record) -> RenderableType:
    """The brief of a record, for a rich console."""
    return Brief(record)


class Brief:
    """Renders itself when a console prints it, so that it fits the console's width."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.statements = Statements(record)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        head = list(self.head())
        yield from head
        if self.record.document.failure:
            return
        rest = list(self.rest(colours=bool(console.color_system)))
        taken = sum(len(console.render_lines(part, options, pad=False)) for part in (*head, *rest))
        yield from self.section("Who said what", filter(None, [Said(self.statements, max(1, SCREEN - taken - 2))]))
        yield from rest

    def rest(self, *, colours: bool) -> Iterator[RenderableType]:
        """All below the statements, which get what room it leaves."""
        yield from self.section("What happened", happenings(self.statements))
        yield from self.section("Beware", self.warnings())
        yield from self.set_aside()
        if colours and self.record.statements:
            yield Text()
            yield Text(" · ").join(Text(meaning, style=style) for style, meaning in LEGEND)

    def head(self) -> Iterator[RenderableType]:
        """Title, kind and issuer, byline, outlet, stamp, and the count of what was found."""
        document = self.record.document
        yield Text(title(document), style="bold underline")
        if known := list(imprint(document)):
            yield Text(" · ".join(known))
        if document.failure:
            yield Text(f"Not read, {document.failure.stage}: {document.failure.reason}", style=WARNING)
        else:
            yield Text(summary(self.record), style=ASIDE)

    def section(self, title: str, lines: Iterator[RenderableType]) -> Iterator[RenderableType]:
        """A title above its lines; nothing where there are none."""
        for number, line in enumerate(lines):
            if not number:
                yield Text()
                yield Text(title.upper(), style=SPEAKER)
            yield line

    def warnings(self) -> Iterator[RenderableType]:
        """One flag of each kind, and how many more there are."""
        ordered = sorted(self.record.flags, key=lambda f: f.kind)
        for kind, group in groupby(ordered, key=lambda f: f.kind):
            notes = list(dict.fromkeys(flag.note for flag in group))
            more = Text(f"and {len(notes) - 1} more" if len(notes) > 1 else "", style=ASIDE)
            told = Text(f"{kind.replace('_', ' ')}: {notes[0]}")
            yield Hanging(Text("  ! ", style=WARNING), told, 4, 1, more)

    def set_aside(self) -> Iterator[RenderableType]:
        """One line on the residue of the page."""
        aside = self.record.document.set_aside
        if aside:
            kinds = ", ".join(dict.fromkeys(RESIDUE[a.kind] for a in aside))
            yield Text()
            yield Text(
                f"Set aside as no part of the {self.record.document.kind}: {counted(len(aside), 'passage')} ({kinds})",
                style=ASIDE,
            )
