"""What others find in the same texts, beside what we find: each a task with what is made ready for it untimed."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from onrecord.lexicon import Lexicon
from onrecord.parsing.parse import ROOT, Parse
from onrecord.parsing.parser import Parser
from onrecord.reading.speech.find import find_attributions, quotations_of
from onrecord.reading.times import find_times
from onrecord.trace import SILENT

STAMP = "2026-05-07"


@dataclass(frozen=True, slots=True)
class Task:
    """What is made of a text beforehand, and what is then done with that and timed."""

    ready: Callable[[str], Any]
    run: Callable[[Any], object]


def tasks(parser: Parser) -> dict[str, Task | None]:
    """Ours and those of peers by name; null where the peer is not installed."""
    lexicon = Lexicon.load()

    def sayings(parse: Parse) -> object:
        return find_attributions(parse, quotations_of(parse), lexicon=lexicon, trace=SILENT)

    def times(parse: Parse) -> object:
        return find_times(parse, published=STAMP, lexicon=lexicon.times, trace=SILENT)

    return {
        "sayings over a parse, ours": Task(parser.parse, sayings),
        "quotations over a parse, textacy": textacy(parser),
        "times over a parse, ours": Task(parser.parse, times),
        "dates, dateparser": dateparser(),
    }


def textacy(parser: Parser) -> Task | None:
    """The direct quotations that textacy finds over our parse; none in a text whose marks come in no pairs."""
    if not installed("textacy", "spacy"):
        return None
    extract: Any = importlib.import_module("textacy.extract")
    vocab = importlib.import_module("spacy").blank("en").vocab

    def quotations(doc: Any) -> object:
        marks = sum(token.is_quote for token in doc)
        return list(extract.direct_quotations(doc)) if marks % 2 == 0 else []

    return Task(lambda text: spacy_doc(parser.parse(text), vocab), quotations)


def spacy_doc(parse: Parse, vocab: Any) -> Any:
    """A parse as spaCy holds one."""
    tokens = parse.tokens
    return importlib.import_module("spacy.tokens").Doc(
        vocab,
        words=[t.text for t in tokens],
        spaces=[*(not after.glued for _, after in pairwise(tokens)), False],
        pos=[t.upos for t in tokens],
        tags=[t.xpos for t in tokens],
        lemmas=[t.lemma for t in tokens],
        heads=[t.index if t.head == ROOT else t.head for t in tokens],
        deps=["ROOT" if t.head == ROOT else t.deprel for t in tokens],
    )


def dateparser() -> Task | None:
    """The dates that dateparser finds in a text."""
    if not installed("dateparser"):
        return None
    search: Any = importlib.import_module("dateparser.search")
    return Task(str, lambda text: search.search_dates(text, languages=["en"]))


def installed(*names: str) -> bool:
    """Whether all of these packages are."""
    return all(importlib.util.find_spec(name) is not None for name in names)
