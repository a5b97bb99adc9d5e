"""A question that takes too long is given up, and the next one is answered."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from onrecord.archive import Archive
from onrecord.errors import TooLong
from onrecord.store.engine import writing
from tests.archive.held import held
from tests.archive.opening import made

ENDLESS = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n"
)
SHORT = text(ENDLESS.text.replace("2000000000", "300000"))


def test_what_takes_too_long_is_given_up(archive_url: str) -> None:
    with Archive(made(archive_url), patience=0.05) as archive:
        with pytest.raises(TooLong, match=r"longer than 0\.05 s; narrow it"), archive.asking() as connection:
            connection.execute(ENDLESS)
        assert archive.statements() == []


def test_what_is_written_and_exported_is_not_hurried(archive_url: str) -> None:
    with Archive(made(archive_url), patience=0.001) as archive:
        assert archive.add(held(1)).outcome == "added"
        with writing(archive.engine) as connection:
            assert connection.execute(SHORT).scalar() == 300000
        assert b"Ada Sorel" in b"".join(archive.export("jsonl"))


def test_who_sets_no_limit_has_none(archive_url: str) -> None:
    with Archive(made(archive_url)) as archive, archive.asking() as connection:
        assert connection.execute(SHORT).scalar() == 300000
