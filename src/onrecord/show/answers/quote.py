"""Words that somebody said: who, where first, and each wording with those who carry it, marked against the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.quoted import Carrier, Match, QuoteRow, Variant, VariantKind
from onrecord.queries.rows import ONCE
from onrecord.records import Act
from onrecord.show.answers.changes import Changes, plainly
from onrecord.show.answers.lines import names, often, outlet, places, statement_line, words
from onrecord.show.layout import Hanging
from onrecord.show.words import ASIDE, DATE, SPEAKER, counted, day, listed

HEADINGS: dict[VariantKind, str] = {
    "wording": "Other wording",
    "translation": "Another translation",
    "paraphrase": "In the report's own words",
}
_INDENT = 4


def quote_page(rows: Sequence[QuoteRow]) -> RenderableType:
    """A section for each saying, those first that fit best."""
    lines: list[RenderableType] = []
    for row in rows:
        lines += [Text(), *_lines(row)] if lines else _lines(row)
    return Group(*lines)


def _lines(row: QuoteRow) -> Iterator[RenderableType]:
    yield statement_line(replace(row.statement, told=ONCE), indent=0)
    near = "" if row.match == "exact" else f"like it, {row.score:g} of 100 · "
    told = f"{near}{counted(row.reports, 'report')} · {counted(row.origins, 'independent origin')} · first in "
    perhaps = often(replace(ONCE, candidates=row.statement.told.candidates))
    first = Text.assemble(told, (outlet(row.first.report), SPEAKER), f", {_when(row.first)}")
    yield Hanging(
        Text(), first, 2, tail=Text(f"({' · '.join(filter(None, (row.first.report.id, perhaps)))})", style=ASIDE)
    )
    for nth, variant in enumerate(row.variants):
        if nth:
            yield Text(f"  {HEADINGS[variant.kind]}, first in {outlet(variant.carriers[0].report)}", style=DATE)
            yield Changes(variant.pieces, _INDENT) if variant.pieces else _plain(variant)
        yield from map(_carrier, variant.carriers)


def _plain(variant: Variant) -> Hanging:
    return Hanging(Text(), Text(words(variant.content)), _INDENT)


def _carrier(carrier: Carrier) -> Hanging:
    told = [f"origin {carrier.origin}"]
    told += [f"via {listed([who.name for who in carrier.via])}"] if carrier.via else []
    told += ["translated" if carrier.translated == "stated" else "probably translated"] if carrier.translated else []
    line = Text.assemble((_when(carrier), DATE), "  ", outlet(carrier.report))
    return Hanging(Text(), line, _INDENT, tail=Text(f"({' · '.join([*told, carrier.statement])})", style=ASIDE))


def _when(carrier: Carrier) -> str:
    return day(carrier.report.published) or "without a date"


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A carrier as one line of a table."""

    quote: str
    """The id of the statement in its first appearance."""
    match: Match
    score: float
    speaker: str
    act: Act
    reports: int
    origins: int
    first: bool
    """Whether it is the first appearance."""
    variant: int
    """The number of its wording; 1 is the one with which the others are compared."""
    kind: VariantKind
    words: str
    """As the first carrier of this wording has them."""
    words_at: str
    """Offsets into the text of the report of that carrier."""
    changes: str
    """The words with what was [-cut-] and {+added+}; empty where they are not compared."""
    report: str
    publisher: str | None
    published: str | None
    origin: int
    via: str
    mode: str
    statement: str


def quote_lines(rows: Sequence[QuoteRow]) -> list[QuoteLine]:
    """The rows as CSV has them: a line for each carrier."""
    return [
        QuoteLine(
            row.first.statement, row.match, row.score, names([row.statement.speaker]), row.statement.act, row.reports, row.origins, carrier == row.first, number,
            variant.kind, words(variant.content), places(variant.content), plainly(variant.pieces).plain,
            carrier.report.id, carrier.report.publisher, carrier.report.published, carrier.origin, names(carrier.via),
            carrier.mode, carrier.statement,
        )
        for row in rows
        for number, variant in enumerate(row.variants, 1)
        for carrier in variant.carriers
    ]  # fmt: skip
