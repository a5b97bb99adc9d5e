"""Agents in a dictionary of PETRARCH's form: a noun, its plural in braces, its role behind '~'; !SETS! of words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.lexicon.own.agent_dictionary import Pair, paired, plural_of
from onrecord.lexicon.own.dictionary import common, lines
from onrecord.lexicon.own.known import Known
from onrecord.lexicon.own.rows import Problem, Source

from .facts import Agent, Import

_SET = re.compile(r"!(\w+)!\s*=(.*)$")
_ENTRY = re.compile(r"(?P<noun>[^\[{]+?)\s*(?:\{(?P<plural>[^}]*)\}?)?\s*\[(?P<code>[^\]}]*)[\]}]?$")
_MARK = re.compile(r"!(\w+)!")
_CODE = re.compile(r"~?([A-Z]{3,})~?$")


def read_agents(text: str, *, file: str, known: Known) -> Import:
    """The agents of a file, in its order; what has no effect is told. `file` is its name as problems give it."""
    reading = _Reading(file, known)
    for number, line in lines(text):
        reading.read(number, line)
    reading.tell_unused()
    problems = tuple(sorted(reading.problems, key=lambda p: p.source))
    return Import(file, "agent dictionary", agents=tuple(reading.agents), problems=problems)


@dataclass(slots=True)
class _Set:
    """The words of a set, each with its plural."""

    line: int
    pairs: list[Pair]
    used: bool = False


@dataclass(slots=True)
class _Reading:
    """A file while it is read."""

    file: str
    known: Known
    sets: dict[str, _Set] = field(default_factory=dict)
    agents: list[Agent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, number: int, line: str) -> None:
        """What a line adds."""
        if (words := _SET.match(line)) is not None:
            self._add_set(number, words[1], words[2])
            return
        entry = _ENTRY.match(line)
        if entry is None or not common(entry["noun"]):
            self._unused(number, line, "write a noun with a role, such as HARBOUR_PILOT {HARBOUR_PILOTS} [~LAB]")
            return
        code = re.sub(r"\s", "", entry["code"].upper())
        told = _CODE.match(code)
        if told is None:
            self._unused(number, line, "write a role such as [~GOV]")
            return
        pairs = self._pairs(number, line, entry["noun"], entry["plural"])
        if not pairs:
            return
        if self.known.role(told[1]) is None:
            seen = f"{code} has no role that we know"
            self.problems.append(Problem(Source(self.file, number), "unknown code", seen, "correct it"))
        plurals = tuple(plural for _, plural in pairs if plural)
        self.agents.append(Agent(tuple(noun for noun, _ in pairs), plurals, code, Source(self.file, number)))

    def _add_set(self, number: int, name: str, written: str) -> None:
        self._tell_unused(name)
        words = [noun for word in written.split(",") if (noun := common(word))]
        self.sets[name] = _Set(number, paired(words))
        if not words:
            self._unused(number, f"!{name}! =", "write its words behind it, a comma between two")
            self.sets[name].used = True

    def _pairs(self, number: int, line: str, noun: str, plural: str | None) -> list[Pair]:
        """The nouns of an entry with their plurals: those of a set, where it names one."""
        marks = _MARK.findall(noun)
        if not marks:
            one = common(noun)
            return [(one, plural_of(one) if plural is None else common(plural))]
        if len(marks) > 1 or plural is not None:
            self._unused(number, line, "write one set in a noun, and no plural behind it")
            return []
        if marks[0] not in self.sets:
            self._unused(number, line, f"write a line !{marks[0]}! = ... above it")
            return []
        words = self.sets[marks[0]]
        words.used = True
        before, _, after = noun.partition(f"!{marks[0]}!")
        found = [(common(before + one + after), common(before + many + after)) for one, many in words.pairs]
        if not found:
            self._unused(number, line, f"!{marks[0]}! has no words")
        return found

    def tell_unused(self) -> None:
        """The sets that no noun names are told."""
        for name in self.sets:
            self._tell_unused(name)

    def _tell_unused(self, name: str) -> None:
        if name in self.sets and not self.sets[name].used:
            self._unused(self.sets[name].line, f"!{name}!", "no noun names this set")

    def _unused(self, number: int, seen: str, remedy: str) -> None:
        self.problems.append(Problem(Source(self.file, number), "not used", seen, remedy))
