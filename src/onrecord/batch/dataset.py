"""What a batch has written, report by report, as it arrives in an archive: with its record, or with why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from msgspec.json import decode

from onrecord.article.arrivals import Arrival
from onrecord.article.documents import failed
from onrecord.article.source import SeenIds
from onrecord.batch import manifest
from onrecord.batch.notes import WORK
from onrecord.batch.tables import FAILURES, RECORDS, schemas
from onrecord.errors import OnrecordError, UnreadableInput
from onrecord.records import Document, Failure
from onrecord.schema import from_json

_AT_ONCE, _STAGE, _BROKEN, _AGAIN = 128, "batch", "reading", "run the same batch again"


def is_dataset(path: Path | str) -> bool:
    """Whether a path is the folder that a batch has written, or is writing."""
    return (Path(path) / manifest.FOLDER / manifest.INPUTS).is_file()


def is_unfinished(folder: Path | str) -> bool:
    """Whether a batch is at work there, or was stopped."""
    return (Path(folder) / WORK).exists()


def held(folder: Path | str) -> int:
    """How many reports it holds, those that could not be read included."""
    return sum(entry.reports + entry.failures for _, entry in _done(Path(folder)))


def arrivals_of(folder: Path | str) -> Iterator[Arrival]:
    """The reports of the shards that are done, in their order; of each shard first those that were read.

    What came twice under one id is set aside, as it is where inputs are read one after the other. Raises OnrecordError
    where pyarrow is not installed.
    """
    schemas()
    seen = SeenIds()
    for shard, _ in _done(Path(folder)):
        for table, arrival in ((RECORDS, _read), (FAILURES, _set_aside)):
            for row in _rows(shard / f"{table}.parquet"):
                yield row if isinstance(row, Arrival) else _once(arrival(row), seen)


def why_not(folder: Path | str) -> Iterator[Failure]:
    """Why reports were set aside, shard by shard; of a table that can't be read, why."""
    for shard, entry in _done(Path(folder)):
        for row in _rows(shard / f"{FAILURES}.parquet") if entry.failures else ():
            if isinstance(row, Arrival):
                yield from (row.document.failure,) if row.document.failure else ()
            else:
                yield Failure(row["stage"], row["reason"])


def _done(folder: Path) -> Iterator[tuple[Path, manifest.Entry]]:
    for path in sorted((folder / manifest.FOLDER).glob("shard=*.json")):
        if (entry := manifest.read(path)) is not None:
            yield folder / path.stem, entry


def _rows(path: Path) -> Iterator[dict[str, Any] | Arrival]:
    """The rows of a table, or why there are no more; it is the folder of the batch that is tried again then."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path, pre_buffer=False) as file:
            for batch in file.iter_batches(batch_size=_AT_ONCE, use_threads=False):
                yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        seen = f"a table that can't be read ({' '.join(str(error).split()) or type(error).__name__})"
        whole = str(path.parent.parent.absolute())
        yield Arrival(failed(UnreadableInput(seen, remedy=_AGAIN, stage=_STAGE), str(path)), whole)


def _read(row: dict[str, Any]) -> Arrival:
    """A report that was read; one whose row is not what a batch writes can't be taken in."""
    path, part = row["path"], row["part"]
    try:
        record = from_json(row["record"])
    except OnrecordError as error:
        wrong = UnreadableInput(str(error), remedy=_AGAIN, stage=_STAGE)
        return Arrival(failed(wrong, _where(path, part), external_id=row["external_id"]), path, part)
    return Arrival(record.document, path, part, record=record)


def _set_aside(row: dict[str, Any]) -> Arrival:
    """A report that could not be read, with its text where it is known."""
    reason = row["reason"]
    if row["stage"] == _BROKEN:  # an archive says so without the place, which it has beside
        reason = reason.removeprefix(f"{_where(row['path'], row['part'])}: ")
    failure = Failure(row["stage"], reason)
    kept = decode(row["kept"], type=Document) if row["kept"] else None
    document = kept or Document(row["document"], "", external_id=row["external_id"])
    return Arrival(replace(document, failure=failure), row["path"], row["part"])


def _once(arrival: Arrival, seen: SeenIds) -> Arrival:
    """The report, or why it is set aside, where its id came before."""
    own = arrival.document.external_id
    if own is None or arrival.record is None:
        return arrival
    where = _where(arrival.path, arrival.part)
    try:
        seen.add(own, where)
    except UnreadableInput as error:
        return replace(arrival, document=failed(error, where, external_id=own), record=None)
    return arrival


def _where(path: str, part: str) -> str:
    return f"{path}, {part}" if part else path
