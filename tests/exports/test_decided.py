"""What people decided is what is handed on: what was taken away is in no format, what was corrected stands corrected."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.archive import Archive
from onrecord.exports.formats import FORMATS, Format
from onrecord.store.deciding.kinds import Author
from tests.exports.exporting import exported
from tests.queries.quarrel import quarrel

ME = Author("Ada Sorel", "read again")


@pytest.mark.parametrize("known", [known for known in FORMATS if not known.binary], ids=lambda known: known.name)
def test_what_was_taken_away_is_not_handed_on(filled: Callable[..., Archive], known: Format) -> None:
    told = quarrel()
    archive = filled(told.record)
    claim, deed = told.statements[0].id, told.events[2].id
    before = exported(archive, known.name)
    archive.retract(claim, ME)
    archive.retract(deed, ME)
    after = exported(archive, known.name)
    assert after != before
    assert claim not in after
    assert deed not in after


def test_what_was_corrected_stands_corrected(filled: Callable[..., Archive]) -> None:
    told = quarrel()
    archive = filled(told.record)
    archive.correct(told.events[2].id, ME, {"cameo": "172"})
    codes = [line.split("\t")[26] for line in exported(archive, "gdelt").splitlines()]
    assert "172" in codes
    assert "171" not in codes
