"""Any spaCy pipeline with labels of Universal Dependencies as the parser; spaCy is imported where it is used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from onrecord.errors import BadParser, OnrecordError
from onrecord.parsing.parse import Parse
from onrecord.parsing.tokens import paragraphs
from onrecord.spans import Span

from .labels import no_trees, refuse_foreign
from .laying import Laying

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OURS = "onrecord"
"""The name of our own component, which is left out where its pipeline parses for us."""
_PROBE = "The talks have ended."


class SpacyParser:
    """Parses texts with a spaCy pipeline: the same text gives the same parse, whatever was parsed before.

    Each paragraph is given to the pipeline by itself. Raises BadParser where the pipeline does not parse, or its labels
    are not those of Universal Dependencies.
    """

    def __init__(self, nlp: Language, *, digest: str | None = None) -> None:
        self._nlp = nlp
        self._unwanted = [name for name, factory in nlp.pipe_factories.items() if factory == OURS]
        self._where = f"spaCy pipeline {nlp.lang}_{nlp.meta['name']}"
        _check(nlp, self._where, self._unwanted)
        self.digest = digest or digest_of(nlp)

    @classmethod
    def load(cls, path: str | Path) -> SpacyParser:
        """The parser of a pipeline on the disk, or of an installed one by its name.

        Raises BadParser where there is none, OnrecordError where spaCy is not installed.
        """
        spacy = needed()
        try:
            nlp = spacy.load(path)
        except OSError as error:
            raise BadParser(
                f"{path}: no spaCy pipeline",
                remedy="give the folder that nlp.to_disk wrote, or an installed one's name",
            ) from error
        except (ValueError, ImportError, AttributeError) as error:
            first = str(error).strip().splitlines()[0]
            raise BadParser(f"{path}: {first}", remedy="`python -m spacy validate` tells what fits") from error
        return cls(nlp, digest=_digest_of_files(nlp.path) if nlp.path else None)

    def parse(self, text: str, skip: Iterable[tuple[int, int]] = ()) -> Parse:
        """The parse of a text; spans of characters to skip (residue) get no tokens."""
        pieces = [part for piece in paragraphs(text, skip) for part in _cut(piece, self._nlp.max_length)]
        laying = Laying(text, self._where)
        docs = self._nlp.pipe([piece.slice(text) for piece in pieces], disable=self._unwanted)
        for piece, doc in zip(pieces, docs, strict=True):
            laying.add(doc, [piece], at=piece.start)
        return laying.parse()


def parse_of(doc: Doc, skip: Iterable[tuple[int, int]] = (), *, where: str = "the doc") -> Parse:
    """The parse that a doc of spaCy's already has; a sentence that runs over the end of a paragraph is cut there.

    Raises BadParser where it has no trees, or their labels are not those of Universal Dependencies.
    """
    if len(doc) and not doc.has_annotation("DEP"):
        raise no_trees(where)
    laying = Laying(doc.text, where)
    laying.add(doc, list(paragraphs(doc.text, skip)))
    return laying.parse()


def needed() -> ModuleType:
    """SpaCy. Raises OnrecordError with the remedy where it is not installed."""
    try:
        return import_module("spacy")
    except ModuleNotFoundError as error:
        raise OnrecordError("spaCy is not installed", remedy="pip install 'onrecord[spacy]'") from error


def _check(nlp: Language, where: str, unwanted: list[str]) -> None:
    """Looks at the labels that the parsing components declare, else at those of a sentence."""
    parsing = [name for name in nlp.pipe_names if "token.dep" in nlp.get_pipe_meta(name).assigns]
    labels = {label for name in parsing for label in nlp.pipe_labels.get(name, ())}
    if not labels:
        doc = next(iter(nlp.pipe([_PROBE], disable=unwanted)))
        if not doc.has_annotation("DEP"):
            raise no_trees(where)
        labels = {token.dep_ for token in doc}
    refuse_foreign(labels, where)
    if "nsubj" not in labels:
        raise no_trees(where)


def _cut(piece: Span, most: int) -> Iterator[Span]:
    """A paragraph, in several pieces where the pipeline takes no text so long."""
    for start in range(piece.start, piece.end, most):
        yield Span(start, min(start + most, piece.end))


def _digest_of_files(folder: Path) -> str:
    """Twelve hexadecimal digits of the SHA-256 of a pipeline's files, their names, and spaCy's version."""
    total = hashlib.sha256(_version())
    for file in sorted(file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts):
        total.update(file.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:12]


def digest_of(nlp: Language) -> str:
    """Twelve hexadecimal digits that name a pipeline in memory: its description, its settings, its weights and its vectors."""
    total = hashlib.sha256(_version())
    total.update(json.dumps(nlp.meta, sort_keys=True, default=str).encode())
    total.update(nlp.to_bytes(exclude=["vocab", "meta.json"]))
    total.update(nlp.vocab.vectors.to_bytes(exclude=["strings"]))
    return total.hexdigest()[:12]


def _version() -> bytes:
    return str(needed().__version__).encode()
