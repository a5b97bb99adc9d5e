"""Lines in title case, and which of their words are surely no names."""

from __future__ import annotations

import pytest

from onrecord.parsing.headlines import in_title_case, no_names
from onrecord.parsing.parser import Parser


def lowered(title: str, *lines: str) -> list[str]:
    """The words of a title, of which lines of a text follow, that lose the shape of a name."""
    rows = [line.split() for line in (title, *lines)]
    words = [word for row in rows for word in row]
    bounds: list[tuple[int, int]] = []
    for row in rows:
        start = bounds[-1][1] if bounds else 0
        bounds.append((start, start + len(row)))
    return [words[n] for n in sorted(no_names(words, bounds))]


@pytest.mark.parametrize(
    "line",
    [
        "Kostria Denies Ships Crossed Line , Says Talland Lied",
        "Premier : No Talks Before May",
        "Envoys of Ostland to Meet in Marn",
        "Minister Leaves With an Escort from Kostria",
    ],
)
def test_a_title(line: str) -> None:
    assert in_title_case(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "Kostria denies Ships Crossed Line",
        "What is Marn Sent Gaming ?",
        "Hana Keld , Emperor of Ostland , photograph",
        "Envoy Says No",
        "The envoy said that Hana Keld of Marn had left .",
        "KOSTRIA DENIES SHIPS CROSSED 12",
    ],
)
def test_no_title(line: str) -> None:
    assert not in_title_case(line.split()) or not lowered(line)


def test_verbs_and_words_of_grammar_lose_the_shape() -> None:
    assert lowered("Envoy Denies Pact Collapsed As Council Met") == ["Denies", "Collapsed", "As", "Met"]


def test_the_first_word_and_names_keep_it() -> None:
    assert lowered("Says Envoy of Norway In May As Rose Lied") == ["In", "As", "Lied"]


def test_a_word_of_the_text_below_loses_it() -> None:
    assert lowered("Envoy Says Marsh Sank", "The marsh sank .") == ["Says", "Marsh", "Sank"]
    assert "Marsh" not in lowered("Envoy Says Marsh Sank", "The marsh of Captain Marsh sank .")


def test_a_line_without_a_verb_stays() -> None:
    assert lowered("Market Square Office Of The Premier") == []


def test_the_words_of_the_parse_are_as_written(parser: Parser) -> None:
    text = "Minister Says Pact Failed As Envoys Leave\n\nThe pact failed when the envoys left."
    parse = parser.parse(text)
    assert [token.text for token in parse.tokens[:7]] == text.split()[:7]
    assert parse.tokens[2].upos == "NOUN"
