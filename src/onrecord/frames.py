"""Records as tables of pandas or polars: one row a statement, event, actor or time; the same columns and types always."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from typing import Any, Literal, get_args

from onrecord.errors import OnrecordError
from onrecord.records import Actor, Evidence, Record

Kind = Literal["statements", "events", "actors", "times"]
Backend = Literal["pandas", "polars"]
Type = Literal["text", "number", "count"]
Cell = str | float | int | None
_BETWEEN_WORDS, _BETWEEN_NAMES = " … ", "; "
_TYPES: dict[Backend, dict[Type, str]] = {
    "pandas": {"text": "string", "number": "Float64", "count": "Int64"},
    "polars": {"text": "String", "number": "Float64", "count": "Int64"},
}
"""The types of the columns in each library: all of them may hold nothing."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing of a record, with what is needed to fill its cells."""

    record: Record
    actors: Mapping[str, Actor]
    thing: Any


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, and where its cell comes from."""

    name: str
    type: Type
    cell: Callable[[_Row], Cell]


def _of(name: str, kind: Type = "text") -> Column:
    """A field as it is."""
    return Column(name, kind, lambda row: getattr(row.thing, name))


def _joined(name: str) -> Column:
    """A field of several texts, joined."""
    return Column(name, "text", lambda row: _texts(getattr(row.thing, name)))


def _of_document(name: str, path: str | None = None) -> Column:
    """A field of the report."""
    get = attrgetter(path or name)
    return Column(name, "text", lambda row: get(row.record.document))


def _who(name: str) -> tuple[Column, ...]:
    """A field of one actor's id or several: their names, countries, ids."""

    def several(row: _Row, path: str) -> Cell:
        value = getattr(row.thing, name)
        ids = value if isinstance(value, tuple) else () if value is None else (value,)
        return _texts(getattr(row.actors[one], path) for one in ids)

    return (
        Column(name, "text", lambda row: several(row, "name")),
        Column(f"{name}_country", "text", lambda row: several(row, "country")),
        Column(f"{name}_id", "text", lambda row: several(row, "id")),
    )


def _words(name: str) -> tuple[Column, ...]:
    """A field of words of the report: the words, and where they stand, in code points: "12-40 52-60"."""
    return (
        Column(name, "text", lambda row: _quotes(getattr(row.thing, name))),
        Column(f"{name}_at", "text", lambda row: _places(getattr(row.thing, name))),
    )


_REPORT = (
    _of_document("report", "id"),
    _of_document("title"),
    _of_document("publisher"),
    Column("published", "text", lambda row: _published(row.record)),
)
COLUMNS: dict[Kind, tuple[Column, ...]] = {
    "statements": (
        *_REPORT, _of("id"), *_who("speaker"), *_who("addressees"), *_who("via"), _of("channel"), _of("said_at"), _of("mode"),
        _of("translated"), _of("act"), _of("polarity"), *_words("source"), *_words("cue"), *_words("content"), _of("parent"),
        _joined("responds_to"), _of("confidence", "number"), _of("speaker_confidence", "number"),
    ),
    "events": (
        *_REPORT, _of("id"), *_who("actors"), *_who("recipients"), _of("cameo"), _of("plover"), _of("plover_mode"),
        _of("goldstein", "number"), _of("when"), _of("modality"), _joined("guessed"), *_words("evidence"), _of("statement"),
        _of("mirror_of"), _of("confidence", "number"),
    ),
    "actors": (
        *_REPORT, _of("id"), _of("name"), _of("kind"), _of("country"), _of("code"), _of("body_code"), _joined("roles"),
        _joined("candidates"), *_who("members"), Column("mentioned", "count", lambda row: len(row.thing.mentions)),
        *_words("mentions"),
    ),
    "times": (
        *_REPORT, _of("start", "count"), _of("end", "count"), _of("quote"), _of("type"), _of("value"), _of("earliest"),
        _of("latest"), _of("rule"), _of("confidence", "number"),
    ),
}  # fmt: skip
"""The columns of each table, in their order."""


def to_frame(records: Record | Iterable[Record], kind: Kind = "statements", backend: Backend = "pandas") -> Any:
    """What records hold of one kind as a frame, a row each, in the order of the records.

    Who: names, joined by "; ". Words: as they stand, several joined by " … ", and their places. Raises OnrecordError where
    the library is not installed, ValueError where there is no such kind or backend.

    >>> from onrecord.records import Document, MadeBy
    >>> record = Record(Document("d", "Verania protested."), MadeBy("1.0", "a", "b"))
    >>> frame = to_frame(record, "times", "polars")
    >>> frame.shape, str(frame.schema["start"])
    ((0, 13), 'Int64')
    """
    if kind not in COLUMNS or backend not in get_args(Backend):
        raise ValueError(
            f"to_frame({kind!r}, {backend!r}): kind is one of {', '.join(COLUMNS)}, backend pandas or polars"
        )
    library, types = _library(backend), _TYPES[backend]
    given = (records,) if isinstance(records, Record) else records
    rows = [[column.cell(row) for column in COLUMNS[kind]] for record in given for row in _rows(record, kind)]
    cells = {column.name: (types[column.type], [row[n] for row in rows]) for n, column in enumerate(COLUMNS[kind])}
    if backend == "polars":
        return library.DataFrame([library.Series(n, c, dtype=getattr(library, t)) for n, (t, c) in cells.items()])
    return library.DataFrame({name: library.array(column, dtype=kind) for name, (kind, column) in cells.items()})


def _rows(record: Record, kind: Kind) -> Iterator[_Row]:
    actors = {actor.id: actor for actor in record.actors}
    return (_Row(record, actors, thing) for thing in getattr(record, kind))


def _published(record: Record) -> str | None:
    return record.document.published.value if record.document.published else None


def _library(name: Backend) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise OnrecordError(f"{name} is not installed", remedy=f"pip install {name}") from error


def _texts(values: Iterable[str | None]) -> str | None:
    """Several texts as one; nothing where there is none."""
    return _BETWEEN_NAMES.join(value or "" for value in values) or None


def _quotes(words: Iterable[Evidence]) -> str | None:
    return _BETWEEN_WORDS.join(e.quote for e in words) or None


def _places(words: Iterable[Evidence]) -> str | None:
    return " ".join(f"{e.start}-{e.end}" for e in words) or None
