"""What holds for statements of any report: tried on reports put together out of the golden cases, in any order."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.article import document_from_text
from onrecord.reading.reader import Reader
from onrecord.records import Evidence, Record, Statement
from onrecord.schema import to_json
from tests.golden import texts_of

TEXTS = texts_of("statements")
REPORTS = st.tuples(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5), st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n"])
).map(lambda drawn: drawn[1].join(drawn[0]))
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@SETTINGS
@given(text=REPORTS)
def test_statements_keep_their_promises(reader: Reader, text: str) -> None:
    record = reader.read(document_from_text(text, published="2031-05-08"))
    statements = record.statements
    assert len({s.id for s in statements}) == len(statements)
    for statement in statements:
        assert statement.content
        for row in (statement.source, statement.cue, statement.content):
            assert all(text[e.start : e.end] == e.quote for e in row)
            assert all(a.end <= b.start for a, b in itertools.pairwise(row))
        assert len({statement.speaker, *statement.via}) == 1 + len(statement.via)
        assert statement.id not in _above(record, statement)


@SETTINGS
@given(text=REPORTS)
def test_what_is_told_within_lies_within(reader: Reader, text: str) -> None:
    record = reader.read(document_from_text(text))
    by_id = {s.id: s for s in record.statements}
    for inner in record.statements:
        if inner.parent is not None:
            assert _overlap(inner.content[0], by_id[inner.parent].content)
            assert _length(inner) < _length(by_id[inner.parent])


@SETTINGS
@given(text=REPORTS, other=REPORTS)
def test_a_record_depends_on_its_report_alone(reader: Reader, text: str, other: str) -> None:
    first = to_json(reader.read(document_from_text(text)))
    reader.read(document_from_text(other))
    assert to_json(reader.read(document_from_text(text))) == first


def _above(record: Record, statement: Statement) -> list[str]:
    """The ids of the statements in which this one is told, outwards; one more than there can be, where they run in a circle."""
    parents = {s.id: s.parent for s in record.statements}
    found: list[str] = []
    at = statement.parent
    while at is not None and len(found) <= len(parents):
        found.append(at)
        at = parents[at]
    return found


def _overlap(span: Evidence, row: tuple[Evidence, ...]) -> bool:
    return any(span.start < e.end and e.start < span.end for e in row)


def _length(statement: Statement) -> int:
    return sum(e.end - e.start for e in statement.content)
