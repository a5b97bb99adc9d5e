"""The questions that an archive is timed with: each many times over, with names, days and words drawn from what it holds."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from onrecord.archive import Archive
from onrecord.queries.filters import Filter
from onrecord.store import tables as t

Question = Callable[[Archive, "Drawn"], Any]
WORDS = (
    "tolls",
    "ferry",
    "captain",
    "inspections",
    "harbour",
    "apology",
    "observers",
    '"the talks"',
    "wit*",
    "border OR port",
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one question asks about."""

    actor: str
    other: str
    outlet: str
    month: str
    year: str
    act: str
    words: str
    statement: str
    report: str


QUESTIONS: dict[str, Question] = {
    "timeline, a month": lambda a, d: a.timeline(Filter(since=d.month, until=d.month)),
    "timeline of an actor": lambda a, d: a.timeline(Filter(actor=(d.actor,))),
    "statements, the latest": lambda a, _: a.statements(),
    "statements of an actor": lambda a, d: a.statements(Filter(actor=(d.actor,))),
    "statements by a speaker, an act, a year": lambda a, d: a.statements(
        Filter(speaker=(d.actor,), act=(d.act,), since=d.year, until=d.year)
    ),
    "statements with words": lambda a, d: a.statements(Filter(text=d.words)),
    "statements of an outlet": lambda a, d: a.statements(Filter(source=(d.outlet,))),
    "contested, the latest": lambda a, _: a.contested(),
    "contested, an actor": lambda a, d: a.contested(Filter(actor=(d.actor,))),
    "relations of two, by month": lambda a, d: a.relations(d.actor, d.other),
    "sources, all outlets": lambda a, _: a.sources(),
    "sources, a year": lambda a, d: a.sources(Filter(since=d.year, until=d.year)),
    "search": lambda a, d: a.search(d.words),
    "actors, the most told of": lambda a, _: a.actors(),
    "actors, a name": lambda a, d: a.actors(d.actor),
    "show a statement": lambda a, d: a.show(d.statement),
    "show a report": lambda a, d: a.show(d.report),
}


def draws(archive: Archive, number: int, seed: int) -> list[Drawn]:
    """So many sets of what to ask about, from what the archive holds; the same seed draws the same."""
    rng = random.Random(seed)
    with archive.asking() as connection:
        told = func.count(t.figure.c.id)
        named = select(t.actor.c.ref, told).join(t.figure).group_by(t.actor.c.id).order_by(told.desc(), t.actor.c.ref)
        actors = [ref for ref, _ in connection.execute(named.limit(200))]
        outlets = sorted(set(connection.execute(select(t.version.c.publisher)).scalars()) - {None})
        days = sorted(set(connection.execute(select(t.statement.c.first_day)).scalars()) - {None})
        statements = (
            connection.execute(select(t.statement.c.ref).order_by(t.statement.c.ref).limit(2000)).scalars().all()
        )
        reports = connection.execute(select(t.report.c.ref).order_by(t.report.c.ref).limit(2000)).scalars().all()
        acts = sorted(set(connection.execute(select(t.statement.c.act).distinct()).scalars()))
    drawn = []
    for _ in range(number):
        day = str(rng.choice(days))
        one, other = rng.sample(actors, 2)
        drawn.append(
            Drawn(
                one, other, rng.choice(outlets), f"{day[:4]}-{day[4:6]}", day[:4], rng.choice(acts),
                rng.choice(WORDS), rng.choice(statements), rng.choice(reports),
            )
        )  # fmt: skip
    return drawn
