"""A search: facets add up, chips go away again, words are marked, and nothing found is no dead end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.adding import Adding, coming
from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.queries.rows import HitRow, ReportRow
from onrecord.reading.reader import Reader
from onrecord.records import Evidence
from tests.desk.front.test_front import page, words
from tests.queries.telling import Telling

CLOSED = "港口当局星期一宣布，由于风暴，港口将关闭三天。所有船只必须在星期二之前离开港口。双方的发言人表示，会谈将继续进行。当局请居民等待进一步通知。"
STARTS = "/search?words=Greyfell", "/search?words=power+OR+line&act=deny", "/search?words=Greyfell&since=2031-03-10"


def twin(client: TestClient, path: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(path.replace("/search?", "/search.json?")).json()
    return found


@pytest.mark.parametrize("start", STARTS)
def test_each_choice_leads_to_as_many_reports_as_it_says(client: TestClient, start: str) -> None:
    before = twin(client, start)
    assert before["reports"] > 1
    for one in before["choices"]:
        for value in one["values"]:
            after = twin(client, value["to"])
            assert after["reports"] == value["reports"], (one["field"], value["name"])
            assert one["field"] in {chip["field"] for chip in after["chips"]}
            assert one["field"] not in {other["field"] for other in after["choices"]}


@pytest.mark.parametrize("start", STARTS)
def test_a_chip_takes_its_choice_back(client: TestClient, start: str) -> None:
    before = twin(client, start)
    for one in before["choices"]:
        after = twin(client, one["values"][0]["to"])
        (chip,) = (chip for chip in after["chips"] if chip["field"] == one["field"])
        assert chip["name"] == one["values"][0]["name"]
        assert twin(client, chip["without"]) == before


def test_the_page_shows_what_the_twin_tells(client: TestClient) -> None:
    told = twin(client, STARTS[1])
    shown = page(client, STARTS[1])
    assert [link.get("href") for link in shown.cssselect(".chip")] == [chip["without"] for chip in told["chips"]]
    assert words(shown.cssselect(".chip")[0]) == "Do not narrow to What they did with words denied ×"
    links = [link.get("href") for link in shown.cssselect(".narrow li a")]
    assert links == [value["to"] for one in told["choices"] for value in one["values"]]


def test_the_words_are_marked_where_they_stand(client: TestClient) -> None:
    hits = page(client, "/search?words=switch").cssselect(".hit")
    assert [mark.text for mark in hits[0].cssselect(".sentence mark")] == ["switching"]
    assert "and 3 copies" in words(hits[0])


def test_pieces_are_the_sentence() -> None:
    from onrecord.desk.pages.search import pieces

    report = ReportRow("0a", None, None, None, None, None)
    sentence = Evidence(10, 29, "🚢 No <b>ships</b>.")
    found = list(pieces(HitRow(report, 1.0, sentence, (Evidence(12, 14, "No"), Evidence(18, 23, "ships")), 0)))
    assert [(one.words, one.found) for one in found] == [
        ("🚢 ", False), ("No", True), (" <b>", False), ("ships", True), ("</b>.", False),
    ]  # fmt: skip


def test_nothing_found_is_no_dead_end(client: TestClient) -> None:
    shown = page(client, "/search?words=zeppelin+Greyfell&act=deny")
    links = {words(link): link.get("href") for link in shown.cssselect(".remedies a")}
    assert list(links) == [
        "Search all reports",
        "Any of these words",
        "Words that begin so",
        "As words that somebody said",
    ]
    assert twin(client, links["Any of these words"])["reports"] > 0
    assert twin(client, links["Search all reports"])["chips"] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/search?words=%2D%2D", "No word to look for"),
        ("/search?words=Greyfell&collection=none", "No collection 'none'"),
        ("/search?words=Greyfell&actor=Nobody+Atall", "Nobody"),
        ("/search?words=Greyfell&since=soon", "The date 'soon'"),
    ],
)
def test_what_cannot_be_looked_for_is_told(client: TestClient, asked: str, told: str) -> None:
    assert told.casefold() in words(page(client, asked).cssselect("main")[0]).casefold()


def test_words_are_words(client: TestClient) -> None:
    answer = client.get('/search?words="><script>alert(1)</script>', headers={"accept": "text/html"})
    assert "<script>alert" not in answer.text
    assert html.fromstring(answer.text).cssselect("#search-words")[0].get("value") == '"><script>alert(1)</script>'


def test_a_report_in_another_language_is_found(tmp_path: Path) -> None:
    place, report = tmp_path / "other.db", tmp_path / "notice.txt"
    report.write_text(CLOSED, encoding="utf-8")
    with Archive(place) as archive:
        archive.add(Telling("The harbour is closed.", published="2031-05-02", language="en", title="Closed").record)
        (step,) = Adding(archive, Reader).add(coming([str(report)]))
        assert step.became == "failed"
    with TestClient(desk(Options(archive=str(place))), base_url="http://127.0.0.1") as client:
        shown = page(client, "/search?words=港口")
        (found,) = shown.cssselect('.remedies a[href^="/unread"]')
        assert words(found) == "1 report in other languages"
        assert "港口" in words(page(client, found.get("href")).cssselect("main")[0])
        assert "1 not read" in words(page(client, "/").cssselect(".holds")[0])
        assert "1 report in other languages is kept as it is" in words(page(client, "/reports").cssselect("main")[0])


def test_what_was_kept_in_another_language_is_marked(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with Archive(place) as archive:
        archive.add(Telling("港口已关闭。船只返回。", published="2031-05-02", language="zh", title="港口").record)
    with TestClient(desk(Options(archive=str(place))), base_url="http://127.0.0.1") as client:
        (hit,) = page(client, "/search?words=港口已关闭").cssselect(".hit")
        assert [mark.text for mark in hit.cssselect("mark")] == ["港口已关闭"]
        assert "not read: in another language (zh)" in words(page(client, "/reports").cssselect("main")[0])


def test_pages_follow_one_another(client: TestClient) -> None:
    whole = [hit["row"]["report"]["id"] for hit in twin(client, STARTS[0])["hits"]]
    seen, path = [], f"{STARTS[0]}&limit=3"
    while path:
        shown = page(client, path)
        seen += [link.get("href").rsplit("/", 1)[1] for link in shown.cssselect(".hit h3 a")]
        path = next((link.get("href") for link in shown.cssselect(".pager [rel=next]")), "")
    assert seen == whole
