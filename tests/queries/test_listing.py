"""The list of reports, what the archive holds, and the latest that was said and done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.archive import Archive
from onrecord.queries.filters import Filter
from onrecord.records import Record
from onrecord.store.failing import Failed
from tests.queries.telling import Telling


def titles(archive: Archive, **wanted: object) -> list[str | None]:
    return [row.report.title for row in archive.listing(Filter(**wanted))]  # type: ignore[arg-type]


def test_the_latest_first(archive: Archive) -> None:
    rows = archive.listing()
    days = [row.day or "" for row in rows]
    assert days == sorted(days, reverse=True), "what has no date last"
    assert titles(archive) == [t for n in range(len(rows)) for t in titles(archive, limit=1, offset=n)]
    assert sum(row.statements for row in rows) == archive.holdings().statements == len(archive.statements(each=True))


def test_a_filter_narrows(archive: Archive) -> None:
    assert "Kostria answers" in titles(archive, source=("harrow post",))
    assert titles(archive, since="2031-05-09") == ["Kostria answers"]
    assert titles(archive, act=("deny",)) == ["Kostria answers"]
    assert len(titles(archive, collection=("lighthouse",))) == len(archive.listing())


def test_copies_stand_under_the_first_of_them(joined: Archive, some: Mapping[str, Record]) -> None:
    rows = joined.listing()
    held = joined.holdings()
    assert (held.reports, held.origins) == (len(some), len(rows))
    assert sum(1 + len(row.copies) for row in rows) == len(some)
    copied = [row for row in rows if row.copies]
    assert copied
    for row in copied:
        assert all((row.report.published or "") <= (copy.published or "") for copy in row.copies)
        (alone,) = joined.listing(Filter(source=(row.copies[0].publisher or "",)))
        assert alone.report == row.copies[0], "of those that a filter leaves, the first"
        assert not alone.copies


def test_what_is_not_read_is_told(filled: Callable[..., Archive]) -> None:
    archive = filled(
        Telling("Ships came.", published="2031-05-01", language="en").record,
        Telling("港口已关闭。", published="2031-05-02", language="zh").record,
        Telling("Ships.", published=None).record,
    )
    assert [(row.is_read, row.language, row.day) for row in archive.listing()] == [
        (False, "zh", "2031-05-02"), (True, "en", "2031-05-01"), (True, None, None),
    ]  # fmt: skip
    assert [row.report.published for row in archive.search("港口已关闭")] == ["2031-05-02"]


def test_an_empty_archive_holds_nothing(filled: Callable[..., Archive]) -> None:
    archive = filled()
    held = archive.holdings()
    assert (held.reports, held.origins, held.outlets, held.statements, held.set_aside, held.unread) == (0,) * 6
    assert (held.first_day, held.last_day) == (None, None)
    assert not archive.listing()
    assert not archive.latest()
    assert not archive.outlets()


def test_what_could_not_be_read_is_counted_by_itself(filled: Callable[..., Archive]) -> None:
    archive = filled()
    archive.set_aside(Failed("notice.txt", "", None, "language", "the language is zh", None, None))
    archive.set_aside(Failed("empty.txt", "", None, "input", "no text", None, None))
    held = archive.holdings()
    assert (held.reports, held.unread, held.set_aside) == (0, 1, 1)


def test_what_it_holds(archive: Archive) -> None:
    held = archive.holdings()
    assert held.outlets == len(archive.outlets()) == len({row.outlet for row in archive.sources()} - {None})
    days = [row.day for row in archive.listing() if row.day]
    assert (held.first_day, held.last_day) == (min(days), max(days))


def test_the_latest_first_and_nothing_to_come(archive: Archive) -> None:
    rows = archive.latest()
    days = [row.first_day or "" for row in rows]
    assert days == sorted(days, reverse=True)
    assert rows == [row for n in range(len(rows)) for row in archive.latest(Filter(limit=1, offset=n))]
    said = {row.statement.id for row in rows if row.statement}
    assert said == {row.id for row in archive.statements() if row.parent is None}
    assert all(row.event.modality in ("happened", "ongoing") for row in rows if row.event)
    assert any(row.event for row in rows)


def test_an_event_that_is_a_saying_is_not_told_twice(filled: Callable[..., Archive]) -> None:
    told = Telling("Kostria accused Verania. Verania closed the port.", published="2031-05-01")
    one, other = told.who("Kostria", "state", "KST"), told.who("Verania", "state", "VRN")
    told.said(one, "accused", "Verania", act="accuse")
    told.did([one], [other], "112 ACCUSE", "accused")
    told.did([other], [one], "163 SANCTION", "closed the port")
    told.did([one], [other], "030 AGREE", "Kostria", modality="planned")
    rows = filled(told.record).latest()
    assert [row.event.cameo if row.event else row.statement and row.statement.act for row in rows] == ["163", "accuse"]
