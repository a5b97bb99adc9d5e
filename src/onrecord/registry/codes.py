"""The codes of an actor of a dictionary: each with its days, the first that holds on a day before the others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.lexicon.own.intervals import Term, apart, term
from onrecord.lexicon.own.rows import Problem, Source

from .facts import Code

_CODE = re.compile(r"[A-Z][A-Z0-9]{2,}$")
_NOBODY = ("---", "+++", "###")
Sourced = tuple[Source, Term]


def sourced_term(written: str, source: Source) -> Sourced | Problem:
    """A code with its days, or why it can't be read.

    >>> sourced_term("OSTGOV >20310401", Source("a.txt", 3))[1].days
    ('2031-04-01', None)
    """
    code, *span = written.upper().split() or [""]
    if code in _NOBODY:
        return Problem(source, "not used", f"[{written}]", "it means nobody")
    if not _CODE.match(code):
        return Problem(source, "not used", f"[{written}]", "write one code of CAMEO's kind, such as OSTGOV")
    try:
        return source, term(code, "".join(span))
    except ValueError:
        return Problem(source, "not used", f"[{written}]", "write days such as 930601-990815, <930601 or >930601")


def codes_of(terms: Iterable[Sourced]) -> tuple[list[Code], list[Problem]]:
    """The codes of one actor without days on which another holds, one without days last; those that never hold are told.

    >>> source = Source("a.txt", 3)
    >>> codes, problems = codes_of([(source, Term("OSTELI")), (source, term("OSTGOV", "20310401-20330401"))])
    >>> [(code.code, code.since, code.until) for code in codes]
    [('OSTGOV', '2031-04-01', '2033-03-31'), ('OSTELI', None, '2031-03-31'), ('OSTELI', '2033-04-01', None)]
    """
    kept: list[Sourced] = []
    problems: list[Problem] = []
    for source, new in sorted(terms, key=lambda pair: pair[1].days == (None, None)):
        before = [old for _, old in kept]
        if new in before:
            continue  # it says the same again
        if apart([*before, new]) == apart(before):
            problems.append(Problem(source, "not used", f"[{new.code}]", "others of its codes hold on all its days"))
        else:
            kept.append((source, new))
    return [Code(t.code, *t.days, _source_of(t, kept)) for t in apart(t for _, t in kept)], problems


def _source_of(part: Term, terms: list[Sourced]) -> Source:
    """The line of the first term of whose days a part is."""
    return next(s for s, t in terms if t.code == part.code and t.since < part.until and part.since < t.until)
