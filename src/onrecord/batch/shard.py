"""The one function that every engine runs: a shard in, its tables out, written as a whole or not at all."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.article.arrivals import Arrival, Opened
from onrecord.article.doors import unreadable_file
from onrecord.article.source import Source
from onrecord.article.word_count import word_count
from onrecord.batch.addresses import opened
from onrecord.batch.cutting import CUTS, Units, source_of
from onrecord.batch.limits import limited
from onrecord.batch.notes import Note
from onrecord.batch.publishing import finished, writing
from onrecord.batch.readers import Reading, reader_of
from onrecord.batch.settings import Settings
from onrecord.batch.shards import Done, Piece, Shard
from onrecord.batch.tables import FAILURES, Row, Tables, failure_row, rows_of
from onrecord.errors import UnreadableInput
from onrecord.records import Failure, Record

_PLACE = re.compile(r"0x[0-9a-fA-F]+")


def run_shard(shard: Shard, settings: Settings) -> Done:
    """Reads a shard and writes its tables: the same bytes in whatever process, after whatever was read there before.

    It keeps one reader a process, so a process runs one shard at a time (one thread). A report over its time ends the
    process, even from within C code; on which report it was stands in a note under OUT/_work.
    """
    began, reader = time.monotonic(), reader_of(settings)
    with Note(shard, settings) as note, writing(shard, settings) as tables:
        work = _Work(settings, reader, tables, note)
        for index, piece in enumerate(shard.pieces):
            work.read(index, piece)
    done = Done(shard, work.reports, work.failures, work.limited, work.words, time.monotonic() - began)
    return finished(done, settings)


@dataclass(slots=True)
class _Work:
    """A shard that is being read."""

    settings: Settings
    reader: Reading
    tables: Tables
    note: Note
    reports: int = 0
    failures: int = 0
    limited: int = 0
    words: int = 0

    def read(self, index: int, piece: Piece) -> None:
        """Reads a piece."""
        source = source_of(piece, self.settings)
        for unit, opening in self._units(piece, source):
            self.note.on(index, unit)
            self._open(replace(piece, first=unit), source, opening)
            self.note.between()

    def _units(self, piece: Piece, source: Source) -> Units:
        """The reports of a piece; what is wrong with its file is told in its place. What is done with them is not its matter."""
        try:
            with opened(piece.address) as file:
                yield from CUTS[piece.format].units(file, source, piece)
        except UnreadableInput as error:
            self._set_aside(source.failure(error))
        except OSError as error:
            self._set_aside(source.failure(unreadable_file(error)))
        except Exception as error:  # noqa: BLE001  a file that breaks its format in a way of its own
            self._set_aside(source.failure(_broken(error)))

    def _open(self, piece: Piece, source: Source, opening: Opened) -> None:
        """Reads all that arrives of one unit."""
        coming = opening()
        while self._next(coming, piece, source) and CUTS[piece.format].many:
            pass

    def _next(self, coming: Iterator[Arrival], piece: Piece, source: Source) -> bool:
        """Reads what arrives next; whether more may come."""
        arrival: Arrival | None = None
        try:
            with limited(self.settings, self.note.late):
                if (arrival := next(coming, None)) is None:
                    return False
                record = self.reader.read(arrival.document)
                found = () if record.document.failure else tuple(rows_of(arrival, record))
        except MemoryError:
            self.limited += 1
            error = over_memory(self.settings)
        except OSError as raised:
            error = unreadable_file(raised)
        except Exception as raised:  # noqa: BLE001  a mistake of ours costs the report, never the shard
            error = _broken(raised)
        else:
            self._keep(arrival, record, found)
            return True
        if arrival is None:
            self._set_aside(source.failure(error, part_of(piece, source)))
            return False
        self._set_aside(arrival, source.failure(error, arrival.part).document.failure)
        return True

    def _keep(self, arrival: Arrival, record: Record, found: tuple[tuple[str, Row], ...]) -> None:
        if record.document.failure is not None:
            self._set_aside(arrival)
            return
        self.reports += 1
        self.words += word_count(record.document.text)
        for table, row in found:
            self.tables.add(table, row)

    def _set_aside(self, arrival: Arrival, failure: Failure | None = None) -> None:
        told = failure or arrival.document.failure
        assert told is not None
        self.failures += 1
        self.tables.add(FAILURES, failure_row(arrival, told))


def _broken(error: Exception) -> UnreadableInput:
    """A mistake of ours, or of a library's; without places in memory, which are others each time."""
    seen = _PLACE.sub("0x", f"{type(error).__name__}: {error}")
    return UnreadableInput(seen, remedy="tell us, with the report if you may", stage="reading")


def part_of(piece: Piece, source: Source) -> str:
    """What the first report of a piece is called; nothing where its file is gone by now."""
    try:
        with opened(piece.address) as file:
            return CUTS[piece.format].part(file, source, piece)
    except OSError:
        return ""


def over_memory(settings: Settings) -> UnreadableInput:
    """Why a report is set aside that takes too much memory."""
    seen = f"more than {settings.megabytes} megabytes"
    return UnreadableInput(seen, remedy="give it more with --megabytes, or leave it out", stage="memory")


def over_time(settings: Settings) -> UnreadableInput:
    """Why a report is set aside that takes too long."""
    seen = f"more than {settings.seconds:g} seconds"
    return UnreadableInput(seen, remedy="give it more with --seconds, or leave it out", stage="time")


def died() -> UnreadableInput:
    """Why a report is set aside that ends its process."""
    seen = "the process that read it ended without a word"
    return UnreadableInput(seen, remedy="tell us, with the report if you may", stage="died")
