"""A user's files checked: what can't be read, what has no effect, what names codes that there are not, what does not fire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from onrecord.article import document_from_text
from onrecord.explain import Reads, own_fired
from onrecord.lexicon import Lexicon
from onrecord.lexicon.own import OwnFile, OwnRow, OwnWords, Problem, Source
from onrecord.lexicon.own.checking import shadowed
from onrecord.lexicon.own.loading import read_files
from onrecord.trace import FullTrace

TRACED = frozenset(
    (
        "actors_states", "actors_regions", "actors_organisations", "actors_nouns", "actors_holders",
        "events_verbs", "events_nouns", "events_frames", "speech_verbs", "speech_nouns",
    )
)  # fmt: skip
"""The tables whose rows a record or its trace names when they fire."""
_DAY = len("2031-04-02")
_BY_OTHERS = ("events_nouns",)
"""Tables of which a row without a code fires where something is done to its thing."""


@dataclass(frozen=True, slots=True)
class FileSummary:
    """A file: its form, and how many rows it has for each table."""

    file: str
    format: str
    rows: dict[str, int]
    problems: int


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be said of files, in their order, line by line."""

    files: tuple[FileSummary, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong: rows that go before those that ship are only told."""
        return all(problem.only_told for problem in self.problems)

    def to_json(self) -> bytes:
        """The report as one line of JSON."""
        problems = [
            {"file": p.source.file, "line": p.source.line, "kind": p.kind, "seen": p.seen, "remedy": p.remedy}
            for p in self.problems
        ]
        return msgspec.json.encode({"sound": self.sound, "files": self.files, "problems": problems})


def lint(paths: Sequence[str | Path], *, reader_with: Callable[[Lexicon], Reads]) -> Report:
    """What is to be said of a user's files, read together as `read` would; `reader_with` makes what tries their examples."""
    shipped = Lexicon.load()
    words = OwnWords(tuple(read_files(paths, lexicon=shipped)))
    found = shipped.merged(words)
    problems = [*words.problems, *found.problems, *shadowed(found, shipped.actors)]
    if not any(problem.stops for problem in problems):
        lexicon = shipped.with_own(words)
        problems += _Trial(lexicon, reader_with(lexicon)).silent()
    order = {file.name: place for place, file in enumerate(words.files)}
    problems.sort(key=lambda p: (order.get(p.source.file, 0), p.source.line))
    return Report(tuple(_summary(file, problems) for file in words.files), tuple(dict.fromkeys(problems)))


def _summary(file: OwnFile, problems: list[Problem]) -> FileSummary:
    wrong = sum(p.source.file == file.name and not p.only_told for p in problems)
    return FileSummary(file.name, file.format, dict(Counter(row.table for row in file.rows)), wrong)


@dataclass(frozen=True)
class _Trial:
    """Tries rows on their own examples."""

    lexicon: Lexicon
    reader: Reads

    def silent(self) -> Iterator[Problem]:
        """The rows that do not fire on the example that their line gives."""
        for row in self.lexicon.own.rows:
            example = str(row.cells.get("example", ""))
            if (
                example
                and row.table in TRACED
                and self._stands(row)
                and (why := self._why_silent(row, example)) is not None
            ):
                seen = f"{row.table}: no firing on {example!r}{why}"
                yield Problem(
                    row.source, "silent", seen, "change the row or its example; onrecord explain shows what was read"
                )

    def _stands(self, row: OwnRow) -> bool:
        """Whether a row still stands, and no later one says the same."""
        places = self.lexicon.sources.items()
        return any(table == row.table and found[-1] == row.source for (table, _), found in places)

    def _why_silent(self, row: OwnRow, example: str) -> str | None:
        """Nothing where the row fires; else what a trace has to say of it, perhaps nothing."""
        trace = FullTrace()
        published = next((day for c in ("since", "until") if len(day := str(row.cells.get(c) or "")) == _DAY), None)
        record = self.reader.read(document_from_text(example, published=published), trace)
        matched = own_fired(record, trace.steps, self.lexicon.sources)
        own = [f for f in matched if f.table == row.table and Source(f.file, f.line) == row.source]
        if any(not f.dropped for f in own):
            return None
        if self._fires_by_others(row, [rule for event in record.events for rule in event.rules]):
            return None
        return next((f": {f.dropped}" for f in own), "")

    def _fires_by_others(self, row: OwnRow, rules: list[str]) -> bool:
        """Whether a frame fires that names a verb, or what is done to a thing that is none by itself."""
        if row.table in _BY_OTHERS:
            return not row.cells.get("code") and bool(rules)
        if row.table != "events_verbs":
            return False
        frames = {f"frame:{frame.id}": frame.verb for frame in self.lexicon.events.frames}
        return any(frames.get(rule) in self._names(row.cells) for rule in rules)

    def _names(self, cells: Any) -> set[str]:
        verbs = self.lexicon.events.verb.get(str(cells.get("lemma", "")), ())
        return {name for verb in verbs for name in (verb.lemma, verb.kind, verb.group) if name}
