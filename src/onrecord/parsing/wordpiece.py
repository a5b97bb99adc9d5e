"""WordPiece: words to the sub-word ids that the encoder reads.

The greedy longest-match-first algorithm of Wu et al. 2016 as BERT uses it (uncased: lower case, accents stripped,
punctuation and CJK characters split off). Thirty lines, so that no tokenizer library is needed at run time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
MOST_PIECES = 8
"""Pieces kept of one word; what follows in an address or a hash tells the parser nothing more."""
_LONGEST_WORD = 200
"""Characters that are looked at of a word."""


class WordPiece:
    """Cuts words into pieces of a vocabulary.

    >>> pieces = WordPiece(["[UNK]", "[CLS]", "[SEP]", "embassy", "##s", "re", "##buke"])
    >>> pieces.ids("Embassys"), pieces.ids("rebuke"), pieces.ids("xyz")
    ((3, 4), (5, 6), (0,))
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.start, self.end, self.unknown = (self._ids[piece] for piece in (START, END, UNKNOWN))

    @classmethod
    def load(cls, path: Path) -> WordPiece:
        """The pieces of a vocabulary file, one a line."""
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self, word: str) -> tuple[int, ...]:
        """The ids of one word's pieces, at least one, at most MOST_PIECES."""
        found: list[int] = []
        for part in _parts(word[:_LONGEST_WORD]):
            found += self._longest_first(part)
        return tuple(found[:MOST_PIECES]) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        found, start = [], 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                if (number := self._ids.get(prefix + part[start:end])) is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _parts(word: str) -> Iterator[str]:
    """Lower case, no accents; every punctuation mark and ideograph a part of its own."""
    part = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or category in ("Cc", "Cf"):
            continue
        if category[0] in "PS" or "\u3400" <= char <= "\u9fff":
            yield from (part, char) if part else (char,)
            part = ""
        else:
            part += char
    if part:
        yield part
