"""Invented reports that carry the words of one speaker, made by hand, and what joins them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Table, func, select, update

from onrecord.archive import Archive
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.engine import writing
from tests.queries.telling import Telling

WHOLE = "“We lost a mast. We did not lose our nerve,”"
COPY = f"{WHOLE} Elin Darvas told reporters in Port Amsel."


def telling(content: str, *, text: str | None = None, speaker: str = "Darvas", **more: Any) -> Telling:
    """A report in which she says something; `publisher`, `published`, `language` are the report's."""
    head = {name: more.pop(name) for name in ("publisher", "published", "language") if name in more}
    told = Telling(text or f"{content} {speaker} said.", title=f"{head.get('publisher')}: {content}", **head)
    who = told.who(speaker, "person", "VRN")
    via = tuple(told.who(name, "media") for name in more.pop("through", ()))
    told.said(who, "told" if " told " in told.document.text else "said", content, via=via, **{"mode": "direct", **more})
    return told


def nerve() -> tuple[Record, ...]:
    """One saying: an agency's text, its copy, another's misquotation, a part told through the first, a paraphrase, a translation."""
    tellings = (
        telling(WHOLE, text=COPY, speaker="Elin Darvas", publisher="Meridian Wire", published="2031-05-08T09:00Z"),
        telling(WHOLE, text=f"{COPY} ", speaker="Elin Darvas", publisher="Harrow Post", published="2031-05-08T12:00+02:00"),
        telling("“We lost a mast, we never lose our nerve”", publisher="Sound FM", published="2031-05-09"),
        telling(
            "her people “did not lose our nerve”",
            text="She told Meridian Wire that her people “did not lose our nerve”, Darvas said.",
            publisher="Kost Radio", published="2031-05-10", through=("Meridian Wire",), mode="mixed",
        ),
        telling("nobody had lost nerve", publisher="The Tern", published="2031-05-11", mode="indirect"),
        telling("“A mast is gone, not our courage”", publisher="Skerry Blad", translated="stated"),
    )  # fmt: skip
    return tuple(told.record for told in tellings)


def join_statements(archive: Archive, refs: Iterable[str]) -> None:
    """Makes statements tellings of one, as the joining does."""
    _join(archive, t.statement, t.statement.c.same_id, refs)


def join_events(archive: Archive, refs: Iterable[str]) -> None:
    """Makes events tellings of one."""
    _join(archive, t.event, t.event.c.same_id, refs)


def join_reports(archive: Archive, refs: Iterable[str]) -> None:
    """Makes reports copies of one text."""
    _join(archive, t.report, t.report.c.origin_id, refs)


def _join(archive: Archive, table: Table, group: Column[Any], refs: Iterable[str]) -> None:
    with writing(archive.engine) as connection:
        mine = table.c.ref.in_(list(refs))
        first = connection.execute(select(func.min(table.c.id)).where(mine)).scalar_one()
        connection.execute(update(table).where(mine).values({group: first}))
