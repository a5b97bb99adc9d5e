"""What the joins are worth, by gold that was marked before the joining was written, and by gold that was marked blind.

Floors only rise. The second set is measured, never tuned to: docs/joining.md has what it scored the first time.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.archive import Archive
from tests.joining.gold import load
from tests.joining.joined import read, scores, table

HERE = Path(__file__).parent
FLOORS = {
    "examples/dispute": {
        "origins": (1.0, 1.0),
        "statements": (1.0, 0.74),
        "events": (0.96, 0.84),
        "answers": (1.0, 0.29),
    },
    "tests/joining/second": {
        "origins": (1.0, 0.33),
        "statements": (1.0, 0.65),
        "events": (0.93, 1.0),
        "answers": (0.69, 0.16),
    },
}
"""Precision, and recall of those pairs whose tellings the reader found both."""


@pytest.mark.slow
@pytest.mark.parametrize("where", FLOORS)
def test_floors(where: str, tmp_path: Path) -> None:
    folder = HERE.parents[1] / where
    gold = load(folder)
    with Archive(tmp_path / "joined.db") as archive:
        found = scores(gold, read(gold, folder), archive)
    told = "\n".join(table(found))
    for kind, (precision, recall) in FLOORS[where].items():
        assert found[kind].precision >= precision, told
        assert found[kind].recall_of_found >= recall, told
