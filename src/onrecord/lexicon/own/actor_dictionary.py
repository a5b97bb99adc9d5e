"""Names of actors in a dictionary of PETRARCH's form: a name, more names behind '+', codes in brackets with their days."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from .cells import automatic
from .dictionary import lines, spelled
from .intervals import Term, apart, term
from .known import Known
from .rows import OwnFile, OwnRow, Problem, Source

_CODES = re.compile(r"\[([^\]}]*)[\]}]?")
_CODE = re.compile(r"[A-Z][A-Z0-9]{2,}$")
_NOBODY = ("---", "+++", "###")
_STATE = 3
_LONGEST_TITLE = 3
_FEWEST = 2
_PERSONS = ("person", "unnamed")
_OF_PERSONS = ("ELI",)


@dataclass(slots=True)
class _Actor:
    """An actor's names and codes, each with its line."""

    names: list[tuple[int, str]] = field(default_factory=list)
    codes: list[tuple[int, str]] = field(default_factory=list)


def read_actors(text: str, *, name: str, known: Known) -> OwnFile:
    """The rows of a file; what has no effect is told."""
    actors = list(_actors(text))
    codes = [(at, code.split()[0].upper()) for actor in actors for at, code in actor.codes if code.split()]
    new = {part: at for at, code in reversed(codes) if _CODE.match(code) and (part := known.unknown(code)) is not None}
    known = known.with_countries(new)
    found = [made for actor in actors for made in _Reading(name, known, actor).made()]
    found += [_unknown(part, Source(name, at)) for part, at in sorted(new.items(), key=lambda pair: pair[1])]
    rows = tuple(made for made in found if isinstance(made, OwnRow))
    return OwnFile(name, "actor dictionary", rows, tuple(made for made in found if isinstance(made, Problem)))


def _unknown(part: str, source: Source) -> Problem:
    """What is said of a part of codes that stands for nothing we know: it is taken for a state of its own."""
    remedy = "correct it, or give it a row in a table actors_states of yours"
    return Problem(source, "unknown code", f"{part} is no country, region or role that we know", remedy)


def _actors(text: str) -> Iterator[_Actor]:
    actor = _Actor()
    for number, line in lines(text):
        called = line.partition("[")[0].strip()
        if called and not called.startswith("+"):
            yield actor
            actor = _Actor()
        if called.strip("+ "):
            actor.names.append((number, called.strip("+ ")))
        actor.codes += ((number, code) for code in _CODES.findall(line))
    yield actor


@dataclass(frozen=True)
class _Reading:
    """One actor made into rows."""

    file: str
    known: Known
    actor: _Actor

    def made(self) -> Iterator[OwnRow | Problem]:
        """Its rows, and what of it has no effect."""
        if not self.actor.names:
            yield from (self._unused(n, f"[{code}]", "it stands behind no name") for n, code in self.actor.codes)
            return
        terms: list[Term] = []
        for number, written in self.actor.codes:
            read = self._term(number, written)
            if isinstance(read, Problem):
                yield read
            else:
                terms.append(read)
        number, first = self.actor.names[0]
        if not self.actor.codes:
            yield self._unused(number, first, "no code in brackets follows it")
        if terms:
            always = Term("").days
            yield from self._rows(apart(sorted(terms, key=lambda t: t.days == always)))

    def _term(self, number: int, written: str) -> Term | Problem:
        """A code with its days, or what is wrong with it."""
        code, *span = written.split() or [""]
        if code in _NOBODY:
            return self._unused(number, f"[{written}]", "names that mean nobody are left to what ships")
        if not _CODE.match(code.upper()):
            return self._unused(number, f"[{written}]", "no code of CAMEO's kind, such as OSTGOV")
        try:
            return term(code.upper(), "".join(span))
        except ValueError:
            return self._unused(number, f"[{written}]", "no days such as 930601-990815, <930601 or >930601")

    def _rows(self, terms: tuple[Term, ...]) -> Iterator[OwnRow | Problem]:
        names = yield from self._names()
        if not names:
            return
        (only, *others) = terms
        if not others and len(only.code) == _STATE and only.days == (None, None) and self._is_place(only.code):
            yield from self._place(only.code, names)
            return
        persons = self._may_be_persons(names, terms)
        bodies = not persons or self._may_be_bodies(names, terms)
        for place, held in enumerate(terms):
            since, until = held.days
            cells: dict[str, object] = {
                "name": names[0],
                "aliases": tuple(names[1:]),
                "country": self.known.country(held.code),
                "code": held.code,
            }
            cells |= {"since": since, "until": until}
            if persons:
                yield self._row("actors_holders", place, cells | {"short": ()})
            if bodies:
                doubtful = tuple(names) if persons else ()
                state = cells["country"] and all(len(t.code) == _STATE for t in terms)
                kind = "state" if state else self.known.kind(held.code)
                yield self._row("actors_organisations", place, cells | {"kind": kind, "doubtful": doubtful})

    def _names(self) -> Generator[Problem, None, list[str]]:
        """Its names as reports write them, without titles; offices are told to have no effect."""
        names: dict[str, None] = {}
        for number, entry in self.actor.names:
            written = self._untitled(spelled(entry))
            if self._is_office(written):
                yield self._unused(number, entry, "an office is read by its noun, and with whose it is")
            else:
                names.setdefault(written)
        return list(names)

    def _untitled(self, written: str) -> str:
        """A name without its article, its titles, and those whose titles these are: "Karzai" of "Afghan President Karzai"."""
        words = written.removeprefix("The ").split()
        for size in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
            if self._is_title(words[:size]):
                return self._untitled(" ".join(words[size:]))
        owner = len(words) > _FEWEST and bool(self._owners(words[0]))
        rest = self._untitled(" ".join(words[1:])) if owner and self._is_title(words[1:2]) else ""
        return rest or " ".join(words)

    def _is_title(self, words: list[str]) -> bool:
        hit = self.known.actors.noun(" ".join(words))
        return (hit is not None and hit.row.title) or self.known.actors.title(" ".join(words)) is not None

    def _owners(self, word: str) -> tuple[object, ...]:
        return (*self.known.actors.state_of(word), *self.known.actors.organisation(word))

    def _is_office(self, written: str) -> bool:
        words = written.split()
        hit = self.known.actors.noun(words[-1]) or self.known.actors.noun(written)
        person = hit is not None and hit.row.kind in _PERSONS
        return person and (len(words) > 1) and not self._is_given(words[0])

    def _is_given(self, word: str) -> bool:
        return self.known.actors.gender_of_given_name(word) is not None

    def _may_be_persons(self, names: list[str], terms: tuple[Term, ...]) -> bool:
        body = any(self._is_body(name) for name in names)
        return not body and any(len(t.code) > _STATE for t in terms)

    def _is_body(self, name: str) -> bool:
        """Whether a name is that of an organisation that ships, or a noun in it says that it is some body's."""
        hits = (self.known.actors.noun(name.split()[at]) for at in (0, -1))
        return bool(self.known.actors.organisation(name)) or any(hit and hit.row.kind not in _PERSONS for hit in hits)

    def _may_be_bodies(self, names: list[str], terms: tuple[Term, ...]) -> bool:
        given = any(len(name.split()) > 1 and self._is_given(name.split()[0]) for name in names)
        return not given and not any(t.code.endswith(_OF_PERSONS) for t in terms)

    def _is_place(self, code: str) -> bool:
        return code in self.known.countries or code in self.known.regions

    def _place(self, code: str, names: list[str]) -> Iterator[OwnRow]:
        """More names of a country or region; a country of its own where no table has it."""
        if code in self.known.regions:
            cells: dict[str, object] = {"aliases": tuple(names[1:]), "kind": "region"}
            yield self._row("actors_regions", 0, cells | {"name": names[0], "code": code})
            return
        country = self.known.countries[code]
        more = [name for name in names if not self._is_there(name, country)]
        if more:
            cells = {"name": more[0], "aliases": tuple(more[1:]), "code": code}
            yield self._row("actors_states", 0, cells, row_id=country)

    def _is_there(self, name: str, country: str) -> bool:
        """Whether a name means the country already, or a city there."""
        city = self.known.actors.city(name)
        return (city is not None and city.row.country == country) or any(
            hit.row.id == country for hit in self.known.actors.state_of(name)
        )

    def _row(self, table: str, place: int, cells: dict[str, object], row_id: str = "") -> OwnRow:
        source = Source(self.file, self.actor.names[0][0])
        given = {column: value for column, value in cells.items() if value not in (None, (), "")}
        return OwnRow(table, row_id or automatic(source, place), given, source, named=bool(row_id), adds=bool(row_id))

    def _unused(self, number: int, words: str, why: str) -> Problem:
        return Problem(Source(self.file, number), "not used", words, why)
