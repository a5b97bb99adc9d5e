"""Files, folders and standard input -> a stream of documents. Nothing that is found there stops the stream."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from onrecord.article.decode import decoded
from onrecord.article.documents import Given, Taken, build_document, failed
from onrecord.article.doors import read_bytes, unreadable_file
from onrecord.article.formats import PAGES, looks_like_page, taken_from
from onrecord.article.issuing import as_kind
from onrecord.article.jsonl import SeenIds, documents_from_json, documents_from_lines
from onrecord.article.pdf import is_pdf
from onrecord.errors import UnreadableInput
from onrecord.records import Document, DocumentKind

STDIN = "-"
_LINES = frozenset({".jsonl", ".ndjson"})
_JSON = ".json"
_TEXTS = frozenset({".txt", ".text", ".md"})


def read_inputs(
    paths: Iterable[Path | str],
    *,
    stdin: BinaryIO | None = None,
    published: str | None = None,
    kind: DocumentKind | None = None,
) -> Iterator[Document]:
    """The documents of files, of all files below folders (sorted by path) and, for '-', of standard input.

    JSON lines stream one by one, a JSON file holds one or a list; any other file is one report: a page, a PDF, a text.
    `published` is the stamp, `kind` the kind of those that bring none.
    """
    for document in _from_paths(paths, stdin, published):
        yield as_kind(document, kind)


def _from_paths(paths: Iterable[Path | str], stdin: BinaryIO | None, published: str | None) -> Iterator[Document]:
    seen = SeenIds()
    for path in paths:
        if str(path) == STDIN:
            yield from _from_stream(stdin or io.BytesIO(), "standard input", published, seen)
        else:
            for file in _files(Path(path)):
                yield from _from_file(file, published, seen)


def _files(path: Path) -> list[Path]:
    """The file itself, or the files below a folder; what is hidden stays so."""
    if not path.is_dir():
        return [path]
    below = (p for p in path.rglob("*") if not any(part.startswith(".") for part in p.relative_to(path).parts))
    return sorted(p for p in below if p.is_file())


def _from_stream(stream: BinaryIO, name: str, published: str | None, seen: SeenIds) -> Iterator[Document]:
    """The documents of a stream: of JSON lines as they come, of anything else when it has ended."""
    begun: list[bytes] = []
    for line in stream:
        begun.append(line)
        if line.strip():
            break
    if begun and b"\0" not in begun[-1] and _is_json_lines(begun[-1].decode("utf-8-sig", "replace")):
        yield from documents_from_lines(chain(begun, stream), name=name, seen=seen, published=published)
    else:
        yield from _from_bytes(b"".join(begun) + stream.read(), name, published, seen, suffix="")


def _from_file(path: Path, published: str | None, seen: SeenIds) -> Iterator[Document]:
    try:
        if path.suffix.lower() in _LINES and not _wide(path):
            with path.open("rb") as lines:
                yield from documents_from_lines(lines, name=str(path), seen=seen, published=published)
        else:
            yield from _from_bytes(read_bytes(path), str(path), published, seen, suffix=path.suffix.lower())
    except OSError as error:
        yield failed(unreadable_file(error), str(path))
    except UnreadableInput as error:
        yield failed(error, str(path))


def _wide(path: Path) -> bool:
    """Whether the file's lines are not to be found by its bytes: UTF-16, UTF-32, or no text at all."""
    with path.open("rb") as file:
        start = file.read(4096)
    return b"\0" in start or start[:2] in (b"\xff\xfe", b"\xfe\xff")


def _from_bytes(raw: bytes, name: str, published: str | None, seen: SeenIds, *, suffix: str) -> Iterator[Document]:
    try:
        if is_pdf(raw) or suffix in PAGES or looks_like_page(raw):
            yield _document(taken_from(raw, suffix=suffix), name, published)
            return
        text = decoded(raw)
    except UnreadableInput as error:
        yield failed(error, name)
        return
    if suffix in _LINES or (suffix not in _TEXTS and _is_json_lines(text)):
        yield from documents_from_lines(io.StringIO(text, newline="\n"), name=name, seen=seen, published=published)
    elif suffix == _JSON or (suffix not in _TEXTS and _is_json(text)):
        yield from documents_from_json(text, name=name, seen=seen, published=published)
    else:
        yield _document(Taken(text=text), name, published)


def _document(taken: Taken, name: str, published: str | None) -> Document:
    """The document of one file; the stamp that a page brings is its own."""
    brings_one = any(claim.field == "published" for claim in taken.claims)
    return build_document(taken, Given(published=None if brings_one else published), where=name)


def _is_json_lines(text: str) -> bool:
    """Whether the first line that is not empty is a JSON object with a text, or with a page's markup."""
    first = text.lstrip().split("\n", 1)[0]
    row = _json(first) if first.startswith("{") else None
    return isinstance(row, dict) and ("text" in row or "html" in row)


def _is_json(text: str) -> bool:
    """Whether the whole is a JSON object, or a list of them."""
    whole = _json(text) if text.lstrip()[:1] in ("{", "[") else None
    return isinstance(whole, dict) or (isinstance(whole, list) and any(isinstance(row, dict) for row in whole))


def _json(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
