"""How long a batch would take: measured on some reports out of it, read here and not kept."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.article.arrivals import Arrival
from onrecord.batch.addresses import opened
from onrecord.batch.cutting import CUTS, source_of
from onrecord.batch.readers import reader_of
from onrecord.batch.settings import Settings
from onrecord.batch.shards import Piece, Shard
from onrecord.errors import UnreadableInput

_SHARDS, _REPORTS, _SECONDS = 5, 4, 10.0


@dataclass(frozen=True, slots=True)
class Sample:
    """What reading some reports took."""

    reports: int
    seconds: float

    def for_all(self, reports: int, workers: int) -> float | None:
        """The seconds that so many reports take with so many processes; None where nothing could be read.

        >>> Sample(10, 2.0).for_all(100, 2)
        10.0
        """
        return reports * self.seconds / self.reports / workers if self.reports else None


def sample(shards: Sequence[Shard], settings: Settings) -> Sample:
    """Reads the first reports of some shards, spread over all of them, for some seconds at most."""
    reader = reader_of(settings)
    began, reports = time.monotonic(), 0
    for shard in shards[:: max(len(shards) // _SHARDS, 1)][:_SHARDS]:
        for arrival in islice(_arrivals(shard, settings), _REPORTS):
            reader.read(arrival.document)
            reports += 1
            if time.monotonic() - began > _SECONDS:
                return Sample(reports, time.monotonic() - began)
    return Sample(reports, time.monotonic() - began)


def _arrivals(shard: Shard, settings: Settings) -> Iterator[Arrival]:
    for piece in shard.pieces:
        try:
            yield from _of_piece(piece, settings)
        except (OSError, UnreadableInput):
            continue


def _of_piece(piece: Piece, settings: Settings) -> Iterator[Arrival]:
    with opened(piece.address) as file:
        for _, opening in CUTS[piece.format].units(file, source_of(piece, settings), piece):
            yield from opening()
