"""Inputs to shards, up front: the plan depends on the inputs and the size of a shard alone, never on who runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice, pairwise
from multiprocessing import get_context
from pathlib import Path

from onrecord.article.source import STDIN
from onrecord.batch.addresses import digest, expanded, is_remote, opened
from onrecord.batch.cutting import CUTS, WHOLE, Start, format_in
from onrecord.batch.shards import Piece, Shard, key_of

SHARD_SIZE = 500
"""Reports in a shard, where nothing else is asked for: about a minute of work, so that little is lost with a process."""
_END = 1 << 62
"""Behind the last report of any file."""
_WORTH_IT = 256 << 20
"""Bytes of input from which on several processes plan faster than one."""
Digested = tuple[Piece, str]
"""A piece, with the digest of its whole input."""
_File = tuple[str, list[Piece]]
"""The digest of a file, and its pieces."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch is to do."""

    inputs: tuple[str, ...]
    """As they were given; paths in full."""
    shards: tuple[Shard, ...]

    @property
    def reports(self) -> int:
        """How many reports are expected."""
        return sum(shard.reports for shard in self.shards)


def planned(
    inputs: Iterable[str],
    *,
    size: int = SHARD_SIZE,
    out: Path | None = None,
    each: Callable[[Shard], None] = lambda _: None,
    jobs: int = 1,
) -> Plan:
    """The shards of inputs, in their order; what lies below `out` is no input. `each` hears of every shard as it is planned.

    All inputs are looked through for it, large ones by so many processes. Raises OnrecordError for an address that is not understood.
    """
    given = tuple(one if is_remote(one) or one == STDIN else str(Path(one).absolute()) for one in inputs)
    found = chain.from_iterable(map(expanded, given))
    files = dict.fromkeys(file for file in found if out is None or is_remote(file) or out not in Path(file).parents)
    shards = []
    for shard in _shards(_looked_through(list(files), size, jobs), size):
        each(shard)
        shards.append(shard)
    return Plan(given, tuple(shards))


def _looked_through(files: Sequence[str], size: int, jobs: int) -> Iterator[_File]:
    """Each file in its order, with digest and pieces."""
    look = partial(_look, size=size)
    jobs = min(jobs, len(files))
    if jobs < 2 or sum(map(_bytes_in, files)) < _WORTH_IT:
        yield from map(look, files)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        yield from pool.map(look, files, chunksize=max(1, min(64, len(files) // jobs // 4)))


def _look(address: str, size: int) -> _File:
    return digest(address), pieces_of(address, size)


def _bytes_in(address: str) -> int:
    """How large a file is; of one that lies elsewhere, as if it were large."""
    try:
        return _WORTH_IT if is_remote(address) else Path(address).stat().st_size
    except OSError:
        return 0


def pieces_of(address: str, size: int) -> list[Piece]:
    """A file cut into pieces of so many reports; what can't be cut, or can't be read, is one piece."""
    whole = Piece(address, WHOLE, 0, 1)
    try:
        with opened(address) as file:
            name = format_in(file, address)
            file.seek(0)
            piece = replace(whole, format=name, last=_END)
            return list(cut(piece, CUTS[name].starts(file, piece), size)) or [whole]
    except Exception:  # noqa: BLE001  whatever is wrong with a file is told when it is read
        return [whole]


def cut(piece: Piece, starts: Iterable[Start], size: int) -> Iterator[Piece]:
    """A piece cut behind every so many of the reports that begin in it; nothing where none does."""
    for group, after in pairwise(chain(_groups(starts, size), [[]])):
        first, at = group[0]
        yield replace(piece, first=first, at=at, last=after[0][0] if after else piece.last, reports=len(group))


def _groups(starts: Iterable[Start], size: int) -> Iterator[list[Start]]:
    found = iter(starts)
    while group := list(islice(found, size)):
        yield group


def _shards(files: Iterable[_File], size: int) -> Iterator[Shard]:
    return (
        Shard(number, tuple(piece for piece, _ in bundle), key_of(bundle))
        for number, bundle in enumerate(_bundles(files, size))
    )


def _bundles(files: Iterable[_File], size: int) -> Iterator[list[Digested]]:
    """Small files share a shard; a file that is cut has shards of its own, the same whatever stands before it."""
    waiting: list[Digested] = []
    for found, pieces in files:
        if waiting and (len(pieces) > 1 or _reports(waiting) + pieces[0].reports > size):
            yield waiting
            waiting = []
        if len(pieces) > 1:
            yield from ([(piece, found)] for piece in pieces)
        else:
            waiting.append((pieces[0], found))
    if waiting:
        yield waiting


def _reports(bundle: Iterable[Digested]) -> int:
    return sum(piece.reports for piece, _ in bundle)
