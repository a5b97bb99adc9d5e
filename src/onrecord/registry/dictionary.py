"""Actors in a dictionary of PETRARCH's form, as it is: every name, and every code with its days."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicon.own.known import Known
from onrecord.lexicon.own.rows import Problem, Source

from .codes import codes_of
from .entries import Entry, entries_of
from .facts import Import, RegistryActor
from .kinds import kind_of
from .names import made_key

_STATE = 3


def read_actors(text: str, *, file: str, known: Known) -> Import:
    """The actors of a file, in its order; what has no effect is told. `file` is its name as problems give it.

    Entries of one first name and one country are one actor, and so are those whose only code is that of one state.
    """
    problems: list[Problem] = []
    entries = [entry for entry in entries_of(text, file, problems) if _is_whole(entry, problems)]
    new = _unknown(entries, known)
    known = known.with_countries(new)
    remedy = "correct it; until then it is taken for a state of its own"
    for part, source in new.items():
        problems.append(Problem(source, "unknown code", f"{part} is no country, region or role that we know", remedy))
    actors = tuple(_actor(key, of_one, known, problems) for key, of_one in _together(entries, known).items())
    return Import(file, "actor dictionary", actors, problems=tuple(sorted(problems, key=lambda p: p.source)))


def _is_whole(entry: Entry, problems: list[Problem]) -> bool:
    """Whether an entry has both names and codes; each line of one that has not is told."""
    if entry.names and entry.terms:
        return True
    why = "no code that can be read stands behind it"
    problems += (Problem(name.source, "not used", name.name, why) for name in entry.names)
    why = "it stands behind no name"
    problems += (Problem(source, "not used", f"[{term.code}]", why) for source, term in entry.terms)
    return False


def _unknown(entries: Iterable[Entry], known: Known) -> dict[str, Source]:
    """The first parts of codes that stand for nothing we know, each with the first line that has it."""
    found: dict[str, Source] = {}
    for entry in entries:
        for source, term in entry.terms:
            if (part := known.unknown(term.code)) is not None:
                found.setdefault(part, source)
    return found


def _together(entries: Iterable[Entry], known: Known) -> dict[str, list[Entry]]:
    """The entries of each actor, by its key."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        codes = {term.code for _, term in entry.terms}
        country = _country(codes, known)
        bare = len(codes) == 1 and all(len(code) == _STATE for code in codes)
        key = made_key(country, "state") if bare and country else made_key(entry.names[0].name, country)
        found.setdefault(key, []).append(entry)
    return found


def _country(codes: Iterable[str], known: Known) -> str | None:
    """The one country of which codes are; None where they are of none, or of several."""
    countries = {country for code in codes if (country := known.country(code)) is not None}
    return countries.pop() if len(countries) == 1 else None


def _actor(key: str, entries: list[Entry], known: Known, problems: list[Problem]) -> RegistryActor:
    names = tuple(dict.fromkeys(name for entry in entries for name in entry.names))
    codes, unused = codes_of(term for entry in entries for term in entry.terms)
    problems += unused
    written = [code.code for code in codes]
    return RegistryActor(
        key=key,
        name=names[0].name,
        kind=kind_of([name.name for name in names], written, known),
        country=_country(written, known),
        names=names,
        codes=tuple(codes),
        source=names[0].source,
    )
