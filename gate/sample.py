"""Draws ordinary sentences in which onrecord finds events, to be read by hand: `python -m gate.sample events --seed 1`.

The sentences are those of UD EWT train and of GUM train outside the unread third, each read as a report of its own, in an order that the seed
alone decides. Printed are the sentences with an event that has both sides, until there are `--size` of them, and at the end
how many sentences were read for them. Most of these sentences are chat, reviews and letters: what a reader of events must not
code. Exit 0, also where there is no ../shared/data.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gate.grading import unread
from onrecord.article import document_from_text
from onrecord.reading.reader import Reader
from onrecord.records import Event, Record

SHARED = Path(__file__).parents[2] / "shared"
TREES = ("data/ud/ewt-train.conllu", "data/gum/ud-train.conllu")


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """The texts of a treebank's sentences, without those of unread documents.

    >>> list(sentences(["# newdoc id = e", "# text = Read.", "# newdoc id = g", "# text = Unread."]))
    ['Read.']
    """
    keep = False
    for line in lines:
        key, _, value = line.partition(" = ")
        if key == "# newdoc id":
            keep = not unread(value.strip())
        elif key == "# text" and keep:
            yield value.strip()


def drawn(texts: Iterable[str], seed: int) -> list[str]:
    """Each text once, in the order of this seed."""
    ordered = sorted(set(texts))
    random.Random(seed).shuffle(ordered)
    return ordered


def two_sided(record: Record) -> list[Event]:
    """The events of a record of which both sides are told or guessed."""
    return [e for e in record.events if e.actors and e.recipients]


def line(record: Record, event: Event) -> str:
    """An event in one line: code, type, modality, who, to whom, by which words."""
    who, whom = (", ".join(record.actor(a).name for a in side) for side in (event.actors, event.recipients))
    guessed = f" guessed {'+'.join(event.guessed)}" if event.guessed else ""
    words = " ".join(e.quote for e in event.evidence)
    return f"{event.cameo} {event.plover or '-'} {event.modality}: {who} > {whom}{guessed} [{words}] {event.confidence}"


def events(texts: Iterable[str], size: int, read: Callable[[str], Record]) -> Iterator[str]:
    """What to print for a sample of this size."""
    found = told = number = 0
    for text in texts:
        number += 1
        record = read(text)
        if two := two_sided(record):
            found, told = found + 1, told + len(two)
            yield f"{found:3}  {text}\n" + "".join(f"       {line(record, event)}\n" for event in two)
        if found == size:
            break
    yield f"{told} events in {found} of {number} sentences\n"


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m gate.sample", description=__doc__)
    parser.add_argument("what", choices=("events",))
    parser.add_argument("--seed", type=int, default=1, help="decides the order of the sentences (1)")
    parser.add_argument("--size", type=int, default=300, help="sentences to print (300)")
    return parser.parse_args()


def main() -> int:
    """Draws and prints."""
    asked, reader = options(), Reader()
    paths = [SHARED / name for name in TREES if (SHARED / name).is_file()]
    if not paths:
        print(f"sample: skipped, nothing to draw from: there is no ../{SHARED.name}/{TREES[0]}")
        return 0
    texts = drawn((t for path in paths for t in sentences(path.read_text(encoding="utf-8").splitlines())), asked.seed)
    sys.stdout.writelines(
        events(texts, asked.size, lambda text: reader.read(document_from_text(text, language="en", kind="report")))
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
