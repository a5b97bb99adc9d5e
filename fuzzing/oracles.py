"""What must hold of whatever is read, however broken it came in. Each oracle raises AssertionError with what it saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.article import Arrival
from onrecord.records import Evidence, MadeBy, Record
from onrecord.schema import from_json, to_json
from onrecord.spans import Span

_MADE_BY = MadeBy("0", "none", "none")


class Broken(AssertionError):
    """A promise that was not kept."""


def check(held: bool, told: str) -> None:
    """Nothing where a promise is kept; raises Broken where it is not, also where assertions are switched off."""
    if not held:
        raise Broken(told)


def check_arrivals(arrivals: Iterable[Arrival]) -> bytes:
    """All that arrived, as bytes to compare with; each document keeps its promises."""
    said = [check_record(Record(arrival.document, _MADE_BY)) for arrival in arrivals]
    check(bool(said), "nothing arrived, not even a failure")
    return b"\n".join(said)


def check_record(record: Record) -> bytes:
    """The JSON of a record, which says the same when it is read again, and whose evidence equals its slices."""
    document = record.document
    for evidence in _evidence(record):
        check(0 <= evidence.start < evidence.end <= len(document.text), f"out of range: {evidence}")
        check(document.text[evidence.start : evidence.end] == evidence.quote, f"not its slice: {evidence}")
    if document.failure is not None:
        check(
            bool(document.failure.stage and document.failure.reason), f"a failure without a reason: {document.failure}"
        )
    in_order(aside.span for aside in document.set_aside)
    written = to_json(record)
    check(from_json(written) == record, "the record's JSON says something else than the record")
    return written


def in_order(spans: Iterable[Span], *, within: tuple[int, int] | None = None) -> None:
    """Whether spans hold something, follow one another without overlap, and lie within bounds."""
    at, end = within or (0, 1 << 62)
    for span in spans:
        check(at <= span.start < span.end <= end, f"{span} after {at}, within {end}")
        at = span.end


def _evidence(record: Record) -> Iterator[Evidence]:
    yield from record.document.set_aside
    yield from record.evidences()
