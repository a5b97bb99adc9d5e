"""What changed in an archive on a screen: a moment, a report, and what it brought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.changes.rows import ChangeKind, ChangeRow, DecisionRow, TargetRow, ValueRow
from onrecord.queries.rows import EventRow, StatementRow
from onrecord.show.answers.lines import event_line, report_line, statement_line, words
from onrecord.show.layout import Hanging, flowing
from onrecord.show.words import ASIDE, DATE, DENIED, OWN_WORDS, PRESSED, WARNING, counted, day, listed

WORDS: dict[ChangeKind, tuple[str, str]] = {
    "added": ("new report", OWN_WORDS),
    "changed": ("new version", WARNING),
    "decided": ("decided", PRESSED),
    "removed": ("removed", DENIED),
}
_DECIDED = {
    "correct": "corrected",
    "retract": "retracted",
    "confirm": "confirmed",
    "merge": "merged",
    "split": "split",
    "enter": "entered",
    "undo": "undid",
}
_INDENT = 6
_NEW, _GONE, _WAS, _IS = "+", "−", "was", "is"
_LONGEST = 60


def changes_page(rows: Sequence[ChangeRow]) -> RenderableType:
    """The earliest first: what was added, with what it tells first; what a new version changed; decisions; removals."""
    lines: list[RenderableType] = []
    for row in rows:
        lines += [Text(""), *_lines(row)] if lines else _lines(row)
    return Group(*lines)


def _lines(row: ChangeRow) -> Iterator[RenderableType]:
    word, style = WORDS[row.kind]
    about = report_line(row.report) if row.report else Text(row.id, style=ASIDE)
    yield Hanging(Text(), Text.assemble((day(row.at), DATE), " ", (word, style), " ", about), 0)
    yield from _told(row.statements, row.events, _NEW)
    for said in row.revised_statements:
        yield from (_line(said.before, _WAS), _line(said.now, _IS))
    for done in row.revised_events:
        yield from (_line(done.before, _WAS), _line(done.now, _IS))
    yield from _told(row.gone_statements, row.gone_events, _GONE)
    if row.also_statements or row.also_events:
        yield _field("also", _carried(row))
    if row.kind == "changed" and not _differs(row):
        yield _field("", "nothing that was read of it differs")
    if row.decision:
        yield from _decision(row.decision)
    if row.why:
        yield _field("why", flowing(row.why))


def _told(said: Iterable[StatementRow], done: Iterable[EventRow], lead: str) -> Iterator[Hanging]:
    yield from (_line(one, lead) for one in said)
    yield from (_line(one, lead) for one in done)


def _line(row: StatementRow | EventRow, lead: str) -> Hanging:
    start = f"  {lead}".ljust(_INDENT)
    if isinstance(row, StatementRow):
        return statement_line(row, lead=start, indent=_INDENT)
    return event_line(row, lead=start, indent=_INDENT)


def _field(name: str, value: str) -> Hanging:
    return Hanging(Text(f"  {name}".ljust(_INDENT + 1), style=ASIDE), Text(value), _INDENT + 1)


def _carried(row: ChangeRow) -> str:
    """How much of a report others told before.

    >>> _carried(ChangeRow("2031-05-01T09:00:00Z", "added", "0a", None, also_events=(None,)))  # type: ignore[arg-type]
    'carries 1 event that others told before'
    """
    counts = (len(row.also_statements), "statement"), (len(row.also_events), "event")
    return f"carries {listed([counted(n, noun) for n, noun in counts if n])} that others told before"


def _differs(row: ChangeRow) -> bool:
    return any(
        (row.statements, row.events, row.revised_statements, row.revised_events, row.gone_statements, row.gone_events)
    )


def _decision(decision: DecisionRow) -> Iterator[Hanging]:
    did = _DECIDED.get(decision.kind, decision.kind)
    undone = ", undone since" if decision.is_undone else ""
    what = f" {decision.undoes}" if decision.undoes else ""
    yield _field("", f"{flowing(decision.by)} {did}{what}{undone} ({decision.id})")
    for target in decision.targets:
        yield _field("", _about(target))
    for value in decision.values:
        yield _field("", _value(value))
    yield _field("why", flowing(decision.why))


def _about(target: TargetRow) -> str:
    quoted = flowing(" … ".join(target.words))
    shown = f"{quoted[:_LONGEST]}…" if len(quoted) > _LONGEST else quoted
    lost = "" if target.found else ", not found again: a person has to look"
    return f"{target.kind} {target.id}{f' “{shown}”' if shown else ''}{lost}"


def _value(value: ValueRow) -> str:
    return f"{value.field}: {value.before or 'nothing'} → {value.value or 'nothing'}"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that changed, as a line of a table: a report that brought nothing is one line, too."""

    at: str
    kind: ChangeKind
    id: str
    report: str | None
    publisher: str | None
    published: str | None
    what: str
    """new, also, before, now, gone: of a statement or an event; the kind of a decision; empty for the report alone."""
    part: str
    """statement or event, or what a decision is about."""
    part_id: str
    words: str
    why: str | None


def change_lines(rows: Sequence[ChangeRow]) -> list[ChangeLine]:
    """The rows as CSV has them: a line for each statement and event."""
    return [line for row in rows for line in _table_lines(row)]


def _table_lines(row: ChangeRow) -> Iterator[ChangeLine]:
    parts = [*_parts(row)] or [("", "", "", "")]
    report = row.report
    why = row.decision.why if row.decision else row.why
    for part in parts:
        yield ChangeLine(
            row.at, row.kind, row.id, report.id if report else None, report.publisher if report else None,
            report.published if report else None, *part, why,
        )  # fmt: skip


def _parts(row: ChangeRow) -> Iterator[tuple[str, str, str, str]]:
    told: tuple[tuple[str, tuple[StatementRow | EventRow, ...]], ...] = (
        ("new", (*row.statements, *row.events)),
        ("also", (*row.also_statements, *row.also_events)),
        ("before", (*(r.before for r in row.revised_statements), *(r.before for r in row.revised_events))),
        ("now", (*(r.now for r in row.revised_statements), *(r.now for r in row.revised_events))),
        ("gone", (*row.gone_statements, *row.gone_events)),
    )
    for what, some in told:
        yield from ((what, *_part(one)) for one in some)
    if row.decision:
        kind = row.decision.kind
        yield from ((kind, one.kind, one.id, flowing(" … ".join(one.words))) for one in row.decision.targets)


def _part(row: StatementRow | EventRow) -> tuple[str, str, str]:
    if isinstance(row, StatementRow):
        return "statement", row.id, words(row.content)
    return "event", row.id, words(row.evidence)
