"""A row of fields, as a line of JSON or of a table holds it -> the document that it stands for."""

from __future__ import annotations

from onrecord.article.arrivals import Arrival
from onrecord.article.documents import Given, Taken, failed
from onrecord.article.formats import taken_from_markup
from onrecord.article.source import Source
from onrecord.errors import UnreadableInput

STAMPS = ("published", "date", "dct")
BODIES = ("text", "html")
FIELDS = ("id", *BODIES, "title", *STAMPS, "publisher", "byline", "url", "language", "kind", "issuer")
_KINDS = {
    dict: "an object",
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}


def arrival_of_row(row: object, source: Source, part: str, content: bytes | None) -> Arrival:
    """What arrives of a row; `content` is the row as bytes.

    >>> source = Source(name="reports.jsonl", path="-")
    >>> arrival_of_row({"id": 2}, source, "line 2", b"{}").document.failure.reason
    "reports.jsonl, line 2: no text; give each object a 'text' that is a string"
    """
    external_id = None
    try:
        if not isinstance(row, dict):
            seen_here = f"{_KINDS[type(row)]}, not an object"
            raise UnreadableInput(seen_here, remedy='write {"id": ..., "text": ...}', stage="json")
        external_id = _id(row)
        taken = _taken(row)
        if external_id is not None:
            source.seen.add(external_id, source.where(part))
    except UnreadableInput as error:
        return source.arrival(failed(error, source.where(part), external_id=external_id), part, content)
    return source.report(taken, _given(row, external_id, source.published), part, content)


def _taken(row: dict[str, object]) -> Taken:
    """What the row holds: its text, or the markup of its page. Raises UnreadableInput where it holds neither."""
    text, markup = row.get("text"), row.get("html")
    if isinstance(text, str):
        return Taken(text=text)
    if isinstance(markup, str):
        return taken_from_markup(markup)
    what = "no text" if "text" not in row else f"a text that is {_KINDS[type(text)]}"
    raise UnreadableInput(what, remedy="give each object a 'text' that is a string", stage="json")


def _id(row: dict[str, object]) -> str | None:
    value = row.get("id")
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "" else None


def _given(row: dict[str, object], external_id: str | None, published: str | None) -> Given:
    stamp = next((s for key in STAMPS if (s := _string(row.get(key)))), None)
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
