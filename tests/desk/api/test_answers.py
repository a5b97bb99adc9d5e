"""What the API answers is what the archive answers, on the worked example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.json import decode, encode
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk.api.examples import ACTOR, REPORT, STATEMENT, TALK
from onrecord.queries.filters import Filter
from onrecord.queries.relations import SURE
from onrecord.records import Modality
from onrecord.schema import to_json

ALL = Filter(limit=1000)
SURELY = Filter(limit=1000, min_confidence=SURE.min_confidence)
SIDES = "Brevia", "Lorvania"
BOTH = "a=Brevia&b=Lorvania"
PLANNED: tuple[Modality, ...] = ("planned",)
LISTS: dict[str, Callable[[Archive], Any]] = {
    "statements": lambda a: a.statements(ALL),
    "statements?each=true&speaker=Dana Korvel&act=demand": lambda a: a.statements(
        Filter(limit=1000, speaker=("Dana Korvel",), act=("demand",)), each=True
    ),
    "timeline": lambda a: a.timeline(ALL),
    "timeline?what=events&since=2031-03-05&until=2031-03-09": lambda a: a.timeline(
        Filter(limit=1000, since="2031-03-05", until="2031-03-09"), "events"
    ),
    "contested": lambda a: a.contested(ALL),
    "contested?kind=withheld": lambda a: a.contested(ALL, kinds=["withheld"]),
    "contested?unanswered=true": lambda a: a.contested(ALL, unanswered=True),
    "quote?words=transformer": lambda a: a.quote("transformer", ALL),
    "search?words=transformer&source=Solmere Gazette": lambda a: a.search(
        "transformer", Filter(limit=1000, source=("Solmere Gazette",))
    ),
    "actors": lambda a: a.actors(None, ALL),
    "actors?name=Korvel&kind=person": lambda a: a.actors("Korvel", ALL, kind="person"),
    f"relations?{BOTH}&per=week": lambda a: a.relations(*SIDES, SURELY, per="week"),
    f"relations/events?{BOTH}&modality=planned": lambda a: a.relation_events(*SIDES, SURELY, modality=PLANNED),
    f"relations/events?{BOTH}&min_confidence=0": lambda a: a.relation_events(*SIDES, ALL),
    "sources": lambda a: a.sources(ALL),
    "chains": lambda a: a.chains(ALL),
    "latest": lambda a: a.latest(ALL),
    "quotes": lambda a: a.repeated(ALL),
    "dyads": lambda a: a.dyads(SURELY),
    "occasions": lambda a: a.occasions(ALL),
    "reports": lambda a: a.listing(ALL),
    "collections": lambda a: a.collections(),
    "decisions": lambda a: a.decisions(),
    "changes?since=2020": lambda a: a.changes(ALL, since="2020"),
}
WHOLE: dict[str, Callable[[Archive], Any]] = {
    f"things/{ACTOR}": lambda a: a.show(ACTOR),
    f"things/{STATEMENT}?around=3": lambda a: a.show(STATEMENT, around=3),
    f"reports/{REPORT}": lambda a: a.show(REPORT)[0],
    f"reports/{REPORT}/opened?chosen=b2aa8f3f6f57": lambda a: a.opened(REPORT, chosen="b2aa8f3f6f57"),
    f"statements/{STATEMENT}/carriers": lambda a: a.carriers([STATEMENT]).get(STATEMENT, ()),
    "contested/counts": lambda a: a.contested_counts(),
    "facets?words=line": lambda a: a.facets("line"),
    "outlets": lambda a: a.outlets(),
    "holdings": lambda a: a.holdings(),
    f"history/{STATEMENT}": lambda a: a.history(STATEMENT),
    f"state?{BOTH}": lambda a: a.state(*SIDES, Filter(limit=None, min_confidence=0.5)),
    f"state?{BOTH}&on=2031-03-08&since=2031-03-05": lambda a: a.state(
        *SIDES, Filter(limit=None, min_confidence=0.5), on="2031-03-08", since="2031-03-05"
    ),
    f"compare?{BOTH}&on={TALK}": lambda a: a.compare_on(*SIDES, TALK, Filter(limit=None)),
}


@pytest.mark.parametrize("path", LISTS)
def test_lists(client: TestClient, example: Path, path: str) -> None:
    with Archive(example) as archive:
        expected = decode(encode(LISTS[path](archive)))
    answer = client.get(f"/api/v1/{path}", params=[("limit", "1000")] if "?" not in path else None)
    if "?" in path:
        answer = client.get(f"/api/v1/{path}&limit=1000")
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"rows": expected, "next": None}
    assert expected or path == "decisions"


@pytest.mark.parametrize("path", WHOLE)
def test_what_comes_whole(client: TestClient, example: Path, path: str) -> None:
    with Archive(example) as archive:
        expected = decode(encode(WHOLE[path](archive)))
    assert client.get(f"/api/v1/{path}").json() == expected


def test_a_record_is_the_record(client: TestClient, example: Path) -> None:
    with Archive(example) as archive:
        assert client.get(f"/api/v1/reports/{REPORT}/record").content == to_json(archive.record(REPORT))


def test_what_the_example_tells(client: TestClient) -> None:
    (held,) = client.get("/api/v1/collections").json()["rows"]
    assert held == {"collection": "power-line", "reports": 12, "origins": 8}
    first = client.get("/api/v1/actors?limit=1").json()["rows"][0]
    assert (first["id"], first["name"]) == (ACTOR, "Dana Korvel")
    declined = client.get("/api/v1/statements?speaker=Mikal Torsen&act=decline&until=2031-03-12").json()["rows"]
    assert STATEMENT in [row["id"] for row in declined]
    assert client.get("/api/v1/compare", params={"event": "b0630f31d54a"}).json()["sides"] == ["Brevia", "Lorvania"]


def test_a_field_that_is_empty_asks_for_nothing(client: TestClient) -> None:
    everything = client.get("/api/v1/statements").json()["rows"]
    assert client.get("/api/v1/statements?actor=&since=&text=").json()["rows"] == everything


def test_the_index_leads_to_all_there_is(client: TestClient) -> None:
    index = client.get("/api/v1").json()
    paths = client.get(index["description"]).json()["paths"]
    assert {(one["href"], one["method"].lower()) for one in index["operations"]} == {
        (path, method) for path, methods in paths.items() for method in methods
    }


@pytest.mark.parametrize("name", ["csv", "jsonl", "gdelt", "plover", "annotations", "ftm", "jsonld", "atom", "dossier"])
def test_files(client: TestClient, example: Path, name: str) -> None:
    with Archive(example) as archive:
        expected = b"".join(archive.export(name))
    answer = client.get(f"/api/v1/export/{name}")
    assert answer.content == expected
    assert answer.headers["content-disposition"].startswith('attachment; filename="onrecord.')
    assert len(client.get("/api/v1/export/csv?limit=3").text.splitlines()) == 4
