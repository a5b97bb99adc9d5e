"""Who did what to whom: sentences in tests/cases/events, one file a theme, read by the whole reader.

A case says what must be found (`expected`, of which only the given keys are checked), what must not (`absent`, in the
same keys), and perhaps how many `events` there are. Of actors and recipients a part of the name is enough, several have
bars between them; `root` is the first two digits of the code; `evidence` are exact quotes and `pieces` their number;
`statement` is what was said by whoever vouches for the event, `mirrors` the actors of the event that it mirrors.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from onrecord.reading.reader import Reader
from onrecord.records import Event, Record
from onrecord.schema import json_schema, to_json
from tests.golden import Case, cases_in, document_of_case, is_part, names_of, params_of, words_of

_SCHEMA = jsonschema.Draft202012Validator(json_schema())


@pytest.mark.parametrize("case", params_of("events"))
def test_case(case: Case, reader: Reader) -> None:
    record = reader.read(document_of_case(case))
    shown = [told(record, e) for e in record.events]
    missing = [e for e in case.get("expected", []) if not any(agrees(e, s) for s in shown)]
    wrong = [a for a in case.get("absent", []) if any(agrees(a, s) for s in shown)]
    assert (missing, wrong) == ([], []), shown
    assert len(shown) == case.get("events", len(shown)), shown
    _SCHEMA.validate(json.loads(to_json(record)))


def test_every_case_may_fail_and_every_theme_shows_what_is_no_event() -> None:
    themes: Counter[str] = Counter()
    for name, case in cases_in("events"):
        assert {"expected", "absent", "events"} & set(case), name
        themes[name.split("-")[0]] += "absent" in case or "events" in case
    assert min(themes.values()) >= 3


def told(record: Record, event: Event) -> Case:
    """An event in the keys of a case."""
    vouching = next((s for s in record.statements if s.id == event.statement), None)
    mirrored = next((e for e in record.events if e.id == event.mirror_of), None)
    return {
        "actors": names_of(record, event.actors),
        "recipients": names_of(record, event.recipients),
        "cameo": event.cameo,
        "root": event.cameo[:2],
        "plover": event.plover or "",
        "plover_mode": event.plover_mode or "",
        "goldstein": event.goldstein,
        "when": event.when or "",
        "modality": event.modality,
        "guessed": list(event.guessed),
        "evidence": [" ".join(e.quote.split()) for e in event.evidence],
        "pieces": len(event.evidence),
        "statement": words_of(vouching.content) if vouching else "",
        "mirrors": names_of(record, mirrored.actors) if mirrored else "",
    }


def agrees(expected: Case, shown: Case) -> bool:
    """Whether an event has all that a case says of it."""
    return all(_AGREES.get(key, _same)(value, shown[key]) for key, value in expected.items())


def _same(value: object, shown: object) -> bool:
    return value == shown


_AGREES: dict[str, Callable[[Any, Any], bool]] = dict.fromkeys(("actors", "recipients", "mirrors"), is_part)
