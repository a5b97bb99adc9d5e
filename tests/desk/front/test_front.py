"""The front page: what a reader finds there."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.desk.pages.front import report_of, stories
from onrecord.queries.filters import Filter

BROWSER = {"accept": "text/html"}
ALL = Filter(limit=None)


def page(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(found: html.HtmlElement) -> str:
    return " ".join(found.text_content().split())


def test_what_there_is_in_one_line(client: TestClient) -> None:
    (line,) = page(client, "/").cssselect(".holds")
    assert words(line) == "12 reports of 8 independent origins from 7 outlets, 4 Mar 2031 to 20 Mar 2031"


def test_the_latest_report_comes_first_and_largest(client: TestClient) -> None:
    front = page(client, "/")
    (first,) = front.cssselect(".story.first")
    assert words(first).startswith("20 Mar 2031 · Quarto Wire Brevia and Lorvania agree on joint crews for power line")
    assert "Lorvania → to Brevia ease administrative sanctions “lifted its ban”".replace("“", "").replace(
        "”", ""
    ) in words(first)
    assert len(front.cssselect("#search-words")) == 1, "one box, not two"


def test_each_line_tells_how_often_it_is_told(client: TestClient) -> None:
    front = page(client, "/")
    lines = front.cssselect(".story .line") + front.cssselect(".exchange .claim") + front.cssselect(".exchange .answer")
    assert len(lines) > 20
    assert [words(line) for line in lines if "report" not in words(line)] == []


def test_what_is_contested_withheld_and_not_answered(client: TestClient) -> None:
    beside = {words(one.cssselect("h2")[0]): words(one) for one in page(client, "/").cssselect(".beside section")}
    assert list(beside) == ["Contested", "Disputes", "No answer found", "Withheld"]
    assert "Mikal Torsen rejected it" in beside["Contested"]
    assert "Brevia – Lorvania" in beside["Disputes"]
    assert "Dana Korvel demanded an independent inquiry" in beside["No answer found"]
    assert "Mikal Torsen would not comment" in beside["Withheld"]


def test_stories_leave_nothing_out(example: Path) -> None:
    with Archive(example) as archive:
        rows = archive.latest(ALL)
    told = stories(rows)
    assert [one.report.id for one in told] == list(dict.fromkeys(report_of(row).id for row in rows))[: len(told)]
    for one in told:
        mine = [row for row in rows if report_of(row).id == one.report.id]
        assert len(one.rows) + one.more == len(mine)
        assert [row for row in mine if row in one.rows] == list(one.rows), "in their order"
        assert one.day == mine[0].first_day


def test_an_empty_archive_says_how_to_fill_it(tmp_path: Path) -> None:
    with TestClient(desk(Options(archive=str(tmp_path / "empty.db"))), base_url="http://127.0.0.1") as client:
        front = page(client, "/")
        assert "onrecord add FOLDER" in words(front.cssselect("main")[0])
        for path in ("/sources", "/actors", "/reports", "/search?words=ship"):
            assert words(page(client, path).cssselect("main")[0])


def test_the_twin_says_the_same(client: TestClient) -> None:
    twin = client.get("/front.json").json()
    assert twin["holdings"]["reports"] == 12
    assert [one["report"]["title"] for one in twin["stories"]] == [
        words(one) for one in page(client, "/").cssselect(".story h2")
    ]
