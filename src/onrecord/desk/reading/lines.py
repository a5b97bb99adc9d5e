"""The text of a report in lines, each in bits that carry marks and, behind the words, the numbers of what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.reading.items import Item, length
from onrecord.records import Evidence, Record
from onrecord.show.page.marks import Mark, Piece, lines
from onrecord.show.page.tones import tone
from onrecord.show.statements import DOUBTFUL

_THING = "n"
"""Opens the class of a thing's words, before its number."""


@dataclass(frozen=True, slots=True)
class Bit:
    """Words of the text that carry the same marks."""

    text: str
    start: int
    classes: str
    things: str
    """The ids of what these words belong to, the shortest first."""
    marked: bool
    """Whether they are the words that the address names."""
    first: str
    """The id of the element, where a link leads to it: that of the chosen thing or of the marked words."""
    signs: tuple[Item, ...]
    """What ends here."""


def bits(
    record: Record, found: Sequence[Item], *, mark: Evidence | None = None, chosen: Sequence[Evidence] = ()
) -> Iterator[tuple[Bit, ...]]:
    """The text line by line; all bits together are the text."""
    marks = [*_marks(record), *(one for item in found for one in _of(item))]
    marks += [Mark(e.start, e.end, "lit") for e in chosen]
    marks += [Mark(mark.start, mark.end, "marked")] if mark else []
    signs = defaultdict(list)
    for item in found:
        if item.sign_at is not None:
            signs[item.sign_at].append(item)
    by_class = {f"{_THING}{item.number}": item for item in found}
    places = {mark.start: "marked"} if mark else {}
    if chosen:
        places.setdefault(min(e.start for e in chosen), "chosen")
    for line in lines(record.document.text, marks):
        yield tuple(_bit(piece, by_class, places, signs[piece.end]) for piece in line)


def _bit(piece: Piece, by_class: dict[str, Item], places: dict[int, str], signs: list[Item]) -> Bit:
    names = piece.classes.split()
    things = sorted((by_class[n] for n in names if n in by_class), key=lambda item: length(item.spans))
    return Bit(
        piece.text,
        piece.start,
        " ".join(n for n in names if n not in by_class and n != "marked"),
        " ".join(item.id for item in things),
        "marked" in names,
        places.get(piece.start, ""),
        tuple(signs),
    )


def _marks(record: Record) -> Iterator[Mark]:
    """What is marked beside statements and events: residue, and times."""
    for aside in record.document.set_aside:
        yield Mark(aside.start, aside.end, "residue")
    for time in record.times:
        yield Mark(time.start, time.end, "time doubtful" if time.confidence < DOUBTFUL else "time")


def _of(item: Item) -> Iterator[Mark]:
    row = item.statement
    if row is None:
        yield from _each(item, item.spans, "event")
        return
    yield from _each(item, row.source, "source")
    yield from _each(item, row.cue, f"cue {tone(row.act)}")
    yield from _each(item, row.content, "own" if row.mode == "direct" else "told")


def _each(item: Item, spans: Iterable[Evidence], classes: str) -> Iterator[Mark]:
    return (Mark(e.start, e.end, f"{classes} {_THING}{item.number}") for e in spans)
