"""JSON lines -> documents, one at a time: a line that can't be read gives a document with its failure, the rest go on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.article.decode import decoded
from onrecord.article.documents import Given, Taken, build_document, failed, refuse_half_characters
from onrecord.article.formats import taken_from_markup
from onrecord.errors import UnreadableInput
from onrecord.records import Document

_STAMPS = ("published", "date", "dct")
_KINDS = {
    dict: "an object",
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
_SHOWN = 24


@dataclass(slots=True)
class SeenIds:
    """The ids met so far in a run, and where."""

    places: dict[str, str] = field(default_factory=dict)

    def add(self, external_id: str, where: str) -> None:
        """Notes an id; raises UnreadableInput where it was met before."""
        if first := self.places.get(external_id):
            raise UnreadableInput(
                f"the id {external_id!r} a second time (first: {first})", remedy="give each its own", stage="id"
            )
        self.places[external_id] = where


def documents_from_lines(
    lines: Iterable[bytes | str], *, name: str, seen: SeenIds, published: str | None = None
) -> Iterator[Document]:
    """The documents of JSON lines in order; empty lines are passed over.

    >>> lines = ['{"id": 1, "text": "Ostland protested."}', '{"id": 2}']
    >>> found = list(documents_from_lines(lines, name="reports.jsonl", seen=SeenIds()))
    >>> found[0].text, found[1].failure.reason
    ('Ostland protested.', "reports.jsonl, line 2: no text; give each object a 'text' that is a string")
    """
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            empty = False
            yield _document(line, f"{name}, line {number}", seen, published)
    if empty:
        yield failed(UnreadableInput("an empty file", remedy="give one JSON object a line", stage="empty"), name)


def documents_from_json(text: str, *, name: str, seen: SeenIds, published: str | None = None) -> Iterator[Document]:
    """The documents of one JSON text: an object, or a list of them.

    >>> [d.text for d in documents_from_json('[{"text": "Varn agreed."}]', name="report.json", seen=SeenIds())]
    ['Varn agreed.']
    """
    try:
        whole = _parsed(text)
    except UnreadableInput as error:
        yield failed(error, name)
        return
    for number, row in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield _of_row(row, f"{name}, item {number}" if isinstance(whole, list) else name, seen, published)


def _document(line: bytes | str, where: str, seen: SeenIds, published: str | None) -> Document:
    try:
        row = _parsed((decoded(line) if isinstance(line, bytes) else line).rstrip("\r\n"))
    except UnreadableInput as error:
        return failed(error, where)
    return _of_row(row, where, seen, published)


def _of_row(row: object, where: str, seen: SeenIds, published: str | None) -> Document:
    external_id = None
    try:
        if not isinstance(row, dict):
            seen_here = f"{_KINDS[type(row)]}, not an object"
            raise UnreadableInput(seen_here, remedy='write {"id": ..., "text": ...}', stage="json")
        external_id = _id(row)
        taken = _taken(row)
        if external_id is not None:
            seen.add(external_id, where)
    except UnreadableInput as error:
        return failed(error, where, external_id=external_id)
    return build_document(taken, _given(row, external_id, published), where=where)


def _taken(row: dict[str, object]) -> Taken:
    """What the row holds: its text, or the markup of its page. Raises UnreadableInput where it holds neither."""
    text, markup = row.get("text"), row.get("html")
    if isinstance(text, str):
        return Taken(text=text)
    if isinstance(markup, str):
        return taken_from_markup(markup)
    what = "no text" if "text" not in row else f"a text that is {_KINDS[type(text)]}"
    raise UnreadableInput(what, remedy="give each object a 'text' that is a string", stage="json")


def _parsed(text: str) -> object:
    """What a JSON text says; raises UnreadableInput with the place and what stands there."""
    try:
        found = json.loads(text, strict=False)  # control characters in a string are kept, NUL too
    except json.JSONDecodeError as error:
        there = text[error.pos : error.pos + _SHOWN].strip() or "the end"
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        seen = f"{line}column {error.colno}: {error.msg.lower()}, saw {there!r}"
        raise UnreadableInput(seen, remedy="mend the JSON; one object a line", stage="json") from error
    except (RecursionError, ValueError) as error:
        seen = "JSON nested too deep or a number too long"
        raise UnreadableInput(seen, remedy="mend the line", stage="json") from error
    if "\\ud" in text.lower():
        refuse_half_characters(json.dumps(found, ensure_ascii=False))
    return found


def _id(row: dict[str, object]) -> str | None:
    value = row.get("id")
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "" else None


def _given(row: dict[str, object], external_id: str | None, published: str | None) -> Given:
    stamp = next((s for key in _STAMPS if (s := _string(row.get(key)))), None)
    return Given(
        external_id=external_id,
        title=_string(row.get("title")),
        published=stamp or published,
        publisher=_string(row.get("publisher")),
        byline=_string(row.get("byline")),
        url=_string(row.get("url")),
        language=_string(row.get("language")),
        kind=_string(row.get("kind")),
        issuer=_string(row.get("issuer")),
    )


def _string(value: object) -> str | None:
    """A field's words: a list of names is joined, what is neither string nor list is passed over."""
    if isinstance(value, list):
        return ", ".join(v for v in value if isinstance(v, str)) or None
    return value.strip() or None if isinstance(value, str) else None
