"""A report: its text with what was found in it, and one statement or event chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from onrecord.desk.asked import Open
from onrecord.desk.pages.unread import UnreadReport, unread_report
from onrecord.desk.reading import Bit, Item, Named, Panel, Past, Warned, bits, decided, items, named, panel, warned
from onrecord.errors import BadEvidence, NotFound, UnreadableInput
from onrecord.queries.opened import Opened
from onrecord.records import Evidence

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the page of a report shows."""

    opened: Opened
    mark: Evidence | None
    """The words that the address asks to be marked."""

    def items(self) -> tuple[Item, ...]:
        """What was found, in the order of the text."""
        return items(self.opened.shown)

    def panel(self) -> Panel | None:
        """What is told of the chosen thing."""
        return panel(self.opened)

    def warnings(self) -> tuple[Warned, ...]:
        """What a reader should beware of, each note once."""
        return tuple(warned(self.opened.record.flags))

    def named(self) -> tuple[Named, ...]:
        """Who is named, those most often first."""
        return named(self.opened)

    def decided(self) -> tuple[Past, ...]:
        """What people decided about the report itself."""
        return tuple(map(decided, self.opened.shown.decisions))

    def lines(self, found: tuple[Item, ...], chosen: Panel | None) -> list[tuple[Bit, ...]]:
        """The text line by line."""
        spans = chosen.spans if chosen else ()
        return list(bits(self.opened.record, found, mark=self.mark, chosen=spans))


def report(
    archive: Open,
    ref: str,
    document: Annotated[str, Query(description="The id of a version's document; the current version without it.")] = "",
    chosen: Annotated[str, Query(description="The id of a statement or an event in it.")] = "",
    mark: Annotated[str, Query(description="Characters of its text, counted in code points: 120-164.")] = "",
) -> ReportPage | UnreadReport:
    """A report, by its id: one version of it, and one thing or some words chosen in it."""
    try:
        found = archive.opened(ref, document or None, chosen or None)
    except NotFound:
        if (kept := unread_report(archive, ref)) is not None:
            return kept
        raise
    return ReportPage(found, _marked(found, mark) if mark else None)


def _marked(found: Opened, mark: str) -> Evidence:
    """The words that an address names. Raises UnreadableInput where it names none, NotFound where the text ends before."""
    span = _SPAN.fullmatch(mark)
    if span is None:
        raise UnreadableInput(
            f"no characters {mark!r}", remedy="give the first one and the one after the last: 120-164"
        )
    try:
        return found.record.document.evidence(int(span[1]), int(span[2]))
    except BadEvidence as error:
        raise NotFound(f"{error.seen} has no such words") from error
