"""The text of a report stands on its page to the letter, and its marks fall on exactly the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk.reading import bits, items
from onrecord.desk.reading.inert import inert
from onrecord.records import Event, Record, Statement
from tests.desk.report.drawn import HTML, drawn, held, text_of, words_of
from tests.desk.report.hostile import QUOTED
from tests.queries.asked import SOME_RECORDS, holding

LIT = "//*[@id='text']//*[contains(concat(' ', @class, ' '), ' lit ')]"


def test_the_text_is_whole(asking: TestClient, ref: str, record: Record) -> None:
    assert text_of(drawn(asking, f"/report/{ref}")) == held(record.document.text)


def test_what_is_chosen_is_lit_on_exactly_its_words(asking: TestClient, ref: str, record: Record) -> None:
    things: tuple[Statement | Event, ...] = (*record.statements, *record.events)
    for thing in things:
        page = drawn(asking, f"/report/{ref}?chosen={thing.id}")
        spans = (*thing.source, *thing.cue, *thing.content) if isinstance(thing, Statement) else thing.evidence
        assert words_of(page, LIT) == held("".join(e.quote for e in sorted(spans, key=lambda e: e.start)))
        assert text_of(page) == held(record.document.text)
        (at,) = page.xpath("//*[@id='chosen']")
        assert at.text_content()[:1] == held(min(spans, key=lambda e: e.start).quote)[:1]


def test_any_words_can_be_marked(asking: TestClient, ref: str, record: Record) -> None:
    text = record.document.text
    whole = len(text)
    for start, end in ((0, 1), (8, 9), (0, whole), (whole - 1, whole), (text.index("维"), text.index("👩") + 4)):
        page = drawn(asking, f"/report/{ref}?document={record.document.id}&mark={start}-{end}")
        assert words_of(page, "//mark") == held(text[start:end])
        assert len(page.xpath("//*[@id='marked']")) == 1
        assert text_of(page) == held(text)


def test_words_that_are_not_there_are_told(asking: TestClient, ref: str) -> None:
    for mark, status in (("0-99999", 404), ("5-5", 404), ("9-3", 404), ("x", 422), ("1-2-3", 422), ("-1-4", 422)):
        assert asking.get(f"/report/{ref}?mark={mark}", headers=HTML).status_code == status


def test_nothing_of_a_report_becomes_markup(asking: TestClient, ref: str, record: Record) -> None:
    page = drawn(asking, f"/report/{ref}?chosen={record.statements[1].id}")
    assert [one.get("src") for one in page.xpath("//script")] == ["/static/desk.js", "/static/report.js"]
    assert page.xpath("//img | //script[text()] | //x | //*[@onerror] | //*[@style] | //main//i[.='Amsel']") == []
    assert [link for link in page.xpath("//@href") if ":" in link.split("?")[0].split("#")[0]] == []
    assert "<img src=x" in page.xpath("//h1")[0].text_content()


def test_controls_of_direction_stand_alone(asking: TestClient, ref: str) -> None:
    page = drawn(asking, f"/report/{ref}")
    text = page.xpath("//*[@id='text']")[0]
    alone = [one.text_content() for one in text.xpath(".//bdi[@class='control']")]
    assert alone == ["\u202e", "\u202c", "\u2067"]
    assert all("\u202e" not in (words or "") for words in text.xpath(".//text()[not(parent::bdi)]"))


def test_every_find_has_its_sign_where_its_words_end(asking: TestClient, ref: str, record: Record) -> None:
    page = drawn(asking, f"/report/{ref}")
    wanted = {*(said.id for said in record.statements), *(done.id for done in record.events)}
    assert {*page.xpath("//*[@id='text']//a[@data-sign]/@data-thing")} == wanted
    assert {*page.xpath("//ol[@class='index']//a/@data-thing")} == wanted
    numbers = [int(one) for one in page.xpath("//ol[@class='index']//*[@class='number']/text()")]
    assert numbers == list(range(1, len(wanted) + 1))
    (sign,) = page.xpath(f"//a[@data-sign and @data-thing='{record.statements[0].id}']")
    before = "".join(page.xpath("//*[@id='text']//text()"))
    assert QUOTED in before
    assert QUOTED.endswith(sign.getprevious().text_content())


@given(st.text())
def test_inert_words_are_the_same_words(words: str) -> None:
    page = html.fromstring(f"<p>{inert(words.replace(chr(12), ' '))}</p>") if words.isprintable() else None
    if page is not None:
        assert page.text_content() == words


@given(SOME_RECORDS)
def test_bits_of_any_record_are_its_text(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        for report, _ in reports:
            _whole(archive, report)


def _whole(archive: Archive, report: str) -> None:
    opened = archive.opened(report)
    text = opened.record.document.text
    found = items(opened.shown)
    mark = opened.record.document.evidence(0, len(text)) if text else None
    lines = list(bits(opened.record, found, mark=mark))
    assert "".join(bit.text for line in lines for bit in line) == text
    assert all(bit.marked for line in lines for bit in line)
    signs = [item.id for line in lines for bit in line for item in bit.signs]
    assert sorted(signs) == sorted(item.id for item in found if item.sign_at is not None)
