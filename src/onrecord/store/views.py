"""Views with plain names for people who ask in SQL: the current versions alone, ids and words as the world sees them.

They hold nothing: they are dropped and made anew whenever the tables have moved forward.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection

_ID = {"sqlite": "iif({0} IS NULL, NULL, printf('%012x', {0}))", "postgresql": "lpad(to_hex({0}), 12, '0')"}
_NAMES = {
    "sqlite": "(SELECT group_concat(name, '; ') FROM (SELECT f.name AS name {0}))",
    "postgresql": "(SELECT string_agg(name, '; ') FROM (SELECT f.name AS name {0}) AS named)",
}
_SAID = {
    "sqlite": "(SELECT group_concat(words, ' … ') FROM (SELECT {0}))",
    "postgresql": "(SELECT string_agg(words, ' … ') FROM (SELECT {0}) AS said)",
}
_PART = re.compile(r"\{(\w+):([^}]*)\}")
_VIEWS = {
    "reports": """
        SELECT {id:r.ref} AS report_id, v.title, v.byline, v.publisher, v.source, v.url, v.kind, v.language, v.published,
               {id:v.document_id} AS document_id, v.external_id, v.text, v.added_at, {id:o.ref} AS origin
        FROM version v JOIN report r ON r.id = v.report_id JOIN report o ON o.id = coalesce(r.origin_id, r.id) WHERE v.is_current
    """,
    "statements": """
        SELECT {id:s.ref} AS statement_id, f.name AS speaker, f.kind AS speaker_kind, f.country AS speaker_country,
               s.act, s.polarity, s.channel, s.mode, s.said_at,
               {said:substr(v.text, p.start + 1, p.stop - p.start) AS words FROM statement_span p
                     WHERE p.statement_id = s.id AND p.role = 'content' ORDER BY p.nth} AS content,
               {said:substr(v.text, p.start + 1, p.stop - p.start) AS words FROM statement_span p
                     WHERE p.statement_id = s.id AND p.role = 'cue' ORDER BY p.nth} AS cue,
               {names:FROM statement_figure sf JOIN figure f ON f.id = sf.figure_id
                      WHERE sf.statement_id = s.id AND sf.role = 'addressee' ORDER BY sf.nth} AS addressees,
               {names:FROM statement_figure sf JOIN figure f ON f.id = sf.figure_id
                      WHERE sf.statement_id = s.id AND sf.role = 'via' ORDER BY sf.nth} AS via,
               {id:parent.ref} AS told_within, s.confidence, {id:a.ref} AS speaker_id,
               {id:r.ref} AS report_id, v.publisher, v.published, {id:first.ref} AS same_as
        FROM statement s JOIN version v ON v.id = s.version_id JOIN report r ON r.id = v.report_id
             LEFT JOIN figure f ON f.id = s.speaker_id LEFT JOIN actor a ON a.id = f.actor_id
             LEFT JOIN statement parent ON parent.id = s.parent_id
             JOIN statement first ON first.id = coalesce(s.same_id, s.id)
        WHERE v.is_current
    """,
    "events": """
        SELECT {id:e.ref} AS event_id,
               {names:FROM event_figure ef JOIN figure f ON f.id = ef.figure_id
                      WHERE ef.event_id = e.id AND ef.role = 'actor' ORDER BY ef.nth} AS actors,
               {names:FROM event_figure ef JOIN figure f ON f.id = ef.figure_id
                      WHERE ef.event_id = e.id AND ef.role = 'recipient' ORDER BY ef.nth} AS recipients,
               e.cameo, e.plover, e.plover_mode, e.goldstein, e.happened_on, e.modality,
               {said:substr(v.text, p.start + 1, p.stop - p.start) AS words FROM event_span p
                     WHERE p.event_id = e.id ORDER BY p.nth} AS words,
               {id:s.ref} AS statement_id, {id:m.ref} AS mirror_of, e.confidence,
               {id:r.ref} AS report_id, v.publisher, v.published, {id:first.ref} AS same_as
        FROM event e JOIN version v ON v.id = e.version_id JOIN report r ON r.id = v.report_id
             LEFT JOIN statement s ON s.id = e.statement_id LEFT JOIN event m ON m.id = e.mirror_of_id
             JOIN event first ON first.id = coalesce(e.same_id, e.mirror_of_id, e.id)
        WHERE v.is_current
    """,
    "quotes": """
        SELECT {id:s.ref} AS statement_id, f.name AS speaker, substr(v.text, p.start + 1, p.stop - p.start) AS quote,
               p.start, p.stop, s.mode, s.translated, s.said_at, {id:r.ref} AS report_id, v.publisher, v.published
        FROM statement_span p JOIN statement s ON s.id = p.statement_id JOIN version v ON v.id = s.version_id
             JOIN report r ON r.id = v.report_id LEFT JOIN figure f ON f.id = s.speaker_id
        WHERE v.is_current AND p.role = 'content' AND s.mode IN ('direct', 'mixed')
    """,
    "actors": """
        SELECT {id:a.ref} AS actor_id, a.name, a.kind, a.country, a.known,
               (SELECT count(*) FROM statement s JOIN figure f ON f.id = s.speaker_id JOIN version v ON v.id = f.version_id
                WHERE f.actor_id = a.id AND v.is_current) AS statements
        FROM actor a WHERE a.merged_id IS NULL
    """,
}
VIEWS = tuple(_VIEWS)


def drop_views(connection: Connection) -> None:
    """Takes the views away, so that the tables below them may change."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def make_views(connection: Connection) -> None:
    """Makes all views."""
    for name in VIEWS:
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {view_sql(name, connection.dialect.name)}")


def view_sql(name: str, dialect: str) -> str:
    """The query of a view in the SQL of a database.

    >>> view_sql("actors", "sqlite").split()[:4]
    ['SELECT', 'iif(a.ref', 'IS', 'NULL,']
    """
    parts = {"id": _ID[dialect], "names": _NAMES[dialect], "said": _SAID[dialect]}
    return _PART.sub(lambda part: parts[part[1]].format(part[2]), _VIEWS[name])
