"""What people decide about an archive: the part of `Archive` that takes decisions down, and shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, Engine

from onrecord.queries.decided import DecisionRow, decision_log
from onrecord.queries.history import HistoryRow, history
from onrecord.records import Document
from onrecord.store.deciding import correcting, deciding
from onrecord.store.deciding.entering import Entry, enter
from onrecord.store.deciding.kinds import Author
from onrecord.store.deciding.log import ref_of
from onrecord.store.deciding.purging import purge
from onrecord.store.deciding.removing import removal_of, remove
from onrecord.store.deciding.tombs import Tomb, tomb
from onrecord.store.deciding.undoing import undo
from onrecord.store.engine import reading, writing

__all__ = ["Author", "Deciding", "Entry"]


class Deciding:
    """Decisions: each is one transaction, and gives the id of what was taken down.

    Those that take a thing raise NotFound where there is none, and BadDecision where it can't be decided so.
    """

    engine: Engine

    def correct(self, ref: str, author: Author, values: Mapping[str, str]) -> str:
        """Corrects fields of a statement, an event, a report or an actor, as they are typed."""
        return self._decided(lambda connection: correcting.correct(connection, ref, values, author))

    def retract(self, ref: str, author: Author) -> str:
        """Takes a statement or an event away from what stands."""
        return self._decided(lambda connection: deciding.retract(connection, ref, author))

    def confirm(self, refs: Sequence[str], author: Author) -> str:
        """A person looked at a statement or event, or at a pair of which a machine was not sure."""
        return self._decided(lambda connection: deciding.confirm(connection, refs, author))

    def merge(self, refs: Sequence[str], author: Author) -> str:
        """The first and each of the others are the same: statements, events, copies of a text, actors."""
        return self._decided(lambda connection: deciding.merge(connection, refs, author))

    def split(self, refs: Sequence[str], author: Author, reports: Sequence[str] = ()) -> str:
        """The first is none of the others; alone, none of those joined with it; an actor is another in these reports."""
        return self._decided(lambda connection: deciding.split(connection, refs, author, reports))

    def undo(self, decision: str, author: Author) -> str:
        """Takes a decision back; what stood without it stands again."""
        return self._decided(lambda connection: undo(connection, decision, author))

    def enter(self, entry: Entry, author: Author) -> str:
        """Takes down what no report told, with its words."""
        return self._decided(lambda connection: enter(connection, entry, author))

    def remove(self, ref: str, author: Author) -> str:
        """Takes a report out, its text and all quotes of it; a report that is removed already is cleared away once more.

        Raises ArchiveError where the archive is in use, so that its files can't be cleared: it is gone from answers then.
        """
        with reading(self.engine) as connection:
            gone = removal_of(connection, ref)
        if gone is None:
            with writing(self.engine) as connection:
                gone = ref_of(connection, remove(connection, ref, author))
        purge(self.engine)
        return gone

    def tomb(self, document: Document) -> Tomb | None:
        """Whether this document was removed."""
        with reading(self.engine) as connection:
            return tomb(connection, document)

    def history(self, ref: str) -> list[HistoryRow]:
        """What a machine found of a thing, and what people decided about it. Raises NotFound."""
        with reading(self.engine) as connection:
            return history(connection, ref)

    def decisions(self, *, unmatched: bool = False, limit: int | None = None, offset: int = 0) -> list[DecisionRow]:
        """All decisions, the newest first; `unmatched`: those about what is not found any more."""
        with reading(self.engine) as connection:
            return decision_log(connection, unmatched=unmatched, limit=limit, offset=offset)

    def _decided(self, decide: Callable[[Connection], int]) -> str:
        with writing(self.engine) as connection:
            return ref_of(connection, decide(connection))
