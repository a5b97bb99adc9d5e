"""What the graders count in each document by itself, for the intervals; the graders of ../shared are loaded as modules."""

from __future__ import annotations

import argparse
import importlib.util
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from gate.sampling import Tallies

NO_OPTIONS = {"ignore_first_person": False, "outermost": False, "keep_half": False}


@cache
def grader(path: Path) -> Any:
    """A grader's script as a module."""
    spec = importlib.util.spec_from_file_location(f"grader_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python script")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def options(flags: Iterable[str]) -> argparse.Namespace:
    """A grader's options out of its command line.

    >>> options(["--outermost"]).outermost
    True
    """
    return argparse.Namespace(**NO_OPTIONS | {flag.removeprefix("--").replace("-", "_"): True for flag in flags})


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as held:
        yield from map(json.loads, held)


def of_corpus(script: Path, what: str, flags: Iterable[str], gold: Path, records: Path) -> Tallies:
    """The counts of `corpus.py` for each document of a gold file, read as `records`."""
    module, chosen = grader(script), options(flags)
    read = {r["document"]["external_id"]: r for r in lines(records)}
    found = []
    for item in lines(gold):
        tally = module.Tally()
        getattr(module, what)(item, read.get(item["id"], {}), tally, chosen)
        found.append(tally)
    return _by_label(found)


def of_trees(script: Path, gold: Path, parsed: Path) -> Tallies:
    """The counts of `parses.py` for each document of a treebank; a word belongs where its first character stands."""
    module = grader(script)
    (trees, annotated), (ours, _) = module.read(gold), module.read(parsed)
    spans, our_spans = module.characters(trees), module.characters(ours)
    wanted, had = module.facts(trees, spans), module.facts(ours, our_spans)
    unnamed = [(row[0][0], row[-1][1]) for row, yes in zip(spans, annotated, strict=True) if not yes]
    names = {n for n in module.names(ours, our_spans) if not any(s <= n[0] < e for s, e in unnamed)}
    for kind in ("all", "LOC", "ORG", "PER"):
        chosen = (kind,) if kind != "all" else ("LOC", "ORG", "PER")
        wanted[f"names {kind}"] = {n for n in module.names(trees, spans) if n[2] in chosen}
        had[f"names {kind}"] = {n for n in names if n[2] in chosen}
    starts = [spans[number][0][0] for number in _first_sentences(gold)]
    return {label: _placed(had[label], facts, starts) for label, facts in wanted.items()}


def _placed(had: set[Any], wanted: set[Any], starts: list[int]) -> Any:
    counts = np.zeros((len(starts), 3), dtype=np.int64)
    for column, facts in enumerate((had & wanted, had, wanted)):
        for fact in facts:
            counts[bisect_right(starts, _first_character(fact)) - 1, column] += 1
    return counts


def _first_character(fact: Any) -> int:
    """Where a sentence (its start), a word (a span), a name (start, end, kind) or what is told of a word begins."""
    while isinstance(fact, tuple):
        fact = fact[0]
    return int(fact)


def _first_sentences(treebank: Path) -> Iterator[int]:
    """The numbers of the sentences that open a document."""
    number, opens, inside = 0, False, False
    with treebank.open(encoding="utf-8") as rows:
        for row in rows:
            opens = opens or row.startswith("# newdoc")
            if row[:1].isdigit() and not inside:
                if opens:
                    yield number
                opens, inside, number = False, True, number + 1
            elif not row.strip():
                inside = False


def _by_label(tallies: list[dict[str, list[int]]]) -> Tallies:
    labels = dict.fromkeys(label for tally in tallies for label in tally)
    return {label: np.array([t[label] for t in tallies], dtype=np.int64) for label in labels}
