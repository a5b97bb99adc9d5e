"""`compare`: two sides' accounts of one call or meeting, line beside line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from onrecord.errors import NotFound
from onrecord.queries.accounts import Told, accounts
from onrecord.queries.aligning import Row, aligned
from onrecord.queries.compared import Account, Compared, ComparedRow, SourceDocument
from onrecord.queries.filling import event_rows, report_rows
from onrecord.queries.filters import EVERYTHING, Filter
from onrecord.queries.occasion import Occasion, occasion_of, occasion_on
from onrecord.queries.rows import DateTold, EventRow, ReportRow
from onrecord.queries.siding import sided
from onrecord.queries.stamps import moment
from onrecord.queries.talk_lines import Side
from onrecord.queries.talk_texts import Text, texts_of


def compare(connection: Connection, event: str, wanted: Filter = EVERYTHING) -> Compared:
    """What the two sides of an event, given by its id, tell of it. Raises NotFound where there is nothing to compare."""
    return _compared(connection, occasion_of(connection, event, wanted), wanted)


def compare_on(connection: Connection, a: str, b: str, day: str, wanted: Filter = EVERYTHING) -> Compared:
    """What two sides tell of their talk on a day. Raises NotFound where nothing tells of one."""
    return _compared(connection, occasion_on(connection, a, b, day, wanted), wanted)


def _compared(connection: Connection, occasion: Occasion, wanted: Filter) -> Compared:
    siding = sided(connection, occasion)
    texts = {text.key: text for text in texts_of(connection, occasion, siding)}
    told = list(accounts(connection, occasion, list(texts.values()), siding))
    ours, theirs, others = ([one for one in told if one.shown.teller == teller] for teller in ("a", "b", "others"))
    rows = aligned([one.line for one in ours], [one.line for one in theirs])
    a, b = occasion.sides
    if not rows and not others:
        remedy = "`onrecord show ID` tells what its reports say"
        raise NotFound(f"no account of that talk by {a.name} or {b.name}", remedy=remedy)
    used = _used(ours, (n for row in rows for n in row.a)), _used(theirs, (n for row in rows for n in row.b))
    reports = report_rows(connection, texts)
    happened = tuple(row for row in event_rows(connection, occasion.events) if row.mirror_of is None)
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return Compared(
        (a.name, b.name), occasion.way, _dates(happened), happened,
        (_account("a", a.name, used[0], texts, reports), _account("b", b.name, used[1], texts, reports)),
        tuple(_row(row, ours, theirs) for row in rows)[wanted.offset : end], tuple(one.shown for one in others),
    )  # fmt: skip


def _used(told: Sequence[Told], places: Iterable[int]) -> set[int]:
    return {told[n].version for n in places}


def _row(row: Row, ours: Sequence[Told], theirs: Sequence[Told]) -> ComparedRow:
    a, b = tuple(ours[n].shown for n in row.a), tuple(theirs[n].shown for n in row.b)
    return ComparedRow(row.outcome, row.why, row.score, a, b)


def _account(
    side: Side, name: str, versions: set[int], texts: Mapping[int, Text], reports: Mapping[int, ReportRow]
) -> Account:
    mine = sorted(
        (texts[key] for key in versions),
        key=lambda text: (text.issued_by not in (side, "both"), *moment(text.published), reports[text.key].id),
    )
    documents = tuple(SourceDocument(reports[text.key], text.kind, text.issued_by in (side, "both")) for text in mine)
    return Account(name, documents, len({text.origin for text in mine}))


def _dates(events: Sequence[EventRow]) -> tuple[DateTold, ...]:
    """Each day that is given, the earliest first, with the reports that give it."""
    given: dict[str, dict[str, ReportRow]] = {}
    for event in sorted(events, key=lambda e: (e.first_day or "", moment(e.report.published), e.report.id)):
        if event.when:
            given.setdefault(event.when[:10], {})[event.report.id] = event.report
    return tuple(DateTold(when, tuple(reports.values())) for when, reports in given.items())
