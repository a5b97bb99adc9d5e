"""Which single finds gold calls right, and whether confidences are what they say."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate import counting, judging, pages, reliability

GRADER = SimpleNamespace(root=lambda code: code[:2] if code[:2].isdigit() else code)
SHARED = Path(__file__).parents[2] / "shared"
ACTORS = [{"id": "d", "code": "DNKGOV"}, {"id": "n", "code": "NOR"}, {"id": "x", "code": None}]


NO_OPTIONS = counting.options(())


def judged(gold: dict[str, Any], record: dict[str, Any]) -> dict[str, bool]:
    return judging.events(GRADER, gold, record, NO_OPTIONS)


def event(
    number: int, actors: list[str], recipients: list[str], cameo: str, modality: str = "happened"
) -> dict[str, Any]:
    return {"id": f"e{number}", "actors": actors, "recipients": recipients, "cameo": cameo, "plover": "ASSAULT", "modality": modality}  # fmt: skip


def test_the_first_event_is_right_by_kind_and_countries() -> None:
    gold = {"events": [{"source": "DNK", "target": "NORMIL", "code": "190"}]}
    told = [event(1, ["d"], ["n"], "193"), event(2, ["n"], ["d"], "043")]
    assert judged(gold, {"actors": ACTORS, "events": told}) == {"e1": True}
    assert judged(gold, {"actors": ACTORS, "events": told[1:]}) == {"e2": False}
    assert judged(gold, {"actors": ACTORS, "events": [event(3, ["d"], ["x"], "190")]}) == {"e3": False}


def test_where_gold_lacks_a_side_or_nothing_happened_no_event_is_judged() -> None:
    told = {"actors": ACTORS, "events": [event(1, ["d"], ["n"], "190")]}
    assert judged({"events": [{"source": "DNK", "target": None, "code": "190"}]}, told) == {}
    gold = {"events": [{"source": "DNK", "target": "NOR", "code": "ASSAULT"}]}
    assert judged(gold, {"actors": ACTORS, "events": [event(1, ["d"], ["n"], "190", "denied")]}) == {}
    assert judged(gold, told) == {"e1": True}


def test_a_time_is_right_by_its_value_and_takes_one_of_gold() -> None:
    gold = {"timexes": [{"start": 3, "end": 9, "value": "2031-05-05"}, {"start": 20, "end": 24, "value": None}]}
    times = [
        {"start": 0, "end": 9, "value": "2031-05-05"},
        {"start": 5, "end": 9, "value": "2031-05-05"},
        {"start": 20, "end": 22, "value": "P1D"},
    ]
    assert judging.times(gold, {"times": times}) == (True, False, False)


@pytest.mark.skipif(not (SHARED / "grade").is_dir(), reason="there is no ../shared/grade")
def test_statements_are_judged_as_the_grader_links_them() -> None:
    grader, options = counting.grader(SHARED / "grade/corpus.py"), counting.options(["--outermost"])
    text = "The envoy said talks would resume. The mayor denied it."
    gold = {"id": "a", "text": text, "attributions": [{"id": "1", "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 33]]}]}  # fmt: skip
    said = [
        {"id": "s1", "parent": None, "speaker": "e", "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 33]]},
        {"id": "s2", "parent": None, "speaker": None, "source": [[35, 44]], "cue": [[45, 51]], "content": [[52, 54]]},
        {"id": "s3", "parent": "s1", "speaker": "e", "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 20]]},
    ]
    record = {"statements": said}
    assert judging.verdicts("statement", grader, gold, record, options) == (True, False, None)
    assert judging.verdicts("speaker", grader, gold, record, options) == (True, None)
    tally = grader.Tally()
    grader.attributions(gold, record, tally, options)
    assert tally["linked"] == [1, 2, 1]


FINDS = st.lists(st.tuples(st.integers(1, 99), st.booleans()), min_size=1, max_size=60)


@given(FINDS)
def test_figures_of_reliability_are_shares(finds: list[tuple[int, bool]]) -> None:
    sure, right = np.array([c / 100 for c, _ in finds]), np.array([float(r) for _, r in finds])
    found = reliability.reliability("finds", sure, right)
    assert sum(b.found for b in found.bins) == len(finds)
    assert all(b.low <= round(b.confidence, 9) <= b.high for b in found.bins)
    assert all(0 <= n <= 1 for n in (found.error, found.auc, found.risk, found.right))


def test_confidences_that_tell_right_from_wrong_have_no_risk() -> None:
    found = reliability.reliability("finds", np.array([0.9] * 6 + [0.2] * 4), np.array([1.0] * 6 + [0.0] * 4))
    assert (found.auc, found.risk) == (1.0, 0.0)
    assert found.error == pytest.approx(0.6 * 0.1 + 0.4 * 0.2)


def test_finds_that_are_equally_sure_count_in_part() -> None:
    assert reliability.risk(np.full(10, 0.5), np.array([1.0] * 5 + [0.0] * 5)) == 0.5
    assert reliability.auc(np.full(10, 0.5), np.array([1.0] * 5 + [0.0] * 5)) == 0.5


def test_the_page_gets_a_row_for_each_group_and_bin() -> None:
    found = reliability.reliability("finds", np.array([0.97, 0.3]), np.array([1.0, 0.0]))
    page = "".join(reliability.pages([found]))
    assert "| finds | 2 | 0.500 | 0.165 | 1.000 | 0.167 |\n" in page
    assert "| 0.95 to 1.00 | 1 | 0.970 | 1.000 |\n" in page


def test_the_page_of_confidences_has_its_markers() -> None:
    assert pages.MARKED.search((pages.ROOT / pages.CONFIDENCE).read_text(encoding="utf-8"))
