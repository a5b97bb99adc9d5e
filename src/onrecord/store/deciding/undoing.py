"""Decisions taken back: what stood without them stands again."""

from __future__ import annotations

from sqlalchemy import Connection, update

from onrecord.errors import BadDecision, NotFound
from onrecord.store import tables as t
from onrecord.store.deciding.actors import names_of, stand_actors
from onrecord.store.deciding.joined import joined_anew
from onrecord.store.deciding.kinds import Author, Decision
from onrecord.store.deciding.log import decisions, write
from onrecord.store.deciding.pairs import unpair
from onrecord.store.deciding.standing import stand_everywhere
from onrecord.store.deciding.tombs import let_in
from onrecord.store.keys import hold


def undo(connection: Connection, ref: str, author: Author) -> int:
    """Takes a decision back; the key of that decision. What was removed does not come back, and may be added again.

    Raises NotFound where there is no such decision, BadDecision where it can't be taken back.
    """
    hold(connection)
    known = decisions(connection, t.decision.c.ref == ref)
    if not known:
        raise NotFound(f"no decision has the id {ref}", remedy="`onrecord decisions` lists them")
    changed = [(known[0], True)]
    while changed[-1][0].undoes is not None:
        (one,) = decisions(connection, t.decision.c.id == changed[-1][0].undoes)
        changed.append((one, not changed[-1][1]))
    _refuse(known[0], changed[-1][0])
    key = write(connection, "undo", author, (), undoes=known[0].key)
    for one, is_undone in changed:
        connection.execute(update(t.decision).where(t.decision.c.id == one.key).values(is_undone=is_undone))
    _carry_out(connection, changed[-1][0])
    return key


def _refuse(undone: Decision, first: Decision) -> None:
    """Nothing for what can be taken back. `first`: the decision that is taken back and taken up again by turns."""
    if undone.is_undone:
        remedy = f"`onrecord history {undone.ref}` shows by which"
        raise BadDecision(f"the decision {undone.ref} is undone already", remedy=remedy)
    if first.kind == "enter":
        raise BadDecision(f"{first.ref} took something down", remedy="retract that, or remove its report")
    if first.kind == "remove" and undone is not first:
        raise BadDecision(f"{first.ref} removed a report", remedy="where it was added again, remove it again")


def _carry_out(connection: Connection, decision: Decision) -> None:
    """Makes what stands say what a decision says, or says no more."""
    if decision.kind == "remove":
        let_in(connection, [target.ref for target in decision.targets])
        return
    reports = sorted({target.report for target in decision.targets if target.report is not None})
    actors = [target for target in decision.targets if target.kind == "actor"]
    with joined_anew(connection, reports):
        unpair(connection, decision.key)
        if actors:
            keys = [target.key for target in actors if target.key is not None]
            stand_actors(connection, names_of(connection, keys))
        for report in reports if not actors else ():
            stand_everywhere(connection, report)
