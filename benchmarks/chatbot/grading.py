"""Quality against gold: the graders that judge onrecord, run on the records of each reader."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.chatbot.golds import Gold
from benchmarks.chatbot.reading import Run, Side
from gate.grading import GradingError, Scores, figures
from onrecord.schema import to_json


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of a grader, for each run of each reader, on the reports that all of them were given an answer to."""

    gold: str
    figure: str
    reports: int
    of: int | None
    """Where the figure is a count: of how many."""
    runs: dict[str, tuple[float | None, ...]]
    """By the name of the reader; null where the grader had nothing to judge."""


def scores(gold: Gold, sides: tuple[Side, ...], shared: Path) -> list[Score]:
    """What the grader says; nothing where no report was read by all. Raises GradingError."""
    runs = [run for side in sides for run in side.runs]
    ids = {d.id for d in gold.documents if all(d.id in run for run in runs)}
    if not ids:
        return []
    said = {side.name: [_said(gold, run, ids, shared) for run in side.runs] for side in sides}
    some = next(iter(said.values()))[0]
    return [
        Score(
            gold.measure.title,
            f"{figure.label} {figure.column}",
            len(ids),
            int(some["checks", "of"]) if figure.column == "held" else None,
            {name: tuple(one.get((figure.label, figure.column)) for one in ones) for name, ones in said.items()},
        )
        for figure in gold.measure.figures
    ]


def _said(gold: Gold, run: Run, ids: set[str], shared: Path) -> Scores:
    """The figures that the grader prints for the records of a run."""
    with tempfile.TemporaryDirectory() as folder:
        records, wanted = Path(folder) / "records", gold.path
        records.write_bytes(b"".join(to_json(run[d.id].record) + b"\n" for d in gold.documents if d.id in ids))
        if not gold.whole:
            wanted = Path(folder) / "gold.jsonl"
            wanted.write_text("".join(gold.lines(ids)), encoding="utf-8")
        script, *options = gold.measure.grader
        what = options[:1] if not gold.whole else []
        command = [str(shared / "grade" / script), *what, str(wanted), str(records), *options[len(what) :]]
        done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    found = figures(done.stdout)
    if not found:
        raise GradingError(f"{script}: {(done.stderr.strip().splitlines() or ['it printed nothing'])[-1]}")
    return found
