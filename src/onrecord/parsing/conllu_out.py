"""A parse as CoNLL-U, and CoNLL-U as the text or the tokens to parse: what `onrecord parse` prints and takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.parsing.conllu import TreebankSentence
from onrecord.parsing.parse import ROOT, Parse, Token
from onrecord.spans import Span


def write_conllu(parse: Parse, *, document: str = "") -> Iterator[str]:
    """The lines of a parse as CoNLL-U, without line ends; names stand in MISC as Name=B-PER and so on."""
    names = _names(parse)
    for number, sentence in enumerate(parse.sentences):
        if number == 0 and document:
            yield f"# newdoc id = {document}"
        start, end = parse.span(sentence.start, sentence.end)
        yield f"# sent_id = {document or 'document'}-{number + 1}"
        yield f"# text = {' '.join(parse.text[start:end].split())}"
        for token in parse.sentence_tokens(number):
            follower = parse.tokens[token.index + 1] if token.index + 1 < len(parse.tokens) else None
            yield _line(token, sentence.start, names.get(token.index), glued=follower is not None and follower.glued)
        yield ""


def _line(token: Token, first: int, name: str | None, *, glued: bool) -> str:
    head = 0 if token.head == ROOT else token.head - first + 1
    misc = [f"Name={name}"] if name else []
    misc += ["SpaceAfter=No"] if glued else []
    columns = (
        token.index - first + 1, _cell(token.text), _cell(token.lemma), token.upos, token.xpos, "_", head, token.deprel, "_",
        "|".join(misc) or "_",
    )  # fmt: skip
    return "\t".join(map(str, columns))


def _cell(words: str) -> str:
    return "_".join(words.split()) or "_"


def _names(parse: Parse) -> dict[int, str]:
    """The B- and I- labels of the tokens in names; one label set alone, that of Universal NER."""
    labels: dict[int, str] = {}
    for name in (name for name in parse.names if name.label_set == "uner"):
        labels |= {index: f"{'B' if index == name.start else 'I'}-{name.kind}" for index in range(name.start, name.end)}
    return labels


def documents_of(sentences: Iterable[TreebankSentence]) -> Iterator[list[TreebankSentence]]:
    """The sentences of a treebank, document by document."""
    waiting: list[TreebankSentence] = []
    for sentence in sentences:
        if waiting and sentence.starts_document:
            yield waiting
            waiting = []
        waiting.append(sentence)
    if waiting:
        yield waiting


def raw_text(sentences: Iterable[TreebankSentence]) -> str:
    """The text of a document as the treebank prints it: its sentences, a space between them."""
    return " ".join(sentence.text for sentence in sentences)


def gold_tokens(sentences: Iterable[TreebankSentence]) -> tuple[str, list[list[Span]]]:
    """A text of the treebank's own words, and where each of them stands in it.

    >>> talks = TreebankSentence(words=["Talks", "end", "."], spaces=[True, False, True])
    >>> gold_tokens([talks])
    ('Talks end. ', [[Span(start=0, end=5), Span(start=6, end=9), Span(start=9, end=10)]])
    """
    text, at, spans = [], 0, []
    for sentence in sentences:
        row = []
        for word, space in zip(sentence.words, [*sentence.spaces[:-1], True], strict=True):
            row.append(Span(at, at + len(word)))
            text.append(word + " " * space)
            at += len(word) + space
        spans.append(row)
    return "".join(text), spans
