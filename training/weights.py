"""Measures what makes statements, events and times right, and writes it into the lexicon: python -m training.weights

Reads the open two thirds of the corpora beside the project. Each row of `lexicon/data/weights.csv` gets how many had its
trait and how many of them were right, and the points that a logistic regression gives to the trait beside all others
(docs/confidence.md). Rows stay as they are; a trait that is to count needs one, with an example, before it is measured.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gate import counting, judging
from onrecord.article import read_inputs
from onrecord.lexicon.weights import BASE, Weighed, WeightLexicon, WeightRow
from onrecord.reading.reader import Reader
from onrecord.reading.weighing.weigh import FINDER
from onrecord.schema import to_json
from onrecord.trace import Trace

from .corpora import unread

TABLE = Path("src/onrecord/lexicon/data/weights.csv")
RIDGE = 2.0
"""How strongly points are held near 0: as if each trait had been met that often without telling anything."""
BY_HAND = ("frame issued", "frame turn", "frame deed", "by noun", "by act", "background")
"""Traits of what no corpus judges: the words of a document that is itself a statement, what a sentence tells in passing.
Their points are set by hand."""
TRAIT = re.compile(r"(?:of|,) (.+?) [+-]\d")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A gold file and what it judges. Points of `apart` corpora are measured beside an offset that does not ship."""

    of: tuple[Weighed, ...]
    gold: str
    flags: tuple[str, ...] = ()
    apart: bool = False


CORPORA = (
    Corpus(("statement", "speaker"), "polnear/train.jsonl", ("--outermost",)),
    Corpus(("statement", "speaker"), "polnear/dev.jsonl", ("--outermost",)),
    Corpus(("statement",), "gum/attributions-train.jsonl", ("--ignore-first-person",), apart=True),
    Corpus(("event",), "events/plover_gsr.jsonl"),
    Corpus(("event",), "events/cameo_manual.jsonl"),
    Corpus(("time",), "times/meantime.jsonl"),
    Corpus(("time",), "times/timebank.jsonl"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing found: its traits, whether it is right, whether its corpus stands apart."""

    of: Weighed
    traits: tuple[str, ...]
    right: bool
    apart: bool


class Listening(Trace):
    """Keeps the traits that confidences are made of, in the order of what has them."""

    on = True

    def __init__(self) -> None:
        self.heard: dict[str, list[tuple[str, ...]]] = {}

    def kept(self, finder: str, rule: str, start: int, end: int, reason: str = "") -> None:
        if finder == FINDER:
            self.heard.setdefault(rule, []).append(tuple(TRAIT.findall(reason)))


def judged(corpus: Corpus, data: Path, reader: Reader) -> Iterator[Judged]:
    """What is found in the open documents of a corpus, where gold judges it."""
    grader, options = counting.grader(data.parent / "grade/corpus.py"), counting.options(corpus.flags)
    documents = read_inputs([data / corpus.gold])
    for gold, document in zip(counting.lines(data / corpus.gold), documents, strict=True):
        if unread(gold["id"]):
            continue
        trace = Listening()
        record = json.loads(to_json(reader.read(document, trace)))
        for kind in corpus.of:
            verdicts = judging.verdicts(kind, grader, gold, record, options)
            for held, right in zip(trace.heard.get(kind, []), verdicts, strict=True):
                if right is not None and not set(held) & set(BY_HAND):
                    yield Judged(kind, held, right, corpus.apart)


def measured(rows: Iterable[WeightRow], found: list[Judged]) -> Iterator[WeightRow]:
    """The rows of one kind of thing with their counts and points; those that nothing has keep what they had."""
    rows = list(rows)
    counts = {r.trait: [j.right for j in found if r.trait in j.traits] for r in rows}
    met = [r.trait for r in rows if counts[r.trait] and r.trait != BASE]
    apart = [[float(j.apart)] for j in found]
    table = np.array([[1.0, *a, *(float(t in j.traits) for t in met)] for j, a in zip(found, apart, strict=True)])
    points = dict(zip([BASE, "", *met], fitted(table, np.array([float(j.right) for j in found])), strict=True))
    for row in rows:
        if not counts[row.trait]:
            yield replace(row, found=0, right=0)
        else:
            right = counts[row.trait]
            yield replace(row, points=round(points[row.trait], 2), found=len(right), right=sum(right))


def fitted(table: NDArray[np.float64], right: NDArray[np.float64]) -> list[float]:
    """The points of each column by logistic regression, the first two (base and offset) free, the others held near 0."""
    points, held = np.zeros(table.shape[1]), np.full(table.shape[1], RIDGE)
    held[:2] = 1e-3
    for _ in range(50):
        shares = 1 / (1 + np.exp(-table @ points))
        slope = table.T @ (right - shares) - held * points
        bend = (table * (shares * (1 - shares))[:, None]).T @ table + np.diag(held)
        step = np.linalg.solve(bend, slope)
        points += step
        if np.abs(step).max() < 1e-8:
            break
    return points.tolist()


def write(rows: Iterable[WeightRow]) -> None:
    """Writes the table."""
    names = [f.name for f in fields(WeightRow)]
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([getattr(row, name) for name in names] for row in rows)


def main(reader: Reader | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data, reader = parser.parse_args().data, reader or Reader()
    found = [j for corpus in CORPORA for j in judged(corpus, data, reader)]
    rows = WeightLexicon.load().rows
    kinds = dict.fromkeys(row.of for row in rows)
    write([r for k in kinds for r in measured((r for r in rows if r.of == k), [j for j in found if j.of == k])])
    for kind in kinds:
        right = [j.right for j in found if j.of == kind]
        print(f"{kind}: {sum(right)} of {len(right)} right")


if __name__ == "__main__":
    main()
