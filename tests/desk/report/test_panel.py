"""What the page of a report tells of one thing, and of the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.queries.filters import Filter
from onrecord.queries.rows import StatementRow
from onrecord.records import Record
from onrecord.store.deciding.kinds import Author
from tests.desk.report.drawn import HTML, drawn, text_of
from tests.queries.telling import Telling

ALL = Filter(limit=None)


@pytest.fixture(scope="module")
def said(example: Path) -> list[StatementRow]:
    """All statements of the example, as each report tells them."""
    with Archive(example) as archive:
        return archive.statements(ALL, each=True)


def _panel(client: TestClient, row: StatementRow) -> Any:
    page = drawn(client, f"/report/{row.report.id}?chosen={row.id}")
    (panel,) = page.xpath("//*[@id='panel']")
    return panel


def _words(node: Any) -> str:
    return " ".join(node.text_content().split())


def test_a_chain_is_drawn_from_the_speaker_to_the_outlet(client: TestClient, said: list[StatementRow]) -> None:
    row = next(row for row in said if row.via and row.speaker and row.report.publisher)
    panel = _panel(client, row)
    assert "From the speaker to you" in _words(panel)
    steps = [_words(one) for one in panel.xpath(".//ol[@class='chain']/li/*[contains(@class, 'who')]")]
    assert row.speaker is not None
    assert steps == [row.speaker.name, *(who.name for who in row.via[::-1]), row.report.publisher]


def test_it_is_told_how_each_thing_is_known(client: TestClient, said: list[StatementRow]) -> None:
    pronoun = next(row for row in said if [e.quote.lower() for e in row.source] in (["she"], ["he"]))
    facts = _facts(_panel(client, pronoun))
    assert pronoun.speaker is not None
    assert f"the pronoun “{pronoun.source[0].quote}”, taken to mean {pronoun.speaker.name}" in facts["Speaker"]
    dated = next(
        row for row in said if row.said_at and row.report.published and row.said_at != row.report.published[:10]
    )
    assert "from “" in _facts(_panel(client, dated))["Day"]
    undated = next(row for row in said if not row.said_at)
    assert "no day is told; the report is of" in _facts(_panel(client, undated))["Day"]


def test_the_rules_are_told_in_words(client: TestClient, said: list[StatementRow]) -> None:
    row = next(row for row in said if "ccomp:deny" in row.rules)
    why = " ".join(map(_words, _panel(client, row).xpath(".//ul[@class='why']/li")))
    assert "A clause stands behind the verb: deny, as in" in why
    assert "were right where that was measured" in why


def test_every_rule_of_the_example_is_told(client: TestClient, said: list[StatementRow]) -> None:
    from onrecord.desk.reading.rules import rules_told

    assert [rule.name for row in said for rule in rules_told(row.rules) if not rule.way] == []


def test_answers_and_tellings_lead_to_other_reports(client: TestClient, said: list[StatementRow]) -> None:
    row = next(row for row in said if row.told.reports > 1)
    panel = _panel(client, row)
    assert "The same in other reports" in panel.xpath(".//h3/text()")
    (others,) = panel.xpath(".//h3[.='The same in other reports']/following-sibling::ul[1]")
    assert len(others.xpath("./li")) == row.told.reports - 1
    assert all(link.startswith("/statement/") for link in others.xpath(".//a/@href"))
    answer = next(row for row in said if row.responds_to)
    (answers,) = _panel(client, answer).xpath(".//h3[.='Answers']/following-sibling::ul[1]")
    assert answers.xpath("./li")


def test_its_history_and_ways_stand_at_the_end(client: TestClient, said: list[StatementRow]) -> None:
    panel = _panel(client, said[0])
    assert "It stands as it was found." in _words(panel.xpath(".//ol[@class='past']")[0])
    links = panel.xpath(".//*[@class='ways']/a/@href")
    assert f"/report/{said[0].report.id}/problem?about={said[0].id}" in links
    permanent = client.get(links[0].partition("#")[0], headers=HTML)
    assert f'data-thing="{said[0].id}"' in permanent.text


def test_a_correction_stands_in_the_panel(written: Path, said: list[StatementRow]) -> None:
    row = next(row for row in said if row.channel is None and row.act == "deny")
    with Archive(written) as archive:
        archive.correct(row.id, Author("Ana Tellis", "the letter was seen"), {"channel": "letter"})
    with TestClient(desk(Options(archive=str(written))), base_url="http://127.0.0.1") as client:
        panel = _panel(client, row)
        assert "letter put in by Ana Tellis on" in _facts(panel)["Channel"]
        past = _words(panel.xpath(".//ol[@class='past']")[0])
        for words in ("It stands otherwise now.", "channel nothing → letter", "the letter was seen"):
            assert words in past


def test_steps_lead_to_the_thing_before_and_behind(client: TestClient, said: list[StatementRow]) -> None:
    page = drawn(client, f"/report/{said[0].report.id}")
    order = page.xpath("//ol[@class='index']//a/@data-thing")
    panel = drawn(client, f"/report/{said[0].report.id}?chosen={order[1]}").xpath("//*[@id='panel']")[0]
    assert order[0] in panel.xpath(".//a[@rel='prev']/@href")[0]
    assert order[2] in panel.xpath(".//a[@rel='next']/@href")[0]


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_their_own_addresses_lead_to_the_report(client: TestClient, example: Path, kind: str) -> None:
    with Archive(example) as archive:
        row: Any = archive.statements(ALL)[0] if kind == "statement" else archive.timeline(ALL, "events")[0].event
    answer = client.get(f"/{kind}/{row.id}", headers=HTML, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/report/{row.report.id}?chosen={row.id}#chosen"
    assert client.get(f"/{kind}/{row.id}.json").json()["what"] == kind
    other = "event" if kind == "statement" else "statement"
    for path in (f"/{other}/{row.id}", f"/{kind}/000000000000", f"/{kind}/nothing", f"/{kind}/nothing.json"):
        assert client.get(path, follow_redirects=False).status_code == 404


def test_further_reading_folds_copies(client: TestClient, said: list[StatementRow]) -> None:
    row = next(row for row in said if row.report.title == "Brevia denies it promised power by Sunday")
    page = drawn(client, f"/report/{row.report.id}")
    further = page.xpath("//ol[@class='further']/li")
    assert further
    folded = [one for one in further if one.xpath("./details")]
    assert folded
    assert all(one.xpath("./details/ul/li/a[@class='report']") for one in folded)
    assert row.report.id not in {link.rpartition("/")[2] for one in further for link in one.xpath(".//a/@href")}


def test_older_versions_are_listed_and_say_so(tmp_path: Path) -> None:
    old, new = (_version(text, stamp) for text, stamp in (("Anew.", "2031-05-06"), ("Anew, mended.", "2031-05-07")))
    place = tmp_path / "versions.db"
    with Archive(place) as archive:
        report = archive.add(old).report
        assert archive.add(new).report == report
    with TestClient(desk(Options(archive=str(place))), base_url="http://127.0.0.1") as asking:
        page = drawn(asking, f"/report/{report}")
        assert page.xpath("//h1")[0].text_content() == "Anew"
        (older,) = page.xpath("//ol[@class='versions']//a/@href")
        before = drawn(asking, older)
        assert "An older version." in _words(before.xpath("//main")[0])
        assert text_of(before) == "Anew."
        assert text_of(page) == "Anew, mended."


def _version(text: str, stamp: str) -> Record:
    return Telling(text, published=stamp, title="Anew", url="https://wire.example/anew").record


def _facts(panel: Any) -> dict[str, str]:
    rows = panel.xpath(".//dl[@class='facts']/div")
    return {row.xpath("./dt")[0].text_content(): _words(row.xpath("./dd")[0]) for row in rows}
