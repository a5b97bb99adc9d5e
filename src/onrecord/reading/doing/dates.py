"""When a deed was done: the date that hangs on its word, else the day of the occasion or of the saying that it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.parsing.parse import Parse, Token
from onrecord.reading.telling.dates import is_date
from onrecord.records import TimeExpression

from .found import Deed

_SHARED = ("conj", "xcomp", "advcl", "ccomp", "parataxis")
"""Relations through which a clause shares the day of the one that it hangs on."""
_HIGHEST = 3


@dataclass(frozen=True)
class Dates:
    """The dates of a report by the token on which each hangs."""

    parse: Parse
    held: dict[int, list[TimeExpression]]

    @classmethod
    def of(cls, parse: Parse, times: tuple[TimeExpression, ...]) -> Dates:
        """Each calendar date under its governor, and under every noun and verb that governs that one up to the clause."""
        held: dict[int, list[TimeExpression]] = {}
        for time in times:
            if (is_date(time) or _is_part_of_date(time)) and (first := parse.token_after(time.start)) < len(
                parse.tokens
            ):
                for holder in _holders(parse, parse.tokens[first]):
                    held.setdefault(holder.index, []).append(time)
        return cls(parse, held)

    def on(self, deed: Deed) -> str | None:
        """The ISO date or time of a deed, as far as its own words and the clause around it tell."""
        nominal = self._first(deed.words, deed.head)
        return nominal if nominal is not None or deed.nominal else self._of_clause(deed.head)

    def _first(self, words: tuple[int, ...], head: int) -> str | None:
        near = [t for word in {*words, head} for t in self.held.get(word, ())]
        anchor = self.parse.tokens[head].start
        return min(near, key=lambda t: (abs(t.start - anchor), t.start)).value if near else None

    def _of_clause(self, head: int) -> str | None:
        token = self.parse.tokens[head]
        for _ in range(_HIGHEST):
            if token.relation not in _SHARED or token.head < 0:
                return None
            token = self.parse.tokens[token.head]
            if found := self._first((token.index,), token.index):
                return found
        return None


def _is_part_of_date(time: TimeExpression) -> bool:
    """Whether an expression names a year or a month of one: 2031, 2031-03."""
    year, _, month = time.value.partition("-")
    return time.type == "DATE" and len(year) == len("2031") and year.isdigit() and (not month or month.isdigit())


def _holders(parse: Parse, token: Token) -> Iterator[Token]:
    """What a date hangs on: every governor up to the first verb, that included."""
    at: Token | None = parse.head(token)
    while at is not None:
        yield at
        if at.upos in ("VERB", "AUX"):
            return
        at = parse.head(at)
