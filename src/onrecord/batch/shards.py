"""What a batch is cut into: pieces of inputs, shards of pieces, and what became of a shard. All of it is plain data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

_KEY_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one input."""

    address: str
    """A file, absolute, or an address that fsspec opens."""
    format: str
    """A row of `onrecord.batch.cutting.CUTS`."""
    first: int
    """Where it begins, in the units of the format: bytes of an archive, rows, lines, items."""
    last: int
    """Where it ends: the first unit that is no longer part of it."""
    reports: int = 1
    """How many reports are expected in it."""
    at: int = 0
    """The byte where its first unit begins, where a format seeks by bytes but counts otherwise."""


@dataclass(frozen=True, slots=True)
class Shard:
    """What is read and written at once."""

    number: int
    pieces: tuple[Piece, ...]
    key: str
    """The hash of its input: of what its pieces hold and where they lie."""
    part: tuple[int, ...] = ()
    """Which part of the shard, where it was split: (1, 0) is the first part of the second part."""

    @property
    def name(self) -> str:
        """The name of its folder; of a part, of its folder among the unfinished work.

        >>> Shard(12, (), "k").name, Shard(12, (), "k", (1, 0)).name
        ('shard=00012', 'shard=00012.1.0')
        """
        return ".".join([f"shard={self.number:05}", *map(str, self.part)])

    @property
    def reports(self) -> int:
        """How many reports are expected in it."""
        return sum(piece.reports for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that is written."""

    shard: Shard
    reports: int
    """Those that were read."""
    failures: int = 0
    """Those that were set aside."""
    limited: int = 0
    """Of these, those that went over a limit, or whose process died."""
    words: int = 0
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Died:
    """A shard whose process ended before the shard was written."""

    shard: Shard
    how: str = ""
    """What the engine knows of it, for a person."""


def key_of(pieces: Iterable[tuple[Piece, str]]) -> str:
    """The key of a shard of these pieces, each with the digest of its whole input."""
    rows = [(piece.address, digest, piece.format, piece.first, piece.last) for piece, digest in pieces]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:_KEY_DIGITS]
