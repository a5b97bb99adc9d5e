"""`quote`: where words first stood, who carried them on, and how they changed on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Float, Integer, Select, column, func, select, text

from onrecord.errors import NotFound
from onrecord.lexicon.ordinary import OrdinaryWords
from onrecord.queries.counting import origins_of
from onrecord.queries.filling import keys_of as row_keys
from onrecord.queries.filling import statement_rows
from onrecord.queries.filters import Filter, of_statements
from onrecord.queries.finding import match_of, matching_statements, tsquery_of
from onrecord.queries.quoted import Carrier, QuoteRow, Variant, VariantKind
from onrecord.queries.rows import StatementRow
from onrecord.queries.stamps import moment
from onrecord.queries.tellings import Telling, alone, tellings, through
from onrecord.queries.variants import ELLIPSIS, holds, keys_of, marked, quoted
from onrecord.records import Evidence
from onrecord.store import tables as t

EXACT = 100.0
NEAR = 72.0
"""What is less near is not the same words."""
_MOST = 2000
"""Statements that hold the words, at most, among whose groups are the answers."""
_LOOKED_AT = 300
"""Statements that hold some of the words among which the near ones are looked for."""
_AT_ONCE = 50
_WORD = re.compile(r"\w+")
_RANKED = {
    "sqlite": "SELECT rowid AS id, -rank AS rank FROM statement_words WHERE statement_words MATCH :match",
    "postgresql": (
        "SELECT statement_id AS id, ts_rank(words, sought) AS rank "
        "FROM statement_words, to_tsquery('onrecord', :match) sought WHERE words @@ sought"
    ),
}


def quote(connection: Connection, words: str, wanted: Filter, *, every: bool = False) -> Iterator[QuoteRow]:
    """What is told of words, whoever said them: those that hold them first, as they stand, else those that are near.

    `every` compares translations and the reports' own words with the first wording, too. Raises NotFound where there is
    no word to look for, and for names that nobody bears.
    """
    sought = tuple(key for key in keys_of([Evidence(0, len(words), words)]) if key != ELLIPSIS)
    if not sought:
        raise NotFound(f"no word to look for in {words!r}", remedy='give words that somebody said: "no troops at all"')
    looked_up = _WORD.findall(words.casefold())
    scores = _exact(connection, looked_up, sought, wanted) or _near(connection, looked_up, sought, wanted)
    groups = _best(connection, scores)
    last = None if wanted.limit is None else wanted.offset + wanted.limit
    asked = iter(groups[wanted.offset : last])
    while some := list(islice(asked, _AT_ONCE)):
        yield from _rows(connection, dict(some), every=every)


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
    found = text(_RANKED[dialect]).bindparams(match=match).columns(*columns).subquery("found")
    s, v = t.statement.c, t.version.c
    query = select(s.id).join(found, found.c.id == s.id).join(t.version, v.id == s.version_id)
    query = query.where(of_statements(connection, wanted))
    return query.order_by(found.c.rank.desc(), v.document_id, s.id).limit(_LOOKED_AT)


def _scored(connection: Connection, keys: Sequence[int], sought: Sequence[str]) -> Iterator[tuple[int, float]]:
    for key, row in zip(keys, statement_rows(connection, keys), strict=True):
        yield key, nearness(keys_of(row.content), sought)


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


def _rows(connection: Connection, groups: Mapping[int, float], *, every: bool) -> Iterator[QuoteRow]:
    """The answers of some groups."""
    found = _tellings(connection, groups)
    told = [one for some in found.values() for one in some]
    rows = dict(zip((one.key for one in told), statement_rows(connection, [one.key for one in told]), strict=True))
    languages, outlets = _languages(connection, told), through(connection, told)
    for of, score in groups.items():
        mine = {one.key: one for one in found[of]}
        order = sorted(mine, key=lambda key: (*moment(rows[key].report.published), rows[key].report.id, rows[key].id))
        origins = origins_of(found[of], outlets)
        numbers = {origin: n for n, origin in enumerate(dict.fromkeys(origins[mine[key].report] for key in order), 1)}
        carriers = {
            key: _carrier(rows[key], numbers[origins[mine[key].report]], languages[mine[key].version]) for key in order
        }
        yield _row(score, {key: rows[key] for key in order}, carriers, every=every)


def _tellings(connection: Connection, groups: Mapping[int, float]) -> dict[int, list[Telling]]:
    """All tellings of each group; of what is told once, that."""
    joined = tellings(connection, t.statement, groups)
    once = {one.key: [one] for one in alone(connection, t.statement, (of for of in groups if of not in joined))}
    return joined | once


def _languages(connection: Connection, told: Iterable[Telling]) -> dict[int, str | None]:
    """The languages of the versions."""
    v = t.version.c
    mine = select(v.id, v.language).where(v.id.in_({one.version for one in told}))
    return {row.id: row.language for row in connection.execute(mine)}


def _carrier(row: StatementRow, origin: int, language: str | None) -> Carrier:
    return Carrier(row.report, row.id, origin, row.via, row.mode, row.translated, language)


def _row(score: float, rows: Mapping[int, StatementRow], carriers: Mapping[int, Carrier], *, every: bool) -> QuoteRow:
    """The answer of one group, given by its tellings in the order of time."""
    order = list(rows)
    base = next((k for mode in ("direct", "mixed") for k in order if rows[k].mode == mode), order[0])
    return QuoteRow(
        rows[base], "exact" if score == EXACT else "near", round(score, 1), carriers[order[0]],
        len({row.report.id for row in rows.values()}), max(carrier.origin for carrier in carriers.values()),
        tuple(_variants(base, order, rows, carriers, every=every)),
    )  # fmt: skip


def _variants(
    base: int,
    order: Sequence[int],
    rows: Mapping[int, StatementRow],
    carriers: Mapping[int, Carrier],
    *,
    every: bool,
) -> Iterator[Variant]:
    """The wordings: the one with which the others are compared, then the earliest first."""
    wordings: dict[tuple[VariantKind, tuple[str, ...]], list[int]] = {}
    for key in (base, *(key for key in order if key != base)):
        same = keys_of(_said(rows[key])) == keys_of(_said(rows[base]))
        kind = _kind(carriers[key], carriers[base], same=same)
        wordings.setdefault((kind, keys_of(_said(rows[key]))), []).append(key)
    places = {key: nth for nth, key in enumerate(order)}
    for (kind, _), found in wordings.items():
        found.sort(key=places.__getitem__)
        compared = base not in found and (kind == "wording" or every)
        pieces = marked(_said(rows[base]), _said(rows[found[0]])) if compared else ()
        yield Variant(kind, rows[found[0]].content, pieces, tuple(carriers[key] for key in found))


def _said(row: StatementRow) -> tuple[Evidence, ...]:
    """The speaker's words: of a telling that mixes them with its own, those in quotation marks."""
    return quoted(row.content) if row.mode == "mixed" else row.content


def _kind(telling: Carrier, base: Carrier, *, same: bool) -> VariantKind:
    if telling.mode == "indirect":
        return "paraphrase"
    languages = {one for one in (telling.language, base.language) if one}
    foreign = telling.translated or base.translated or len(languages) > 1
    return "translation" if foreign and not same else "wording"
