"""An assistant beside onrecord, on the same reports, twice: python -m benchmarks.chatbot --address URL --model NAME [REPORT...]

Exit 0: every report was answered in every run; 1: some were not; 2: usage, or the address refuses all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict

import httpx
from rich.console import Console

from benchmarks.chatbot import ours
from benchmarks.chatbot.asking import Line
from benchmarks.chatbot.errors import ChatError
from benchmarks.chatbot.figures import Figures, figures
from benchmarks.chatbot.golds import golds
from benchmarks.chatbot.grading import Score, scores
from benchmarks.chatbot.kept import Kept
from benchmarks.chatbot.options import assistant, parser, prices
from benchmarks.chatbot.reading import Side
from benchmarks.chatbot.reports import own, reports
from benchmarks.chatbot.table import table
from benchmarks.chatbot.theirs import Theirs
from gate.grading import GradingError
from onrecord.cli.progress import Tracked
from onrecord.records import Document

WIDTH = 120
"""Of a table that is piped."""
NOT_ALL, USAGE, STOPPED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Asks, reads, scores, prints."""
    asked = parser().parse_args(arguments)
    try:
        kept = Kept(asked.kept_in, assistant(asked))
        names = tuple(asked.gold or (() if asked.reports else ("seed",)))
        found = golds(names, asked.shared, asked.most)
        for name in sorted(set(asked.gold or ()) - {gold.measure.id for gold in found}):
            tell(f"{name}: there is no such gold set in {asked.shared}; it is left out")
        documents = reports(asked.reports or ([] if asked.gold else own()), found, tell)
        if asked.dry_run:
            return dry(kept, documents, asked.runs)
        sides = read(kept, documents, asked)
        graded = [score for gold in found for score in scores(gold, sides, asked.shared)]
    except (ChatError, GradingError, ValueError) as error:
        tell(str(error))
        return USAGE
    except KeyboardInterrupt:
        tell(f"stopped; the answers so far are kept in {asked.kept_in}, and the next run goes on from them")
        return STOPPED
    told = [figures(side, len(documents), prices(asked)) for side in sides]
    show(told, graded, as_json=asked.json)
    return NOT_ALL if any(side.read < side.asked for side in told) or not documents else 0


def tell(line: str) -> None:
    """A line on standard error."""
    sys.stderr.write(f"chatbot: {line}\n")


def dry(kept: Kept, documents: list[Document], runs: int) -> int:
    """Tells what there is to ask, and asks nothing."""
    wanted = [d for run in range(1, runs + 1) for d in documents if not kept.path(d, run).exists()]
    characters = sum(len(json.dumps(kept.assistant.question(d), ensure_ascii=False)) for d in wanted)
    print(f"{len(documents)} reports, {runs} runs: {len(wanted)} questions to ask, {characters:,} characters in all;")
    print(f"{len(documents) * runs - len(wanted)} answers are kept in {kept.folder}")
    return 0


def read(kept: Kept, documents: list[Document], asked: argparse.Namespace) -> tuple[Side, Side]:
    """All runs of both readers."""
    runs = range(1, asked.runs + 1)
    with ExitStack() as stack:
        tracked = stack.enter_context(Tracked("reading", total=2 * asked.runs * len(documents)))
        mine = Side("onrecord", tuple(ours.run(documents, tracked.advance) for _ in runs))
        line = None
        if not asked.kept:
            client = stack.enter_context(httpx.Client())
            line = Line(kept.assistant, client, asked.timeout, asked.attempts)
        theirs = Theirs(kept, line, tell, tracked.advance)
        other = Side(kept.assistant.model, tuple(theirs.run(documents, run) for run in runs), tokens=True)
    return mine, other


def show(told: list[Figures], graded: list[Score], *, as_json: bool) -> None:
    """Prints the figures."""
    if as_json:
        whole = {"readers": [asdict(side) for side in told], "gold": [asdict(score) for score in graded]}
        sys.stdout.write(json.dumps(whole, indent=1) + "\n")
        return
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    console.print(table(told, graded))


if __name__ == "__main__":
    sys.exit(main())
