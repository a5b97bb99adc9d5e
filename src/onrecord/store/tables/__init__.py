"""The tables. Names in the singular are the normal form; `views` in the plural are for people.

Integer keys inside; ids of twelve digits (`ref`) are what the world sees. Spans are half open, in code points of
`version.text`: `start`, and `stop`, the character after the last one.
"""

from .decisions import decision, decision_target, decision_value, machine_actor, machine_part, tombstone, tombstone_hash
from .joins import (
    event_clue,
    near_copy,
    reply,
    report_clue,
    same_event,
    same_statement,
    statement_clue,
    unjoined,
)
from .parts import (
    answer,
    claim,
    event,
    event_figure,
    event_span,
    figure,
    figure_candidate,
    figure_member,
    flag,
    flag_span,
    mention,
    residue,
    statement,
    statement_figure,
    statement_span,
    time_expression,
)
from .people import person, problem, secret, token
from .registry import actor, actor_code, actor_external_id, actor_name, actor_office, agent, import_file
from .reports import collection, collection_report, counter, failure, made_by, metadata, report, version

__all__ = [
    "actor", "actor_code", "actor_external_id", "actor_name", "actor_office", "agent", "answer", "claim",
    "collection", "collection_report", "counter", "decision", "decision_target", "decision_value", "event",
    "event_clue", "event_figure", "event_span", "failure", "figure", "figure_candidate", "figure_member", "flag",
    "flag_span", "import_file", "machine_actor", "machine_part", "made_by", "mention", "metadata", "near_copy", "person",
    "problem", "reply", "report", "report_clue", "residue", "same_event", "same_statement", "secret", "statement", "statement_clue", "statement_figure",
    "statement_span", "time_expression", "token", "tombstone", "tombstone_hash", "unjoined", "version",
]  # fmt: skip
