"""The statements of one record as all that is shown needs them: who is called what, who answers whom, what is told within what."""

from __future__ import annotations

import re

from rich.text import Text

from onrecord.lexicon.actors import country_names
from onrecord.records import Actor, Record, Statement
from onrecord.show.layout import flowing
from onrecord.show.words import OWN_WORDS

QUOTED = re.compile(r'[“"][^“”"]*[”"]')
DOUBTFUL = 0.5
"""What is less certain is marked so: of such finds more were wrong than right (docs/confidence.md)."""
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

    def outermost(self) -> list[Statement]:
        """The statements that are not told within another, in the order of the text."""
        return [s for s in self.record.statements if s.parent is None]

    def answered(self, statement: Statement) -> list[Statement]:
        """The statements that this one answers."""
        return [self.by_id[r] for r in statement.responds_to if r in self.by_id]

    def name(self, actor: str | None) -> str:
        """What the actor is called; nobody where the report names none."""
        return flowing(self.actors[actor].name) if actor in self.actors else NOBODY

    def described(self, actor: Actor | None) -> str:
        """Office and country, as far as they are known; the country by the name that the report gives it."""
        if actor is None:
            return ""
        country = self.states.get(actor.country or "", country_names().get(actor.country or "", actor.country or ""))
        known = [flowing(part) for part in (*actor.roles[:1], country) if part]
        return ", ".join(part for part in known if part.lower() not in actor.name.lower())


def doubt(statement: Statement) -> str:
    """What a reader should doubt of a statement: who said it, or all of it; nothing for most."""
    if statement.speaker_confidence is not None and statement.speaker_confidence < DOUBTFUL:
        return "speaker uncertain"
    return "uncertain" if statement.confidence < DOUBTFUL else ""


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
