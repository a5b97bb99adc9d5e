"""What holds of every document: the text is untouched, spans are slices, what is given wins, ids are stable."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article import document_from_text

REPORT = "Talks end\n\nBy Mira Holt, Northern Wire\n\n2 April 2031\n\nOstland's envoy said on Tuesday that the talks had ended.\n\nShare"
PIECES = st.sampled_from(
    ["Related stories", "By Mira Holt", "2031-04-02 15:40", "Ostland said no.", "The envoy of Varn said that it would not go on like this.",
     "\n", "\r\n", "\n\n", " ", "\0", "\ufeff", "“", "*", "© 2031 Coast Wire", "Share", "Q: Why?", "😀", "\u2028", "Source: X", "VARDO (NW) -"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_stays_as_it_is(text: str) -> None:
    document = document_from_text(text)
    if document.failure is None or document.failure.stage != "decode":
        assert document.text == text
    for aside in document.set_aside:
        assert text[aside.start : aside.end] == aside.quote != ""
    starts = [(aside.start, aside.end) for aside in document.set_aside]
    assert starts == sorted(starts)
    assert all(end <= start for (_, end), (start, _) in pairwise(starts))
    assert document_from_text(text) == document


def test_what_is_given_wins() -> None:
    document = document_from_text(
        REPORT,
        title="The end",
        byline="Jon Aker",
        publisher="Coast Courier",
        published="2031-05-01T08:00:00+02:00",
        url="https://coast.example/1",
    )
    assert (document.title, document.byline, document.publisher) == ("The end", "Jon Aker", "Coast Courier")
    assert document.published is not None
    assert (document.published.value, document.published.how) == ("2031-05-01T08:00:00+02:00", "given")
    assert document.source == "Northern Wire"
    assert document.url == "https://coast.example/1"


def test_a_given_date_that_is_none_leaves_the_text_its_say() -> None:
    document = document_from_text(REPORT, published="last week")
    assert document.published is not None
    assert (document.published.value, document.published.how) == ("2031-04-02", "text")


def test_a_given_title_is_found_in_the_text() -> None:
    again = document_from_text("Envoy of Ostland leaves Vardo\n" * 2 + REPORT, title="Envoy of Ostland Leaves Vardo")
    assert [aside.quote for aside in again.set_aside if aside.kind == "repeated_headline"] == [
        "Envoy of Ostland leaves Vardo"
    ]


def test_ids_tell_source_and_text_apart() -> None:
    ids = {
        document_from_text(REPORT).id,
        document_from_text(REPORT + " ").id,
        document_from_text(REPORT, publisher="Coast Courier").id,
        document_from_text(REPORT, url="https://coast.example/1").id,
        document_from_text(REPORT, external_id="7").id,
    }
    assert len(ids) == 5
    assert document_from_text(REPORT).id in ids
    assert document_from_text(REPORT, where="elsewhere.txt").id in ids


def test_an_unknown_field_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="headline"):
        document_from_text(REPORT, headline="no such field")


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("VARDO (Meridian) - Talks ended on Monday, officials said.", "Meridian"),
        ("Vardo, April 2 (Meridian) — Talks ended on Monday, officials said.", "Meridian"),
        ("Vardo (Northern Wire) Talks ended on Monday, officials said.", "Northern Wire"),
        ("TAIPEI, April 2 (CNA) Talks ended on Monday, officials said.", "CNA"),
        ("VARDO /Northern Wire/ - Talks ended on Monday, officials said.", "Northern Wire"),
        ("Ada Sorel (Harbour Party) - once an envoy - said on Monday that talks had ended.", None),
        ("Eide (his first name is Paul) said on Monday that talks had ended.", None),
    ],
)
def test_the_agency_of_a_dateline(lead: str, source: str | None) -> None:
    assert document_from_text(f"Talks end in Vardo\n\n{lead}\n\nThey are to go on in May.").source == source


@pytest.mark.parametrize(
    "title",
    ["Analysis: Why Ostland blinked", "Explainer: Who owns the strait", "Live: Talks in Vardo", "Who owns the strait?"],
)
def test_titles_that_look_like_links(title: str) -> None:
    document = document_from_text(f"{title}\n\nTalks on the strait ended on Monday, officials said.")
    assert (document.title, document.set_aside) == (title, ())


def test_published_comes_before_updated_wherever_it_stands() -> None:
    document = document_from_text(
        "Talks end\n\nUpdated: 3 April 2031\n\nPublished: 2 April 2031\n\nTalks ended on Monday, officials said."
    )
    assert document.published is not None
    assert document.published.value == "2031-04-02"


def test_a_sentence_that_ends_with_an_agency_stays() -> None:
    assert (
        document_from_text("Talks end\n\nThe letter reached Varn via Reuters.\n\nVarn did not answer it.").set_aside
        == ()
    )


@pytest.mark.parametrize("piece", [" ", "\u3000", "-", "“", "By ", "|", "> ", "2031-", "(", "A. "])
def test_endless_lines_are_read(piece: str) -> None:
    text = f"Talks{piece * 100_000}end\n\nTalks ended on Monday, officials said."
    assert document_from_text(text, language="en").text == text
