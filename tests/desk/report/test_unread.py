"""A report in a language that is not read: kept, listed, led to, and shown as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.adding import Adding, coming
from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.reading.reader import Reader
from tests.desk.report.drawn import HTML, drawn, text_of

JAPANESE = """ヴェラニア外務省、金曜日に協議と発表

ヴェラニア外務省の報道官は火曜日、双方が金曜日に首都で新たな協議を行うと述べた。報道官は、協議が前向きな成果をもたらすことを期待していると語り、コストリア側に合意の尊重を求めた。

コストリア側はまだ回答していない。<b>以上</b>
"""
CHINESE = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>维拉尼亚外交部：谈判将于周五举行</title>
<meta property="og:site_name" content="港口日报"></head><body><article><h1>维拉尼亚外交部：谈判将于周五举行</h1>
<p>维拉尼亚外交部发言人周二表示，双方将于周五在首都举行新一轮会谈。她说，维方希望会谈能够取得积极成果，并呼吁科斯特里亚方面尊重已经达成的协议。</p>
<p>科斯特里亚方面尚未对此作出回应。科斯特里亚外交部拒绝置评，只表示将在适当时候公布有关消息。两国的港口争端已经持续了三年之久。</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[TestClient]:
    """The desk of an archive to which both were added."""
    folder = tmp_path_factory.mktemp("unread")
    (folder / "ja.txt").write_text(JAPANESE, encoding="utf-8")
    (folder / "zh.html").write_text(CHINESE, encoding="utf-8")
    place = folder / "unread.db"
    with Archive(place) as archive:
        steps = list(Adding(archive, lambda: reader).add(coming([str(folder / "ja.txt"), str(folder / "zh.html")])))
        assert [(step.became, step.failure and step.failure.stage) for step in steps] == [("failed", "language")] * 2
    (folder / "ja.txt").unlink()
    (folder / "zh.html").unlink()
    with TestClient(desk(Options(archive=str(place))), base_url="http://127.0.0.1") as client:
        yield client


def test_it_is_listed_by_its_own_title(kept: TestClient) -> None:
    page = drawn(kept, "/unread")
    titles = page.xpath("//a[@class='report']/text()")
    assert titles == ["ヴェラニア外務省、金曜日に協議と発表", "维拉尼亚外交部：谈判将于周五举行"]
    assert page.xpath("//a[@class='report']/@lang") == ["ja", "zh"]
    assert [row["language_name"] for row in kept.get("/unread.json").json()["rows"]] == ["Japanese", "Chinese"]


def test_its_words_find_it(kept: TestClient) -> None:
    assert drawn(kept, "/unread?words=拒绝置评").xpath("//a[@class='report']/@lang") == ["zh"]
    assert "holds “zeppelin”" in kept.get("/unread?words=zeppelin", headers=HTML).text


def test_it_is_shown_as_it_is_and_marked(kept: TestClient) -> None:
    japanese, chinese = (drawn(kept, link) for link in drawn(kept, "/unread").xpath("//a[@class='report']/@href"))
    assert text_of(japanese) == JAPANESE
    for words in ("两国的港口争端已经持续了三年之久。", "科斯特里亚外交部拒绝置评"):
        assert words in text_of(chinese)
    for page, language, name in ((japanese, "ja", "Japanese"), (chinese, "zh", "Chinese")):
        assert page.xpath("//*[@id='text']/@lang") == [language]
        (notice,) = page.xpath("//*[contains(@class, 'notice')]")
        assert notice.text_content().startswith(f"Not read. It is in {name}, and only English is read.")
    assert chinese.xpath("//bdi[.='港口日报']")


def test_its_twin_holds_its_text(kept: TestClient) -> None:
    ref = kept.get("/unread.json").json()["rows"][0]["id"]
    assert kept.get(f"/report/{ref}.json").json()["unread"]["document"]["text"] == JAPANESE


def test_all_that_is_read_is_not_there(client: TestClient) -> None:
    assert "All reports were read." in client.get("/unread", headers=HTML).text
