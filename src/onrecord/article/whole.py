"""What is read as a whole: a page, a PDF, a text, a JSON file."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.article.arrivals import Arrival
from onrecord.article.decode import decoded
from onrecord.article.documents import Given, Taken
from onrecord.article.formats import PAGES, looks_like_page, taken_from
from onrecord.article.jsonl import arrivals_from_json, arrivals_from_lines, is_json, is_json_line, lines_of
from onrecord.article.pdf import is_pdf
from onrecord.article.source import Source
from onrecord.errors import UnreadableInput

LINES = frozenset({".jsonl", ".ndjson"})
JSON = ".json"
TEXTS = frozenset({".txt", ".text", ".md"})


def arrivals_from_whole(raw: bytes, source: Source) -> Iterator[Arrival]:
    """What arrives of all bytes of a source: one report, or those of a JSON text whose lines could not stream."""
    suffix = source.suffix
    try:
        if is_pdf(raw) or suffix in PAGES or looks_like_page(raw):
            yield report_from(raw, source)
            return
        text = decoded(raw)
    except UnreadableInput as error:
        yield source.failure(error, content=raw)
        return
    if suffix in LINES or (suffix not in TEXTS and is_json_line(text)):
        yield from arrivals_from_lines(lines_of(text), source)
    elif suffix == JSON or (suffix not in TEXTS and is_json(text)):
        yield from arrivals_from_json(text, source)
    else:
        yield source.report(Taken(text=text), Given(published=source.published), content=raw)


def report_from(raw: bytes, source: Source, part: str = "", *, url: str | None = None) -> Arrival:
    """The one report that bytes are: a page, a PDF, a text; `url` is where they were found."""
    try:
        taken = taken_from(raw, suffix=source.suffix)
    except UnreadableInput as error:
        return source.failure(error, part, raw)
    return source.report(taken, Given(published=source.stamp(taken), url=url), part, raw)
