"""Where on the page everything stands: links to words of the text, to statements, events and actors."""

from __future__ import annotations

from onrecord.records import Evidence, Record
from onrecord.show.layout import flowing
from onrecord.show.page.parts import Link
from onrecord.show.statements import Statements, opened


class Places:
    """The ids of one record's parts; `prefix` keeps those of several records on one page apart."""

    def __init__(self, record: Record, prefix: str = "") -> None:
        self.record = record
        self.prefix = prefix
        self.statements = Statements(record)
        self.numbers = {s.id: n for n, s in enumerate(record.statements, 1)}
        self.letters = {e.id: letters(n) for n, e in enumerate(record.events)}
        self.actors = {a.id: n for n, a in enumerate(record.actors, 1)}

    def words_id(self, start: int) -> str:
        return f"{self.prefix}w{start}"

    def statement_id(self, statement: str) -> str:
        return f"{self.prefix}s{self.numbers[statement]}"

    def event_id(self, event: str) -> str:
        return f"{self.prefix}e{self.letters[event]}"

    def actor_id(self, actor: str) -> str:
        return f"{self.prefix}a{self.actors[actor]}"

    def words(self, evidence: Evidence) -> Link:
        """The words themselves, leading to their place in the text."""
        return Link(flowing(evidence.quote), f"#{self.words_id(evidence.start)}")

    def statement(self, statement: str) -> Link:
        """The statement's number and what its speaker did, leading to its card."""
        return Link(str(self.numbers[statement]), f"#{self.statement_id(statement)}")

    def event(self, event: str) -> Link:
        return Link(self.letters[event], f"#{self.event_id(event)}")

    def actor(self, actor: str | None, *, opens: bool = False) -> Link:
        """The actor's name, leading to the list of actors; the name of nobody leads nowhere."""
        name = self.statements.name(actor)
        to = f"#{self.actor_id(actor)}" if actor in self.actors and actor else ""
        return Link(opened(name) if opens else name, to)


def letters(number: int) -> str:
    """Letters that count from nought.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('a', 'z', 'aa', 'zz', 'aaa')
    """
    rest, last = divmod(number, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("a") + last)
