"""The reports that were kept and not read, as those in other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import Query

from onrecord.archive import Archive
from onrecord.article.language import FOREIGN
from onrecord.desk.asked import Open
from onrecord.desk.reading.unread import Unread, unread_of


@dataclass(frozen=True, slots=True)
class UnreadReport:
    """What the page of one of them shows."""

    unread: Unread
    template: ClassVar[str] = "unread_report"


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """What their list shows."""

    rows: tuple[Unread, ...]
    words: str
    unopened: int
    """What else is set aside, of which there is no text to show."""


def unread(
    archive: Open,
    words: Annotated[str, Query(description="Words that stand in it, to the letter.", max_length=500)] = "",
) -> UnreadPage:
    """All of them, or those that hold some words."""
    kept = [unread_of(failed) for failed in archive.failures(contents=True, stage=FOREIGN)]
    found = [one for one in kept if one is not None]
    unopened = len(archive.failures()) - len(found)
    wanted = words.casefold()
    rows = (one for one in found if wanted in one.document.text.casefold() or wanted in one.title.casefold())
    return UnreadPage(tuple(rows), words, unopened)


def unread_report(archive: Archive, ref: str) -> UnreadReport | None:
    """The one with this id, if there is one."""
    found = [unread_of(failed) for failed in archive.failures(contents=True, stage=FOREIGN, ref=ref)]
    return next((UnreadReport(one) for one in found if one is not None), None)
