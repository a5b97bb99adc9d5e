"""Readers without a model, named in `Settings.reader`: quick ones, and ones on which a report can do its worst."""

from __future__ import annotations

import os
import re
import signal
from dataclasses import dataclass
from multiprocessing import parent_process
from pathlib import Path

from onrecord.batch import Settings
from onrecord.records import Actor, Document, Event, MadeBy, Mention, Record, Statement, TimeExpression

PLAIN, OTHER, HOSTILE = (f"tests.batch.readers:{name}" for name in ("plain", "other", "hostile"))
SLOW, GREEDY, DEADLY, BROKEN, ONCE = "SLOW", "GREEDY", "DEADLY", "BROKEN", "ONCE "


@dataclass
class Plain:
    """Finds the first word, and calls it everything."""

    made_by: MadeBy

    def read(self, document: Document) -> Record:
        if document.failure is not None:
            return Record(document, self.made_by)
        end = len(document.text.split(maxsplit=1)[0])
        at = document.text.index(document.text.split(maxsplit=1)[0])
        first = document.evidence(at, at + end)
        who = Actor("a", first.quote, "state", country="VRN", mentions=(Mention(*_cells(first), form="name"),))
        said = Statement("s", "a", source=(first,), content=(first,), rules=("first",), confidence=0.5)
        done = Event("e", ("a",), (), "010", None, goldstein=0.0, evidence=(first,), statement="s")
        when = TimeExpression(*_cells(first), type="DATE", value="2031")
        return Record(document, self.made_by, (who,), (when,), (said,), (done,))


class Hostile(Plain):
    """Does what the text says."""

    def read(self, document: Document) -> Record:
        if SLOW in document.text:
            re.match(r"(a+)+$", "a" * 60 + "b")  # within C code, and never lets another thread run
        if GREEDY in document.text:
            return Record(document, MadeBy(str(len(bytearray(1 << 36))), "", ""))
        if DEADLY in document.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if BROKEN in document.text:
            raise ZeroDivisionError("a mistake of ours")
        if found := re.search(ONCE + r"(\S+)", document.text):
            _once(Path(found[1]))
        return super().read(document)


def plain(_: Settings) -> Plain:
    return Plain(MadeBy("1", "m", "l"))


def other(_: Settings) -> Plain:
    return Plain(MadeBy("2", "m", "l"))


def hostile(_: Settings) -> Plain:
    return Hostile(MadeBy("1", "m", "l"))


def dead(_: Settings) -> Plain:
    """Ends the processes of an engine, as one without enough memory would be; not the one that asks them."""
    if parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(_)


def _cells(evidence: object) -> tuple[int, int, str]:
    return evidence.start, evidence.end, evidence.quote  # type: ignore[attr-defined]


def _once(marker: Path) -> None:
    """Kills its own process the first time, as somebody else might."""
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
