"""What answers what: sentences in tests/cases/answers, one file a theme, read by the whole reader.

`answers` are statements that must be found with all that they answer; `apart` are statements that must answer nothing,
or, where `to` names it, not that. Of the speaker a part of the name is enough; `to` is what was said before, word for word.
"""

from __future__ import annotations

import pytest

from onrecord.reading.reader import Reader
from onrecord.records import Record, Statement
from tests.golden import Case, cases_in, document_of_case, is_part, name_of, params_of, words_of


@pytest.mark.parametrize("case", params_of("answers"))
def test_case(case: Case, reader: Reader) -> None:
    record = reader.read(document_of_case(case))
    shown = [told(record, s) for s in record.statements]
    missing = [a for a in case.get("answers", []) if not any(_is(a, s) and _answers(a, s) for s in shown)]
    joined = [a for a in case.get("apart", []) for s in shown if _is(a, s) and a.get("to", s["to"]) == s["to"] != []]
    joined += [a for a in case.get("apart", []) for s in shown if _is(a, s) and a.get("to") in s["to"]]
    assert (missing, joined) == ([], []), shown
    assert all(any(_is(a, s) for s in shown) for a in case.get("apart", [])), shown


def test_cases_tell_as_much_of_what_is_apart() -> None:
    cases = [case for _, case in cases_in("answers")]
    assert all({"answers", "apart"} & set(case) for case in cases)
    assert sum("apart" in case for case in cases) >= len(cases) // 3


def told(record: Record, statement: Statement) -> Case:
    """A statement in the keys of a case."""
    by_id = {s.id: s for s in record.statements}
    return {
        "by": name_of(record, statement.speaker),
        "act": statement.act,
        "content": words_of(statement.content),
        "to": [words_of(by_id[earlier].content) for earlier in statement.responds_to],
    }


def _is(wanted: Case, shown: Case) -> bool:
    """Whether a statement is the one that a case speaks of."""
    return is_part(wanted["by"], shown["by"]) and all(wanted.get(k, shown[k]) == shown[k] for k in ("act", "content"))


def _answers(wanted: Case, shown: Case) -> bool:
    return bool(shown["to"]) and wanted.get("to", shown["to"]) == shown["to"]
