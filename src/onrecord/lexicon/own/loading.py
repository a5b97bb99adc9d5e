"""A user's files: what form each has, and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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
    """The files of actors, then those of rules; of one that can't be read or is of the other sort, the problem.

    Dictionaries are read against the lexicon and the tables among the files: the countries, roles and codes that there are.
    """
    named = [(ACTORS, path) for path in actors] + [(RULES, path) for path in rules]
    files = read_files([path for _, path in named], lexicon=lexicon)
    return OwnWords(tuple(_of_sort(file, sort) for file, (sort, _) in zip(files, named, strict=True)))


def read_files(paths: Sequence[str | Path], *, lexicon: Lexicon) -> list[OwnFile]:
    """What files hold, each by its form; of one that can't be read, the problem."""
    opened = [_content(str(path)) for path in paths]
    read = [found if isinstance(found, OwnFile) else _table(*found) or found for found in opened]
    known = Known.of(lexicon, (row for file in read if isinstance(file, OwnFile) for row in file.rows))
    return [found if isinstance(found, OwnFile) else _dictionary(*found, known) for found in read]


def _content(name: str) -> tuple[str, bytes, str] | OwnFile:
    """The name of a file, its bytes, and its text."""
    content = b""
    try:
        content = Path(name).read_bytes()
        return name, content, content.decode("utf-8-sig")
    except OSError as error:
        why = (error.strerror or "not readable").lower()
        problem = broken(Source(name, 0), why, "check the path, and who may read it")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = broken(Source(name, line), "bytes that are no UTF-8", "save the file as UTF-8")
    return OwnFile(name, "unread", problems=(problem,), content=content)


def _table(name: str, content: bytes, text: str) -> OwnFile | None:
    """What a file of ours holds; None for another."""
    if name.lower().endswith(".toml"):
        return replace(read_toml(text, name=name), content=content)
    csv = name.lower().endswith(".csv") or looks_like_csv(text)
    return replace(read_csv(text, name=name), content=content) if csv else None


def _dictionary(name: str, content: bytes, text: str, known: Known) -> OwnFile:
    form = form_of(text)
    if form is None:
        return OwnFile(
            name, "unread", problems=(broken(Source(name, 0), "no form that we read", _FORMS),), content=content
        )
    return replace(_READERS[form](text, name=name, known=known), content=content)


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
