"""A program that adds reports to an archive and tells of each when it is kept; it reads by the first words, without a model."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onrecord.adding import Adding, coming
from onrecord.archive import Archive
from onrecord.records import Actor, Document, MadeBy, Mention, Record, Statement

if TYPE_CHECKING:
    from onrecord.reading.reader import Reader

ROOT = Path(__file__).parents[2]
OLD, NEW = MadeBy("0.1.0", "0" * 16, "1" * 16), MadeBy("0.2.0", "0" * 16, "1" * 16)


class FirstWords:
    """A reader to whom the first word of a report is who speaks, and the rest what was said."""

    def __init__(self, made_by: MadeBy = OLD) -> None:
        self.made_by = made_by

    def read(self, document: Document) -> Record:
        """The record; another version of the reader finds two statements instead of one."""
        end = document.text.index(" ")
        own = document.identify("actor", 0, end)
        who = Actor(own, document.text[:end], "person", mentions=(Mention(0, end, document.text[:end], "name"),))
        words, cue = document.evidence(end + 1, len(document.text)), document.evidence(0, end)
        said = tuple(
            Statement(document.identify("statement", n), own, cue=(cue,), content=(words,))
            for n in range(1 if self.made_by == OLD else 2)
        )
        return Record(document, self.made_by, (who,), statements=said)


def adding(archive: Archive, collection: str | None = None, made_by: MadeBy = OLD) -> Adding:
    """What adds with that reader."""
    return Adding(archive, cast("Callable[[], Reader]", lambda: FirstWords(made_by)), collection=collection)


def add(url: str, source: str, told: str, collection: str | None = None) -> None:
    """Adds what lies at a place; a line goes into the file `told` once a report is kept."""
    with Archive(url) as archive, Path(told).open("a", encoding="utf-8") as out:
        for step in adding(archive, collection).add(coming([source])):
            out.write(f"{step.became} {step.report}\n")
            out.flush()


def reread(url: str) -> None:
    """Reads everything again with the other version of the reader."""
    with Archive(url) as archive:
        for step in adding(archive, made_by=NEW).reread():
            assert step.became == "reread", step


def started(what: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that runs `add` or `reread`; it says "ready" once it has loaded all that it needs."""
    command = [sys.executable, "-m", "tests.archive.adder", what, *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def ended(process: subprocess.Popen[str]) -> int:
    """How it ended, once it has."""
    with process:
        return process.wait()


def write(path: Path, numbers: Sequence[int]) -> Path:
    """A file of small reports, one a number; each tenth is another version of the one before."""
    lines = []
    for n in numbers:
        address = f"https://example.org/{n - 1 if n % 10 == 9 else n}"
        text = f"Sorel{n % 7} said that the boat {n} had left the harbour."
        lines.append(json.dumps({"url": address, "text": text, "published": f"2031-04-{1 + n % 28:02}"}))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    (add if sys.argv[1] == "add" else reread)(*sys.argv[2:])
