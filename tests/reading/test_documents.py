"""Documents that are themselves what somebody said: cases in tests/cases/documents, one file a kind, read as a whole.

A case has the text, its kind, issuer and date, perhaps the issuer's country, code or members, what must be found among
statements and events (`expected`, `events`; only the given keys are checked), and what must not (`absent`,
`events_absent`, `no_flags`). `statements` is their number. No case may flag the issuer's own words as nobody's, but the
one whose issuer is not known, which says so once.
"""

from __future__ import annotations

import json

import jsonschema
import pytest

from onrecord.article import document_from_text
from onrecord.reading.reader import Reader
from onrecord.records import Actor, Event, Record, Statement
from onrecord.schema import json_schema, to_json
from tests.golden import Case, cases_in, names_of
from tests.reading.test_statements import agrees as agrees_on_words
from tests.reading.test_statements import told as told_in_words

_SCHEMA = jsonschema.Draft202012Validator(json_schema())
_OURS = ("answers", "translated", "rule")
CASES = dict(cases_in("documents"))


@pytest.fixture(params=CASES, name="case", scope="module")
def _case(request: pytest.FixtureRequest) -> Case:
    case: Case = CASES[request.param]
    return case


@pytest.fixture(name="record", scope="module")
def _record(case: Case, reader: Reader) -> Record:
    """What is read of a case: once, for all tests of it."""
    return reader.read(document_from_text(case["text"]))


def test_kind_issuer_and_date(case: Case, record: Record) -> None:
    document = record.document
    assert (document.kind, document.issuer or "") == (case["kind"], case["issuer"])
    assert (document.published.value if document.published else None) == case.get("published")
    claims = [(c.value, c.how) for c in document.claims if c.field == "kind"]
    assert claims == ([] if case["kind"] == "report" else [(case["kind"], "text")])


def test_the_issuer_is_an_actor(case: Case, record: Record) -> None:
    if not case["issuer"]:
        return
    issuer = _issuer(record)
    members = [record.actor(member).name for member in issuer.members]
    assert (issuer.country, members) == (case.get("country"), case.get("members", []))
    assert issuer.code == case.get("code", issuer.code)


def test_statements(case: Case, record: Record) -> None:
    shown = [told(record, s) for s in record.statements]
    missing = [e for e in case["expected"] if not any(agrees(e, s) for s in shown)]
    wrong = [a for a in case["absent"] if any(agrees(a, s) for s in shown)]
    assert (missing, wrong) == ([], []), shown
    assert len(shown) == case.get("statements", len(shown)), shown
    _SCHEMA.validate(json.loads(to_json(record)))


def test_events(case: Case, record: Record) -> None:
    shown = [_happened(record, e) for e in record.events]
    missing = [e for e in case.get("events", []) if not any(_holds(e, s) for s in shown)]
    wrong = [a for a in case.get("events_absent", []) if any(_holds(a, s) for s in shown)]
    assert (missing, wrong) == ([], []), shown


def test_flags(case: Case, record: Record) -> None:
    kinds = [flag.kind for flag in record.flags]
    assert kinds.count("unknown_speaker") == ("unknown_issuer" in case)
    assert not {"unattributed", "metadata_conflict", *case.get("no_flags", [])} & set(kinds)


def test_what_must_hold_of_every_document(record: Record) -> None:
    places = {s.id: n for n, s in enumerate(record.statements)}
    assert len(places) == len(record.statements)
    for place, statement in enumerate(record.statements):
        assert all(places[earlier] < place for earlier in statement.responds_to)
        assert statement.parent not in statement.responds_to
        assert statement.parent is None or statement.parent in places


def test_every_file_shows_what_must_not_be_found() -> None:
    assert len(CASES) >= 25
    assert all(case["absent"] for case in CASES.values())


def told(record: Record, statement: Statement) -> Case:
    """A statement in the keys of a case."""
    by_id = {s.id: s for s in record.statements}
    answered = [told_in_words(record, by_id[r])["content"] for r in statement.responds_to]
    ours = {"answers": answered, "translated": statement.translated or "", "rule": statement.rules[0]}
    return told_in_words(record, statement) | ours


def agrees(expected: Case, shown: Case) -> bool:
    """Whether a statement has all that a case says of it."""
    words = {key: value for key, value in expected.items() if key not in _OURS}
    return agrees_on_words(words, shown) and all(expected.get(key, shown[key]) == shown[key] for key in _OURS)


def _issuer(record: Record) -> Actor:
    own = next(s for s in record.statements if s.rules[0].startswith("issued:"))
    assert own.speaker is not None
    return record.actor(own.speaker)


def _happened(record: Record, event: Event) -> Case:
    return {
        "actors": names_of(record, event.actors),
        "recipients": names_of(record, event.recipients),
        "plover": event.plover,
        "cameo": event.cameo,
        "when": event.when,
        "modality": event.modality,
    }


def _holds(expected: Case, shown: Case) -> bool:
    named = all(expected[side] in shown[side] for side in ("actors", "recipients") if side in expected)
    rest = {key: value for key, value in expected.items() if key not in ("actors", "recipients")}
    return named and rest.items() <= shown.items()
