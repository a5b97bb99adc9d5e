"""What tells of the same: copies of one report, tellings of one statement and of one event, answers across reports.

Pairs are judged by themselves, whatever else the archive holds; groups are what pairs that are sure connect. So any order
of adding joins alike. A group is named by the smallest key in it, in `report.origin_id`, `statement.same_id` and
`event.same_id`; what stands alone has null there.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table

from onrecord.store.columns import Listed

from .reports import metadata

JOIN, PERHAPS, APART = "join", "perhaps", "apart"
"""How sure a pair is: joined; a candidate; held apart by a person, whatever a machine thinks."""


def _pair(name: str, of: str, first: str, second: str, told: str, *more: Column[bool]) -> Table:
    """Pairs of rows of one table, with how sure it is that they belong together, and why."""
    return Table(
        name,
        metadata,
        Column(first, ForeignKey(f"{of}.id", ondelete="CASCADE"), primary_key=True),
        Column(second, ForeignKey(f"{of}.id", ondelete="CASCADE"), primary_key=True, index=True),
        Column("sure", String(8), nullable=False, comment="join, perhaps (a candidate) or apart (a person said so)"),
        Column("score", Float, nullable=False, comment="From 0 to 1; 1 where a person said so."),
        Column("why", Listed, comment="The reasons, in words."),
        Column("decision_id", ForeignKey("decision.id", ondelete="CASCADE"), index=True, comment="Who said so."),
        comment=told,
        sqlite_with_rowid=False,
    )


def _clues(name: str, of: str, told: str) -> Table:
    """Numbers that rows which may belong together share."""
    owner = f"{of}_id"
    return Table(
        name,
        metadata,
        Column("clue", Integer, primary_key=True, autoincrement=False),
        Column(owner, ForeignKey(f"{of}.id", ondelete="CASCADE"), primary_key=True),
        Index(None, owner),
        comment=told,
        sqlite_with_rowid=False,
    )


unjoined = Table(
    "unjoined",
    metadata,
    Column("report_id", ForeignKey("report.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    comment="Reports that are new or changed, and are to be joined.",
)

near_copy = _pair("near_copy", "report", "report_id", "other_id", "Reports that copy one text; the smaller key first.")
same_statement = _pair(
    "same_statement", "statement", "statement_id", "other_id", "Tellings of one statement; the smaller key first."
)
same_event = _pair("same_event", "event", "event_id", "other_id", "Tellings of one event; the smaller key first.")
reply = _pair(
    "reply", "statement", "statement_id", "responds_to_id", "Which statement answers which, beyond what reading tells."
)

report_clue = _clues("report_clue", "report", "Bands of the MinHash of a report's own words.")
statement_clue = _clues(
    "statement_clue", "statement", "By what tellings of one statement, and answers, are looked for."
)
event_clue = _clues("event_clue", "event", "By what tellings of one event are looked for.")
