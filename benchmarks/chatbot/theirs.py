"""The assistant's readings: kept answers first, then the ones asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.chatbot.answer import answer
from benchmarks.chatbot.asking import Heard, Line
from benchmarks.chatbot.errors import NoAnswer, Refused
from benchmarks.chatbot.kept import Kept
from benchmarks.chatbot.mapping import mapped
from benchmarks.chatbot.reading import Reading, Run, Usage
from onrecord.records import Document

IN_A_ROW = 3
"""Reports that get no answer one after another, before the run is given up."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """An assistant, asked about reports."""

    kept: Kept
    line: Line | None
    """Null where kept answers alone are graded."""
    tell: Callable[[str], None]
    done: Callable[[], None] = lambda: None

    def run(self, documents: Iterable[Document], number: int) -> Run:
        """The readings of one run; a report without an answer is told and left out. Raises Refused, ChatError."""
        found: Run = {}
        missed: list[str] = []
        for document in documents:
            try:
                heard = self._heard(document, number)
            except NoAnswer as error:
                missed.append(str(error))
                self.tell(f"{document.title or document.id}, run {number}: {error}")
                if self.line is not None and len(missed) == IN_A_ROW:
                    raise Refused(f"{IN_A_ROW} reports in a row got no answer, the last: {error.seen}") from error
            else:
                missed.clear()
                found[document.id] = reading(document, heard, self.kept.assistant.model)
            self.done()
        return found

    def _heard(self, document: Document, number: int) -> Heard:
        if heard := self.kept.load(document, number):
            return heard
        if self.line is None:
            raise NoAnswer("no answer is kept", remedy="run it without --kept to ask for one")
        heard = self.line.ask(self.kept.assistant.question(document))
        self.kept.save(document, number, heard)
        return heard


def reading(document: Document, heard: Heard, model: str) -> Reading:
    """What an answer is worth."""
    given = answer(heard.body)
    made = mapped(document, given.filled, model)
    return Reading(made.record, heard.seconds, made.letters, made.contents, _usage(heard), given.broken, given.trouble)


def _usage(heard: Heard) -> Usage | None:
    """The tokens that the server counted, where it tells."""
    told = heard.body.get("usage")
    counts = [told.get(key) for key in ("prompt_tokens", "completion_tokens")] if isinstance(told, dict) else []
    whole = [count for count in counts if isinstance(count, int)]
    return Usage(*whole) if len(whole) == 2 else None
