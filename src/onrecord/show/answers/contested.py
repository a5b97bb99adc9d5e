"""What is contested, kind by kind: a claim, below it what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.rows import ContestedKind, ContestedRow, StatementRow
from onrecord.show.answers.lines import DAY_WIDTH, date_of, statement_line
from onrecord.show.layout import Hanging, flowing
from onrecord.show.statements import NOBODY
from onrecord.show.words import ACTS, SPEAKER, WITHHELD

HEADINGS: dict[ContestedKind, str] = {
    "claim": "Said, and what others answered",
    "demand": "Demanded, requested, proposed",
    "question": "Asked",
    "withheld": "Not said",
}
_INDENT = DAY_WIDTH + 3
_ARROW = "↳ "
_PERHAPS = "↳ perhaps: "


def contested_page(rows: Sequence[ContestedRow]) -> RenderableType:
    """A section for each kind that is there; in it the latest first, answers below what they answer."""
    sections: list[RenderableType] = []
    for kind, heading in HEADINGS.items():
        if mine := [row for row in rows if row.kind == kind]:
            sections += [Text("")] if sections else []
            sections += [Text(heading, style=SPEAKER), *_lines(mine)]
    return Group(*sections)


def _lines(rows: Sequence[ContestedRow]) -> Iterator[Hanging]:
    last = ""
    for row in rows:
        date = date_of(row.statement)
        yield statement_line(row.statement, lead="" if date == last else date.rjust(DAY_WIDTH + 1))
        last = date
        for answer in row.answers:
            yield statement_line(answer, lead=" " * _INDENT + _ARROW, indent=_INDENT + len(_ARROW))
        for answer in row.perhaps:
            yield statement_line(answer, lead=" " * _INDENT + _PERHAPS, indent=_INDENT + len(_PERHAPS))
        if row.open:
            nobody = Text("no answer found", style=WITHHELD)
            yield Hanging(Text(" " * _INDENT + _ARROW), nobody, _INDENT + len(_ARROW))


@dataclass(frozen=True, slots=True)
class ContestedLine:
    """A row for a table: the statement in columns, its answers in words."""

    kind: ContestedKind
    open: bool
    answers: tuple[str, ...]
    """Who answered how, in which words."""
    answered_by: tuple[str, ...]
    """Ids of the answers."""
    perhaps_by: tuple[str, ...]
    """Ids of what in other reports perhaps answers it."""
    statement: StatementRow


def contested_lines(rows: Sequence[ContestedRow]) -> list[ContestedLine]:
    """The rows as CSV has them: one line each."""
    return [
        ContestedLine(
            row.kind, row.open, tuple(map(_told, row.answers)), tuple(a.id for a in row.answers),
            tuple(a.id for a in row.perhaps), row.statement,
        )
        for row in rows
    ]  # fmt: skip


def _told(row: StatementRow) -> str:
    past, base = ACTS[row.act]
    did = f"did not {base}" if row.polarity == "negative" else past
    words = " … ".join(flowing(e.quote) for e in row.content)
    return f"{flowing(row.speaker.name) if row.speaker else NOBODY} {did}: {words}"
