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
_PATTERN = re.compile(r"-\s*(?P<words>[^\[]*)\[(?P<code>[^\]]*)\]?")
_NO_EVENT = ("---", "+++", "")
_SYNSET = re.compile(r"&([\w-]+)")
_MOST = 400
"""Words for which a pattern may stand, by its sets of synonyms."""


def read_verbs(text: str, *, name: str, known: Known) -> OwnFile:
    """The rows of a file; what has no effect is told."""
    said = list(lines(text))
    reading = _Reading(name, known, synsets=_synsets(said))
    found = [made for number, line in said for made in reading.made(number, line)]
    found += reading.close()
    rows = tuple(made for made in found if isinstance(made, OwnRow))
    return OwnFile(name, "verb dictionary", rows, tuple(made for made in found if isinstance(made, Problem)))


def _synsets(said: list[tuple[int, str]]) -> dict[str, list[str]]:
    """The words of each set, under its name without its underscore."""
    sets: dict[str, list[str]] = {}
    held: list[str] | None = None
    for _, line in said:
        if line.startswith("&"):
            held = sets.setdefault(line.split()[0].strip("&_").lower(), [])
        elif line.startswith("+") and held is not None:
            held.append(line.strip("+ "))
        else:
            held = None
    return sets


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
        self.in_synset = line.startswith("&") or (self.in_synset and line.startswith("+"))
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

    def close(self) -> Iterator[OwnRow]:
        """The rows of a block: its verbs, these with the particles that its patterns ask for, and a frame for each pattern."""
        particles = dict.fromkeys(p.particle for _, p, _ in self.patterns if p.particle)
        plain = {p.particle: code for _, p, code in self.patterns if not p.thing}
        framed = {p.particle for _, p, _ in self.patterns if p.thing}
        for verb in self.verbs:
            if verb.code or "" in framed:
                yield self._verb(verb, 0, verb.particle, verb.code)
            for place, particle in enumerate(particles if not verb.particle else (), 1):
                yield self._verb(verb, place, particle, plain.get(particle, ""))
        for source, pattern, code in (told for told in self.patterns if told[1].thing):
            for place, words in enumerate(self._things(pattern.thing)):
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
        words = common(entry["verb"]).split() if entry is not None else []
        marked = [word for word in words if word.startswith("+")]
        if entry is None or len(words) > 2 or (marked and marked != words[:1]) or (len(words) > 1 and not marked):
            yield _unused(source, line, "a verb of ours is one word, with one particle at most behind it")
            return
        if words[1:] == ["by"]:
            yield _unused(source, line, "we find who did it in a passive by the tree")
            return
        code = self.code
        if entry["code"] is not None:
            code = yield from self._code(source, line, entry["code"])
        forms = tuple(
            common(form).strip("+").split()[0] for form in (entry["forms"] or "").split() if common(form).strip("+ ")
        )
        self.verbs.append(_Verb(source, words[0].strip("+"), words[1] if words[1:] else "", code, forms))

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
        unset = [name for name in _SYNSET.findall(pattern.thing) if name.strip("_") not in self.synsets]
        if unset or "&" in pattern.particle:
            yield _unused(source, line, f"no set &{unset[0].upper() if unset else pattern.particle} stands in the file")
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

    def _things(self, thing: str) -> list[str]:
        """The things that a pattern asks for, each set of synonyms written out."""
        done: list[str] = []
        waiting = [thing]
        while waiting and len(done) < _MOST:
            words = waiting.pop(0)
            found = _SYNSET.search(words)
            if found is None:
                done.append(words)
                continue
            rest = [common(w) for w in self.synsets.get(found[1].strip("_"), ())]
            waiting += [f"{words[: found.start()]}{word}{words[found.end() :]}" for word in rest]
        return list(dict.fromkeys(done))


def _unused(source: Source, seen: str, why: str) -> Problem:
    return Problem(source, "not used", seen, why)
