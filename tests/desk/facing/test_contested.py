"""Claims and answers in one row, the outlets that carry each, tabs and filters."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.desk.facing.parsed import one, text, tree, twin


def test_a_claim_and_its_answer_stand_in_one_row(client: TestClient) -> None:
    rows = twin(client, "/contested")["rows"]
    page = tree(client, "/contested")
    shown = page.cssselect(".pair")
    assert len(shown) == len(rows) > 10
    for row in rows:
        pair = one(page, f"#row-{row['statement']['id']}")
        claim = one(pair, ".claim")
        assert claim.cssselect(f'a[href="/statement/{row["statement"]["id"]}"]')
        links = [a.get("href") for a in pair.cssselect(".answers a.words")]
        assert links == [f"/statement/{answer['id']}" for answer in (*row["answers"], *row["perhaps"])]
        assert bool(pair.cssselect(".unanswered")) == row["open"]


def test_the_accusation_and_its_rejection(client: TestClient) -> None:
    page = tree(client, "/contested?kind=claim&since=2031-03-07&until=2031-03-07")
    pair = one(page, ".pair")
    assert text(one(pair, ".claim .says")) == "Lorvania accused"
    assert text(one(pair, ".answers .says")) == "Rena Vosk rejected"
    assert text(one(pair, ".answers .label")) == "Answered by"
    assert [text(a) for a in pair.cssselect(".answers .carried a")] == ["Solmere Gazette", "Quarto Wire"]


def test_tabs_count_what_they_lead_to(client: TestClient) -> None:
    page = tree(client, "/contested")
    tabs = {text(a): a.get("href") for a in page.cssselect(".tabs a")}
    assert [name.split()[0] for name in tabs] == ["All", "Claims", "Demands", "Questions", "Withheld"]
    for name, address in tabs.items():
        shown = tree(client, address).cssselect(".pair")
        assert len(shown) == int(name.split()[1])
        assert one(tree(client, address), ".tabs [aria-current]").text_content().split() == name.split()


def test_only_what_nobody_answered(client: TestClient) -> None:
    page = tree(client, "/contested?open=true")
    assert page.cssselect(".pair")
    assert all("No answer found" in text(pair) for pair in page.cssselect(".pair"))
    assert one(page, "input[name=open]").get("checked") is not None


def test_a_form_sent_empty_asks_for_nothing_and_keeps_what_was_asked(client: TestClient) -> None:
    whole = twin(client, "/contested")["rows"]
    assert twin(client, "/contested", "?actor=&country=&source=&since=&until=")["rows"] == whole
    page = tree(client, "/contested?kind=demand&actor=Dana+Korvel")
    assert one(page, "input[name=actor]").get("value") == "Dana Korvel"
    assert one(page, "input[name=kind]").get("value") == "demand"
    assert 0 < len(page.cssselect(".pair")) < len(whole)


def test_nothing_is_told_where_nothing_fits(client: TestClient) -> None:
    assert "Nothing of that kind" in text(one(tree(client, "/contested?until=2030"), ".nothing"))
    assert client.get("/contested?kind=rumour").status_code == 422
