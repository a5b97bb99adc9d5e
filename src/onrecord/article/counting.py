"""How many reports a run will bring, as far as that can be known before they are read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.article.inputs import files_of
from onrecord.article.openers import format_of
from onrecord.article.source import STDIN, is_address, source_of_file
from onrecord.article.streams import first_line, more_of


def expected(paths: Iterable[Path | str]) -> int | None:
    """How many reports come of these, those that can't be read included; None where only reading tells.

    A file is one, JSON lines are as many as their lines (empty ones too), a table of Parquet says its rows. Standard
    input, an address, an archive, a JSON list and what is packed tell nothing beforehand.
    """
    total = 0
    for path in paths:
        if str(path) == STDIN or is_address(path):
            return None
        for file in files_of(Path(path)):
            if (count := _of_file(file)) is None:
                return None
            total += count
    return total


def _of_file(path: Path) -> int | None:
    try:
        with path.open("rb") as file:
            start = more_of(first_line(file), file)
        return format_of(start, source_of_file(path).suffix).count(path)
    except OSError:
        return 1  # it comes as one that can't be read
