"""A user's files: what form each has, and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import BadLexicon

from .actor_dictionary import read_actors
from .agent_dictionary import read_agents
from .cells import broken
from .csv_rows import looks_like_csv, read_csv
from .dictionary import form_of
from .known import Known
from .rows import OwnFile, OwnWords, Problem, Source
from .shapes import ACTORS, RULES, option_of
from .toml_rows import read_toml
from .verb_dictionary import read_verbs

if TYPE_CHECKING:
    from onrecord.lexicon import Lexicon

_FORMS = "write our CSV or TOML, or a dictionary of PETRARCH's form; docs/own-words.md shows each"


def load(actors: Iterable[str | Path] = (), rules: Iterable[str | Path] = (), *, lexicon: Lexicon) -> OwnWords:
    """The files of actors, then those of rules. Raises BadLexicon for one that can't be opened or is no text.

    Dictionaries are read against the lexicon and the tables among the files: the countries, roles and codes that there are.
    """
    named = [(ACTORS, path) for path in actors] + [(RULES, path) for path in rules]
    files = read_files([path for _, path in named], lexicon=lexicon)
    return OwnWords(tuple(_of_sort(file, sort) for file, (sort, _) in zip(files, named, strict=True)))


def read_files(paths: Sequence[str | Path], *, lexicon: Lexicon) -> list[OwnFile]:
    """What files hold, each by its form. Raises BadLexicon for one that can't be opened or is no text."""
    contents = [_content(path) for path in paths]
    tables = [_table(str(path), text) for path, (_, text) in zip(paths, contents, strict=True)]
    known = Known.of(lexicon, (row for table in tables if table is not None for row in table.rows))
    return [
        replace(table or _dictionary(str(path), text, known), content=content)
        for path, table, (content, text) in zip(paths, tables, contents, strict=True)
    ]


def _content(path: str | Path) -> tuple[bytes, str]:
    """The bytes of a file, and its text."""
    try:
        content = Path(path).read_bytes()
        return content, content.decode("utf-8-sig")
    except OSError as error:
        why = (error.strerror or "not readable").lower()
        raise BadLexicon(f"{path}: {why}", remedy="check the path, and who may read it") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadLexicon(f"{path}, line {line}: bytes that are no UTF-8", remedy="save the file as UTF-8") from error


def _table(name: str, text: str) -> OwnFile | None:
    """What a file of ours holds; None for another."""
    if name.lower().endswith(".toml"):
        return read_toml(text, name=name)
    csv = name.lower().endswith(".csv") or looks_like_csv(text)
    return read_csv(text, name=name) if csv else None


def _dictionary(name: str, text: str, known: Known) -> OwnFile:
    form = form_of(text)
    if form is None:
        return OwnFile(name, "actor dictionary", problems=(broken(Source(name, 1), "no form that we read", _FORMS),))
    return _READERS[form](text, name=name, known=known)


def _of_sort(file: OwnFile, wanted: str) -> OwnFile:
    """The file, with a problem where all it holds belongs to the other option."""
    sorts = {option_of(row.table) for row in file.rows}
    if sorts and wanted not in sorts:
        row, other = file.rows[0], sorts.pop()
        problem = Problem(row.source, "broken", f"rows of {row.table}", f"give the file with --{other}")
        return replace(file, rows=(), problems=(problem,))
    return file


_READERS: dict[str, Callable[..., OwnFile]] = {
    "actor dictionary": read_actors,
    "agent dictionary": read_agents,
    "verb dictionary": read_verbs,
}
