"""What the finders of flags look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.lexicon.warnings import WarningLexicon
from onrecord.reading.speech.quotations import Quotation
from onrecord.records import Actor, Document, Event, Evidence, Flag, FlagKind, Statement, TimeExpression


@dataclass(frozen=True)
class Facts:
    """A report with all that was found in it."""

    document: Document
    quotations: tuple[Quotation, ...]
    actors: tuple[Actor, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    lexicon: WarningLexicon
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", {actor.id: actor.name for actor in self.actors})

    def flag(self, kind: FlagKind, evidence: Iterable[Evidence], note: str) -> Flag:
        """A flag with its evidence in the order of the text, each piece once."""
        pieces = {(e.start, e.end): Evidence(e.start, e.end, e.quote) for e in evidence}
        return Flag(kind, tuple(pieces[place] for place in sorted(pieces)), note)

    def name(self, actor: str | None) -> str:
        """What an actor is called, on one line."""
        return " ".join(self.names[actor].split()) if actor is not None else "nobody named"
