"""Mentions: forms and spans, and what holds of the mentions and actors of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing.parse import Parse
from onrecord.reading.actors import find_actors
from onrecord.reading.mentions import FoundMention, find_mentions
from onrecord.reading.who.metonyms import stands_for_government
from onrecord.reading.who.pronouns import pronouns
from onrecord.records import Document
from onrecord.trace import FullTrace
from tests.reading.test_actors import lexicon, parser

SENTENCES = (
    "Ostland's prime minister, Edda Marlow, met Karl Voss in Oslo on Monday.",
    "She told him that the Norwegian government would wait.",
    "Tokyo lodged a protest with Beijing, and its ambassador left.",
    '"We will not pay," the Meridian Party said, citing two officials.',
    "Mr. Novak and Mrs. Novak said they had not been asked.",
    "The United Nations (UN) sent a letter, which angered them.",
    "US Secretary of State Anna Reyes said the ministry's reply was late!",
    "Newspapers such as the Jutland Courier asked who would speak.",
    "Despite her doubts, Reyes signed; the minister himself did not.",
    "???",
    "«Non», dit-il. 東京 said no.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)


def mentions_of(text: str) -> tuple[Parse, tuple[FoundMention, ...]]:
    parse = parser().parse(text)
    return parse, find_mentions(parse, heads=frozenset(), lexicon=lexicon())


@given(TEXTS, st.sets(st.integers(0, 60)))
def test_every_head_has_an_actor_and_every_quote_is_its_slice(text: str, wanted: set[int]) -> None:
    parse = parser().parse(text)
    heads = frozenset(i for i in wanted if i < len(parse.tokens) and parse.tokens[i].upos in ("NOUN", "PROPN"))
    mentions = find_mentions(parse, heads=heads, lexicon=lexicon())
    cast = find_actors(Document("d", text), parse, mentions, lexicon=lexicon())
    assert all(cast.of(head) for head in heads)
    ids = {actor.id for actor in cast.actors}
    assert len(ids) == len(cast.actors)
    assert {cast.of(token.index) for token in parse.tokens} <= ids | {None}
    for actor in cast.actors:
        assert actor.mentions
        assert actor.name
        assert [m.span for m in actor.mentions] == sorted({m.span for m in actor.mentions})
        assert all(text[m.start : m.end] == m.quote for m in actor.mentions)
    spans = [(m.span, m.form) for actor in cast.actors for m in actor.mentions]
    assert len(set(spans)) == len(spans), "a span means two actors"
    assert [a.mentions[0].start for a in cast.actors] == sorted(a.mentions[0].start for a in cast.actors)


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    parse, mentions = mentions_of(text)
    document = Document("d", text)
    assert mentions == find_mentions(parse, heads=frozenset(), lexicon=lexicon())
    once = find_actors(document, parse, mentions, lexicon=lexicon())
    assert once == find_actors(document, parse, mentions, lexicon=lexicon())


def test_an_empty_text_has_no_actors() -> None:
    parse, mentions = mentions_of("")
    assert mentions == ()
    assert find_actors(Document("d", ""), parse, mentions, lexicon=lexicon()).actors == ()


@pytest.mark.parametrize(
    ("text", "quote", "form"),
    [
        ("Edda Marlow left.", "Edda Marlow", "name"),
        ("Danish Prime Minister Ida Holm left.", "Prime Minister", "office"),
        ("The Danish government left.", "Danish government", "description"),
        ("Tokyo protested against the plan.", "Tokyo", "metonym"),
        ("Norway closed its port.", "its", "pronoun"),
    ],
)
def test_forms(text: str, quote: str, form: str) -> None:
    _, mentions = mentions_of(text)
    assert (quote, form) in {(text[m.start : m.end], m.form) for m in mentions}


def test_a_place_that_is_only_a_place_is_dropped_with_its_reason() -> None:
    trace = FullTrace()
    text = "The envoys met in Tokyo."
    find_mentions(parser().parse(text), heads=frozenset(), lexicon=lexicon(), trace=trace)
    assert [(text[s.start : s.end], s.reason) for s in trace.steps if not s.kept] == [("Tokyo", "a place here")]


@pytest.mark.parametrize("row", pronouns().values(), ids=lambda row: str(row.id))
def test_each_pronoun_is_found_in_its_example(row: object) -> None:
    example = getattr(row, "example", "")
    _, mentions = mentions_of(example)
    assert getattr(row, "id", "") in {m.words[0] for m in mentions if m.form == "pronoun"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tokyo protested.", True),
        ("Lund criticized Tokyo's stance.", True),
        ("The talks with Tokyo failed.", True),
        ("They urged Tokyo to wait.", True),
        ("They left Tokyo.", False),
        ("They met in Tokyo.", False),
        ("Tokyo is a large city.", False),
        ("They flew to Tokyo from the south.", False),
    ],
)
def test_capitals_that_stand_for_governments(text: str, expected: bool) -> None:
    parse = parser().parse(text)
    head = next(token.index for token in parse.tokens if token.text == "Tokyo")
    assert stands_for_government(parse, head) is expected
