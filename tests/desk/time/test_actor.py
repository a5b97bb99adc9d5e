"""The page of an actor: who it is, what it said and did, with whom, and what became of it."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.deciding import Author
from onrecord.desk import Options, desk


def known(archive: Archive, name: str) -> str:
    found = archive.actors(name)[0].id
    assert found is not None
    return found


def test_it_tells_who_somebody_is_and_leads_on(client: TestClient, example: Path) -> None:
    with Archive(example) as archive:
        korvel, brevia = known(archive, "Dana Korvel"), known(archive, "Brevia")
        state = known(archive, "Lorvania")
    page = client.get(f"/actor/{korvel}").text
    assert "foreign minister, since 2029" in page
    assert f'href="/actor/{state}"' in page
    assert f'href="/relation?a={korvel}&amp;b={brevia}"' in page
    assert f'href="/dispute?a={korvel}&amp;b={brevia}"' in page
    for head in ("What they said", "What was said to them", "What they did", "What was done to them"):
        assert head in page


def test_what_they_would_not_say_and_through_whom_they_are_known(client: TestClient, example: Path) -> None:
    with Archive(example) as archive:
        withheld = archive.contested(kinds=["withheld"])
        speaker = next(
            row.statement.speaker for row in withheld if row.statement.speaker and row.statement.speaker.actor
        )
    answer = client.get(f"/actor/{speaker.actor}.json").json()
    assert answer["withheld"]
    assert {row["statement"]["speaker"]["actor"] for row in answer["withheld"]} == {speaker.actor}
    assert "would not say" in client.get(f"/actor/{speaker.actor}").text


def test_one_who_was_joined_with_another_leads_to_it(written: Path) -> None:
    with Archive(written) as archive:
        one, other = known(archive, "Brevia"), known(archive, "Greyfell")
        archive.merge([one, other], Author("Ada", "the same, to try it"))
    with TestClient(desk(Options(archive=str(written))), base_url="http://127.0.0.1") as client:
        page = client.get(f"/actor/{other}").text
    assert f"The actor {other} and this one were found to be the same" in page
    assert f'href="/actor/{one}"' in page
    assert "Ada joined" in page


def test_what_is_no_actor_is_not_found(client: TestClient, example: Path) -> None:
    with Archive(example) as archive:
        report = archive.statements()[0].report.id
    assert client.get(f"/actor/{report}").status_code == 404
    assert client.get("/actor/000000000000").status_code == 404
