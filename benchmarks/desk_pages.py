"""The pages that the desk is timed with: where each is, and what the archive is asked for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from benchmarks.archive_questions import Drawn
from onrecord.archive import Archive
from onrecord.desk.asked import ROWS
from onrecord.desk.pages.front import front
from onrecord.queries.filters import Filter
from onrecord.queries.shown import StatementShown

SOME = Filter(limit=ROWS)
_WORDS = 8
"""Words of a statement that are looked for as a quotation."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page, or an answer of the API."""

    name: str
    path: Callable[[Archive, Drawn], str]
    question: Callable[[Archive, Drawn], Any]
    """The same question, asked of the archive."""


def _to(path: str, **values: str) -> str:
    return f"{path}?{urlencode(values)}"


@cache
def _said(archive: Archive, statement: str) -> str:
    """The first words of a statement."""
    shown = archive.show(statement)[0]
    assert isinstance(shown, StatementShown)
    spans = shown.statement.content or shown.statement.cue
    return " ".join(spans[0].quote.split()[:_WORDS])


@cache
def _talk(archive: Archive) -> str:
    """A call or meeting that two sides tell of."""
    return archive.occasions(Filter(limit=1))[0].event


def _sought(archive: Archive, words: str) -> tuple[Any, Any]:
    return archive.facets(words, SOME), archive.search(words, SOME)


def _relation(archive: Archive, drawn: Drawn) -> tuple[Any, Any]:
    return archive.relations(drawn.actor, drawn.other), archive.relation_events(drawn.actor, drawn.other)


PAGES = (
    Asked("front", lambda _, d: "/", lambda a, _: front(a)),
    Asked("reports", lambda _, d: "/reports", lambda a, _: (a.listing(SOME), a.holdings(), a.outlets())),
    Asked("report", lambda _, d: f"/report/{d.report}", lambda a, d: a.show(d.report)),
    Asked("statement", lambda _, d: f"/statement/{d.statement}", lambda a, d: a.show(d.statement)),
    Asked("timeline", lambda _, d: "/timeline", lambda a, _: a.timeline(SOME)),
    Asked(
        "timeline of an actor",
        lambda _, d: _to("/timeline", actor=d.actor),
        lambda a, d: a.timeline(Filter(actor=(d.actor,), limit=ROWS)),
    ),
    Asked("contested", lambda _, d: "/contested", lambda a, _: a.contested(SOME)),
    Asked("dispute", lambda _, d: _to("/dispute", a=d.actor, b=d.other), lambda a, d: a.state(d.actor, d.other)),
    Asked("disputes there are", lambda _, d: "/dispute", lambda a, _: a.dyads(SOME)),
    Asked("compare", lambda a, d: _to("/compare", event=_talk(a)), lambda a, _: a.compare(_talk(a))),
    Asked("actor", lambda _, d: f"/actor/{d.actor}", lambda a, d: a.show(d.actor)),
    Asked("actors", lambda _, d: "/actors", lambda a, _: a.actors(None, SOME)),
    Asked("relation", lambda _, d: _to("/relation", a=d.actor, b=d.other), _relation),
    Asked(
        "quote",
        lambda a, d: _to("/quote", words=_said(a, d.statement)),
        lambda a, d: a.quote(_said(a, d.statement), SOME),
    ),
    Asked("sources", lambda _, d: "/sources", lambda a, _: (a.sources(SOME), a.chains(SOME))),
    Asked(
        "source",
        lambda _, d: _to("/sources", source=d.outlet),
        lambda a, d: (a.sources(Filter(source=(d.outlet,))), a.chains(Filter(source=(d.outlet,), limit=ROWS))),
    ),
    Asked("search", lambda _, d: _to("/search", words=d.words), lambda a, d: _sought(a, d.words)),
    Asked("corrections", lambda _, d: "/corrections", lambda a, _: a.decisions(limit=ROWS)),
    Asked("api: statements", lambda _, d: "/api/v1/statements", lambda a, _: a.statements(SOME)),
)
"""Addresses are drawn: with names, words and ids of what the archive holds."""
