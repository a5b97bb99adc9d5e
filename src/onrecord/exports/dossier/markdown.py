"""A dossier as Markdown, with a footnote for each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection

from onrecord.exports.dossier.content import Dossier, Note, Section, Sentence
from onrecord.exports.dossier.gathering import gathered
from onrecord.exports.plain import flowing, web_address
from onrecord.exports.sentences import outlet
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ReportRow, SourceRow
from onrecord.wording import day

PREFACE = (
    "What reports tell, and according to whom; who is right it does not say. Each note holds the words that a sentence "
    "stands on, with their places in the text of the report, in characters."
)
_MEANS = re.compile(r"[\\`*_\[\]<>&~|#$^{}]")
OUTLET_HEADS = ("outlet", "reports", "statements", "first hand", "second hand", "through more", "speaker unnamed")


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """The dossier, section by section, then its sources and its notes."""
    dossier = gathered(connection, wanted)
    yield f"# {marked_off(dossier.title)}\n\n{PREFACE}\n"
    for section in dossier.sections:
        yield from _section(section)
    yield from _sources(dossier)
    for note in dossier.notes:
        yield f"\n[^{note.number}]: {_note(note)}\n"


def marked_off(text: str) -> str:
    r"""Text on one line in which nothing is markup.

    >>> print(marked_off("a_b <i> [x](y)\n# 1"))
    a\_b \<i\> \[x\](y) \# 1
    """
    return _MEANS.sub(r"\\\g<0>", flowing(text))


def _section(section: Section) -> Iterator[str]:
    yield f"\n## {section.title}\n"
    if not section.groups:
        yield f"\n{section.empty}\n"
    for group in section.groups:
        if group.head:
            yield f"\n### {group.head}\n"
        yield "\n"
        for sentence in group.sentences:
            yield from _lines(sentence, "")


def _lines(sentence: Sentence, indent: str) -> Iterator[str]:
    yield f"{indent}- {marked_off(sentence.text)}[^{sentence.note}]\n"
    for answer in sentence.answers:
        yield from _lines(answer, f"{indent}  ")


def _sources(dossier: Dossier) -> Iterator[str]:
    """How near each outlet is to those whose words it tells, and the reports themselves."""
    yield "\n## Sources\n\n"
    if dossier.outlets:
        yield f"| {' | '.join(OUTLET_HEADS)} |\n|{'---|' * len(OUTLET_HEADS)}\n"
        yield from (f"| {' | '.join(cells(row))} |\n" for row in dossier.outlets)
        yield "\n"
    yield from (f"- {_report(report)}\n" for report in dossier.reports)


def cells(row: SourceRow) -> list[str]:
    """A line of the table of outlets."""
    numbers = row.reports, row.statements, row.first_hand, row.second_hand, row.chained, row.unnamed
    return [marked_off(row.outlet or "not told"), *map(str, numbers)]


def _report(report: ReportRow) -> str:
    """Where a report stands: outlet, title, day, address, id."""
    title = f"“{marked_off(report.title)}”" if report.title and flowing(report.title) else ""
    address = web_address(report.url)
    parts = (
        f"Report of {marked_off(outlet(report))}", title, marked_off(day(report.published)), f"<{address}>" if address else "",
        report.id,
    )  # fmt: skip
    return ", ".join(filter(None, parts))


def _note(note: Note) -> str:
    words = "; ".join(f"«{marked_off(span.quote)}» ({span.start}–{span.end})" for span in note.words)
    also = "; ".join(f"{marked_off(outlet(report))}, {report.id}" for report in note.also)
    told = f"{_report(note.report)}, {note.ref}: {words or 'no words of its own'}"
    return f"{told}. Also told by {also}" if also else told
