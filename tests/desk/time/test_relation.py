"""The page of a relation, its picture in two forms, and the JavaScript that draws it."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import altair
import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk.chart import script
from onrecord.show.plots.chart import BRUSH, DARK, LIGHT, Look, spec_of

SIDES = {"a": "Lorvania", "b": "Brevia"}


def asked(path: str, **more: object) -> str:
    return f"{path}?{urlencode(SIDES | more)}"


class Links(HTMLParser):
    """The addresses in the table of periods."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") or ""
        if tag == "a" and href.endswith("#events") and "since=" in href:
            self.found.append(href.partition("#")[0])


@pytest.mark.parametrize("per", ["month", "week", "day"])
def test_each_period_leads_to_its_events_and_together_they_are_those_with_a_day(client: TestClient, per: str) -> None:
    links = Links(client.get(asked("/relation", per=per)).text).found
    whole = client.get(asked("/relation.json", per=per)).json()
    periods = {row["period"] for row in whole["rows"] if row["period"]}
    assert len(links) == len(periods) > 0
    told = [event["id"] for event in whole["events"] if event["when"]]
    found: list[str] = []
    for link in links:
        events = client.get(link.replace("/relation?", "/relation.json?")).json()["events"]
        assert events
        found += [event["id"] for event in events if event["when"]]
    assert sorted(found) == sorted(told)


def test_the_periods_fit_the_time_unless_others_are_asked_for(client: TestClient) -> None:
    assert client.get(asked("/relation.json")).json()["per"] == "day"
    assert client.get(asked("/relation.json", per="month")).json()["per"] == "month"


@pytest.mark.parametrize("look", [LIGHT, DARK, replace(LIGHT, width=250, titled=False)])
def test_the_specification_is_valid_and_lets_days_be_chosen_in_every_panel(example: Path, look: Look) -> None:
    with Archive(example) as archive:
        rows = archive.relations("Lorvania", "Brevia", per="day")
    spec = spec_of(rows, "day", replace(look, brush=True))
    altair.VConcatChart.from_dict(spec)
    (chosen,) = spec["params"]
    assert chosen["name"] == BRUSH
    assert chosen["views"] == [panel["layer"][0]["name"] for panel in spec["vconcat"]]
    assert len(set(chosen["views"])) == len(spec["vconcat"]) == 3
    assert "params" not in spec_of(rows, "day", look)


def test_the_specification_asks_nobody_else_for_data(client: TestClient) -> None:
    spec = client.get(asked("/relation/chart.json", per="day", width=500)).json()
    assert {panel["width"] for panel in spec["vconcat"]} == {500}
    assert "url" not in str({key: value for key, value in spec.items() if key != "$schema"})


def test_the_image_is_drawn_for_light_and_dark(client: TestClient) -> None:
    light, dark = (client.get(asked("/relation.svg", per="day", scheme=scheme)) for scheme in ("light", "dark"))
    assert light.headers["content-type"] == "image/svg+xml"
    assert ET.fromstring(light.content).tag.endswith("svg")
    assert light.content != dark.content
    assert DARK.colours[0].encode() in dark.content


def test_what_draws_comes_from_here_and_may_be_kept(client: TestClient) -> None:
    answer = client.get(script())
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert "export{" in answer.text[-60:]
    assert client.get("/vega/0.js").status_code == 404
    assert script() in client.get(asked("/relation")).text


def test_without_the_libraries_the_numbers_stand_alone(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    page = client.get(asked("/relation")).text
    assert '<details class="numbers" open>' in page
    assert "/static/relation.js" not in page
    assert "<picture>" not in page
    for path in ("/relation.svg", "/relation/chart.json", script()):
        assert client.get(asked(path)).status_code == 404


def test_two_between_whom_nothing_is_told(client: TestClient) -> None:
    query = urlencode({"a": "Ida Falk", "b": "Ilden"})
    assert "Nothing is told that one of them did to the other" in client.get(f"/relation?{query}").text
    assert client.get(f"/relation.svg?{query}").status_code == 404


def test_without_sides_there_are_some_to_choose_from(client: TestClient) -> None:
    page = client.get("/relation").text
    assert 'href="/relation?a=Brevia&amp;b=Lorvania"' in page
    assert ">0 events" not in page
