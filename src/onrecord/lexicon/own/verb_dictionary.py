"""Verbs in a dictionary of PETRARCH's form: sets of synonyms, blocks of verbs with a code, patterns with codes of their own."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from .cells import automatic
from .dictionary import common, lines
from .known import Known
from .patterns import Inexpressible, Pattern, pattern_of
from .rows import OwnFile, OwnRow, Problem, Source

_BLOCK = re.compile(r"---\s*(?P<name>[^\[]+?)\s*\[(?P<code>[^\]]*)\]")
_ENTRY = re.compile(r"(?P<verb>[^\[{]+?)\s*(?:\{(?P<forms>[^}]*)\}?)?\s*(?:\[(?P<code>[^\]]*)\])?$")
_VERB = re.compile(r"\+?[a-z][a-z'-]*|\+[a-z][a-z'-]* [a-z]+")
_PATTERN = re.compile(r"-\s*(?P<words>[^\[]*)\[(?P<code>[^\]]*)\]?")
_NO_EVENT = ("---", "+++", "")
_SET = "&"


def read_verbs(text: str, *, name: str, known: Known) -> OwnFile:
    """The rows of a file; what has no effect is told."""
    said = list(lines(text))
    reading = _Reading(name, known, synsets=_synsets(said))
    found = [made for number, line in said for made in reading.made(number, line)]
    found += reading.close()
    rows = tuple(made for made in found if isinstance(made, OwnRow))
    return OwnFile(name, "verb dictionary", rows, tuple(made for made in found if isinstance(made, Problem)))


def _synsets(said: list[tuple[int, str]]) -> dict[str, list[str]]:
    """The words of each set under its name, the longest names first."""
    sets: dict[str, list[str]] = {}
    held: list[str] | None = None
    for _, line in said:
        if line.startswith(_SET):
            held = sets.setdefault(common(line.split()[0].strip(_SET)), [])
        elif line.startswith("+") and held is not None:
            held.append(common(line.strip("+ ")))
        else:
            held = None
    return dict(sorted(sets.items(), key=lambda named: -len(named[0])))


@dataclass(slots=True)
class _Verb:
    source: Source
    lemma: str
    particle: str
    code: str
    forms: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    """A file while it is read: the block that it is in."""

    file: str
    known: Known
    synsets: dict[str, list[str]]
    block: str = ""
    code: str = ""
    in_synset: bool = False
    verbs: list[_Verb] = field(default_factory=list)
    patterns: list[tuple[Source, Pattern, str]] = field(default_factory=list)

    def made(self, number: int, line: str) -> Iterator[OwnRow | Problem]:
        """The rows of the block that a line ends, and what of the line has no effect."""
        source = Source(self.file, number)
        self.in_synset = line.startswith(_SET) or (self.in_synset and line.startswith("+"))
        if self.in_synset:
            return
        if (block := _BLOCK.match(line)) is not None:
            yield from self.close()
            self.block, self.verbs, self.patterns = automatic(source), [], []
            self.code = yield from self._code(source, line, block["code"])
        elif not self.block:
            yield _unused(source, line, "it stands in no block such as --- ABANDON [080] ---")
        elif line.startswith("-"):
            yield from self._pattern(source, line)
        else:
            yield from self._entry(source, line)

    def close(self) -> Iterator[OwnRow | Problem]:
        """The rows of a block: its verbs, these with the particles that its patterns ask for, and a frame for each pattern."""
        particles = dict.fromkeys(p.particle for _, p, _ in self.patterns if p.particle)
        plain = {p.particle: code for _, p, code in self.patterns if not p.thing}
        framed = {p.particle for _, p, _ in self.patterns if p.thing}
        for verb in self.verbs:
            more = () if verb.particle else tuple(particles)
            if verb.code or "" in framed:
                yield self._verb(verb, 0, verb.particle, verb.code)
            elif not more:
                yield _unused(verb.source, verb.lemma, "it has no code that we know, and no pattern needs it")
            for place, particle in enumerate(more, 1):
                yield self._verb(verb, place, particle, plain.get(particle, ""))
        for source, pattern, code in self.patterns:
            if not self.verbs:
                yield _unused(source, self.block, "no verb of its block is used")
            for place, words in enumerate(self._things(pattern.thing) if pattern.thing and self.verbs else ()):
                cells = {"verb": f"{self.block} {pattern.particle}".strip(), "noun": f"={words}", "code": code}
                yield OwnRow("events_frames", automatic(source, place), cells, source, named=False)

    def _verb(self, verb: _Verb, place: int, particle: str, code: str) -> OwnRow:
        group = f"{self.block} {particle}".strip() if particle != verb.particle or not particle else self.block
        cells = {"lemma": verb.lemma, "particle": particle, "code": code, "forms": verb.forms, "group": group}
        given = {column: value for column, value in cells.items() if value not in ("", ())}
        return OwnRow("events_verbs", automatic(verb.source, place), given, verb.source, named=False)

    def _entry(self, source: Source, line: str) -> Iterator[Problem]:
        """A verb of the block, several words joined by '_', the verb among them behind '+'."""
        entry = _ENTRY.match(line)
        written = common(entry["verb"]) if entry is not None else ""
        if entry is None or not _VERB.fullmatch(written):
            yield _unused(source, line, "a verb of ours is one word, with one particle at most behind it")
            return
        words = written.lstrip("+").split()
        if words[1:] == ["by"]:
            yield _unused(source, line, "we find who did it in a passive by the tree")
            return
        code = self.code
        if entry["code"] is not None:
            code = yield from self._code(source, line, entry["code"])
        others = (common(form).strip("+ ") for form in (entry["forms"] or "").split())
        forms = tuple(other.split()[0] for other in others if other)
        self.verbs.append(_Verb(source, words[0], words[1] if words[1:] else "", code, forms))

    def _pattern(self, source: Source, line: str) -> Iterator[Problem]:
        found = _PATTERN.match(line)
        if found is None:
            yield _unused(source, line, "no code in brackets ends it")
            return
        try:
            pattern = pattern_of(found["words"])
        except Inexpressible as why:
            yield _unused(source, line, str(why))
            return
        if _SET in pattern.particle or not (pattern.thing == "" or self._things(pattern.thing)):
            yield _unused(source, line, "a set in it stands nowhere in the file, or holds nothing")
            return
        code = yield from self._code(source, line, found["code"])
        if code:
            self.patterns.append((source, pattern, code))
        elif found["code"].strip() in _NO_EVENT:
            yield _unused(source, line, "we can't ask for words that make no event")

    def _code(self, source: Source, line: str, written: str) -> Generator[Problem, None, str]:
        """The event code of a line; nothing where it has none."""
        code, colon, other = written.strip().partition(":")
        if colon and not code:
            yield _unused(source, line, "we code from the side of whoever does it alone")
        elif colon and code != other:
            yield _unused(source, f":{other} of {line}", "we code from the side of whoever does it alone")
        if code in _NO_EVENT:
            return ""
        if code not in self.known.events:
            yield Problem(source, "unknown code", f"{code} in {line}", "correct it: CAMEO has no such event")
            return ""
        return code

    def _things(self, thing: str, within: tuple[str, ...] = ()) -> list[str]:
        """The things that a pattern asks for, each set of synonyms written out; a set within itself holds nothing."""
        before, mark, rest = thing.partition(_SET)
        if not mark:
            return [thing]
        name = next((n for n in self.synsets if f"{rest} ".startswith(f"{n} ") and n not in within), None)
        words = self.synsets[name] if name is not None else ()
        inner = (part for word in words for part in self._things(word, (*within, name or "")))
        whole = [f"{before}{part}{rest.removeprefix(name or '')}" for part in inner]
        return list(dict.fromkeys(t for words in whole for t in self._things(words, within)))


def _unused(source: Source, seen: str, why: str) -> Problem:
    return Problem(source, "not used", seen, why)
