"""What readers report as wrong: taken in, decided, and forgotten with the report that it is about."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from onrecord.errors import BadDecision, NotFound
from onrecord.store import tables as t
from onrecord.store.deciding.finding import Found, found
from onrecord.store.keys import hold, now, take_keys
from onrecord.store.loading import text_of

State = Literal["open", "accepted", "dismissed"]
WORDS, CONTACT = 4000, 200
"""Characters of what a reader says, and of how to reach them."""
MOST = 10_000
"""Problems that may wait at once."""
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of numbers: none that is taken for another."""
_BLANK, _GONE = "removed", "what it is about was removed"


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader reports as wrong."""

    about: str
    """The id of a report, a statement, an event or an actor."""
    words: str
    contact: str | None = None
    start: int | None = None
    """Code points of the report's text, as `stop`, the character after the last one: the words that were marked."""
    stop: int | None = None


def take_in(connection: Connection, given: Report) -> str:
    """Keeps what a reader reports; its number. Raises NotFound where there is no such thing, BadDecision where it says nothing."""
    hold(connection)
    words, contact = given.words.strip(), (given.contact or "").strip() or None
    if not words:
        raise BadDecision("a problem without words", remedy="say what is wrong")
    if len(words) > WORDS or len(contact or "") > CONTACT:
        raise BadDecision("too many words", remedy=f"say it in {WORDS} characters, and how to reach you in {CONTACT}")
    p = t.problem.c
    if connection.execute(select(func.count()).where(p.state == "open")).scalar_one() >= MOST:
        raise BadDecision("too many problems wait already", remedy="try again in a few days")
    about = found(connection, given.about)
    start, stop = _marked(connection, about, given)
    row = {
        "number": _number(), "kind": about.kind, "about": about.ref, "report_id": about.report,
        "document_id": about.record.document.id if about.record else None, "start": start, "stop": stop, "words": words,
        "contact": contact, "received_at": now(), "state": "open",
    }  # fmt: skip
    connection.execute(insert(t.problem).values(id=take_keys(connection, 1), **row))
    return str(row["number"])


def settle(connection: Connection, number: str, state: State, by: str, note: str, decision: str | None = None) -> None:
    """Says what became of a problem. Raises NotFound, and BadDecision where somebody decided it before, or nothing is said."""
    hold(connection)
    p, d = t.problem.c, t.decision.c
    row = connection.execute(select(p.id, p.state).where(p.number == number)).first()
    if row is None:
        raise NotFound(f"no problem {number}")
    if row.state != "open":
        raise BadDecision(f"{number} was {row.state} already", remedy="see what became of it")
    if not note.strip():
        raise BadDecision("a decision without a reason", remedy="say why")
    key = connection.execute(select(d.id).where(d.ref == decision)).scalar_one() if decision else None
    values = {"state": state, "note": " ".join(note.split()), "decided_at": now(), "decided_by": by, "decision_id": key}
    connection.execute(update(t.problem).where(p.id == row.id).values(**values))


def forget_of_report(connection: Connection, report: int) -> None:
    """Takes out what problems about a report and what is in it say: it may quote the report."""
    _forget(connection, t.problem.c.report_id == report)


def forget_of_lost_actors(connection: Connection) -> None:
    """Takes out what problems about actors say of whom nothing tells any more."""
    p = t.problem.c
    _forget(connection, and_(p.kind == "actor", p.about.not_in(select(t.actor.c.ref))))


def _forget(connection: Connection, meant: ColumnElement[bool]) -> None:
    p = t.problem.c
    keys: Sequence[int] = connection.execute(select(p.id).where(meant)).scalars().all()
    gone = {"words": _BLANK, "contact": None, "report_id": None, "document_id": None, "start": None, "stop": None}
    connection.execute(update(t.problem).where(p.id.in_(keys)).values(**gone))
    connection.execute(update(t.problem).where(p.id.in_(keys), p.note.is_not(None)).values(note=_BLANK))
    closed = {"state": "dismissed", "note": _GONE, "decided_at": now()}
    connection.execute(update(t.problem).where(p.id.in_(keys), p.state == "open").values(**closed))


def _marked(connection: Connection, about: Found, given: Report) -> tuple[int | None, int | None]:
    """The words that were marked; none where they do not stand in the text."""
    if given.start is None or given.stop is None or about.version is None:
        return None, None
    v = t.version.c
    text = text_of(*connection.execute(select(v.text, v.nul).where(v.id == about.version)).one())
    return (given.start, given.stop) if 0 <= given.start < given.stop <= len(text) else (None, None)


def _number() -> str:
    """A number that nobody guesses: P-7F3K-2QXM."""
    one, other = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(2))
    return f"P-{one}-{other}"
