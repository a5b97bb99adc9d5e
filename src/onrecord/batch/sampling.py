"""How long a batch would take: measured on some reports out of it, read here and not kept."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from onrecord.article.arrivals import Arrival
from onrecord.batch.addresses import opened
from onrecord.batch.cutting import CUTS, source_of
from onrecord.batch.engines.local import apart
from onrecord.batch.readers import reader_of
from onrecord.batch.settings import Settings
from onrecord.batch.shards import Piece, Shard
from onrecord.errors import UnreadableInput

_SHARDS, _REPORTS, _SECONDS = 5, 20, 10.0


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


NOTHING = Sample(0, 0.0)


def sampled(shards: Sequence[Shard], settings: Settings) -> Sample:
    """Reads some reports, spread over all shards, in a process of its own: one on which it dies or hangs tells nothing."""
    return apart(sample, shards, settings, seconds=_SECONDS + settings.seconds) or NOTHING


def sample(shards: Sequence[Shard], settings: Settings) -> Sample:
    """Reads the first reports of some shards, for some seconds at most. The very first is not counted: it loads much."""
    reader = reader_of(settings)
    chosen = shards[:: max(len(shards) // _SHARDS, 1)][:_SHARDS]
    each = math.ceil(_REPORTS / max(len(chosen), 1))
    coming = chain.from_iterable(islice(_arrivals(shard, settings), each) for shard in chosen)
    for arrival in islice(_arrivals(chosen[0], settings) if chosen else (), 1):
        reader.read(arrival.document)
    began, reports = time.monotonic(), 0
    for arrival in coming:
        reader.read(arrival.document)
        reports += 1
        if time.monotonic() - began > _SECONDS:
            break
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
