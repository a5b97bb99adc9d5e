"""Numbers by which what may belong together is found: things that share one are compared, all others never meet."""

from __future__ import annotations

from zlib import crc32

_SIGN = 1 << 31


def clue(*parts: object) -> int:
    """A number of 32 bits that depends on the parts. Two that share it by chance are told apart when they are compared.

    >>> clue("day", 7) == clue("day", 7) != clue("day", 8)
    True
    """
    return crc32("\0".join(map(str, parts)).encode()) - _SIGN
