"""`search`: reports that hold words, the best first, each with the sentence that holds most of them; of copies one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Float, Integer, Subquery, column, func, select, text

from onrecord.queries.filling import report_rows
from onrecord.queries.filters import Filter, of_reports
from onrecord.queries.finding import match_of, sought, tsquery_of
from onrecord.queries.hits import Searched, hits_in
from onrecord.queries.once import first_of_each
from onrecord.queries.rows import HitRow
from onrecord.queries.sentences import sentence_around, sentences_around
from onrecord.records import Evidence
from onrecord.spans import Span
from onrecord.store import tables as t
from onrecord.store.loading import text_of

_RANKED = {
    "sqlite": "SELECT rowid AS id, -rank AS rank FROM version_words WHERE version_words MATCH :match",
    "postgresql": (
        "SELECT version_id AS id, ts_rank_cd(words, sought, 1) AS rank "
        "FROM version_words, to_tsquery('onrecord', :match) sought WHERE words @@ sought"
    ),
}
"""By BM25, or by how close the words stand; words of the title count four times or more."""
_AT_ONCE = 200
_LOOKED_AT = 60
"""Hits of one report among whose sentences the best is chosen."""


def search(connection: Connection, words: str, wanted: Filter) -> Iterator[HitRow]:
    """The reports that hold words of a title or a text, those that fit best first; of copies of one text the best one.

    Raises NotFound where there is no word to look for, and for names that nobody bears.
    """
    found, v = _ranked(connection, words), t.version.c
    same = func.coalesce(t.report.c.origin_id, t.report.c.id).label("same")
    query = (
        select(v.id, found.c.rank, same).join(found, found.c.id == v.id).join(t.report, t.report.c.id == v.report_id)
    )
    query = query.where(of_reports(connection, wanted)).order_by(found.c.rank.desc(), v.document_id)
    most = None if wanted.limit is None else wanted.offset + wanted.limit
    ranks = [(row.id, row.rank) for row in first_of_each(connection, query, most)[wanted.offset :]]
    for at in range(0, len(ranks), _AT_ONCE):
        yield from _hit_rows(connection, words, ranks[at : at + _AT_ONCE])


def _ranked(connection: Connection, words: str) -> Subquery:
    """The versions that hold the words, with how well they fit."""
    dialect = connection.dialect.name
    match = match_of(words) if dialect == "sqlite" else tsquery_of(words)
    found = text(_RANKED[dialect]).bindparams(sought(match))
    return found.columns(column("id", Integer), column("rank", Float)).subquery("found")


def _hit_rows(connection: Connection, words: str, ranks: Sequence[tuple[int, float]]) -> Iterator[HitRow]:
    v, keys = t.version.c, [key for key, _ in ranks]
    rows = connection.execute(select(v.id, v.title, v.text, v.nul).where(v.id.in_(keys))).all()
    hits = hits_in(words, (Searched(row.id, row.title, row.text) for row in rows))
    texts = {row.id: text_of(row.text, row.nul) for row in rows}
    reports, copies = report_rows(connection, keys), _copies(connection, keys)
    for key, rank in ranks:
        sentence = best_sentence(texts[key], hits[key], reports[key].title)
        shown = tuple(_words(texts[key], hit) for hit in hits[key] if sentence.overlaps(hit))
        yield HitRow(reports[key], rank, _words(texts[key], sentence), shown, len(hits[key]) - len(shown), copies[key])


def _copies(connection: Connection, versions: Sequence[int]) -> Counter[int]:
    """How many other reports copy the text of each of these versions."""
    mine, other, v = t.report.alias("mine").c, t.report.alias("other").c, t.version.c
    query = select(v.id, func.count()).join(mine.id.table, mine.id == v.report_id)
    query = query.join(other.id.table, (other.origin_id == mine.origin_id) & (other.id != mine.id))
    counted = connection.execute(query.where(v.id.in_(versions)).group_by(v.id))
    return Counter({row.id: row[1] for row in counted})


def best_sentence(whole: str, hits: Sequence[Span], title: str | None = None) -> Span:
    """The sentence with the most different words found, then with the most; the title last, then the first one.

    >>> best_sentence("Ships came. No ships, no crew. Crew.", [Span(0, 5), Span(15, 20), Span(25, 29), Span(31, 35)])
    Span(start=12, end=30)
    """
    if not hits:
        start = len(whole) - len(whole.lstrip())
        return sentence_around(whole, start, min(start + 1, len(whole)))
    sentences: dict[Span, list[str]] = {}
    some = hits[:_LOOKED_AT]
    for hit, sentence in zip(some, sentences_around(whole, some), strict=True):
        sentences.setdefault(sentence, []).append(hit.slice(whole).casefold())
    return max(sentences, key=lambda s: (len(set(sentences[s])), len(sentences[s]), s.slice(whole) != title, -s.start))


def _words(whole: str, span: Span) -> Evidence:
    return Evidence(span.start, span.end, span.slice(whole))
