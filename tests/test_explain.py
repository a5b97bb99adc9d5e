"""Explanations, over a parse built by hand and a reader that finds one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from onrecord.article import document_from_text
from onrecord.explain import Explanation, explain
from onrecord.parsing.parse import ROOT, Name, Parse, Sentence, Token
from onrecord.reading.reader import Reader
from onrecord.records import Actor, Document, Mention, Record, Statement
from onrecord.show import explanation, plain
from onrecord.trace import SILENT, FullTrace, Trace
from tests.builders import MADE_BY, words

TEXT = "Reth denied it."
ROWS = (
    ("Reth", "Reth", "PROPN", "NNP", 1, "nsubj", "person"),
    ("denied", "deny", "VERB", "VBD", ROOT, "root", "other"),
    ("it", "it", "PRON", "PRP", 1, "obj", "other"),
    (".", ".", "PUNCT", ".", 1, "punct", "other"),
)


class ByHand:
    """A parser and a reader for the one sentence above."""

    def parse(self, text: str, skip: Iterable[tuple[int, int]] = ()) -> Parse:
        tokens, at = [], 0
        for index, (word, lemma, upos, xpos, head, deprel, entity) in enumerate(ROWS):
            start = text.index(word, at)
            at = start + len(word)
            glued = start > 0 and text[start - 1] != " "
            tokens.append(
                Token(index, start, at, word, word.lower(), lemma, upos, xpos, head, deprel, 0, entity, glued)
            )
        return Parse(text, tuple(tokens), (Sentence(0, 4, 0),), (Name(0, 1, "PER", 0.9),))

    def read(self, document: Document, trace: Trace = SILENT) -> Record:
        trace.kept("statements", "transitive", 5, 11, "'deny' takes what is denied as its object")
        trace.dropped("mentions", "pronoun", 12, 14, "'it' has no antecedent")
        reth = Actor("a", "Reth", "person", mentions=(Mention(0, 4, "Reth", "name"),))
        said = Statement("s", "a", act="deny", cue=(words(document, "denied"),), content=(words(document, "it"),))
        return Record(document, MADE_BY, actors=(reth,), statements=(said,))


@pytest.fixture
def explained() -> Explanation:
    return explain(Document("d", TEXT), parser=ByHand(), reader=ByHand())


def test_everything_is_in_the_json(explained: Explanation) -> None:
    written = json.loads(explained.to_json())
    assert [t["lemma"] for t in written["tokens"]] == ["Reth", "deny", "it", "."]
    assert [(s["rule"], s["kept"]) for s in written["steps"]] == [("transitive", True), ("pronoun", False)]
    assert written["record"]["statements"][0]["act"] == "deny"
    assert written["found"][0]["what"] == "name of Reth (person)"


def test_spans_are_underlined_where_they_stand(explained: Explanation) -> None:
    lines = plain(explanation(explained)).splitlines()
    row = lines.index("  Reth denied it.")
    assert lines[row + 1] == "  ▔▔▔▔ name of Reth (person), 0..4"
    assert lines[row + 2] == "       ▔▔▔▔▔▔ statement 1 (deny), cue, 5..11"


def test_the_page_shows_tree_and_reasons(explained: Explanation) -> None:
    page = plain(explanation(explained))
    assert "  denied  root VERB\n  ├─ Reth  nsubj PROPN\n  ├─ it  obj PRON\n  └─ .  punct PUNCT\n" in page
    assert "dropped  mentions pronoun" in page
    assert "READ AS\nReth          denied  it\n" in page
    assert "'it' has no antecedent" in page


def test_a_long_text_is_cut_at_spaces() -> None:
    long = Explanation("word " * 40 + "end.", (), (), (), (), (), Record(Document("d", ""), MADE_BY))
    page = plain(explanation(long), width=50)
    rows = [line.strip() for line in page.splitlines() if line.startswith("  word")]
    assert all(len(row) <= 48 for row in rows)
    assert " ".join(rows) == ("word " * 40 + "end.")


def test_an_empty_text_is_explained_too() -> None:
    nothing = Explanation("", (), (), (), (), (), Record(Document("d", ""), MADE_BY))
    assert plain(explanation(nothing)).count("  -") == 6


EXCHANGE = """\
Kostria's envoy denied that any ship had been seized. Verania accused Kostria of piracy on Tuesday. Kostria's envoy said \
the accusation by Verania was baseless. The envoy said it would take days.

Share this page
"""


@pytest.fixture(scope="module")
def exchange(reader: Reader) -> str:
    trace = FullTrace()
    document = document_from_text(EXCHANGE, published="2026-03-18", trace=trace)
    return plain(explanation(explain(document, parser=reader.parser, reader=reader, trace=trace)), width=200)


@pytest.mark.parametrize(
    "told",
    [
        "acts cue                         “denied” 16..22  deny: the cue says so",
        "acts content:baseless            “said” 116..120  reject: the words said hold “baseless”",
        "acts plain                       “said” 171..175  assert: nothing says more than that it was said",
        "answers reject-accuse            “said” 116..120  answers “accused” 62..69, which it calls “accusation”",
        "residue share                    “Share this page” 197..212  share",
    ],
)
def test_a_rule_tells_of_acts_answers_and_residue(exchange: str, told: str) -> None:
    assert f"kept     {told}\n" in exchange


def test_an_event_is_told_with_what_its_code_means_its_words_and_its_rules(exchange: str) -> None:
    coded = " ".join(exchange.partition("CODED AS\n")[2].partition("TOKENS")[0].split())
    assert (
        "2 Verania → Kostria, CAMEO 112 Accuse, PLOVER ACCUSE disapprove, Goldstein -2.0, happened, “accused”, by verb:accuse"
        in coded
    )
    assert "CAMEO 016 Deny responsibility, no PLOVER type" in coded


def test_residue_is_underlined_with_its_kind(exchange: str) -> None:
    assert "  Share this page\n  ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔ set aside, share, 197..212\n" in exchange
