"""Sources, actors and reports: all there is, each once, and less where less is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk.pages.source import WIDTH, hands
from onrecord.queries.filters import Filter
from tests.desk.front.test_front import page, words


def test_bars_are_whole_and_say_what_they_draw(client: TestClient, example: Path) -> None:
    with Archive(example) as archive:
        rows = archive.sources()
    shown = page(client, "/sources").cssselect(".outlet")
    assert [words(one.cssselect("h2")[0]) for one in shown] == [row.outlet for row in rows]
    for row, one in zip(rows, shown, strict=True):
        drawn = list(hands(row))
        assert sum(hand.width for hand in drawn) == pytest.approx(WIDTH)
        assert sum(hand.statements for hand in drawn) == row.statements
        assert [float(rect.get("width")) for rect in one.cssselect("rect")] == [hand.width for hand in drawn]
        assert f"of {row.statements} statements" in words(one)


def test_one_outlet(client: TestClient) -> None:
    shown = page(client, "/sources?source=castermoor+herald")
    assert words(shown.cssselect("h1")[0]) == "Castermoor Herald"
    main = words(shown.cssselect("main")[0])
    assert "29 first hand, 5 through another of 34 statements in 2 reports" in main
    assert "1 of 2 reports has a text that another outlet had before" in main
    assert len(shown.cssselect(".ways > li .line")) == len(shown.cssselect(".ways > li")) == 4
    assert [words(one) for one in shown.cssselect(".reports .title")] == [
        "Brevia denies it promised power by Sunday",
        "Korvel: Brevia turned off our light",
    ]


def test_an_outlet_under_whose_name_another_files(client: TestClient) -> None:
    main = words(page(client, "/sources?source=Quarto+Wire").cssselect("main")[0])
    assert "Filed under its name by" in main


def test_an_outlet_that_nobody_knows(client: TestClient) -> None:
    assert "No statement of this outlet" in words(page(client, "/sources?source=Nobody").cssselect("main")[0])


def test_actors_by_name_kind_and_country(client: TestClient, example: Path) -> None:
    with Archive(example) as archive:
        everybody = [row.name for row in archive.actors(None, Filter(limit=50))]
    named = [words(one) for one in page(client, "/actors").cssselect(".actor h2")]
    assert named == everybody
    people = [words(one) for one in page(client, "/actors?kind=person&country=BRV&name=").cssselect(".actor h2")]
    assert people == [
        "Mikal Torsen",
        "Rena Vosk",
        "Jonas Hale",
        "Piers Hadlow",
        "Emil Garr",
        "Ida Falk",
        "Anton Sely",
        "Karin Moll",
    ]
    (korvel,) = page(client, "/actors?name=korvel&kind=&country=").cssselect(".actor")
    assert words(korvel).startswith("Dana Korvel foreign minister, LOV 45 said · in 29 events 12 reports, 8 origins")
    assert "Nobody like that" in words(page(client, "/actors?name=zeppelin").cssselect("main")[0])


def test_all_reports_each_once(client: TestClient, example: Path) -> None:
    with Archive(example) as archive:
        there = {row.report.id for row in archive.statements(Filter(limit=None), each=True)}
    shown = page(client, "/reports")
    links = [link.get("href") for link in shown.cssselect(".report h3 a, .copies a")]
    assert sorted(links) == sorted(f"/report/{one}" for one in there)
    assert [words(one) for one in shown.cssselect(".day h2")][::6] == ["Thu 20 Mar 2031", "Tue 4 Mar 2031"]
    assert "and 3 copies of its text" in words(shown.cssselect(".day")[-1])


def test_fewer_reports(client: TestClient) -> None:
    titles = [
        words(one)
        for one in page(client, "/reports?source=Quarto+Wire&since=2031-03-08&until=&collection=power-line").cssselect(
            "h3"
        )
    ]
    assert titles == [
        "Brevia and Lorvania agree on joint crews for power line",
        "Lorvania recalls ambassador after engineers are detained",
    ]
    assert "No reports are here" in words(page(client, "/reports?source=Nobody").cssselect("main")[0])
