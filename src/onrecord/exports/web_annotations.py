"""W3C Web Annotations: a collection, one annotation for each statement, event and warning, on the words that bear it out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from onrecord.exports.plain import some, urn, web_address
from onrecord.exports.sentences import done, said
from onrecord.exports.told import Reported, told
from onrecord.queries.filters import Filter
from onrecord.records import Event, Evidence, Flag, Statement
from onrecord.spans import identity

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points before and behind the words, by which they are found again where a text has changed."""
Annotation = dict[str, Any]


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """A collection with one page, which holds all annotations; how many they are comes last."""
    whole = urn("annotations", identity(repr(wanted)))
    head = {"@context": CONTEXT, "id": whole, "type": "AnnotationCollection", "label": "Who said and did what"}
    page = {"id": f"{whole}:1", "type": "AnnotationPage", "partOf": whole, "startIndex": 0}
    yield f'{_open(head)},\n"first":{_open(page)},"items":[\n'
    number = 0
    for number, found in enumerate(some(_all(connection, wanted), wanted), 1):
        yield ("" if number == 1 else ",\n") + _json(found)
    yield f'\n]}},\n"last":{_json(page["id"])},"total":{number}}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _open(value: dict[str, Any]) -> str:
    """An object that is not closed yet."""
    return _json(value)[:-1]


def _all(connection: Connection, wanted: Filter) -> Iterator[Annotation]:
    for report in told(connection, wanted):
        yield from (_statement(report, statement) for statement in report.statements)
        yield from (_event(report, event) for event in report.events)
        yield from (_flag(report, number, flag) for number, flag in enumerate(report.record.flags))


def _statement(report: Reported, statement: Statement) -> Annotation:
    told = said(statement, report.speaker(statement), report.actors(statement.addressees))
    return _annotation(report, ("statement", statement.id), [statement.act], told, statement.content)


def _event(report: Reported, event: Event) -> Annotation:
    told = done(event, report.actors(event.actors), report.actors(event.recipients))
    codes = [event.cameo, *([event.plover] if event.plover else [])]
    return _annotation(report, ("event", event.id), codes, told, event.evidence)


def _flag(report: Reported, number: int, flag: Flag) -> Annotation:
    name = "flag", report.record.document.identify("flag", number)
    return _annotation(report, name, [flag.kind], flag.note, flag.evidence)


def _annotation(
    report: Reported, name: tuple[str, str], classes: Sequence[str], told: str, spans: Sequence[Evidence]
) -> Annotation:
    """What it is and how it reads, on its words; on the whole report where it has none."""
    source = web_address(report.report.url) or urn("report", report.report.id)
    targets: list[Any] = [
        {"type": "SpecificResource", "source": source, "selector": _selectors(report.record.document.text, words)}
        for words in spans
    ]
    return {
        "id": urn(report.report.id, *name),
        "type": "Annotation",
        "motivation": "classifying",
        "created": report.added_at,
        "body": [*(_body("classifying", value) for value in classes), _body("describing", told)],
        "target": targets or source,
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _selectors(text: str, words: Evidence) -> list[dict[str, Any]]:
    """The words with those around them, and their place in code points."""
    quoted = {
        "type": "TextQuoteSelector",
        "exact": words.quote,
        "prefix": text[max(0, words.start - _AROUND) : words.start],
        "suffix": text[words.end : words.end + _AROUND],
    }
    return [quoted, {"type": "TextPositionSelector", "start": words.start, "end": words.end}]
