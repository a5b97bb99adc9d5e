"""The corpora that may train shipped weights, as one kind of example with the layers that each corpus has."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from onrecord.parsing.conllu import TreebankSentence, read_conllu

ENTITY_TYPES = ("person", "organization", "place", "time", "event", "object", "abstract", "other")
RE3D_TYPES = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "Nationality": "NAT"}
CLINGING_LEFT = set(",.;:!?)]}%'’”") | {"'s", "’s", "n't", "n’t", "'"}
CLINGING_RIGHT = set("([{“$£€#")


@dataclass(slots=True)
class Sentence:
    """A training sentence; a layer that its corpus lacks is None."""

    words: list[str]
    spaces: list[bool]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    names: dict[str, list[str]] = field(default_factory=dict)
    """Label set (uner, re3d, wikigold) to BIO tags."""
    entities: list[str] | None = None
    antecedents: list[list[tuple[int, int]] | None] | None = None
    """For the head word of a mention: (sentence, word) of the earlier heads of its cluster, none at a first mention."""


Document = list[Sentence]


def unread(document_id: str) -> bool:
    """Whether a document is in the third that trains nothing and that nobody opens.

    >>> unread("GUM_academic_art")
    False
    """
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 3 == 0


def training_documents(data: Path) -> list[Document]:
    """All that trains: EWT with its names, GUM with its entities and clusters, re3d, wikigold."""
    return [
        *treebank(data / "ud/ewt-train.conllu"),
        *treebank(data / "gum/ud-train.conllu", data / "gum/coref-train.jsonl"),
        *re3d(data / "names/re3d.conll"),
        *wikigold(data / "names/wikigold.conll"),
    ]


def treebank(
    path: Path, clusters: Path | None = None, *, keep: Callable[[str], bool] = lambda name: not unread(name)
) -> Iterator[Document]:
    """The documents of a UD treebank, with coreference where a file of clusters goes with it."""
    coreference = dict(_clusters(clusters)) if clusters else {}
    with path.open(encoding="utf-8") as lines:
        for name, rows in _by_document(read_conllu(lines, where=path.name)):
            if not keep(name):
                continue
            document = [_example(row) for row in rows]
            if name in coreference:
                _add_coreference(document, *coreference[name])
            yield document


def _by_document(rows: Iterable[TreebankSentence]) -> Iterator[tuple[str, list[TreebankSentence]]]:
    name, held = "", []
    for row in rows:
        if row.starts_document and held:
            yield name, held
            held = []
        name = row.document
        held.append(row)
    if held:
        yield name, held


def _example(row: TreebankSentence) -> Sentence:
    named = row.names_annotated and "GUM_" not in row.document
    return Sentence(
        row.words, row.spaces, row.upos, row.xpos, row.heads, row.deprels, {"uner": row.names} if named else {}
    )


def _clusters(path: Path) -> Iterator[tuple[str, tuple[str, list[dict]]]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield document["id"], (document["text"], document["clusters"])


def _add_coreference(document: Document, text: str, clusters: list[dict]) -> None:
    places, at = {}, 0
    for s, sentence in enumerate(document):
        sentence.entities = ["other"] * len(sentence.words)
        sentence.antecedents = [None] * len(sentence.words)
        for w, word in enumerate(sentence.words):
            found = text.find(word, at)
            if found < 0:
                continue
            places[found] = (s, w)
            at = found + len(word)
    for cluster in clusters:
        kind = cluster["entity_type"] if cluster["entity_type"] in ENTITY_TYPES else "object"
        earlier: list[tuple[int, int]] = []
        for mention in cluster["mentions"]:
            place = places.get(mention["head"][0][0]) if mention["head"] else None
            if place is None:
                continue
            sentence = document[place[0]]
            sentence.entities[place[1]] = kind
            if mention["link"] not in ("appos", "pred", "cata"):
                sentence.antecedents[place[1]] = sorted(set(earlier))
            earlier.append(place)


def re3d(path: Path) -> Iterator[Document]:
    """Relationship and entity extraction data in defence and diplomacy: whole documents that are not unread."""
    name, sentences = "", []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# document"):
                name = line.partition("=")[2].strip()
        rows = [line.split("\t") for line in lines if "\t" in line]
        if rows and not unread(name):
            words = [r[0] for r in rows]
            tags = [_renamed(r[1], RE3D_TYPES) for r in rows]
            sentences.append(Sentence(words, spaces_of(words), names={"re3d": tags}))
    yield from ([s] for s in sentences)


def wikigold(path: Path) -> Iterator[Document]:
    """Names in Wikipedia; its tags mark insides alone, so a name begins where a run of one kind does."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if " " in line and not line.startswith("-DOCSTART")]
        if rows:
            words = [r[0] for r in rows]
            yield [Sentence(words, spaces_of(words), names={"wikigold": begun([r[1] for r in rows])})]


def begun(tags: list[str]) -> list[str]:
    """Tags in which each run of one kind starts with B-.

    >>> begun(["I-ORG", "I-ORG", "O", "I-PER"])
    ['B-ORG', 'I-ORG', 'O', 'B-PER']
    """
    return ["B-" + tag[2:] if tag != "O" and before[2:] != tag[2:] else tag for before, tag in pairwise(["O", *tags])]


def spaces_of(words: list[str]) -> list[bool]:
    """Where white space stood, as far as the words tell, for corpora that do not keep it."""
    after = [*words[1:], ""]
    return [
        word not in CLINGING_RIGHT and following not in CLINGING_LEFT
        for word, following in zip(words, after, strict=True)
    ]


def _renamed(tag: str, types: dict[str, str]) -> str:
    return f"{tag[:2]}{types[tag[2:]]}" if tag[2:] in types else "O"
