"""The reports of the worked example, read once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.records import Record
from tests.joining.gold import Gold, load
from tests.joining.joined import read

DISPUTE = Path(__file__).parents[2] / "examples" / "dispute"


@pytest.fixture(scope="session")
def gold() -> Gold:
    """What is the same in the twelve reports."""
    return load(DISPUTE)


@pytest.fixture(scope="session")
def records(gold: Gold) -> Mapping[str, Record]:
    """The records of the twelve reports, by their ids."""
    return read(gold, DISPUTE)
