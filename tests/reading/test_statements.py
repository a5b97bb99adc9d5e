"""Who said what: sentences in tests/cases/statements, one file a phenomenon, read by the whole reader.

A case has a text, perhaps the day it was published, and what must be found (`expected`, of which only the given keys
are checked) and what must not (`absent`: tables of the same keys, or the content or a part of the name of a speaker).
`statements` is their number. `xfail` says why a case fails today; when it passes, the test says so.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from onrecord.reading.reader import Reader
from onrecord.records import Record, Statement
from onrecord.schema import json_schema, to_json
from tests.golden import FOLDER, Case, document_of_case, name_of, names_of, params_of, words_of

_SCHEMA = jsonschema.Draft202012Validator(json_schema())


@pytest.mark.parametrize("case", params_of("statements"))
def test_case(case: Case, reader: Reader) -> None:
    record = reader.read(document_of_case(case))
    shown = [told(record, s) for s in record.statements]
    missing = [e for e in case.get("expected", []) if not any(agrees(e, s) for s in shown)]
    wrong = [a for a in case.get("absent", []) if any(agrees(unwanted, s) for unwanted in _tables(a) for s in shown)]
    assert (missing, wrong) == ([], []), shown
    assert len(shown) == case.get("statements", len(shown)), shown
    _SCHEMA.validate(json.loads(to_json(record)))


def test_every_phenomenon_shows_what_must_not_be_found() -> None:
    for path in (FOLDER / "statements").glob("*.toml"):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        assert len(cases) >= 6, path.name
        assert sum("absent" in case or "statements" in case for case in cases) >= 2, path.name


def told(record: Record, statement: Statement) -> Case:
    """A statement in the keys of a case."""
    parent = next((s for s in record.statements if s.id == statement.parent), None)
    return {
        "speaker": name_of(record, statement.speaker),
        "content": words_of(statement.content),
        "cue": words_of(statement.cue),
        "act": statement.act,
        "mode": statement.mode,
        "polarity": statement.polarity,
        "said_at": statement.said_at or "",
        "channel": statement.channel or "",
        "addressee": names_of(record, statement.addressees),
        "via": [name_of(record, actor) for actor in statement.via],
        "parent": words_of(parent.content) if parent else "",
    }


def agrees(expected: Case, shown: Case) -> bool:
    """Whether a statement has all that a case says of it; names by a part of them."""
    return all(_AGREES.get(key, _same)(value, shown[key]) for key, value in expected.items())


def _same(value: str, shown: str) -> bool:
    return value == shown


def _part(value: str, shown: str) -> bool:
    return value in shown if value else not shown


def _chain(value: list[str], shown: list[str]) -> bool:
    return len(value) == len(shown) and all(map(_part, value, shown))


_AGREES: dict[str, Callable[[Any, Any], bool]] = {"speaker": _part, "addressee": _part, "via": _chain}


def _tables(absent: str | Case) -> tuple[Case, ...]:
    return ({"content": absent}, {"speaker": absent}) if isinstance(absent, str) else (absent,)
