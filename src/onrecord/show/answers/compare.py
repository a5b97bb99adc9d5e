"""Two accounts of one talk: a head, then what both tell, what is in conflict, what was not said, what one tells alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.aligning import Outcome
from onrecord.queries.compared import Account, AccountLine, Compared, ComparedRow, Teller
from onrecord.queries.rows import ReportRow, StatementRow
from onrecord.queries.talk_lines import Talker
from onrecord.records import Act, DocumentKind
from onrecord.show.answers.lines import names, outlet, places, report_line, words
from onrecord.show.layout import Hanging
from onrecord.show.words import (
    ASIDE,
    CHANNELS,
    DATE,
    DENIED,
    SPEAKER,
    STYLES,
    TOLD_PLAINLY,
    WITHHELD,
    counted,
    day,
    is_to_do,
    listed,
    verb,
)

HEADINGS: dict[Outcome, tuple[str, str]] = {
    "both": ("Told by both", ""),
    "conflict": ("In conflict", DENIED),
    "declined": ("Not said", WITHHELD),
    "alone": ("Told by one alone", ""),
}
_INDENT = 2
_MARKS = ' “”"«»'


def compare_page(found: Compared) -> RenderableType:
    """A head with the talk and its accounts; a section for each outcome that is there."""
    lines: list[RenderableType] = list(_head(found))
    told = (line for row in found.rows for line in (*row.a, *row.b) if line.talker)
    asked = {line.statement.id: words(line.content) for line in told}
    for outcome, (heading, style) in HEADINGS.items():
        mine = [row for row in found.rows if row.outcome == outcome]
        if mine:
            lines += [Text(), Text(heading, style=f"{DATE} {style}".strip())]
        for nth, row in enumerate(mine):
            lines += [Text()] if nth and row.a and row.b else []
            lines += _row(row, found.sides, asked)
    if found.others:
        lines += [
            Text(),
            Text("As others tell it", style=DATE),
            *(_line(line, found.sides, asked) for line in found.others),
        ]
    return Group(*lines)


def _head(found: Compared) -> Iterator[RenderableType]:
    a, b = found.sides
    how = CHANNELS[found.channel] if found.channel else ""
    days = [f"{day(date.when)} ({listed(_outlets(date.reports))})" for date in found.dates]
    told = Text.assemble(
        (f"{a} and {b}", SPEAKER), f" {how}, " if how else ", ", ("; ".join(days) or "no day told", DATE)
    )
    yield Hanging(Text(), told, 0, tail=Text("(the day differs)" if len(days) > 1 else "", style=ASIDE))
    for account in found.accounts:
        yield from _account(account)


def _outlets(reports: Iterable[ReportRow]) -> list[str]:
    return list(dict.fromkeys(map(outlet, reports)))


def _account(account: Account) -> Iterator[RenderableType]:
    count = f"{counted(len(account.documents), 'report')}, {counted(account.origins, 'origin')}"
    known = count if account.documents else "no account found"
    yield Hanging(Text(), Text.assemble((account.side, SPEAKER), f": {known}"), _INDENT)
    for document in account.documents:
        kind = f"{document.kind} · " if document.own else "as told in "
        yield Hanging(Text("    "), Text.assemble((kind, ASIDE), report_line(document.report)), 4)


def _row(row: ComparedRow, sides: tuple[str, str], asked: Mapping[str, str]) -> Iterator[RenderableType]:
    for line in (*row.a, *row.b):
        yield _line(line, sides, asked)
    if row.why:
        yield Hanging(Text("  ≠ ", style=DENIED), Text("; ".join(row.why), style=ASIDE), 4)


def _line(line: AccountLine, sides: tuple[str, str], asked: Mapping[str, str]) -> Hanging:
    """Whose account, who said what in the talk, in which words."""
    said = line.statement
    whose = {"a": sides[0], "b": sides[1], "others": names([line.told_by]) or outlet(said.report)}[line.teller]
    body = Text.assemble((f"{whose}: ", SPEAKER))
    if line.denied:
        body.append("not so that ", style=DENIED)
    if line.talker:
        body.append(f"{names([said.speaker])} ").append(did(said), style=STYLES.get(said.act, ""))
        body.append(" to " if is_to_do(said) and said.act != "decline" else " ").append(words(line.content))
        body.append(
            "".join(f" (asked: {asked[ref]})" for ref in said.responds_to if ref in asked and said.act == "decline")
        )
    else:
        body.append(f"“{words(line.content).strip(_MARKS)}”")
    return Hanging(Text("  "), body, 4, tail=Text(f"({' · '.join(_behind(line, whose))})", style=ASIDE))


def _behind(line: AccountLine, whose: str) -> Iterator[str]:
    """Where a line stands: in the side's own document, or as who tells it in which outlet."""
    said = line.statement
    if line.document:
        yield from (line.document, said.id)
        return
    found = dict.fromkeys((names([line.told_by]), outlet(said.report)))
    yield from (name for name in found if name and name.casefold() != whose.casefold())
    yield said.id


def did(said: StatementRow) -> str:
    """What was done with words; of what was not, the report's own verb: did not discuss."""
    cue = words(said.cue)
    own = said.polarity == "negative" and said.act in TOLD_PLAINLY and "not" in cue.split()
    return cue if own else verb(said)


@dataclass(frozen=True, slots=True)
class CompareLine:
    """A line of an account as one line of a table."""

    row: int
    """Lines of one number tell of the same; empty for those of others."""
    outcome: Outcome | None
    why: tuple[str, ...]
    account: str
    """Whose it is."""
    talker: str
    """The side that said it in the talk; empty: the account's own words."""
    who: str
    act: Act | None
    """What was done with words in the talk; empty: the account's own words."""
    denied: bool
    words: str
    words_at: str
    """Offsets into the text of the report."""
    told_by: str
    document: DocumentKind | None
    """What kind of document its side issued; empty: others tell it."""
    statement: str
    report: str
    publisher: str | None
    published: str | None


def compare_lines(found: Compared) -> list[CompareLine]:
    """The lines as CSV has them."""
    rows = [
        _flat(line, found.sides, number, row)
        for number, row in enumerate(found.rows, 1)
        for line in (*row.a, *row.b)
    ]  # fmt: skip
    return rows + [_flat(line, found.sides, 0, None) for line in found.others]


def _flat(line: AccountLine, sides: tuple[str, str], number: int, row: ComparedRow | None) -> CompareLine:
    called: dict[Teller | Talker | None, str] = {
        "a": sides[0], "b": sides[1], "both": " and ".join(sides), "others": "others", None: "",
    }  # fmt: skip
    said = line.statement
    return CompareLine(
        number, row.outcome if row else None, row.why if row else (), called[line.teller], called[line.talker],
        names([said.speaker]) if line.talker else "", said.act if line.talker else None, line.denied,
        words(line.content), places(line.content), names([line.told_by]), line.document, said.id, said.report.id,
        said.report.publisher, said.report.published,
    )  # fmt: skip
