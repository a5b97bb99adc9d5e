"""`onrecord statements`: who said what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter


@question
def statements(archive: Archive, wanted: Filter, printer: Printer) -> None:
    """Who said what to whom.

    When, through which channel, and through whom we know it; the latest first.
    """
    from onrecord.show.answers.statements import statement_page

    printer.rows(archive.statements(wanted), statement_page)
