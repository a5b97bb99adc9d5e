"""The statements of a brief: by speaker, those told within others under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from onrecord.lexicon.actors import country_names
from onrecord.records import Actor, Record, Statement
from onrecord.show.layout import Hanging, OneLine, flowing
from onrecord.show.words import (
    ASIDE,
    CHANNELS,
    DATE,
    OWN_WORDS,
    SPEAKER,
    STYLES,
    TRANSLATED,
    connective,
    day,
    listed,
    verb,
)

QUOTED = re.compile(r'[“"][^“”"]*[”"]')
WIDEST_VERB = 14
"""Columns that the verbs share; a longer one pushes its own line alone."""
DOUBTFUL = 0.5
"""A statement that is less certain is marked so."""
NOBODY = "Nobody named"


class Statements:
    """The statements of one record, ready to be shown."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.year = record.document.published.value[:4] if record.document.published else ""
        self.actors = {a.id: a for a in record.actors}
        self.states = {a.country: flowing(a.name) for a in record.actors if a.kind == "state" and a.country}
        self.by_id = {s.id: s for s in record.statements}
        self.told_within: dict[str, list[Statement]] = {}
        for statement in record.statements:
            if statement.parent is not None:
                self.told_within.setdefault(statement.parent, []).append(statement)
        self.dates = max((len(self.date(s)) for s in record.statements), default=0)
        self.verbs = max((len(verb(s)) for s in self.outermost() if len(verb(s)) <= WIDEST_VERB), default=0)

    def outermost(self) -> list[Statement]:
        """The statements that are not told within another, in the order of the text."""
        return [s for s in self.record.statements if s.parent is None]

    def by_speaker(self) -> Iterator[RenderableType]:
        """A heading for each speaker and the speaker's statements, speakers in the order of the text."""
        first = {s.speaker: n for n, s in reversed(list(enumerate(self.outermost())))}
        ordered = sorted(self.outermost(), key=lambda s: first[s.speaker])
        for speaker, said in groupby(ordered, key=lambda s: s.speaker):
            yield self.heading(speaker)
            for statement in said:
                yield from self.lines(statement)

    def heading(self, speaker: str | None) -> RenderableType:
        actor = self.actors.get(speaker or "")
        return OneLine(Text.assemble((opened(self.name(speaker)), SPEAKER), (self.described(actor), ASIDE)))

    def name(self, actor: str | None) -> str:
        """What the actor is called; nobody where the report names none."""
        return flowing(self.actors[actor].name) if actor in self.actors else NOBODY

    def described(self, actor: Actor | None) -> str:
        """Office and country, as far as they are known; the country by the name that the report gives it."""
        if actor is None:
            return ""
        country = self.states.get(actor.country or "", country_names().get(actor.country or "", actor.country or ""))
        known = [flowing(part) for part in (*actor.roles[:1], country) if part]
        return "".join(f", {part}" for part in known if part.lower() not in actor.name.lower())

    def date(self, statement: Statement) -> str:
        return day((statement.said_at or "").partition("T")[0], year=self.year)

    def lines(self, statement: Statement) -> Iterator[RenderableType]:
        """One statement and what is told within it."""
        lead = Text.assemble(
            "  ",
            (self.date(statement).rjust(self.dates), DATE),
            "  " if self.dates else "",
            (verb(statement).ljust(self.verbs), STYLES.get(statement.act, "")),
            "  ",
        )
        small = "" if statement.act == "decline" else connective(self.record.document.text, statement)
        parts = (Text(small, style=ASIDE), content(statement), self.gloss(statement))
        body = Text(" ").join(part for part in parts if part)
        yield Hanging(lead, body, lead.cell_len)
        yield from self.nested(statement, lead.cell_len, {statement.id})

    def nested(self, statement: Statement, indent: int, above: set[str]) -> Iterator[RenderableType]:
        """What is told within a statement, one line each: its words stand in the parent's already."""
        for inner in self.told_within.get(statement.id, ()):
            if inner.id not in above:
                who = "" if inner.speaker == statement.speaker else opened(self.name(inner.speaker)) + " "
                lead = Text.assemble(
                    " " * indent,
                    ("↳ ", ASIDE),
                    (who, SPEAKER),
                    (verb(inner, within=statement), STYLES.get(inner.act, "")),
                )
                yield OneLine(Text.assemble(lead, ": ", content(inner)))
                yield from self.nested(inner, indent + 2, above | {inner.id})

    def gloss(self, statement: Statement) -> Text:
        """How, to whom and through whom, in brackets."""
        channel = CHANNELS[statement.channel] if statement.channel else ""
        to = [name for name in map(self.name, statement.addressees) if name.lower() not in channel]
        parts = [channel, f"to {listed(to)}" if to else ""]
        answered = [self.name(self.by_id[r].speaker) for r in statement.responds_to if r in self.by_id]
        parts += [f"in reply to {listed(list(dict.fromkeys(answered)))}" if answered else ""]
        parts += [f"told by {', citing '.join(self.name(v) for v in statement.via)}" if statement.via else ""]
        parts += [TRANSLATED.get(statement.translated or "", "")]
        parts += ["uncertain" if statement.confidence < DOUBTFUL else ""]
        known = "; ".join(filter(None, parts))
        return Text(f"[{known}]" if known else "", style=ASIDE)


def content(statement: Statement) -> Text:
    """The exact words, a gap between two spans shown as an ellipsis; quoted ones in the colour of quotations."""
    text = Text(flowing(" … ".join(e.quote for e in statement.content)))
    if statement.mode == "direct":
        text.stylize(OWN_WORDS)
    else:
        text.highlight_regex(QUOTED, OWN_WORDS)
    return text


def opened(words: str) -> str:
    """The words as they open a line.

    >>> opened("the cabinet")
    'The cabinet'
    """
    return words[:1].upper() + words[1:]
