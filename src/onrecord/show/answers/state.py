"""The state of a dispute on a screen: a section a side, what is open first; then what third parties offered, then deeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.rows import EventRow, StatementRow
from onrecord.queries.state.rows import State, StateKind, StateRow, Status
from onrecord.show.answers.lines import DAY_WIDTH, date_of, event_line, statement_line, words
from onrecord.show.layout import Hanging
from onrecord.show.words import ASIDE, DATE, DENIED, OWN_WORDS, PRESSED, SPEAKER, WARNING, WITHHELD, day

OTHERS, DEEDS = "Third parties", "The latest between them"
HEADINGS: dict[StateKind, str] = {
    "demand": "Demanded",
    "offer": "Offered",
    "question": "Asked",
    "accusation": "Accused",
    "withheld": "Would not say or do",
    "deed": "Done",
}
STYLES: dict[Status, str] = {
    "open": WARNING,
    "met": OWN_WORDS,
    "accepted": OWN_WORDS,
    "confirmed": OWN_WORDS,
    "refused": DENIED,
    "denied": DENIED,
    "disputed": PRESSED,
    "withheld": WITHHELD,
    "withdrawn": ASIDE,
}
_STATUS = len("withdrawn")
_INDENT = 2 + _STATUS + 2 + DAY_WIDTH + 3
_ARROW, _PERHAPS = "↳ ", "↳ perhaps: "


def state_page(found: State) -> RenderableType:
    """The sides one below the other, kind by kind; below a thing what made it stand so."""
    return Group(_head(found), *(line for section in _sections(found) for line in (Text(""), *section)))


def _head(found: State) -> Text:
    as_of = f" as of {day(found.day)}" if found.day else ""
    since = f", changed since {day(found.since)}" if found.since else ""
    return Text.assemble((f"{found.one} and {found.other}", SPEAKER), as_of, since)


def _sections(found: State) -> Iterator[list[RenderableType]]:
    names = {found.one: found.one, found.other: found.other}
    for name, rows in groupby(
        found.rows, lambda row: DEEDS if row.kind == "deed" else names.get(row.side or "", OTHERS)
    ):
        lines: list[RenderableType] = [Text(name, style=SPEAKER)]
        for kind, some in groupby(rows, lambda row: row.kind):
            if kind != "deed":
                lines.append(Text(f"  {HEADINGS[kind]}", style=DATE))
            lines += (line for row in some for line in _row(row, found))
        yield lines


def _row(row: StateRow, found: State) -> Iterator[Hanging]:
    note = " · ".join(_notes(row, found))
    if row.statement:
        line = statement_line(row.statement, indent=_INDENT, note=note)
        yield replace(line, lead=_lead(row, date_of(row.statement)))
    elif row.event:
        line = event_line(row.event, indent=_INDENT, note=note)
        yield replace(line, lead=_lead(row, _dated(row.event)))
    for answer in row.answers:
        yield _below(statement_line(answer), _ARROW, date_of(answer))
    for deed in row.deeds:
        yield _below(event_line(deed), _ARROW, _dated(deed))
    for answer in row.candidates:
        yield _below(statement_line(answer), _PERHAPS, date_of(answer))


def _lead(row: StateRow, date: str) -> Text:
    status = ("" if row.kind == "deed" else row.status).ljust(_STATUS)
    return Text.assemble("  ", (status, STYLES.get(row.status, "")), "  ", (date.rjust(DAY_WIDTH + 1), DATE))


def _below(line: Hanging, arrow: str, date: str) -> Hanging:
    """An answer, behind an arrow and its date."""
    lead = Text.assemble(" " * _INDENT, arrow)
    return replace(line, lead=lead, body=Text.assemble((f"{date} ", DATE), line.body), indent=_INDENT + len(arrow))


def _dated(row: EventRow) -> str:
    return day(row.when) if row.when else f"({day(row.first_day)})" if row.first_day else ""


def _notes(row: StateRow, found: State) -> Iterator[str]:
    if found.since and row.kind != "deed":
        yield f"was {row.before}" if row.before else "new"
    if row.side not in (found.one, found.other) and row.toward:
        yield f"to {row.toward}"
    elif row.kind in ("demand", "offer") and row.toward is None:
        yield "to nobody named"


@dataclass(frozen=True, slots=True)
class StateLine:
    """A row of a state as one line of a table."""

    kind: StateKind
    side: str | None
    toward: str | None
    status: Status
    since: str | None
    before: Status | None
    id: str
    words: str
    """What was said, or the words that tell what was done."""
    made_so: tuple[str, ...]
    """Ids of what made it so."""
    by_words: tuple[str, ...]
    candidates: tuple[str, ...]
    reports: int
    origins: int
    report: str
    publisher: str | None
    confidence: float


def state_lines(rows: Sequence[StateRow]) -> list[StateLine]:
    """The rows as CSV has them: one line each."""
    return [_line(row) for row in rows]


def _line(row: StateRow) -> StateLine:
    told = row.statement or row.event
    assert told is not None
    made: tuple[StatementRow | EventRow, ...] = (*row.answers, *row.deeds)
    return StateLine(
        row.kind, row.side, row.toward, row.status, row.since, row.before, told.id, _words(told),
        tuple(one.id for one in made), tuple(_words(one) for one in made), tuple(one.id for one in row.candidates),
        told.told.reports, told.told.origins, told.report.id, told.report.publisher, told.confidence,
    )  # fmt: skip


def _words(row: StatementRow | EventRow) -> str:
    return words(row.content if isinstance(row, StatementRow) else row.evidence)
