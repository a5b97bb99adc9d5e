"""Docs of spaCy laid into one Parse: white space left out, sentences cut where paragraphs end, offsets of the whole text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.errors import BadParser
from onrecord.marks import find_marks
from onrecord.parsing.lemmas import lemma
from onrecord.parsing.parse import ROOT, Name, Parse, Sentence, Token
from onrecord.spans import Span

from .entities import Things
from .flat_names import flat_names
from .labels import ENTITIES, NAME_KINDS, refuse_foreign, relation
from .tags import Given, tags_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token as DocToken

_NAME_SCORE = 0.9
"""How sure a name is; spaCy gives no figure."""
_MARKS: dict[str, str] = {"opens": "``", "closes": "''"}
_HELPING = ("aux", "cop", "mark")
_Group = list["DocToken"]


@dataclass(slots=True)
class Laying:
    """One text, and what of its parse is there so far."""

    text: str
    where: str
    """What the pipeline is called, for errors."""
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    paragraphs: int = 0
    looked_for_names: bool = False
    """Whether the pipeline has a component that does."""

    def add(self, doc: Doc, pieces: Sequence[Span], at: int = 0) -> None:
        """Adds those tokens of a doc that lie in pieces (paragraphs) of the text; the doc's text begins at a character of it.

        Raises BadParser where the doc has another text, no trees, no parts of speech, or labels that are not universal.
        """
        if doc.text != self.text[at : at + len(doc.text)]:
            raise BadParser(f"{self.where}: its docs have another text than they were made of")
        refuse_foreign({token.dep_ for token in doc}, self.where)
        marks = {m.start: m for piece in pieces for m in find_marks(self.text, piece.start, piece.end)}
        closing = {start for start, mark in marks.items() if mark.side == "closes"}
        first, places = len(self.tokens), dict[int, int]()
        for number, group in _groups(doc, pieces, at, closing):
            self._add(group, self.paragraphs + number, at, places)
        self.paragraphs += len(pieces)
        for token in self.tokens[first:]:
            if token.start in marks and token.upos == "PUNCT":
                token.xpos = _MARKS[marks[token.start].side]
        self._name(doc, places)

    def parse(self) -> Parse:
        """All that was added. Antecedents there are none: spaCy knows of no such thing."""
        names = self.names if self.looked_for_names else flat_names(self.tokens)
        for name in () if self.looked_for_names else names:
            self.tokens[name.start].entity = "person"
        return Parse(self.text, tuple(self.tokens), tuple(self.sentences), tuple(names))

    def _add(self, group: _Group, paragraph: int, at: int, places: dict[int, int]) -> None:
        first = len(self.tokens)
        within = {token.i: first + n for n, token in enumerate(group)}
        places |= within
        tops = [_governor(token, within) for token in group]
        top = next(within[t.i] for t, head in zip(group, tops, strict=True) if head == ROOT)
        for token, head in zip(group, tops, strict=True):
            self._token(token, at, within[token.i], head, top)
        self.sentences.append(Sentence(first, len(self.tokens), paragraph))

    def _token(self, token: DocToken, at: int, index: int, head: int, top: int) -> None:
        """A token; of several that nothing in the sentence governs, the first is its root, the others hang on it."""
        lower, label = token.text.lower(), relation(token.dep_)
        helpers = {child.text.lower() for child in token.children if relation(child.dep_).partition(":")[0] in _HELPING}
        upos, xpos = tags_of(Given(lower, token.tag_, token.pos_, token.morph.to_dict(), label, helpers))
        if not upos:
            raise BadParser(
                f"{self.where}: no part of speech of {token.text!r}", remedy="add a tagger or a morphologizer to it"
            )
        if head == ROOT and index == top:
            label = "root"
        elif head == ROOT:
            head, label = top, "punct" if upos == "PUNCT" else "parataxis" if label == "root" else label
        elif label == "root":
            label = "parataxis"
        start = token.idx + at
        glued = bool(self.tokens) and self.tokens[-1].end == start
        self.tokens.append(
            Token(
                index,
                start,
                start + len(token.text),
                token.text,
                lower,
                lemma(lower, xpos),
                upos,
                xpos,
                head,
                label,
                len(self.sentences),
                Things.load().of(lower, upos),
                glued,
            )
        )

    def _name(self, doc: Doc, places: dict[int, int]) -> None:
        self.looked_for_names |= bool(doc.has_annotation("ENT_IOB"))
        for entity in doc.ents:
            inside = [token for token in entity if token.i in places]
            if not inside:
                continue
            if kind := ENTITIES.get(entity.label_.upper(), ""):
                self.tokens[places[_head(entity, inside).i]].entity = kind
            start, end = self._trimmed(places[inside[0].i], places[inside[-1].i] + 1)
            whole = start < end and self.tokens[start].sentence == self.tokens[end - 1].sentence
            if whole and (name := NAME_KINDS.get(entity.label_.upper())):
                self.names.append(Name(start, end, name, _NAME_SCORE))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A name without the article before it and the 's behind it."""
        while start < end and self.tokens[start].upos == "DET":
            start += 1
        while start < end and self.tokens[end - 1].xpos == "POS":
            end -= 1
        return start, end


def _head(entity: DocSpan, inside: _Group) -> DocToken:
    return entity.root if entity.root in inside else inside[-1]


def _groups(doc: Doc, pieces: Sequence[Span], at: int, closing: set[int]) -> Iterator[tuple[int, _Group]]:
    """The tokens of each sentence, cut where pieces end, with the number of the piece.

    A mark that closes a quotation belongs to the sentence before it.
    """
    placed: list[tuple[tuple[int, int], DocToken]] = []
    starts = [piece.start for piece in pieces]
    for token, sentence in _with_sentence(doc):
        start = token.idx + at
        piece = bisect_right(starts, start) - 1
        if token.is_space or piece < 0 or start + len(token.text) > pieces[piece].end:
            continue
        key = (piece, sentence)
        if start in closing and placed and placed[-1][0][0] == piece:
            key = placed[-1][0]
        placed.append((key, token))
    for (piece, _), group in groupby(placed, key=lambda one: one[0]):
        yield piece, [token for _, token in group]


def _with_sentence(doc: Doc) -> Iterator[tuple[DocToken, int]]:
    if not doc.has_annotation("SENT_START"):
        yield from ((token, 0) for token in doc)
        return
    for number, sentence in enumerate(doc.sents):
        yield from ((token, number) for token in sentence)


def _governor(token: DocToken, within: dict[int, int]) -> int:
    """The nearest above a token that stands in its sentence, ROOT where none does."""
    above = token
    while above.head.i != above.i:
        above = above.head
        if above.i in within:
            return within[above.i]
    return ROOT
