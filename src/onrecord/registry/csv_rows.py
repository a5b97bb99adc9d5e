"""Actors in a user's CSV: a row is an actor, or one more term, code or name of an actor who has a row already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord.lexicon.own.cells import broken
from onrecord.lexicon.own.known import Known
from onrecord.lexicon.own.rows import Problem, Source

from .countries import Countries, has_form_of_code
from .csv_cells import COLUMNS, Line, line_of
from .csv_lines import Row, rows_of
from .csv_terms import joined, unused
from .facts import Import, RegistryActor
from .names import made_key, normal

_NAME = "name"


def looks_like_csv(text: str) -> bool:
    """Whether the first line with cells names columns of ours."""
    first = next(rows_of(text), None)
    return first is not None and _NAME in _header(first)


def read_csv(text: str, *, file: str, known: Known) -> Import:
    """The actors of a file, in the order of their first rows; what can't be read or has no effect is told.

    `file` is its name as problems give it. Rows without an id are of one actor where name, kind and country are the same.
    """
    rows = iter(rows_of(text))
    first = next(rows, Row(0))
    problem = _bad_header(first, Source(file, first.line))
    if problem is not None:
        return Import(file, "csv", problems=(problem,))
    reading = _Reading(file, known)
    lines = reading.with_countries(list(reading.lines(_header(first), rows)))
    actors = tuple(reading.actors(lines))
    told = sorted((*reading.extra(first), *reading.problems), key=lambda p: p.source.line)
    return Import(file, "csv", actors, problems=tuple(told))


def _header(row: Row) -> list[str]:
    return [cell.lower() for cell in row.cells]


def _bad_header(row: Row, source: Source) -> Problem | None:
    """Why no row below a header can be read."""
    header = _header(row)
    remedy = f"the first line names the columns: {', '.join(COLUMNS)}; all but name may be left out"
    if row.broken or _NAME not in header:
        return broken(source, row.broken or "no column name", remedy)
    twice = sorted({column for column in header if column in COLUMNS and header.count(column) > 1})
    return broken(source, f"column {', '.join(twice)} twice", "give each column once") if twice else None


def _own_states(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """The names of the states in a file, each with the three letters of its country, or else its code."""
    for line in lines:
        letters = (line.country or line.code or "").upper()
        if line.kind == "state" and has_form_of_code(letters):
            yield from ((normal(name), letters) for name in (line.name, *line.aliases) if name)


@dataclass(slots=True)
class _Reading:
    """A file while it is read, and what is to be said of it so far."""

    file: str
    known: Known
    problems: list[Problem] = field(default_factory=list)

    def extra(self, first: Row) -> Iterator[Problem]:
        """The columns that are none of ours."""
        names = [column for column in _header(first) if column and column not in COLUMNS]
        if names:
            told = f"columns {', '.join(names)}"
            yield Problem(Source(self.file, first.line), "not used", told, f"there are {', '.join(COLUMNS)}")

    def lines(self, header: list[str], rows: Iterable[Row]) -> Iterator[Line]:
        """What each row says."""
        for row in rows:
            source = Source(self.file, row.line)
            if row.broken:
                self.problems.append(broken(source, row.broken, "close the quotation mark, or write two for one"))
            elif len(row.cells) > len(header):
                remedy = f"the header has {len(header)}; a cell with a separator in it needs quotes around it"
                self.problems.append(broken(source, f"{len(row.cells)} cells", remedy))
            else:
                given = {column: cell for column, cell in zip(header, row.cells, strict=False) if column in COLUMNS}
                line = line_of(given, source)
                if isinstance(line, Line):
                    yield line
                else:
                    self.problems.append(line)

    def with_countries(self, lines: list[Line]) -> list[Line]:
        """The rows with ISO codes for countries; a state of kind `state` in the file may have three letters of its own."""
        own = dict(_own_states(lines))
        countries, known = Countries(self.known.actors, own), self.known.with_countries(own.values())
        for line in lines:
            if line.code and (part := known.unknown(line.code)) is not None:
                self._doubt(line, f"{part} of {line.code} is no country, region or role that we know")
        return [
            replace(
                line,
                country=self._country(line, line.country, countries),
                office_country=self._country(line, line.office_country, countries),
            )
            for line in lines
        ]

    def _country(self, line: Line, written: str | None, countries: Countries) -> str | None:
        """The code of a country; three letters that no table has are kept, and told."""
        if not written:
            return None
        found = countries.of(written)
        if found is None:
            self._doubt(line, f"{written} is not one country that we know")
            return written if has_form_of_code(written) else None
        return found

    def _doubt(self, line: Line, seen: str) -> None:
        self.problems.append(Problem(line.source, "unknown code", seen, "correct it, or give it a row of kind state"))

    def actors(self, lines: Iterable[Line]) -> Iterator[RegistryActor]:
        """The actors of whom the rows speak."""
        together: dict[str, list[Line]] = {}
        for line in lines:
            together.setdefault(line.id or made_key(line.name, line.kind, line.country), []).append(line)
        for key, of_one in together.items():
            if not any(line.name for line in of_one):
                self.problems += (
                    broken(line.source, f"no name for {key}", "give one row of it a name") for line in of_one
                )
                continue
            self.problems += unused(of_one)
            yield joined(key, of_one)
