"""A report that has to go: its text, all quotes of it, in decisions too. That it was there stays known.

Decisions keep who, when and what kind; their words go: the one exception to never overwriting.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, delete, exists, or_, select, update

from onrecord.errors import BadDecision
from onrecord.store import tables as t
from onrecord.store.deciding.finding import found
from onrecord.store.deciding.kinds import Author, Target
from onrecord.store.deciding.log import write
from onrecord.store.deciding.purging import SECURE
from onrecord.store.deciding.registry import TOLD, as_linked, linked
from onrecord.store.deciding.tombs import bury, hashes_of
from onrecord.store.joining import regroup, unjoin
from onrecord.store.joining.pairs import take
from onrecord.store.keys import hold
from onrecord.store.linking import forget
from onrecord.store.loading import text_of
from onrecord.store.people.problems import forget_of_lost_actors, forget_of_report
from onrecord.store.words import unindex_words

_BLANK = "removed"


def remove(connection: Connection, ref: str, author: Author) -> int:
    """Takes a report out, with all that is from it; the key of the decision. Raises NotFound, BadDecision."""
    hold(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(SECURE)
    thing = found(connection, ref)
    if thing.kind != "report":
        raise BadDecision(f"{ref} is no report", remedy=f"give the id of its report; `onrecord show {ref}` tells it")
    v = t.version.c
    versions = connection.execute(select(t.version).where(v.report_id == thing.key)).mappings().all()
    texts = [text_of(row["text"], row["nul"]) for row in versions]
    hashes = [one for row, text in zip(versions, texts, strict=True) for one in hashes_of(text, row["raw_sha256"])]
    _forget_failures(connection, versions, texts)
    _blank_decisions(connection, thing.key)
    forget_of_report(connection, thing.key)
    _delete(connection, thing.key, versions)
    _blank_actors(connection)
    forget_of_lost_actors(connection)
    key = write(connection, "remove", author, [Target("report", thing.ref)])
    bury(connection, thing.ref, author, hashes)
    return key


def removal_of(connection: Connection, ref: str) -> str | None:
    """The decision by which the report with this id was removed; None where it was not, or is there again."""
    d, target = t.decision.c, t.decision_target.c
    if connection.execute(select(t.report.c.id).where(t.report.c.ref == ref)).first():
        return None
    query = (
        select(d.ref)
        .join(t.decision_target)
        .where(d.kind == "remove", ~d.is_undone, target.kind == "report", target.ref == ref)
    )
    return connection.execute(query.order_by(d.id.desc())).scalars().first()


def _delete(connection: Connection, report: int, versions: Sequence[RowMapping]) -> None:
    """The rows of a report and of its versions; the index of words, the groups and the registry without it."""
    f, keys = t.figure.c, [row["id"] for row in versions]
    for row in versions:
        if row["is_current"]:
            unindex_words(connection, row["id"])
            unjoin(connection, row["id"])
    beside = take(connection, t.near_copy, [report]) - {report}
    here = f.version_id.in_(keys)
    meant = set(connection.execute(select(linked()).where(here)).scalars()) - {None}
    names = sorted(set(connection.execute(select(f.normal).where(here)).scalars()) - {None})
    with as_linked(connection, names):
        connection.execute(delete(t.version).where(t.version.c.id.in_(keys)))
        connection.execute(delete(t.report).where(t.report.c.id == report))
    regroup(connection, t.report, beside)
    forget(connection, meant)


def _blank_decisions(connection: Connection, report: int) -> None:
    """Takes the words out of the decisions about a report, and of those that took them back."""
    target, d = t.decision_target.c, t.decision.c
    about = select(target.decision_id).where(target.report_id == report)
    keys = list(connection.execute(about).scalars())
    again = list(keys)
    while again:  # what took back what was taken back
        again = list(connection.execute(select(d.id).where(d.undoes_id.in_(again), d.id.not_in(keys))).scalars())
        keys += again
    _blank(connection, keys)
    gone = {"spans": (), "document_id": None, "report_id": None, "key": None}
    connection.execute(update(t.decision_target).where(target.report_id == report).values(**gone))


def _blank_actors(connection: Connection) -> None:
    """Takes the names out of decisions about actors of whom nothing tells any more; who was told from another goes likewise.

    A correction of such an actor then says nothing, and holds no longer.
    """
    f, a, target = t.figure.c, t.actor.c, t.decision_target.c
    told = exists().where(or_(f.actor_id == a.id, f.found_id == a.id))
    connection.execute(delete(t.actor).where(a.known == TOLD, ~told))
    lost = target.kind == "actor", target.ref.not_in(select(a.ref))
    keys = list(connection.execute(select(target.decision_id).where(*lost)).scalars())
    connection.execute(update(t.decision_target).where(*lost).values(spans=(), key=None))
    _blank(connection, keys)
    d = t.decision.c
    connection.execute(update(t.decision).where(d.id.in_(keys), d.kind == "correct").values(is_undone=True))


def _blank(connection: Connection, keys: Sequence[int]) -> None:
    """Takes out of decisions what they say, and why."""
    connection.execute(update(t.decision).where(t.decision.c.id.in_(keys)).values(why=_BLANK))
    connection.execute(delete(t.decision_value).where(t.decision_value.c.decision_id.in_(keys)))


def _forget_failures(connection: Connection, versions: Sequence[RowMapping], texts: Sequence[str]) -> None:
    """Bytes that were set aside, and are of the report: by their place, or its text in them."""
    f = t.failure.c
    places = {row["place"] for row in versions} - {None}
    lines = {max(text.splitlines(), key=len).strip() for text in texts if text.strip()}
    told = {form.encode() for line in lines for form in (line, json.dumps(line)[1:-1])}
    gone = [
        row.id
        for row in connection.execute(select(f.id, f.path, f.content)).all()
        if row.path in places or any(line in (row.content or b"") for line in told)
    ]
    connection.execute(delete(t.failure).where(f.id.in_(gone)))
