"""How often finds with each trait are right, beside what their confidence says, on the open two thirds of the corpora.

For whoever sets the points of `lexicon/data/doubts.csv` by hand (docs/confidence.md): it fits nothing and writes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from rich.table import Table

from gate import counting, judging
from gate.grading import unread
from onrecord.article import read_inputs
from onrecord.lexicon.doubts import BASE, DoubtRow, Weighed
from onrecord.reading.reader import Reader
from onrecord.reading.weighing.weigh import FINDER
from onrecord.schema import to_json
from onrecord.trace import Trace

_TRAIT = re.compile(r"(?:of|,) (.+?) [+-]\d")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A gold file and what it judges."""

    of: tuple[Weighed, ...]
    gold: str
    flags: tuple[str, ...] = ()


CORPORA = (
    Corpus(("statement", "speaker"), "polnear/dev.jsonl", ("--outermost",)),
    Corpus(("event",), "events/plover_gsr.jsonl"),
    Corpus(("event",), "events/cameo_manual.jsonl"),
    Corpus(("time",), "times/meantime.jsonl"),
    Corpus(("time",), "times/timebank.jsonl"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing found: its traits, its confidence, whether gold calls it right."""

    of: Weighed
    traits: tuple[str, ...]
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """A trait's row, how many open finds have it, how many of these are right, and their mean confidence."""

    row: DoubtRow
    found: int
    right: int
    confidence: float


class Listening(Trace):
    """Keeps the traits that confidences are made of, in the order of what has them."""

    on = True

    def __init__(self) -> None:
        self.heard: dict[str, list[tuple[str, ...]]] = {}

    def kept(
        self, finder: str, rule: str, start: int, end: int, reason: str = "", rows: tuple[tuple[str, str], ...] = ()
    ) -> None:
        if finder == FINDER:
            self.heard.setdefault(rule, []).append(tuple(_TRAIT.findall(reason)))


def all_judged(shared: Path) -> list[Judged]:
    """What is found in all open documents, where gold judges it."""
    reader = Reader()
    return [judged for corpus in CORPORA for judged in _judged(corpus, shared, reader)]


def measured(rows: Iterable[DoubtRow], found: Iterable[Judged]) -> Iterator[Measured]:
    """Each row with what was found of it."""
    kept = list(found)
    for row in rows:
        held = [j for j in kept if j.of == row.of and (row.trait == BASE or row.trait in j.traits)]
        sure = fmean(j.confidence for j in held) if held else 0.0
        yield Measured(row, len(held), sum(j.right for j in held), sure)


def table(found: Iterable[Measured]) -> Table:
    """The traits as a table: in red where confidence and share right lie a tenth apart, of fifty finds or more."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("of", "trait"):
        page.add_column(heading, no_wrap=True)
    for heading in ("points", "found", "right", "confidence"):
        page.add_column(heading, justify="right")
    for m in found:
        share = m.right / m.found if m.found else 0.0
        off = m.found >= 50 and abs(share - m.confidence) > 0.1
        shown = (f"{share:.2f}", f"{m.confidence:.2f}") if m.found else ("", "")
        page.add_row(m.row.of, m.row.trait, f"{m.row.points:+g}", str(m.found), *shown, style="red" if off else "")
    return page


def _judged(corpus: Corpus, shared: Path, reader: Reader) -> Iterator[Judged]:
    grader, options = counting.grader(shared / "grade/corpus.py"), counting.options(corpus.flags)
    gold_file = shared / "data" / corpus.gold
    for gold, document in zip(counting.lines(gold_file), read_inputs([gold_file]), strict=True):
        if unread(gold["id"]):
            continue
        trace = Listening()
        record = json.loads(to_json(reader.read(document, trace)))
        for kind in corpus.of:
            verdicts = judging.verdicts(kind, grader, gold, record, options)
            finds = judging.finds(kind, record)
            for held, right, find in zip(trace.heard.get(kind, []), verdicts, finds, strict=True):
                if right is not None:
                    yield Judged(kind, held, judging.sureness(kind, find), right)
