"""What a page claims of itself, how each claim is known, and which is believed."""

from __future__ import annotations

import json

import pytest

from onrecord.article import document_from_text, document_of
from onrecord.records import Document
from tests.article.page.pages import page

NODE = {
    "@type": "NewsArticle", "headline": "Verania recalls its envoy", "datePublished": "2031-04-02T13:40:00Z",
    "dateModified": "2031-04-09T08:00:00Z", "author": {"@type": "Person", "name": "Mira Holt"},
    "publisher": {"@type": "Organization", "name": "Coast Courier"},
}  # fmt: skip


def script(node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def claimed(document: Document, field: str) -> list[tuple[str, str]]:
    assert document.failure is None
    return [(claim.value, claim.how) for claim in document.claims if claim.field == field]


@pytest.mark.parametrize(
    "node", [NODE, [NODE], {"@graph": [{"@type": "WebSite", "name": "Courier"}, NODE]}, {"mainEntity": [{"x": NODE}]}]
)
def test_json_ld_wherever_the_article_stands(node: object) -> None:
    document = document_of(page(head=script(node)))
    assert (document.title, document.byline, document.publisher) == (
        "Verania recalls its envoy",
        "Mira Holt",
        "Coast Courier",
    )
    assert claimed(document, "published") == [("2031-04-02T13:40:00Z", "jsonld")]


def test_a_reference_is_followed() -> None:
    graph = [NODE | {"author": {"@id": "#mira"}}, {"@type": "Person", "@id": "#mira", "name": "Mira Holt"}]
    assert document_of(page(head=script({"@graph": graph}))).byline == "Mira Holt"


@pytest.mark.parametrize(
    "broken", ['{"@type": "NewsArticle", "headline": ', "null", "7", "<!-- nothing -->", "[" * 9000]
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    document = document_of(page(head=f'<script type="application/ld+json">{broken}</script>'))
    assert claimed(document, "title") == [("Verania recalls its envoy", "meta")]


def test_a_comma_too_many_is_forgiven() -> None:
    text = json.dumps(NODE)[:-1] + ",}"
    assert document_of(page(head=f'<script type="application/ld+json">{text}</script>')).byline == "Mira Holt"


def test_json_ld_of_some_other_report_is_believed_last() -> None:
    lie = NODE | {"headline": "Ten recipes with herring", "author": {"name": "Ann Berg"}}
    document = document_of(page(head=script(lie), body="<p>By Jon Aker</p>"))
    assert (document.title, document.byline) == ("Verania recalls its envoy", "Jon Aker")
    assert claimed(document, "byline") == [("Jon Aker", "text"), ("Ann Berg", "jsonld")]


def test_of_several_reports_the_page_s_own_is_believed() -> None:
    other = NODE | {"headline": "Ten recipes with herring", "author": {"name": "Ann Berg"}}
    document = document_of(page(head=script([other, NODE])))
    assert claimed(document, "byline") == [("Mira Holt", "jsonld")]


def test_disagreements_stay_with_the_believed_one_first() -> None:
    metas = '<meta name="author" content="Ann Berg"><meta property="article:published_time" content="2031-04-05">'
    document = document_of(page(head=script(NODE) + metas))
    assert claimed(document, "byline") == [("Mira Holt", "jsonld"), ("Ann Berg", "meta")]
    assert claimed(document, "published") == [("2031-04-02T13:40:00Z", "jsonld"), ("2031-04-05", "meta")]
    assert document.published is not None
    assert document.published.how == "jsonld"


def test_the_fuller_stamp_of_a_day_is_taken() -> None:
    metas = '<meta property="article:published_time" content="2031-04-02T15:40:00+02:00">'
    document = document_of(page(head=script(NODE | {"datePublished": "2031-04-02"}) + metas))
    assert claimed(document, "published") == [("2031-04-02T15:40:00+02:00", "meta")]


@pytest.mark.parametrize("stamp", ["soon", "0000-00-00", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "04/02/2031"])
def test_what_is_no_date_claims_nothing(stamp: str) -> None:
    assert claimed(document_of(page(head=script(NODE | {"datePublished": stamp}))), "published") == []


def test_when_it_was_changed_is_not_when_it_was_published() -> None:
    node = {key: value for key, value in NODE.items() if key != "datePublished"}
    head = script(node) + '<meta property="article:modified_time" content="2031-04-09">'
    assert document_of(page(head=head)).published is None


@pytest.mark.parametrize(
    ("author", "byline", "source"),
    [
        ("By Mira Holt", "Mira Holt", None),
        ("Mira Holt, Northern Wire", "Mira Holt", "Northern Wire"),
        ("Northern Wire", None, "Northern Wire"),
        ("Coast Courier", None, None),
        ("By Staff", None, None),
        ("admin", None, None),
        ("https://social.example/mira", None, None),
    ],
)
def test_an_author_s_tag(author: str, byline: str | None, source: str | None) -> None:
    head = f'<meta name="author" content="{author}"><meta property="og:site_name" content="Coast Courier">'
    document = document_of(page(head=head))
    assert (document.byline, document.source) == (byline, source)


def test_the_outlet_s_name_behind_a_title_is_no_disagreement() -> None:
    head = '<meta property="og:title" content="Verania recalls its envoy | Coast Courier"><meta property="og:site_name" content="Coast Courier">'
    assert claimed(document_of(page(head=head)), "title") == [("Verania recalls its envoy", "meta")]


def test_a_time_that_is_marked_as_that_of_publication() -> None:
    times = '<time datetime="2031-04-09">changed</time><time class="published" datetime="2031-04-02T15:40">today</time>'
    assert claimed(document_of(page(body=times)), "published") == [("2031-04-02T15:40", "meta")]


def test_addresses_and_languages_must_be_such() -> None:
    head = '<link rel="canonical" href="/7"><meta property="og:url" content="https://coast.example/7"><meta name="language" content="English">'
    document = document_of(page(head=head))
    assert (document.url, document.language) == ("https://coast.example/7", "en")


def test_what_is_given_wins_and_the_text_s_own_headline_stays() -> None:
    text = "Envoy leaves Vardo\n\nBy Mira Holt\n\nThe envoy of Ostland left Vardo on Monday, officials said."
    document = document_from_text(text, title="Ostland: a farewell", byline="Mira Holt")
    assert claimed(document, "title") == [("Ostland: a farewell", "given"), ("Envoy leaves Vardo", "text")]
    assert claimed(document, "byline") == [("Mira Holt", "given")]
