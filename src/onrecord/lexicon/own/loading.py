"""A user's files: what form each has, and what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import BadLexicon

from .cells import broken
from .csv_rows import looks_like_csv, read_csv
from .rows import OwnFile, OwnWords, Problem, Source
from .shapes import ACTORS, RULES, option_of
from .toml_rows import read_toml

_FORMS = "write our CSV or TOML, or a dictionary of PETRARCH's form; docs/own-words.md shows each"


def load(actors: Iterable[str | Path] = (), rules: Iterable[str | Path] = ()) -> OwnWords:
    """The files of actors, then those of rules. Raises BadLexicon for one that can't be read or is of the other sort."""
    files = [
        _of_sort(read_file(path), wanted) for wanted, paths in ((ACTORS, actors), (RULES, rules)) for path in paths
    ]
    return OwnWords(tuple(files))


def read_file(path: str | Path) -> OwnFile:
    """What a file holds, by its form. Raises BadLexicon where it can't be opened or is no text."""
    name = str(path)
    try:
        content = Path(path).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise BadLexicon(
            f"{name}: {(error.strerror or 'not readable').lower()}", remedy="check the path, and who may read it"
        ) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadLexicon(f"{name}, line {line}: bytes that are no UTF-8", remedy="save the file as UTF-8") from error
    found = _read(text, name)
    return OwnFile(found.name, found.format, found.rows, found.problems, content)


def _read(text: str, name: str) -> OwnFile:
    if name.lower().endswith(".toml"):
        return read_toml(text, name=name)
    if name.lower().endswith(".csv") or looks_like_csv(text):
        return read_csv(text, name=name)
    return OwnFile(name, "csv", problems=(broken(Source(name, 1), "no form of ours", _FORMS),))


def _of_sort(file: OwnFile, wanted: str) -> OwnFile:
    """The file, with a problem where all it holds belongs to the other option."""
    sorts = {option_of(row.table) for row in file.rows}
    if sorts and wanted not in sorts:
        row, other = file.rows[0], sorts.pop()
        problem = Problem(row.source, "broken", f"rows of {row.table}", f"give the file with --{other}")
        return OwnFile(file.name, file.format, (), (problem,), file.content)
    return file
