"""What people decide about statements, events, reports and actors, taken down and carried out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from onrecord.errors import BadDecision
from onrecord.store.deciding.actors import merge_actors, split_actor
from onrecord.store.deciding.finding import Found, found
from onrecord.store.deciding.joined import joined_anew
from onrecord.store.deciding.kinds import Author, ThingKind
from onrecord.store.deciding.log import write
from onrecord.store.deciding.pairs import PAIRS, REPLY, related
from onrecord.store.deciding.standing import stand_everywhere
from onrecord.store.keys import hold
from onrecord.store.tables.joins import APART

_PART: tuple[ThingKind, ...] = ("statement", "event")


def retract(connection: Connection, ref: str, author: Author) -> int:
    """Takes a statement or an event away from what stands; the key of the decision. Raises NotFound, BadDecision."""
    return _of_part(connection, "retract", ref, author)


def confirm(connection: Connection, refs: Sequence[str], author: Author) -> int:
    """A person looked at a statement or an event, and it is so; or at a pair that a machine was not sure of.

    Raises NotFound; BadDecision where two are no pair.
    """
    if len(refs) == 1:
        return _of_part(connection, "confirm", refs[0], author)
    hold(connection)
    things = _alike(connection, refs)
    if len(things) != 2:
        raise BadDecision(f"{len(things)} things to confirm together", remedy="give one id, or the two of a pair")
    one, other = things
    if one.kind == "actor":
        raise BadDecision("two actors", remedy="`onrecord merge` says that they are one")
    pair = "same" if related(connection, PAIRS[one.kind], one.key, other.key) not in (None, APART) else None
    if pair is None and (reply := _reply(connection, one, other)):
        pair, things = "reply", reply
    if pair is None:
        raise BadDecision(
            f"{one.ref} and {other.ref} are no candidates", remedy="`onrecord merge` joins what no machine did"
        )
    return _paired(connection, "confirm", things, author, {"pair": (pair, None)})


def merge(connection: Connection, refs: Sequence[str], author: Author) -> int:
    """The first and each of the others are the same: tellings of one statement or event, copies of one text, one actor."""
    hold(connection)
    things = _alike(connection, refs)
    if len(things) < 2:
        raise BadDecision(f"{refs[0]} alone", remedy="give the ids of all that are the same")
    if things[0].kind == "actor":
        return merge_actors(connection, things, author)
    return _paired(connection, "merge", things, author)


def split(connection: Connection, refs: Sequence[str], author: Author, reports: Sequence[str] = ()) -> int:
    """The first is none of the others; alone, none of those that it is joined with. Of an actor: in these reports.

    Of two statements that no machine took for one, but for question and answer: neither answers the other.
    """
    hold(connection)
    things = _alike(connection, refs)
    if things[0].kind == "actor":
        if len(things) > 1:
            raise BadDecision("two actors", remedy="`onrecord undo` takes back the merge that made them one")
        return split_actor(connection, things[0], _reports(connection, reports), author)
    if len(things) == 1:
        things += _together(connection, things[0])
    if len(things) == 1:
        raise BadDecision(f"{refs[0]} is joined with nothing", remedy="give the id of what it is to be held apart from")
    if len(things) == 2 and related(connection, PAIRS[things[0].kind], things[0].key, things[1].key) is None:
        reply = _reply(connection, *things)
        return _paired(connection, "split", reply or things, author, {"pair": ("reply", None)} if reply else None)
    return _paired(connection, "split", things, author)


def _reply(connection: Connection, one: Found, other: Found) -> list[Found]:
    """Two statements of which one answers the other, or perhaps does: the answer first; nothing where neither does."""
    if one.kind == "statement":
        for first, second in ((one, other), (other, one)):
            if related(connection, REPLY, first.key, second.key) not in (None, APART):
                return [first, second]
    return []


def _of_part(connection: Connection, kind: Any, ref: str, author: Author) -> int:
    hold(connection)
    thing = found(connection, ref)
    if thing.kind not in _PART:
        remedy = "`onrecord remove` takes a report out" if thing.kind == "report" else "give a statement or an event"
        raise BadDecision(f"{ref} is {'an' if thing.kind == 'actor' else 'a'} {thing.kind}", remedy=remedy)
    key = write(connection, kind, author, [thing.target()])
    assert thing.report is not None
    with joined_anew(connection, [thing.report]):
        stand_everywhere(connection, thing.report)
    return key


def _paired(connection: Connection, kind: Any, things: Sequence[Found], author: Author, values: Any = None) -> int:
    key = write(connection, kind, author, [thing.target() for thing in things], values)
    with joined_anew(connection, {thing.report for thing in things if thing.report is not None}):
        return key


def _alike(connection: Connection, refs: Sequence[str]) -> list[Found]:
    """Things of one kind, each once. Raises NotFound, BadDecision."""
    things = [found(connection, ref) for ref in dict.fromkeys(refs)]
    kinds = sorted({thing.kind for thing in things})
    if len(kinds) > 1:
        raise BadDecision(f"{' and '.join(kinds)} together", remedy="give things of one kind")
    keyed = {thing.key: thing for thing in things}
    return list(keyed.values())


def _reports(connection: Connection, refs: Iterable[str]) -> list[Found]:
    things = [found(connection, ref) for ref in refs]
    for thing in things:
        if thing.kind != "report":
            raise BadDecision(f"{thing.ref} is no report", remedy="give ids of reports")
    return things


def _together(connection: Connection, thing: Found) -> list[Found]:
    """What a thing is joined with."""
    table = PAIRS[thing.kind].things
    group = table.c.origin_id if thing.kind == "report" else table.c.same_id
    same = connection.execute(select(group).where(table.c.id == thing.key)).scalar()
    if same is None:
        return []
    mine = select(table.c.ref).where(or_(group == same, table.c.id == same), table.c.id != thing.key)
    if thing.kind != "report":
        mine = mine.where(table.c.is_current)
    return [found(connection, ref) for ref in connection.execute(mine.order_by(table.c.id)).scalars()]
