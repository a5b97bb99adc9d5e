"""Codes that hold for some time: the first of an actor's that holds on a day is its code on that day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_CENTURY = 30
"""Years of two digits up to this one are of this century."""
_SPAN = re.compile(r"(?P<sign>[<>]?)(?P<since>\d+)(?:-(?P<until>\d+))?$")
FIRST, LAST = date.min, date.max


@dataclass(frozen=True, slots=True)
class Term:
    """A code from one day up to, not including, another."""

    code: str
    since: date = FIRST
    until: date = LAST

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day as ISO dates; None where there is none."""
        first = None if self.since == FIRST else self.since.isoformat()
        return first, None if self.until == LAST else (self.until - timedelta(days=1)).isoformat()


def day_of(digits: str) -> date:
    """The day of YYMMDD or YYYYMMDD. Raises ValueError.

    >>> day_of("911226").isoformat(), day_of("20120812").isoformat(), day_of("010704").isoformat()
    ('1991-12-26', '2012-08-12', '2001-07-04')
    """
    if len(digits) == len("YYMMDD"):
        digits = ("20" if int(digits[:2]) <= _CENTURY else "19") + digits
    if len(digits) != len("YYYYMMDD"):
        raise ValueError(digits)
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def term(code: str, span: str) -> Term:
    """A code with its days: "<930601" before a day, ">930601" from it on, "930601-990815" from one up to the other.

    >>> term("OSTGOV", "<930601").days, term("OSTGOV", "930601-990815").days, term("OSTGOV", "").days
    ((None, '1993-05-31'), ('1993-06-01', '1999-08-14'), (None, None))

    Raises ValueError where the days are none.
    """
    if not span:
        return Term(code)
    found = _SPAN.match(span)
    if found is None or bool(found["sign"]) == bool(found["until"]):
        raise ValueError(span)
    first = day_of(found["since"])
    if found["sign"]:
        return Term(code, until=first) if found["sign"] == "<" else Term(code, since=first)
    last = day_of(found["until"])
    if last <= first:
        raise ValueError(span)
    return Term(code, first, last)


def apart(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms that do not overlap and say the same: each without the days of those before it.

    >>> [(t.code, *t.days) for t in apart([term("AAAGOV", "930601-990815"), term("AAAELI", "")])]
    [('AAAGOV', '1993-06-01', '1999-08-14'), ('AAAELI', None, '1993-05-31'), ('AAAELI', '1999-08-15', None)]
    """
    kept: list[Term] = []
    for new in terms:
        pieces = [new]
        for old in kept:
            pieces = [part for piece in pieces for part in _without(piece, old)]
        kept += pieces
    return tuple(kept) if len({t.code for t in kept}) > 1 else tuple(_joined(kept))


def _without(piece: Term, old: Term) -> list[Term]:
    """What is left of a term without the days of another."""
    if piece.until <= old.since or old.until <= piece.since:
        return [piece]
    before = Term(piece.code, piece.since, min(piece.until, old.since))
    after = Term(piece.code, max(piece.since, old.until), piece.until)
    return [part for part in (before, after) if part.since < part.until]


def _joined(terms: list[Term]) -> list[Term]:
    """Terms of one code, those that meet made one."""
    out: list[Term] = []
    for new in sorted(terms, key=lambda t: t.since):
        if out and out[-1].until == new.since:
            out[-1] = Term(new.code, out[-1].since, new.until)
        else:
            out.append(new)
    return out
