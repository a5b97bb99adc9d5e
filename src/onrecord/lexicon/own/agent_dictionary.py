"""Nouns for actors in a dictionary of PETRARCH's form: a noun, its plural in braces, its role behind '~'; !SETS! of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .cells import automatic
from .dictionary import common, lines
from .known import Known
from .rows import OwnFile, OwnRow, Problem, Source

_SET = re.compile(r"!(\w+)!\s*=\s*(.+)$")
_ENTRY = re.compile(r"(?P<noun>[^\[{]+?)\s*(?:\{(?P<plural>[^}]*)\}?)?\s*\[(?P<code>[^\]}]*)[\]}]?$")
_MARK = re.compile(r"!(\w+)!")
_HISSING = ("s", "x", "z", "ch", "sh")
_LONGEST = 3
Pair = tuple[str, str]
"""A singular and its plural, either of them perhaps empty."""


def read_agents(text: str, *, name: str, known: Known) -> OwnFile:
    """The rows of a file; what has no effect is told."""
    reading = _Reading(name, known)
    found = [made for number, line in lines(text) for made in reading.made(number, line)]
    rows = tuple(made for made in found if isinstance(made, OwnRow))
    return OwnFile(name, "agent dictionary", rows, tuple(made for made in found if isinstance(made, Problem)))


def plural_of(noun: str) -> str:
    """The regular plural of a noun or of a row of words that ends with one.

    >>> [plural_of(noun) for noun in ("farm worker", "deputy", "press", "envoy")]
    ['farm workers', 'deputies', 'presses', 'envoys']
    """
    if noun.endswith("y") and noun[-2:-1] not in ("", *"aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_HISSING) else "s")


def paired(words: list[str]) -> list[Pair]:
    """The words of a set, each with the one of them that is its plural, or its regular one.

    >>> paired(["man", "men", "minister", "ministers", "person"])
    [('man', 'men'), ('minister', 'ministers'), ('person', 'persons')]
    """
    plurals = {
        w: next((p for p in (plural_of(w), re.sub("man$", "men", w)) if p != w and p in words), "") for w in words
    }
    return [(w, plurals[w] or plural_of(w)) for w in words if w not in plurals.values()]


@dataclass(slots=True)
class _Reading:
    """A file while it is read: its sets of words so far."""

    file: str
    known: Known
    sets: dict[str, list[Pair]] = field(default_factory=dict)

    def made(self, number: int, line: str) -> Iterator[OwnRow | Problem]:
        """The rows of a line, or why it has no effect."""
        source = Source(self.file, number)
        if (words := _SET.match(line)) is not None:
            self.sets[words[1]] = paired([common(word) for word in words[2].split(",") if word.strip()])
            return
        entry = _ENTRY.match(line)
        if entry is None:
            yield Problem(source, "not used", line, "no noun with a role such as [~GOV]")
            return
        code = re.sub(r"[^A-Z]", "", entry["code"].upper())
        role = self.known.role(code)
        if role is None:
            yield Problem(source, "not used", line, f"{code or 'no code'} has no role that we know")
            return
        unset = [mark for mark in _MARK.findall(entry["noun"]) if mark not in self.sets]
        if unset:
            yield Problem(source, "not used", line, f"no line !{unset[0]}! = ... stands above it")
            return
        for place, pair in enumerate(self._forms(entry["noun"], entry["plural"])):
            yield self._row(source, place, pair, role)

    def _forms(self, noun: str, plural: str | None) -> list[Pair]:
        mark = _MARK.search(noun)
        if mark is not None:
            before, after = noun[: mark.start()], noun[mark.end() :]
            return [(common(before + one + after), common(before + many + after)) for one, many in self.sets[mark[1]]]
        one = common(noun)
        return [(one, plural_of(one) if plural is None else common(plural))]

    def _row(self, source: Source, place: int, pair: Pair, role: str) -> OwnRow:
        """A row for a noun: one that ships lends the rest; to a compound, that of its head."""
        one, many = pair
        cells: dict[str, object] = {"singular": (one,), "plural": (many,) if many else (), "role": role}
        cells = {column: value for column, value in cells.items() if value}
        if self.known.actors.noun(one) is None:
            cells |= self._lent(one)
        return OwnRow("actors_nouns", automatic(source, place), cells, source, named=False, adds=False)

    def _lent(self, noun: str) -> Mapping[str, object]:
        """What the noun at the head of a compound tells: "minister" of "works minister", "chamber" of "chamber of trade"."""
        words = noun.partition(" of ")[0].split()
        heads = (" ".join(words[at:]) for at in range(max(0, len(words) - _LONGEST), len(words)))
        hit = next((h for head in heads if (h := self.known.actors.noun(head)) is not None), None)
        if hit is None:
            return {"kind": "unnamed"}
        row = hit.row
        return {
            "kind": row.kind,
            "gender": row.gender,
            "office": row.office,
            "title": row.title,
            "collective": row.collective,
        }
