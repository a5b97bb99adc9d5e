"""JSON lines, and JSON -> what arrives, one at a time: a line that can't be read gives its failure, the rest go on."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator

from onrecord.article.arrivals import Arrival
from onrecord.article.decode import decoded
from onrecord.article.documents import refuse_half_characters
from onrecord.article.rows import BODIES, arrival_of_row
from onrecord.article.source import Source
from onrecord.errors import UnreadableInput

_SHOWN = 24


def arrivals_from_lines(lines: Iterable[bytes], source: Source) -> Iterator[Arrival]:
    """What arrives of JSON lines in order; empty lines are passed over.

    >>> lines = [b'{"id": 1, "text": "Ostland protested."}', b'{"id": 2}']
    >>> found = list(arrivals_from_lines(lines, Source(name="reports.jsonl", path="-")))
    >>> found[0].document.text, found[1].part, found[1].content
    ('Ostland protested.', 'line 2', b'{"id": 2}')
    """
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            empty = False
            yield arrival_of_line(line, source, f"line {number}")
    if empty:
        yield source.failure(UnreadableInput("an empty file", remedy="give one JSON object a line", stage="empty"))


def arrival_of_line(line: bytes, source: Source, part: str) -> Arrival:
    """What arrives of one line that is not empty."""
    try:
        row = _parsed(decoded(line).rstrip("\r\n"))
    except UnreadableInput as error:
        return source.failure(error, part, line)
    return arrival_of_row(row, source, part, line)


def items_of_json(raw: bytes) -> list[object]:
    """The rows of a JSON text that is a list; none where it is something else, or can't be read."""
    try:
        whole = _parsed(decoded(raw))
    except UnreadableInput:
        return []
    return whole if isinstance(whole, list) else []


def arrivals_from_json(text: str, source: Source) -> Iterator[Arrival]:
    """What arrives of one JSON text: an object, or a list of them.

    >>> source = Source(name="report.json", path="-")
    >>> [arrival.document.text for arrival in arrivals_from_json('[{"text": "Varn agreed."}]', source)]
    ['Varn agreed.']
    """
    try:
        whole = _parsed(text)
    except UnreadableInput as error:
        yield source.failure(error, content=_bytes(text))
        return
    if not isinstance(whole, list):
        yield arrival_of_row(whole, source, "", _bytes(text))
        return
    for number, row in enumerate(whole, 1):
        yield arrival_of_row(row, source, f"item {number}", json_bytes(row))


def is_json_line(text: str) -> bool:
    """Whether the first line that is not empty is a JSON object with a text, or with a page's markup."""
    first = text.lstrip().split("\n", 1)[0]
    row = _json(first) if first.startswith("{") else None
    return isinstance(row, dict) and any(body in row for body in BODIES)


def is_json(text: str) -> bool:
    """Whether the whole is a JSON object, or a list of them."""
    whole = _json(text) if text.lstrip()[:1] in ("{", "[") else None
    return isinstance(whole, dict) or (isinstance(whole, list) and any(isinstance(row, dict) for row in whole))


def lines_of(text: str) -> Iterator[bytes]:
    """The lines of a text as bytes: of what had to be decoded before its lines could be found."""
    return map(_bytes, io.StringIO(text, newline="\n"))


def json_bytes(row: object) -> bytes:
    """A row as a line of JSON."""
    return _bytes(json.dumps(row, ensure_ascii=False, default=str))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _json(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


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
