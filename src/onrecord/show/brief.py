"""A record as a brief that fits a screen: head, who said what, when, what was set aside, what to beware of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from onrecord.records import Document, Flag, Record
from onrecord.show.layout import Hanging, flowing
from onrecord.show.statements import Statements
from onrecord.show.timeline import timeline
from onrecord.show.words import ASIDE, HOW, LEGEND, RESIDUE, SPEAKER, WARNING, counted, day

FLAGS_SHOWN = 3


def brief(record: Record) -> RenderableType:
    """The brief of a record, for a rich console."""
    return Brief(record)


class Brief:
    """Renders itself when a console prints it, so that it fits the console's width."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.statements = Statements(record)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        yield from self.head()
        if self.record.document.failure:
            return
        yield from self.section("Who said what", self.statements.by_speaker())
        yield from self.section("When", timeline(self.statements))
        yield from self.section("Beware", self.warnings())
        yield from self.set_aside()
        if console.color_system and self.record.statements:
            yield Text()
            yield Text(" · ").join(Text(meaning, style=style) for style, meaning in LEGEND)

    def head(self) -> Iterator[RenderableType]:
        """Title, kind and issuer, byline, outlet, stamp, and the count of what was found."""
        document = self.record.document
        yield Text(document.title or document.external_id or f"Untitled {document.kind}", style="bold underline")
        if imprint := list(_imprint(document)):
            yield Text(" · ".join(imprint))
        if document.failure:
            yield Text(f"Not read, {document.failure.stage}: {document.failure.reason}", style=WARNING)
        else:
            yield Text(self.summary(), style=ASIDE)

    def summary(self) -> str:
        """What was found, in numbers."""
        said = self.record.statements
        if not said:
            return "No statement was found."
        speakers = len({s.speaker for s in said if s.speaker})
        counts = {
            "in their own words": sum(s.mode != "indirect" for s in said),
            "denied or rejected": sum(s.act in ("deny", "reject") for s in said),
            "withheld": sum(s.act == "decline" for s in said),
            "at second hand": sum(bool(s.via) for s in said),
        }
        parts = [f"{counted(len(said), 'statement')} by {counted(speakers, 'speaker')}"]
        return ", ".join(parts + [f"{number} {what}" for what, number in counts.items() if number])

    def section(self, title: str, lines: Iterator[RenderableType]) -> Iterator[RenderableType]:
        """A title above its lines; nothing where there are none."""
        for number, line in enumerate(lines):
            if not number:
                yield Text()
                yield Text(title.upper(), style=SPEAKER)
            yield line

    def warnings(self) -> Iterator[RenderableType]:
        """The flags, by kind."""
        ordered = sorted(self.record.flags, key=lambda f: f.kind)
        for kind, group in groupby(ordered, key=lambda f: f.kind):
            flags = list(group)
            for flag in flags[:FLAGS_SHOWN]:
                yield _warning(flag)
            if len(flags) > FLAGS_SHOWN:
                yield Text(f"  and {len(flags) - FLAGS_SHOWN} more: {kind.replace('_', ' ')}", style=ASIDE)

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


def _imprint(document: Document) -> Iterator[str]:
    if document.kind != "report" and not document.failure:
        yield _kind(document)
    if document.byline:
        yield f"by {document.byline}"
    if document.publisher and document.publisher != document.issuer:
        yield document.publisher
    if document.source and document.source != document.publisher:
        yield f"filed under {document.source}"
    if document.published:
        yield f"{day(document.published.value, weekday=True)} ({HOW[document.published.how]})"
    elif not document.failure:
        yield "no date known, so relative dates stay open"


def _kind(document: Document) -> str:
    """What a document is that is no report, and who issued it: a transcript's words are its speakers'."""
    kind = document.kind.capitalize()
    if document.kind == "transcript":
        return kind
    return f"{kind} issued by {flowing(document.issuer)}" if document.issuer else f"{kind}, issuer not known"


def _warning(flag: Flag) -> Hanging:
    return Hanging(Text("  ! ", style=WARNING), Text(f"{flag.kind.replace('_', ' ')}: {flag.note}"), 4)
