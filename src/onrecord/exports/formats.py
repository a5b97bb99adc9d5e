"""The formats that an archive can be handed on in: one row, and one file, each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from onrecord.errors import NotFound
from onrecord.exports import atom, csv_lines, ftm, gdelt, jsonl, jsonld, parquet, plover, timelinejs, web_annotations
from onrecord.exports.dossier import markdown, page
from onrecord.exports.plain import encoded
from onrecord.queries.filters import EVERYTHING, Filter

ALL = replace(EVERYTHING, limit=None)
"""What is handed on where nothing else is asked."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, the end of its files' names, what it is for, and what writes it."""

    name: str
    extension: str
    about: str
    write: Callable[[Connection, Filter], Iterator[str] | Iterator[bytes]]
    """Gives the file piece by piece, about one a row. Raises NotFound for names that nobody bears."""
    binary: bool = False
    """Whether it is no text, and nothing for a terminal."""


FORMATS: tuple[Format, ...] = (
    Format("csv", "csv", "events and statements as a table, one line each", csv_lines.write),
    Format("parquet", "parquet", "the same table, typed", parquet.write, binary=True),
    Format("jsonl", "jsonl", "the whole record of each report, one a line", jsonl.write),
    Format("gdelt", "tsv", "events in the 61 columns of GDELT 2.0", gdelt.write),
    Format("plover", "jsonl", "events in the fields of PLOVER's manual, one a line", plover.write),
    Format("annotations", "jsonld", "W3C Web Annotations: what is said and done, on its words", web_annotations.write),
    Format("timelinejs", "json", "slides for TimelineJS", timelinejs.write),
    Format("ftm", "ftm.json", "FollowTheMoney entities, one a line", ftm.write),
    Format("jsonld", "jsonld", "schema.org: articles, quotations, claims", jsonld.write),
    Format("atom", "atom", "a feed, what was added last first", atom.write),
    Format("dossier", "md", "a dossier of a dispute in Markdown, each sentence with a note", markdown.write),
    Format("dossier-html", "html", "the same as one page that needs nothing else", page.write),
)


def format_named(name: str) -> Format:
    """The format of this name. Raises NotFound, which lists those that there are."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise NotFound(f"no format {name!r}", remedy=f"there are: {', '.join(known.name for known in FORMATS)}")


def exported(connection: Connection, name: str, wanted: Filter) -> Iterator[bytes]:
    """The file of a format, piece by piece: UTF-8, if it is text. Raises NotFound likewise."""
    for piece in format_named(name).write(connection, wanted):
        yield encoded(piece) if isinstance(piece, str) else piece
