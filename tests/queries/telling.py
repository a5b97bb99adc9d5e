"""Records of invented reports, made by hand, and a small dispute of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.records import Actor, Document, Event, Mention, Record, Stamp, Statement
from onrecord.spans import identity
from tests.builders import MADE_BY, words


class Telling:
    """A report on its way into a record: who is in it, who said and did what; everything by exact words of the text."""

    def __init__(self, text: str, *, published: str | None = None, **head: Any) -> None:
        stamp = Stamp(published, "given") if published else None
        self.document = Document(identity(text, published, *head.values()), text, published=stamp, **head)
        self.actors: list[Actor] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []

    def who(self, name: str, kind: Any = "person", country: str | None = None, *roles: str, **more: Any) -> str:
        """An actor that the text names."""
        found = words(self.document, name)
        named = Mention(found.start, found.end, found.quote, "name")
        actor = Actor(self._id("actor"), name, kind, country, roles=roles, mentions=(named,), **more)
        self.actors.append(actor)
        return actor.id

    def said(self, speaker: str | None, cue: str, content: str, **more: Any) -> str:
        """A statement: its cue and its content, words of the text."""
        said, what = words(self.document, cue), words(self.document, content)
        statement = Statement(self._id("statement"), speaker, cue=(said,), content=(what,), **more)
        self.statements.append(statement)
        return statement.id

    def did(self, actors: Sequence[str], recipients: Sequence[str], code: str, quote: str, **more: Any) -> str:
        """An event: CAMEO's code, PLOVER's type, and words of the text."""
        cameo, plover = code.split()
        evidence = (words(self.document, quote),)
        event = Event(self._id("event"), tuple(actors), tuple(recipients), cameo, plover, evidence=evidence, **more)
        self.events.append(event)
        return event.id

    @property
    def record(self) -> Record:
        return Record(
            self.document,
            MADE_BY,
            actors=tuple(self.actors),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )

    def _id(self, kind: str) -> str:
        number = len(self.actors) + len(self.statements) + len(self.events)
        return self.document.identify(kind, number)


def dispute() -> tuple[Record, ...]:
    """Three reports of one dispute: a first one, one with an answer and a chain, an undated letter."""
    return wire().record, gazette().record, letter().record


def wire() -> Telling:
    """Dated by its stamp, by a day, by a month; a meeting told from both sides."""
    told = Telling(
        "Verania sends a keeper\n\n"
        "Elin Darvas met Oskar Venn on Tuesday. “The lighthouse is ours,” Darvas told reporters on Wednesday. "
        "In April, Verania had sent a keeper to the lighthouse. Venn warned of ‘dark nights’.",
        published="2031-05-08T09:20",
        title="Verania sends a keeper",
        publisher="Meridian Wire",
        url="https://wire.example/keeper",
    )
    darvas, venn = (
        told.who("Elin Darvas", "person", "VRN", "president"),
        told.who("Oskar Venn", "person", "KST", "foreign minister"),
    )
    verania = told.who("Verania", "state", "VRN")
    met = told.did([darvas], [venn], "040 CONSULT", "met", when="2031-05-06")
    told.did([venn], [darvas], "040 CONSULT", "met", when="2031-05-06", mirror_of=met)
    told.said(
        darvas, "told", "“The lighthouse is ours,”", said_at="2031-05-07", mode="direct", channel="press_conference"
    )
    told.did([verania], [], "070 AID", "sent a keeper", when="2031-04", confidence=0.4)
    told.said(venn, "warned", "‘dark nights’", act="warn")
    return told


def gazette() -> Telling:
    """A denial within what a newspaper reported, an answer to the claim; a week and a year."""
    told = Telling(
        "Kostria answers\n\n"
        "The Tidewater Gazette reported that Oskar Venn denied “any wish to own the lighthouse”. "
        "Jonas Reth said in the week of 5 May that ships would come; Reth had asked for a lighthouse in 2030. "
        "Kostria may close the strait.",
        published="2031-05-09",
        title="Kostria answers",
        publisher="Harrow Post",
        url="https://post.example/answers",
    )
    paper, venn = told.who("Tidewater Gazette", "media"), told.who("Oskar Venn", "person", "KST")
    reth, kostria = told.who("Jonas Reth", "person", "KST", "prime minister"), told.who("Kostria", "state", "KST")
    outer = told.said(
        paper,
        "reported",
        "Oskar Venn denied “any wish to own the lighthouse”",
        channel="media_report",
        said_at="2031-05-08",
    )
    told.said(
        venn, "denied", "“any wish to own the lighthouse”", act="deny", parent=outer, via=(paper,), said_at="2031-05-08"
    )
    claim = told.said(reth, "said", "ships would come", said_at="2031-W19")
    told.said(reth, "asked", "a lighthouse", act="request", said_at="2030", responds_to=(claim,))
    told.did([kostria], [], "1381 THREATEN", "close the strait", modality="planned", statement=claim)
    return told


def letter() -> Telling:
    """Nothing dates it; somebody is known by one word alone."""
    told = Telling("Reth wrote that nobody had asked the keeper.", title="A letter", publisher="Harrow Post")
    told.said(told.who("Reth"), "wrote", "nobody had asked the keeper", channel="letter")
    return told
