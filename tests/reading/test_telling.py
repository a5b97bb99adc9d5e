"""How it was said: the occasion and its channel, whether words are a translation; cases in tests/cases/telling.

The keys are those of the cases of documents; `answers` and `rule` are not needed here.
"""

from __future__ import annotations

import pytest

from onrecord.reading.reader import Reader
from tests.golden import Case, document_of_case, params_of
from tests.reading.test_documents import agrees, told


@pytest.mark.parametrize("case", params_of("telling"))
def test_case(case: Case, reader: Reader) -> None:
    record = reader.read(document_of_case(case))
    shown = [told(record, s) for s in record.statements]
    missing = [e for e in case.get("expected", []) if not any(agrees(e, s) for s in shown)]
    wrong = [a for a in case.get("absent", []) if any(agrees(a, s) for s in shown)]
    assert (missing, wrong) == ([], []), shown
    assert shown
