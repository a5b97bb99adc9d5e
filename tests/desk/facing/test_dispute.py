"""The state between two parties: each thing with what became of it, days, what changed."""

from __future__ import annotations

from collections import Counter

from starlette.testclient import TestClient

from tests.desk.facing.parsed import one, text, tree, twin

SIDES = "?a=Lorvania&b=Brevia"


def test_each_thing_stands_with_its_status_and_what_made_it_so(client: TestClient) -> None:
    rows = twin(client, "/dispute", SIDES)["state"]["rows"]
    things = tree(client, f"/dispute{SIDES}").cssselect(".thing")
    assert len(things) == len(rows) > 10
    by_words = {thing.cssselect("a.words")[0].get("href"): thing for thing in things}
    for row in rows:
        if row["kind"] == "deed" or row["side"] not in ("Lorvania", "Brevia"):
            continue
        thing = by_words[f"/statement/{row['statement']['id']}"]
        assert text(one(thing, ".status")) == row["status"]
        made = [a.get("href") for a in thing.cssselect(".became a.words")]
        wanted = [f"/statement/{r['id']}" for r in row["answers"]] + [f"/event/{r['id']}" for r in row["deeds"]]
        assert made == wanted + [f"/statement/{r['id']}" for r in row["candidates"]]


def test_the_parties_stand_side_by_side(client: TestClient) -> None:
    page = tree(client, f"/dispute{SIDES}")
    assert text(one(page, "h1")) == "Lorvania and Brevia"
    ours, theirs = page.cssselect(".facing > section")
    assert (text(one(ours, "h2")), text(one(theirs, "h2"))) == ("Lorvania", "Brevia")
    assert [text(h) for h in ours.cssselect("h3")] == ["Demanded", "Asked", "Accused"]
    assert [text(s) for s in ours.cssselect(".status")][:3] == ["open", "withdrawn", "met"]


def test_what_stands_how_is_counted(client: TestClient) -> None:
    page = tree(client, f"/dispute{SIDES}")
    told = [text(thing.cssselect(".status")[0]) for thing in page.cssselect(".thing") if thing.cssselect(".status")]
    counted = {text(item).split()[1]: int(text(item).split()[0]) for item in page.cssselect(".standing li")}
    assert counted == Counter(told)
    assert next(iter(counted)) == "open"


def test_days_lead_to_those_on_which_something_changed(client: TestClient) -> None:
    page = tree(client, f"/dispute{SIDES}&on=2031-03-12")
    earlier, later = one(page, ".days [rel=prev]"), one(page, ".days [rel=next]")
    before = tree(client, earlier.get("href"))
    assert one(before, ".lead time").get("datetime") < "2031-03-12"
    assert one(before, ".days [rel=next]").get("href") == f"/dispute{SIDES}&on=2031-03-12"
    assert one(tree(client, later.get("href")), ".lead time").get("datetime") > "2031-03-12"
    assert not tree(client, f"/dispute{SIDES}").cssselect(".days [rel=next]")


def test_what_changed_since_a_day(client: TestClient) -> None:
    page = tree(client, f"/dispute{SIDES}&since=2031-03-12")
    notes = [text(one(thing, ".stand")) for thing in page.cssselect(".facing .thing")]
    assert notes
    assert all("new" in note or "before: " in note for note in notes)
    assert any(note.startswith("withdrawn") and "before: open" in note for note in notes)
    assert one(page, "input[name=since]").get("value") == "2031-03-12"


def test_without_parties_there_are_pairs_to_choose_from(client: TestClient) -> None:
    page = tree(client, "/dispute")
    cards = page.cssselect("a.card")
    assert len(cards) == len(twin(client, "/dispute")["dyads"]) > 1
    assert text(one(cards[0], ".pairing")) == "Brevia and Lorvania"
    for card in cards:
        assert client.get(card.get("href")).status_code == 200


def test_nobody_and_no_date_are_told(client: TestClient) -> None:
    assert client.get("/dispute?a=Nowhere+at+all&b=Brevia").status_code == 404
    assert client.get(f"/dispute{SIDES}&on=soon").status_code == 404
