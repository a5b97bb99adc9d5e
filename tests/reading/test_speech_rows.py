"""The tables of saying: every row can be reached from a text, and nearly every example fires its row."""

from __future__ import annotations

import pytest

from onrecord.article import document_from_text
from onrecord.lexicon.speech import SpeechLexicon
from onrecord.parsing.lemmas import lemma
from onrecord.reading.reader import Reader

LEXICON = SpeechLexicon.load()
NOUNS = sorted({*LEXICON.source, *LEXICON.noun, *LEXICON.channel})


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_of_a_row_is_a_lemma(noun: str) -> None:
    assert noun in {lemma(form, tag) for form, tag in ((noun, "NN"), (f"{noun}s", "NNS"), (f"{noun}es", "NNS"))}


@pytest.mark.parametrize("verb", sorted({*LEXICON.verb, *LEXICON.raised}))
def test_a_verb_of_a_row_is_a_lemma(verb: str) -> None:
    third = verb[:-1] + "ies" if verb[-1] == "y" and verb[-2] not in "aeo" else verb + "s"
    assert verb == lemma(verb, "VB")
    assert verb in {lemma(third, "VBZ"), lemma(verb + "es", "VBZ")}


def test_examples_fire_their_rows(reader: Reader) -> None:
    rows = [(row.id, row.example) for row in LEXICON.verbs]
    silent = [f"{row}: {example}" for row, example in rows if not _fires(reader, row, example)]
    assert len(silent) <= 0.15 * len(rows), silent


def _fires(reader: Reader, row: str, example: str) -> bool:
    rules = {rule for s in reader.read(document_from_text(example)).statements for rule in s.rules}
    return any(rule.endswith(f":{row}") for rule in rules)
