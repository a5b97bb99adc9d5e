"""onrecord as a component of a spaCy pipeline: `nlp.add_pipe("onrecord")`; results in `doc._.record` and in span groups.

spaCy finds it by the entry point `spacy_factories`, without an import.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.ecosystem.groups import add_groups
from onrecord.errors import OnrecordError
from onrecord.schema import to_json

if TYPE_CHECKING:
    from onrecord.parsing.encoder import Model
    from onrecord.parsing.parse import Parse
    from onrecord.parsing.parses import Parses
    from onrecord.reading.reader import Reader
    from onrecord.records import Document, Record

NAME = "onrecord"
ALIGNMENTS = ("expand", "strict", "contract")
_PARSES = ("own", "doc")
_MODELS = ("full", "small")

if not Doc.has_extension("record"):
    Doc.set_extension("record", default=None)
if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)


class _OfTheDoc:
    """Stands where a reader has its parser, for docs that are parsed already."""

    def __init__(self, digest: str) -> None:
        self.digest = digest

    def parse(self, text: str, skip: object = ()) -> Parse:
        raise OnrecordError("no parser", remedy="docs are read with the trees that they have")


class OnRecord:
    """The component. What reads is loaded with the first doc, in each process anew."""

    def __init__(
        self,
        nlp: Language,
        *,
        parse: str,
        model: str,
        alignment: str,
        published: str | None,
        actors: Sequence[str],
        rules: Sequence[str],
    ) -> None:
        _one_of("parse", parse, _PARSES)
        _one_of("model", model, _MODELS)
        _one_of("alignment", alignment, ALIGNMENTS)
        self._nlp: Language | None = nlp
        self._digest: str | None = None
        self._parse, self._model, self._alignment, self._published = parse, model, alignment, _stamp(published)
        self._actors, self._rules = tuple(actors), tuple(rules)
        self._reader: Reader | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its record and its span groups; the text and all else of it stay as they are."""
        from onrecord.article import document_from_text

        document = document_from_text(doc.text, where="the doc", published=_stamp(doc._.published) or self._published)
        record = self._read(document, doc)
        doc._.record = msgspec.json.decode(to_json(record))
        add_groups(doc, record, alignment=self._alignment)
        return doc

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs: not the reader, which it loads itself, nor the pipeline, only its fingerprint."""
        digest = self._fingerprint() if self._parse == "doc" else None
        return self.__dict__ | {"_reader": None, "_nlp": None, "_digest": digest}

    def _read(self, document: Document, doc: Doc) -> Record:
        from onrecord.parsing.spacy_pipeline.parser import parse_of
        from onrecord.reading.issued.outline import unparsed
        from onrecord.records import Record

        self._reader = reader = self._reader or self._loaded()
        if self._parse == "own":
            return reader.read(document)
        if document.failure is not None:
            return Record(document, reader.made_by)
        return reader.read_parse(document, parse_of(doc, unparsed(document)))

    def _loaded(self) -> Reader:
        from onrecord.lexicon import Lexicon
        from onrecord.parsing.parser import Parser
        from onrecord.reading.reader import Reader

        parser: Parses = (
            Parser.load(model=cast("Model", self._model)) if self._parse == "own" else _OfTheDoc(self._fingerprint())
        )
        return Reader(parser=parser, lexicon=Lexicon.load(actors=self._actors, rules=self._rules))

    def _fingerprint(self) -> str:
        """The fingerprint of the pipeline whose trees are read, as it is when the first doc comes."""
        from onrecord.parsing.spacy_pipeline.parser import digest_of

        if self._digest is None and self._nlp is not None:
            self._digest = digest_of(self._nlp)
        return self._digest or ""


@Language.factory(
    NAME,
    default_config={
        "parse": "own",
        "model": "full",
        "alignment": "expand",
        "published": None,
        "actors": [],
        "rules": [],
    },
    assigns=["doc._.record", "doc.spans"],
)
def make(
    nlp: Language,
    name: str,
    parse: str,
    model: str,
    alignment: str,
    published: str | None,
    actors: list[str],
    rules: list[str],
) -> OnRecord:
    """The component, for `nlp.add_pipe("onrecord", config=...)`."""
    return OnRecord(nlp, parse=parse, model=model, alignment=alignment, published=published, actors=actors, rules=rules)


def _stamp(value: object) -> str | None:
    """A day or moment, of whatever type, as ISO 8601. Raises OnrecordError where it is none."""
    from onrecord.article.stamps import iso_stamp
    from onrecord.lexicon.article import CreditLexicon

    if value is None:
        return None
    given = value.isoformat() if isinstance(value, date) else str(value)
    if (stamp := iso_stamp(given, lexicon=CreditLexicon.load())) is None:
        raise OnrecordError(
            f"component {NAME}: {given!r} is no full date", remedy="write it as 2031-04-02 or 2031-04-02T15:40+00:00"
        )
    return stamp


def _one_of(setting: str, value: str, allowed: Sequence[str]) -> None:
    """Nothing where a setting has a value that it may have; raises OnrecordError where not."""
    if value not in allowed:
        raise OnrecordError(
            f"component {NAME}: {setting} = {value!r}", remedy=f"give {' or '.join(map(repr, allowed))}"
        )
