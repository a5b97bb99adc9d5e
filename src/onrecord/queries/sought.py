"""Where words are looked for: the statements that hold them, else those that are near; as groups that tell of the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Float, Integer, Select, column, func, select, text

from onrecord.errors import NotFound
from onrecord.lexicon.ordinary import OrdinaryWords
from onrecord.queries.contents import contents_of
from onrecord.queries.filling import keys_of as row_keys
from onrecord.queries.filters import Filter, of_statements
from onrecord.queries.finding import match_of, matching_statements, tsquery_of
from onrecord.queries.finding import sought as bound
from onrecord.queries.variants import ELLIPSIS, holds, keys_of
from onrecord.records import Evidence
from onrecord.store import tables as t

EXACT = 100.0
NEAR = 72.0
"""What is less near is not the same words."""
_MOST = 2000
"""Statements that hold the words, at most, among whose groups are the answers."""
_LOOKED_AT = 300
"""Statements that hold some of the words among which the near ones are looked for."""
_WORD = re.compile(r"\w+")
_RANKED = {
    "sqlite": "SELECT rowid AS id, -rank AS rank FROM statement_words WHERE statement_words MATCH :match",
    "postgresql": (
        "SELECT statement_id AS id, ts_rank(words, sought) AS rank "
        "FROM statement_words, to_tsquery('onrecord', :match) sought WHERE words @@ sought"
    ),
}


def found_groups(connection: Connection, words: str, wanted: Filter) -> list[tuple[int, float]]:
    """The groups of statements that hold the words as they stand, else of those near them: key and nearness, the best first.

    Raises NotFound where there is no word to look for, and for names that nobody bears.
    """
    sought = tuple(key for key in keys_of([Evidence(0, len(words), words)]) if key != ELLIPSIS)
    if not sought:
        raise NotFound(f"no word to look for in {words!r}", remedy='give words that somebody said: "no troops at all"')
    looked_up = _WORD.findall(words.casefold())
    scores = _exact(connection, looked_up, sought, wanted) or _near(connection, looked_up, sought, wanted)
    return _best(connection, scores)


def _exact(connection: Connection, words: Sequence[str], sought: Sequence[str], wanted: Filter) -> dict[int, float]:
    """The statements in which the words stand."""
    together = '"{}"' if connection.dialect.name == "sqlite" else "{}"
    found = matching_statements(connection, together.format(" ".join(words)))
    s, v = t.statement.c, t.version.c
    query = select(s.id).join(t.version, isouter=True).where(s.id.in_(found), of_statements(connection, wanted))
    keys = row_keys(connection, query.order_by(s.first_day.nulls_last(), v.document_id, s.id).limit(_MOST))
    return {key: score for key, score in _scored(connection, keys, sought) if score == EXACT}


def _near(connection: Connection, words: Sequence[str], sought: Sequence[str], wanted: Filter) -> dict[int, float]:
    """The statements that hold much of the words, or nearly them."""
    telling = [word for word in words if word not in OrdinaryWords.load().function] or words
    query = _ranked(connection, " OR ".join(telling), wanted)
    return {key: score for key, score in _scored(connection, row_keys(connection, query), sought) if score >= NEAR}


def _ranked(connection: Connection, words: str, wanted: Filter) -> Select[Any]:
    """Statements that hold one of the words, those that hold most first."""
    dialect = connection.dialect.name
    match = match_of(words) if dialect == "sqlite" else tsquery_of(words)
    columns = column("id", Integer), column("rank", Float)
    found = text(_RANKED[dialect]).bindparams(bound(match)).columns(*columns).subquery("found")
    s, v = t.statement.c, t.version.c
    query = select(s.id).join(found, found.c.id == s.id).join(t.version, v.id == s.version_id)
    query = query.where(of_statements(connection, wanted))
    return query.order_by(found.c.rank.desc(), v.document_id, s.id).limit(_LOOKED_AT)


def _scored(connection: Connection, keys: Sequence[int], sought: Sequence[str]) -> Iterator[tuple[int, float]]:
    for key, pieces in contents_of(connection, keys).items():
        yield key, nearness(keys_of([Evidence(0, len(piece), piece) for piece in pieces]), sought)


def nearness(said: Sequence[str], sought: Sequence[str]) -> float:
    """How near words that were said are to those that are sought: 100 where these stand in them, one behind the other.

    >>> nearness("we can offer a table".split(), "offer a table".split())
    100.0
    >>> round(nearness("we can offer two tables".split(), "offer a table".split())), nearness(["table"], "offer a table".split())
    (77, 0.0)
    """
    from rapidfuzz import fuzz

    if holds(said, sought):
        return EXACT
    if 2 * len(said) <= len(sought):
        return 0.0
    return min(fuzz.partial_ratio(" ".join(sought), " ".join(said)), EXACT - 1)


def _best(connection: Connection, scores: Mapping[int, float]) -> list[tuple[int, float]]:
    """The groups of statements, the nearest first; those as near by their first day, then by an id."""
    s, best = t.statement.c, dict[int, float]()
    places: dict[int, tuple[bool, int, str]] = {}
    columns = s.id, func.coalesce(s.same_id, s.id), s.first_day, s.ref
    for key, group, day, ref in connection.execute(select(*columns).where(s.id.in_(scores))):
        best[group] = max(best.get(group, 0.0), scores[key])
        place = (day is None, day or 0, ref)
        places[group] = min(places.get(group, place), place)
    return sorted(best.items(), key=lambda found: (-found[1], places[found[0]]))
