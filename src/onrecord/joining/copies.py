"""Whether two reports are copies of one text, whole or cut: by the words that outlets write themselves, quotations left out.

Two outlets that quote one readout share its words and are no copies of each other; what they write around it tells.
Candidates: MinHash (Broder 1997) over runs of four words, of the whole text and of its beginning, in bands, by datasketch.
Verified word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.joining.clue import clue
from onrecord.joining.judged import Judged, judged
from onrecord.joining.words import words_of

JOIN, PERHAPS = 0.7, 0.5
_SHINGLE = 4
_ROWS = 4
_WHOLE, _HEAD = 20, 12
"""Bands of the whole text, and of its beginning: a report that was cut shares that."""
_BEGINNING = 80
"""Words."""
_FEWEST = 20
"""With fewer words of its own a report is compared with its quotations, too."""
_RUN = 4
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|„[^“]*“|«[^»]*»")


@dataclass(frozen=True)
class Told:
    """The words of a report, what is residue of its page left out."""

    key: int
    text: str

    @cached_property
    def all(self) -> tuple[str, ...]:
        """All words."""
        return words_of(self.text)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """Those outside quotation marks."""
        return words_of(_QUOTED.sub(" ", self.text))


def report_clues(told: Told) -> frozenset[int]:
    """Numbers of which two copies of one text share some; none for a text of a few words."""
    words = told.all
    if len(words) < _SHINGLE:
        return frozenset()
    return frozenset((*_bands("whole", words, _WHOLE), *_bands("head", words[:_BEGINNING], _HEAD)))


def near_copy(a: Told, b: Told) -> Judged | None:
    """Whether two reports are copies of one text: the share of the shorter one's own words that stand in runs in the other."""
    share = _share(a.own, b.own) if min(len(a.own), len(b.own)) >= _RUN else 1.0
    if min(len(a.own), len(b.own)) < _FEWEST:
        share = min(share, _share(a.all, b.all))
    if not share:
        return None
    return judged(share, (f"{share:.0%} of the shorter one's words stand in the other",), join=JOIN, perhaps=PERHAPS)


def _share(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of the shorter one that stands in runs in both."""
    shorter = min(len(a), len(b))
    return _in_runs(a, b) / shorter if shorter else 0.0


def _in_runs(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words stand in runs in both."""
    from rapidfuzz.distance import LCSseq

    runs = (block.src_end - block.src_start for block in LCSseq.opcodes(list(a), list(b)) if block.tag == "equal")
    return sum(run for run in runs if run >= _RUN)


def _bands(which: str, words: Sequence[str], bands: int) -> Iterable[int]:
    from datasketch import MinHash

    minhash = MinHash(num_perm=bands * _ROWS)
    last = max(len(words) - _SHINGLE, 0) + 1
    minhash.update_batch([" ".join(words[at : at + _SHINGLE]).encode() for at in range(last)])
    values = minhash.hashvalues.tolist()
    for band in range(bands):
        yield clue(which, band, *values[band * _ROWS : (band + 1) * _ROWS])
