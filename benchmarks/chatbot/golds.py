"""The gold sets beside the project that both readers are scored on, and the reports that they are made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gate.grading import unread
from gate.measures import MEASURES, Measure
from onrecord.article import read_inputs
from onrecord.records import Document

BY_ID = {measure.id: measure for measure in MEASURES}
NAMES = ("seed", "polnear", "attributions")
"""The measures of the gate that are asked of an assistant: one report whole, and who said what in many."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold set, and those of its documents that are read."""

    measure: Measure
    path: Path
    documents: tuple[Document, ...]

    @property
    def whole(self) -> bool:
        """Whether it is the gold of one report, read whole."""
        return bool(self.measure.reads)

    def lines(self, ids: set[str]) -> Iterator[str]:
        """The gold lines of these documents."""
        names = {d.external_id for d in self.documents if d.id in ids}
        with self.path.open(encoding="utf-8") as lines:
            yield from (line for line in lines if json.loads(line)["id"] in names)


def golds(names: tuple[str, ...], shared: Path, most: int | None = None) -> list[Gold]:
    """The gold sets of these names that are there.

    Of a set of many documents the unread third alone is read and, of that, `most` in an order that their ids decide.
    """
    return [gold for name in names if (gold := _gold(BY_ID[name], shared, most)) is not None]


def _gold(measure: Measure, shared: Path, most: int | None) -> Gold | None:
    path = shared / measure.gold
    if not path.is_file():
        return None
    documents = list(read_inputs([shared / measure.reads if measure.reads else path]))
    if not measure.reads:
        documents = [d for d in documents if d.external_id is not None and unread(d.external_id)]
        documents = sorted(documents, key=lambda d: sha256(f"{d.external_id}".encode()).hexdigest())[:most]
    return Gold(measure, path, tuple(d for d in documents if d.failure is None))
