"""The entries of a dictionary of actors: a name, more names behind '+', codes in brackets, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.lexicon.own.dictionary import lines, spelled
from onrecord.lexicon.own.rows import Problem, Source

from .codes import Sourced, sourced_term
from .facts import Name

_CODES = re.compile(r"\[([^\]}]*)[\]}]?")
_REMEDY = "write NAME_ [CODE], +SYNONYM_ or [CODE] on a line"


@dataclass(slots=True)
class Entry:
    """The names of an actor, and its codes as terms, before they are told apart."""

    names: list[Name] = field(default_factory=list)
    terms: list[Sourced] = field(default_factory=list)


def entries_of(text: str, file: str, problems: list[Problem]) -> Iterator[Entry]:
    r"""The entries of a text; one may lack names or codes. What of a line can't be read goes to the problems.

    >>> text = "MIRA_HOLT_ [OSTGOV] [---]\n+PREMIER_HOLT_\nPORT_OF_KOSTRIA_ [OSTBUS]\n"
    >>> problems = []
    >>> [[name.name for name in entry.names] for entry in entries_of(text, "a.txt", problems)]
    [['Mira Holt', 'Premier Holt'], ['Port of Kostria']]
    >>> [(problem.source.line, problem.seen) for problem in problems]
    [(1, '[---]')]
    """
    entry = Entry()
    for number, line in lines(text):
        source = Source(file, number)
        before, bracket, behind = line.partition("[")
        called = before.strip()
        if called and not called.startswith("+") and (entry.names or entry.terms):
            yield entry
            entry = Entry()
        name = spelled(called.lstrip("+ "))
        if any(map(str.isalnum, name)):
            entry.names.append(Name(name, source=source))
        elif called:
            problems.append(Problem(source, "not used", called, _REMEDY))
        _add_codes(entry, bracket + behind, source, problems)
    if entry.names or entry.terms:
        yield entry


def _add_codes(entry: Entry, written: str, source: Source, problems: list[Problem]) -> None:
    """The codes in the rest of a line; words beside them are told."""
    for code in _CODES.findall(written):
        read = sourced_term(code, source)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            entry.terms.append(read)
    if left := _CODES.sub("", written).strip():
        problems.append(Problem(source, "not used", left, _REMEDY))
