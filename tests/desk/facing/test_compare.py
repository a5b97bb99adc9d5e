"""Two accounts of one call: by one alone, by both, in conflict."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.desk.facing.parsed import one, text, tree, twin

CALL = "?a=Lorvania&b=Brevia&day=2031-03-12"


def hrefs(rows: list[dict[str, object]], *sides: str) -> list[str]:
    return [f"/statement/{line['statement']['id']}" for row in rows for side in sides for line in row[side]]  # type: ignore[attr-defined]


def test_every_line_stands_in_its_column(client: TestClient) -> None:
    found = twin(client, "/compare", CALL)["compared"]
    page = tree(client, f"/compare{CALL}")
    by = {
        outcome: [row for row in found["rows"] if row["outcome"] == outcome]
        for outcome in ("both", "alone", "conflict")
    }
    for path, rows, sides in (
        (".alone-a", by["alone"], "a"),
        (".alone-b", by["alone"], "b"),
        (".by-both", by["both"], "ab"),
    ):
        assert [a.get("href") for a in one(page, path).cssselect("a.words")] == hrefs(rows, *sides) != []
    pairs = page.cssselect('[aria-labelledby="conflict"] .pair')
    assert len(pairs) == len(by["conflict"]) == 3
    for pair, row in zip(pairs, by["conflict"], strict=True):
        ours, theirs = pair.cssselect(".pair > div")
        assert [a.get("href") for a in ours.cssselect("a.words")] == hrefs([row], "a")
        assert [a.get("href") for a in theirs.cssselect("a.words")] == hrefs([row], "b")
        assert text(one(pair, ".why")).endswith("; ".join(row["why"]))


def test_the_documents_of_each_account(client: TestClient) -> None:
    page = tree(client, f"/compare{CALL}")
    assert text(one(page, "h1")) == "Lorvania and Brevia by phone"
    for account in page.cssselect(".accounts section"):
        pills = [text(pill) for pill in account.cssselect(".pill")]
        assert pills == ["readout", "as told by", "as told by"]


def test_what_was_not_said_stands_with_the_question(client: TestClient) -> None:
    declined = one(tree(client, f"/compare{CALL}"), '[aria-labelledby="declined"]')
    assert "(asked: who had ordered the shutdown)" in text(declined)
    assert "tells nothing of it" in text(declined)


def test_without_a_talk_there_are_those_to_choose_from(client: TestClient) -> None:
    page = tree(client, "/compare")
    first = page.cssselect("a.card")[0]
    assert "12 Mar 2031" in text(first)
    assert "Brevia: own document" in text(first)
    assert len(page.cssselect("a.card")) == len(twin(client, "/compare")["occasions"])
    chosen = tree(client, first.get("href"))
    assert len(chosen.cssselect('[aria-labelledby="conflict"] .pair')) == 3
    assert client.get("/compare?event=nothing").status_code == 404
