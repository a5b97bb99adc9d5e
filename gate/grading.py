"""Runs onrecord and the graders, each in a process of its own, and reads the figures that the graders print."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gate import counting
from gate.measures import Measure
from gate.sampling import Tallies

ONRECORD = Path(sys.executable).with_name("onrecord")
ROW = re.compile(r"^(?P<label>\S.*?)\s+P (?P<P>[\d.]+)\s+R (?P<R>[\d.]+)\s+F1 (?P<F1>[\d.]+)", re.MULTILINE)
HELD = re.compile(r"^(?P<held>\d+) of (?P<of>\d+) checks hold", re.MULTILINE)

Scores = dict[tuple[str, str], float]


class GradingError(Exception):
    """onrecord or a grader ended badly; says which, and its last line."""


def unread(document: str) -> bool:
    """Whether a document belongs to the third that trains nothing and that nobody opens.

    >>> [unread(name) for name in ("e", "f", "g")]
    [False, False, True]
    """
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 3 == 0


@dataclass(frozen=True, slots=True)
class Graded:
    """What a grader said of a file, and, where asked for, what it counted in each document."""

    scores: Scores = field(default_factory=dict)
    tallies: Tallies = field(default_factory=dict)


def graded(measure: Measure, shared: Path, folder: Path, *, counted: bool = False) -> tuple[Graded, Graded]:
    """What the grader says of the whole gold file, and of its unread third; nothing where one of them is not measured.

    `counted`: with the counts of each document. Raises GradingError.
    """
    gold = shared / measure.gold
    output = folder / f"{measure.id}{gold.suffix}"
    if not measure.third:
        _read(measure, shared / (measure.reads or measure.gold), output)
    whole = Graded() if measure.third else _graded(measure, shared, gold, output, counted=counted)
    if measure.reads:
        return whole, Graded()
    third, third_output = read_third(measure, shared, folder, output if output.exists() else None)
    return whole, _graded(measure, shared, third, third_output, counted=counted)


def third_once(measure: Measure, shared: Path, folder: Path) -> tuple[Path, Path]:
    """The same as `read_third`, read only where this folder does not hold it yet."""
    held = tuple(folder / f"{measure.id}.third{part}.jsonl" for part in ("", ".out"))
    return (held[0], held[1]) if held[1].exists() else read_third(measure, shared, folder)


def read_third(measure: Measure, shared: Path, folder: Path, whole: Path | None = None) -> tuple[Path, Path]:
    """The unread third of a gold file, and what onrecord printed for it: taken out of what it printed for the `whole`.

    Trees are read again, since they are not told apart there. Raises GradingError.
    """
    gold = shared / measure.gold
    third, output = (folder / f"{measure.id}.third{part}{gold.suffix}" for part in ("", ".out"))
    trees = gold.suffix == ".conllu"
    third.write_text("".join((_unread_trees if trees else _unread_lines)(gold)), encoding="utf-8")
    if trees or whole is None:
        _read(measure, third, output)
    else:
        output.write_text("".join(_unread_lines(whole)), encoding="utf-8")
    return third, output


def figures(printed: str) -> Scores:
    """The figures in a grader's output.

    >>> figures("linked      P 0.800  R 0.600  F1 0.686   (right 3, said 4, gold 5)")
    {('linked', 'P'): 0.8, ('linked', 'R'): 0.6, ('linked', 'F1'): 0.686}
    >>> figures("115 of 203 checks hold")
    {('checks', 'held'): 115.0, ('checks', 'of'): 203.0}
    """
    found = {(m["label"], column): float(m[column]) for m in ROW.finditer(printed) for column in ("P", "R", "F1")}
    return found | {("checks", part): float(m[part]) for m in HELD.finditer(printed) for part in ("held", "of")}


def _read(measure: Measure, source: Path, output: Path) -> None:
    with output.open("w", encoding="utf-8") as out:
        command = [str(ONRECORD), measure.read[0], str(source), *measure.read[1:]]
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1) or not output.stat().st_size:
        raise GradingError(f"onrecord {measure.read[0]} on {measure.gold}: {_last_line(done.stderr)}")


def _graded(measure: Measure, shared: Path, gold: Path, output: Path, *, counted: bool) -> Graded:
    script, *rest = measure.grader
    what = [rest.pop(0)] if rest and not rest[0].startswith("-") else []
    path = shared / "grade" / script
    command = [sys.executable, str(path), *what, str(gold), str(output), *rest]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = figures(done.stdout)
    if not found:
        raise GradingError(f"{script} on {measure.gold}: {_last_line(done.stderr or done.stdout)}")
    if not counted or measure.reads:
        return Graded(found)
    if what:
        return Graded(found, counting.of_corpus(path, what[0], rest, gold, output))
    return Graded(found, counting.of_trees(path, gold, output))


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it printed nothing"])[-1]


def _unread_lines(path: Path) -> Iterator[str]:
    """The lines of documents, or of records of documents, that are unread."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            if unread(item["document"]["external_id"] if "document" in item else item["id"]):
                yield line


def _unread_trees(path: Path) -> Iterator[str]:
    """The lines of the unread documents of a treebank."""
    keep = False
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                keep = unread(line.partition("=")[2].strip())
            if keep:
                yield line
