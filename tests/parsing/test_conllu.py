"""CoNLL-U read and written: multiword tokens, empty nodes, names, spaces, and what is no CoNLL-U."""

from __future__ import annotations

import pytest

from onrecord.errors import UnreadableInput
from onrecord.parsing.conllu import read_conllu
from onrecord.parsing.conllu_out import documents_of, gold_tokens, raw_text, write_conllu
from onrecord.parsing.parse import ROOT, Name, Parse, Sentence, Token
from onrecord.parsing.parser import Parser

ROWS = """# newdoc id = first
# text = Envoys can't agree.
1	Envoys	envoy	NOUN	NNS	_	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	agree	agree	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	agree	agree	VERB	VB	_	_	_	0:root	_
5	.	.	PUNCT	.	_	4	punct	_	_

# newdoc id = second
# text = Lena Marsk left.
1	Lena	Lena	PROPN	NNP	_	3	nsubj	_	Name=B-PER
2	Marsk	Marsk	PROPN	NNP	_	1	flat	_	Name=I-PER|Other=x
3	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_
""".splitlines()


def test_a_multiword_token_gives_its_words_and_an_empty_node_nothing() -> None:
    first, _ = read_conllu(ROWS)
    assert first.words == ["Envoys", "ca", "n't", "agree", "."]
    assert first.spaces == [True, False, True, False, True]
    assert first.heads == [4, 4, 4, 0, 4]
    assert first.text == "Envoys can't agree."


def test_names_and_documents() -> None:
    first, second = read_conllu(ROWS)
    assert (first.names, second.names) == (["O"] * 5, ["B-PER", "I-PER", "O", "O"])
    assert [[s.document for s in document] for document in documents_of([first, second])] == [["first"], ["second"]]
    assert raw_text([first, second]) == "Envoys can't agree. Lena Marsk left."


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_and_a_missing_last_blank_line_change_nothing(ending: str) -> None:
    assert list(read_conllu(row + ending for row in ROWS)) == list(read_conllu([*ROWS, "", ""]))


@pytest.mark.parametrize("line", ["1 Talks talk", "1\tTalks\ttalk", "\t" * 12])
def test_a_line_without_ten_columns_is_named(line: str) -> None:
    with pytest.raises(UnreadableInput, match=r"talks\.conllu, line 2: \d+ columns"):
        list(read_conllu(["# text = Talks", line], where="talks.conllu"))


def test_gold_tokens_are_slices_of_their_text() -> None:
    sentences = list(read_conllu(ROWS))
    text, spans = gold_tokens(sentences)
    assert text == "Envoys can't agree. Lena Marsk left. "
    assert [[span.slice(text) for span in row] for row in spans] == [s.words for s in sentences]


def test_written_and_read_again() -> None:
    parse = _parse()
    (found,) = read_conllu(write_conllu(parse, document="d"))
    tokens = parse.tokens
    assert found.words == [t.text for t in tokens]
    assert found.lemmas == [t.lemma for t in tokens]
    assert found.heads == [t.head + 1 for t in tokens]
    assert found.deprels == [t.deprel for t in tokens]
    assert found.names == ["B-PER", "I-PER", "O", "O"]
    assert found.spaces == [True, True, False, True]
    assert (found.document, found.starts_document, found.text) == ("d", True, "Lena Marsk left.")


def test_a_parse_of_gold_tokens_keeps_them(parser: Parser) -> None:
    sentences = list(read_conllu(ROWS))
    text, spans = gold_tokens(sentences)
    again = list(read_conllu(write_conllu(parser.parse_tokens(text, spans))))
    assert [s.words for s in again] == [s.words for s in sentences]
    assert [s.heads.count(0) for s in again] == [1, 1]


def _parse() -> Parse:
    rows = [
        (0, 4, "Lena", "PROPN", "NNP", 2, "nsubj"),
        (5, 10, "Marsk", "PROPN", "NNP", 0, "flat"),
        (11, 15, "left", "VERB", "VBD", ROOT, "root"),
        (15, 16, ".", "PUNCT", ".", 2, "punct"),
    ]
    tokens = tuple(
        Token(n, start, end, text, text.lower(), text.lower(), upos, xpos, head, deprel, 0, "other", glued=text == ".")
        for n, (start, end, text, upos, xpos, head, deprel) in enumerate(rows)
    )
    return Parse("Lena Marsk left.", tokens, (Sentence(0, 4, 0),), (Name(0, 2, "PER", 0.9),))
