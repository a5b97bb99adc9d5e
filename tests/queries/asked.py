"""What the tests of several questions share: any records in an archive, and the command line."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.queries.filters import Filter
from onrecord.records import Record
from onrecord.store.engine import writing
from tests.archive.strategies import records
from tests.queries.joined import unjoin

ALL = Filter(limit=None)
SOME_RECORDS = st.lists(records(), min_size=1, max_size=6)


@contextmanager
def holding(some: Sequence[Record]) -> Iterator[tuple[Archive, list[tuple[str, Record]]]]:
    """An archive of these, each for itself, with its reports: id and record of the current version."""
    with tempfile.TemporaryDirectory() as folder, Archive(f"{folder}/archive.db") as archive:
        reports = dict.fromkeys(archive.add(record).report for record in some if record.document.failure is None)
        with writing(archive.engine) as connection:
            unjoin(connection)
        yield archive, [(report, archive.record(report)) for report in reports]


def ask(archive: Archive, *arguments: str) -> Result:
    """The command line, asked of this archive."""
    url = archive.engine.url.render_as_string(hide_password=False)
    return CliRunner().invoke(app, [*arguments, "--archive", url])
