"""Reports into an archive, one after another: each is read and kept, or known, or set aside with its reason."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from msgspec import MsgspecError
from msgspec.json import decode, encode

from onrecord.archive import Archive
from onrecord.article.arrivals import Arrival
from onrecord.article.counting import expected
from onrecord.article.inputs import arrivals
from onrecord.article.jsonl import arrivals_from_lines
from onrecord.article.language import FOREIGN
from onrecord.article.source import STDIN, Source, is_address
from onrecord.batch.dataset import arrivals_of, held, is_dataset
from onrecord.errors import ArchiveError, OnrecordError
from onrecord.records import Document, DocumentKind, Failure
from onrecord.store.failing import Failed, failure_ref

if TYPE_CHECKING:
    from onrecord.reading.reader import Reader

BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OnrecordError, RuntimeError, TypeError,
    ValueError,
)  # fmt: skip
"""What reading one report may raise without stopping the others: a mistake of ours, or of that report's."""
_ROWS = "line ", "item ", "row "
"""Parts whose bytes are a line of JSON."""
Became = Literal["added", "known", "changed", "reread", "removed", "failed"]


@dataclass(frozen=True, slots=True)
class Given:
    """What a user says of all reports that bring none of their own, and allows."""

    published: str | None = None
    """ISO 8601."""
    kind: DocumentKind | None = None
    allow_private: bool = False
    """Whether addresses of this machine and of private networks may be fetched."""


NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one report."""

    became: Became
    path: str
    part: str = ""
    report: str | None = None
    """The id of the report in the archive."""
    failure: Failure | None = None
    older: bool = False
    """It was read by another onrecord, model or lexicon: it is known since, or comes from a batch."""
    told: str = ""
    """Why it is not taken in, of what was removed before."""


class Adding:
    """Adds what arrives to an archive. The reader is made when something new arrives: what is known needs none."""

    def __init__(self, archive: Archive, make_reader: Callable[[], Reader], *, collection: str | None = None) -> None:
        self.archive, self.collection, self._make_reader = archive, collection, make_reader

    def add(self, coming: Iterable[Arrival]) -> Iterator[Step]:
        """Each report as it is done: what was yielded is kept, whatever happens next.

        Raises ArchiveError where the archive can't be written; all that was yielded before is safe.
        """
        yield from map(self._step, coming)

    def retry(self, given: Given = NOTHING) -> Iterator[Step]:
        """Tries again what is set aside: files as they are now, what came otherwise from the bytes that were kept."""
        waiting = self.archive.failures(contents=True)
        for path in dict.fromkeys(failed.path for failed in waiting):
            yield from self._again(path, {f.id: f for f in waiting if f.path == path}, given)

    def reread(self) -> Iterator[Step]:
        """Reads again what another onrecord, model or lexicon has read, one report a transaction; current versions first.

        A report that can't be read now keeps what was found before.
        """
        for version in self.archive.outdated(self.reader.made_by):
            try:
                report = self.archive.reread(version, self.reader.read)
            except ArchiveError:
                raise
            except BROKEN as error:
                yield Step("failed", f"version {version}", failure=_broken(error))
            else:
                yield Step("reread", "", report=report)

    def _again(self, path: str, waiting: dict[str, Failed], given: Given) -> Iterator[Step]:
        whole = waiting.get(failure_ref(path, ""))
        for arrival in _come_again(path, list(waiting.values()), given):
            failed = waiting.pop(failure_ref(arrival.path, arrival.part), whole)
            if failed is not None:
                yield self._step(arrival, failed.collection)
                if failed is whole and arrival.part:  # it opens now: what it holds is told part by part
                    waiting.pop(whole.id, None)
                    self.archive.settle(path)
        yield from (_still(failed) for failed in waiting.values())

    def _step(self, arrival: Arrival, collection: str | None = None) -> Step:
        """One report, and one transaction; what breaks on it stops no other."""
        try:
            return self._kept(arrival, collection)
        except ArchiveError:
            raise
        except BROKEN as error:
            document = replace(arrival.document, failure=_broken(error))
            return self._set_aside(replace(arrival, document=document), collection or self.collection)

    def _kept(self, arrival: Arrival, collection: str | None) -> Step:
        """What becomes of a report that breaks nothing."""
        collection = collection or self.collection
        if arrival.document.failure is not None:
            return self._set_aside(arrival, collection)
        known = self.archive.known(arrival.document, collection=collection)
        gone = self.archive.tomb(arrival.document) if known is None else None
        if gone is not None:
            told = f"removed on {gone.removed_at[:10]} by {gone.removed_by}: {gone.why}"
            step = Step("removed", arrival.path, arrival.part, gone.report, told=told)
        elif known is None:
            place = arrival.path if not arrival.part and arrival.path != STDIN else None
            record = arrival.record or self.reader.read(arrival.document)
            saved = self.archive.add(record, collection=collection, place=place)
            older = record.made_by != self.reader.made_by
            step = Step(saved.outcome.value, arrival.path, arrival.part, saved.report, older=older)
        else:
            older = known.made_by != self.reader.made_by
            step = Step("known", arrival.path, arrival.part, known.report, older=older)
        self.archive.settle(arrival.path, arrival.part)
        return step

    def _set_aside(self, arrival: Arrival, collection: str | None) -> Step:
        document, failure = arrival.document, arrival.document.failure
        assert failure is not None
        content = arrival.content
        if content is None and failure.stage == FOREIGN:
            content = encode(document)  # so that it can be shown as it is
        failed = Failed(
            arrival.path, arrival.part, document.external_id, failure.stage, failure.reason, collection, content
        )
        self.archive.set_aside(failed)
        return Step("failed", arrival.path, arrival.part, failure=failure)

    @cached_property
    def reader(self) -> Reader:
        """The reader, made once."""
        return self._make_reader()


def coming(paths: Iterable[str], given: Given = NOTHING, *, stdin: BinaryIO | None = None) -> Iterator[Arrival]:
    """What comes of files, folders, standard input ("-"), addresses and what batches wrote, in their order.

    Raises OnrecordError for what is given of the reports of a batch: they are read already.
    """
    for path in paths:
        if is_address(path):
            from onrecord.fetching import fetched

            private = given.allow_private
            yield from fetched(path, published=given.published, kind=given.kind, allow_private=private)
        elif path != STDIN and is_dataset(path):
            if given.published or given.kind:
                raise OnrecordError(f"{path}: read already", remedy="give --published and --kind to onrecord batch")
            yield from arrivals_of(path)
        else:
            yield from arrivals([path], stdin=stdin, published=given.published, kind=given.kind)


def expected_of(paths: Iterable[str]) -> int | None:
    """How many reports come of these; None where only reading tells."""
    counts = [held(path) if is_dataset(path) else expected([path]) for path in paths]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _come_again(path: str, waiting: Iterable[Failed], given: Given) -> Iterator[Arrival]:
    """What lies at a place now; of what came through standard input, the bytes that were kept of each part."""
    if path == STDIN:
        for failed in waiting:
            for arrival in _from_bytes(failed, given):
                yield replace(arrival, path=failed.path, part=failed.part)
    elif is_address(path) or Path(path).exists():
        yield from coming([path], given)


def _from_bytes(failed: Failed, given: Given) -> Iterator[Arrival]:
    """What the bytes of a part hold: a line of JSON, whatever is wrong with it, or a whole that may be anything."""
    if failed.content is None:
        return
    if failed.part.startswith(_ROWS):
        source = Source(name="standard input", path=STDIN, published=given.published, kind=given.kind)
        yield from arrivals_from_lines([failed.content], source)
    else:
        yield from coming([STDIN], given, stdin=io.BytesIO(failed.content))


def document_of(failed: Failed) -> Document | None:
    """The document of what is set aside, where its bytes are kept and a text stands in them."""
    try:
        document = decode(failed.content or b"", type=Document)
    except MsgspecError:
        document = None
    if document is None or document.failure is None:
        document = next((arrival.document for arrival in _from_bytes(failed, NOTHING)), None)
    return document if document is not None and document.text.strip() else None


def _broken(error: BaseException) -> Failure:
    return Failure("reading", f"{type(error).__name__}: {error}; tell us, with the report if you may")


def _still(failed: Failed) -> Step:
    """What did not come again stays set aside."""
    return Step("failed", failed.path, failed.part, failure=Failure(failed.stage, failed.reason))
