"""The archive's tables and views as a page, drawn from the tables themselves."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from sqlalchemy import Column, Table, inspect
from sqlalchemy.types import BigInteger, LargeBinary, TypeDecorator

from onrecord.archive import Archive
from onrecord.store.tables import metadata
from onrecord.store.views import VIEWS

HEAD = """\
# The archive, table by table

For whoever asks in SQL, from R, pandas, DBeaver or `sqlite3`. The **views** in the plural are for people: current versions
alone, ids as the command line prints them, words as they stand. The **tables** in the singular are the normal form below.
This page is written by `make docs`; [archive.md](archive.md) says what the archive promises.

```sql
-- who accused whom of what in March 2026, in whose words
SELECT said_at, speaker, content, publisher FROM statements
WHERE act = 'accuse' AND said_at BETWEEN '2026-03-01' AND '2026-03-31' ORDER BY said_at;

-- quotations that more than one outlet carries
SELECT quote, count(DISTINCT publisher) AS outlets FROM quotes GROUP BY quote HAVING count(DISTINCT publisher) > 1;

-- conflict and cooperation by month, each event once, however many reports tell it
SELECT substr(happened_on, 1, 7) AS month, avg(goldstein), count(*) FROM events
WHERE event_id = same_as AND modality = 'happened' GROUP BY month ORDER BY month;
```

Spans are half open and count Unicode code points: `substr(text, start + 1, stop - start)` are the words. Ids of twelve
hexadecimal digits (`ref`) are kept as integers: `printf('%012x', ref)` in SQLite, `lpad(to_hex(ref), 12, '0')` in
PostgreSQL. Where a text holds NUL, `version.nul` is the character that stands for it.
"""
GROUPS = {
    "Reports": ("report", "version", "made_by", "collection", "collection_report", "claim", "residue", "failure", "counter"),
    "What they say": (
        "figure", "mention", "figure_member", "figure_candidate", "statement", "statement_span", "statement_figure",
        "answer", "event", "event_span", "event_figure", "time_expression", "flag", "flag_span",
    ),
    "What tells of the same": (
        "unjoined", "near_copy", "same_statement", "same_event", "reply", "report_clue", "statement_clue", "event_clue",
    ),
    "What people decided": (
        "decision", "decision_target", "decision_value", "machine_part", "tombstone", "tombstone_hash",
    ),
    "Who may do what, and what readers report": ("person", "token", "secret", "problem"),
    "Who there is": (
        "actor", "actor_name", "actor_office", "actor_code", "actor_external_id", "import_file", "agent",
    ),
}  # fmt: skip


def page() -> str:
    """The whole page."""
    parts = [HEAD, "\n## Views\n", *_views()]
    for title, names in GROUPS.items():
        tables = [metadata.tables[name] for name in names]
        parts += [f"\n## {title}\n", _drawing(tables), *map(_section, tables)]
    return "".join(parts)


def _views() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, Archive(f"{folder}/a.db") as archive, archive.asking() as connection:
        for name in VIEWS:
            columns = ", ".join(f"`{column['name']}`" for column in inspect(connection).get_columns(name))
            yield f"\n- **{name}**: {columns}"
    yield "\n"


def _drawing(tables: list[Table]) -> str:
    """The tables and what refers to what."""
    names = {table.name for table in tables}
    lines = [
        f"  {key.column.table.name} ||--o{{ {table.name} : {column.name}"
        for table in tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in names
    ]
    return "\n```mermaid\nerDiagram\n" + "\n".join(dict.fromkeys(lines)) + "\n```\n"


def _section(table: Table) -> str:
    rows = "".join(f"| `{c.name}` | {_kind(c)} | {_told(c)} |\n" for c in table.columns)
    return f"\n### {table.name}\n\n{table.comment}\n\n| column | | |\n|---|---|---|\n{rows}"


def _kind(column: Column[object]) -> str:
    kind = column.type
    if isinstance(kind, TypeDecorator):
        return {"HexId": "id, integer", "Words": "text", "Listed": "JSON list", "KnownFrom": "text"}[
            type(kind).__name__
        ]
    if isinstance(kind, LargeBinary):
        return "bytes"
    return (
        "integer"
        if isinstance(kind, BigInteger)
        else {"VARCHAR": "text", "FLOAT": "real"}.get(name := str(kind).split("(")[0], name.lower())
    )


def _told(column: Column[object]) -> str:
    notes = [column.comment or ""]
    notes += [f"→ `{key.column.table.name}`" for key in column.foreign_keys]
    notes += ["key" if column.primary_key else ""]
    return " · ".join(filter(None, notes))
