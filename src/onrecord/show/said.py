"""Who said what, for a brief: each speaker's name beside the speaker's statements, those told within others under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from rich.console import Console, ConsoleOptions
from rich.text import Text

from onrecord.records import Statement
from onrecord.show.layout import MEASURE, Hanging
from onrecord.show.statements import Statements, content, doubt, opened
from onrecord.show.words import ASIDE, CHANNELS, DATE, SPEAKER, STYLES, TOLD_PLAINLY, connective, day, listed, verb

WIDEST_VERB = 14
"""Columns that the verbs share; a longer one pushes its own line alone."""
NARROWEST_NAME, WIDEST_NAME, ROOM = 12, 30, 80
"""Columns for a speaker's name at least and at most, and in all at least, for it to stand beside the statements; else it stands above."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How much is shown: statements of one speaker and lines of a statement at most (0 is no limit), what is told within."""

    each: int = 0
    lines: int = 0
    nested: bool = True


FITS = (
    Fit(),
    Fit(6, 2),
    Fit(4, 2),
    Fit(4, 2, False),
    Fit(4, 1),
    Fit(4, 1, False),
    Fit(3, 1, False),
    Fit(2, 1, False),
    Fit(1, 1, False),
)
"""From the fullest to the barest: a brief takes the first that fits its screen."""


class Said:
    """The speakers in the order of the text, each with what they said, in so many lines at most if it can be (0 is no limit)."""

    def __init__(self, statements: Statements, room: int = 0) -> None:
        outermost = statements.outermost()
        first = {s.speaker: n for n, s in reversed(list(enumerate(outermost)))}
        ordered = sorted(outermost, key=lambda s: first[s.speaker])
        self.statements = statements
        self.speakers = [(speaker, list(theirs)) for speaker, theirs in groupby(ordered, key=lambda s: s.speaker)]
        self.room = room

    def __bool__(self) -> bool:
        return bool(self.speakers)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        columns = _Columns(self.statements)
        for fit in FITS:
            found = [Speaker(self.statements, *theirs, columns, fit) for theirs in self.speakers]
            lines = [line for speaker in found for line in speaker.__rich_console__(console, options)]
            if not self.room or len(lines) <= self.room:
                break
        yield from lines


class _Columns:
    """How wide dates and verbs are in one brief."""

    def __init__(self, statements: Statements) -> None:
        shown = statements.record.statements
        self.year = statements.year
        self.dates = max((len(self.date(s)) for s in shown), default=0)
        names = (statements.name(s.speaker) for s in statements.outermost())
        self.names = 2 + max((min(max(len(name), NARROWEST_NAME), WIDEST_NAME) for name in names), default=0)
        self.verbs = max((len(verb(s)) for s in statements.outermost() if len(verb(s)) <= WIDEST_VERB), default=0)

    def date(self, statement: Statement) -> str:
        return day((statement.said_at or "").partition("T")[0], year=self.year)

    def lead(self, statement: Statement) -> Text:
        """When, and what the speaker did."""
        return Text.assemble(
            (self.date(statement).rjust(self.dates), DATE),
            "  " if self.dates else "",
            (verb(statement).ljust(self.verbs), STYLES.get(statement.act, "")),
            "  ",
        )


class Speaker:
    """One speaker's name, office and country beside the statements."""

    def __init__(
        self, statements: Statements, speaker: str | None, said: list[Statement], columns: _Columns, fit: Fit
    ) -> None:
        self.statements = statements
        self.fit = fit
        self.speaker = speaker
        self.columns = columns
        best = sorted(said, key=_worth, reverse=True)[: fit.each or None]
        self.shown = [s for s in said if s in best]
        self.more = len(said) - len(self.shown)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        width = min(options.max_width, MEASURE)
        column = self.columns.names if width >= ROOM else 0
        beside = options.update(max_width=width - (column or 2))
        lines = [line for found in self.lines() for line in found.__rich_console__(console, beside)]
        names = list(self.names())
        if not column:
            yield from (_cut(name, width) for name in names)
            yield from (Text.assemble("  ", line) for line in lines)
            return
        wrapped = [row for name in names for row in name.wrap(console, column - 2)]
        rows = wrapped if len(wrapped) <= len(lines) else [_cut(name, column - 2) for name in names]
        for row, line in zip_longest(rows, lines, fillvalue=Text()):
            yield Text.assemble(row, " " * (column - row.cell_len) if line else "", line)

    def names(self) -> Iterator[Text]:
        """The name, who that is, and how many statements are not shown."""
        yield Text(opened(self.statements.name(self.speaker)), style=SPEAKER)
        if described := self.statements.described(self.statements.actors.get(self.speaker or "")):
            yield Text(described, style=ASIDE)
        if self.more:
            yield Text(f"and {self.more} more", style=ASIDE)

    def lines(self) -> Iterator[Hanging]:
        for statement in self.shown:
            yield from self.of(statement)

    def of(self, statement: Statement) -> Iterator[Hanging]:
        """One statement and what others say within it."""
        lead = self.columns.lead(statement)
        small = "" if statement.act == "decline" else connective(self.statements.record.document.text, statement)
        body = Text(" ").join(part for part in (Text(small, style=ASIDE), content(statement)) if part)
        yield Hanging(lead, body, lead.cell_len, self.fit.lines, Text(self.gloss(statement), style=ASIDE))
        if self.fit.nested:
            yield from self.nested(statement, lead.cell_len, {statement.id})

    def nested(self, statement: Statement, indent: int, above: set[str]) -> Iterator[Hanging]:
        """What is told within a statement, one line each: its words stand in the parent's already."""
        for inner in self.statements.told_within.get(statement.id, ()):
            if inner.id not in above:
                who = "" if inner.speaker == statement.speaker else f"{opened(self.statements.name(inner.speaker))} "
                did = (verb(inner, within=statement), STYLES.get(inner.act, ""))
                body = Text.assemble(("↳ ", ASIDE), (who, SPEAKER), did, ": ", content(inner))
                yield Hanging(Text(" " * indent), body, indent, 1)
                yield from self.nested(inner, indent + 2, above | {inner.id})

    def gloss(self, statement: Statement) -> str:
        """How, to whom, in answer to whom and through whom, in brackets."""
        name = self.statements.name
        channel = CHANNELS[statement.channel] if statement.channel else ""
        to = [called for called in map(name, statement.addressees) if called.lower() not in channel]
        answered = [name(s.speaker) for s in self.statements.answered(statement)]
        parts = [f"in reply to {listed(list(dict.fromkeys(answered)))}" if answered else ""]
        parts += [channel, f"to {listed(to)}" if to else ""]
        parts += [f"told by {', citing '.join(map(name, statement.via))}" if statement.via else ""]
        parts += [doubt(statement)]
        known = "; ".join(filter(None, parts))
        return f"[{known}]" if known else ""


def _worth(statement: Statement) -> int:
    """How much a reader would miss a statement: what denies, presses or withholds, own words, what is dated or answers."""
    worth = 4 * (statement.act in STYLES) + 2 * (statement.mode == "direct") + 2 * bool(statement.responds_to)
    return worth + (statement.act not in TOLD_PLAINLY) + (statement.said_at is not None)


def _cut(text: Text, width: int) -> Text:
    cut = text.copy()
    cut.truncate(width, overflow="ellipsis")
    return cut
