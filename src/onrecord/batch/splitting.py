"""A shard whose process died: cut around the report that it was on, or in halves, and put together again once all is read."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.batch.addresses import opened
from onrecord.batch.cutting import CUTS, source_of
from onrecord.batch.notes import Seen
from onrecord.batch.planning import cut
from onrecord.batch.publishing import finished, folder_of, writing
from onrecord.batch.settings import Settings
from onrecord.batch.shard import died, over_time, part_of
from onrecord.batch.shards import Done, Piece, Shard
from onrecord.batch.tables import FAILURES, failure_row, stored


def parts_of(shard: Shard, seen: Seen | None = None) -> list[Shard]:
    """The parts into which a shard is split: before the report on which its process was, that report, and behind it.

    Halves where nothing is known of it; nothing for a part that is one report.
    """
    pieces = [(index, single) for index, piece in enumerate(shard.pieces) for single in singles(piece)]
    if len(pieces) == 1:
        return [] if shard.part else divided(shard, pieces_of(pieces), [])
    if seen is None:
        return divided(shard, pieces_of(pieces), [len(pieces) // 2])
    at = max(
        (n for n, (index, piece) in enumerate(pieces) if (index, piece.first) <= (seen.piece, seen.unit)), default=0
    )
    return divided(shard, pieces_of(pieces), [at, at + 1])


def pieces_of(numbered: Iterable[tuple[int, Piece]]) -> list[Piece]:
    """The pieces without their numbers."""
    return [piece for _, piece in numbered]


def singles(piece: Piece) -> Iterator[Piece]:
    """The reports of a piece, each as a piece of its own."""
    try:
        with opened(piece.address) as file:
            found = list(cut(piece, CUTS[piece.format].starts(file, piece), 1))
    except Exception:  # noqa: BLE001  whatever is wrong with a file is told when it is read
        found = []
    yield from found or [piece]


def divided(shard: Shard, pieces: Sequence[Piece], cuts: Sequence[int]) -> list[Shard]:
    """A shard of these pieces as parts, cut before some of them; parts without a piece are left out."""
    bounds = [0, *cuts, len(pieces)]
    found = [pieces[begin:end] for begin, end in itertools.pairwise(bounds) if begin < end]
    return [replace(shard, pieces=tuple(_joined(part)), part=(*shard.part, n)) for n, part in enumerate(found)]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces that lie side by side in one file as one."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and (held.address, held.last) == (piece.address, piece.first):
            held = replace(held, last=piece.last, reports=held.reports + piece.reports)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def set_aside(part: Shard, settings: Settings, *, late: bool) -> Done:
    """Writes the tables of a part whose one report ends its process each time: a failure alone."""
    (piece,) = part.pieces
    source = source_of(piece, settings)
    error = over_time(settings) if late else died()
    arrival = source.failure(error, part_of(piece, source))
    assert arrival.document.failure is not None
    with writing(part, settings) as tables:
        tables.add(FAILURES, failure_row(arrival, arrival.document.failure))
    return Done(part, 0, 1, 1)


def together(shard: Shard, parts: Iterable[Done], settings: Settings) -> Done:
    """Writes the tables of a shard out of those of its parts: the same bytes as if it had never been split."""
    ordered = sorted(parts, key=lambda done: done.shard.part)
    folders = [folder_of(done.shard, settings) for done in ordered]
    with writing(shard, settings) as tables:
        for folder in folders:
            for table, row in stored(folder):
                tables.add(table, row)
    done = Done(
        shard,
        sum(part.reports for part in ordered),
        sum(part.failures for part in ordered),
        sum(part.limited for part in ordered),
        sum(part.words for part in ordered),
        sum(part.seconds for part in ordered),
    )
    for folder in folders:
        shutil.rmtree(folder)
    return finished(done, settings)
