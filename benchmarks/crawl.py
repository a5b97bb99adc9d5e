"""A crawl made up: archives of web pages with invented reports, as many as asked for, the same bytes on every run."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from pathlib import Path

from fastwarc.warc import WarcRecord, WarcRecordType

from benchmarks.invented import invented
from benchmarks.page_reports import REPORTS, Report
from benchmarks.page_templates import MANNERS, page_of
from onrecord.records import Record
from onrecord.spans import identity

SEED = 11
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Crawl:
    """What was written."""

    pages: int
    files: tuple[Path, ...]
    packed_bytes: int
    page_bytes: int


def write_crawl(folder: Path, pages: int, files: int) -> Crawl:
    """So many pages in so many files, packed page by page."""
    folder.mkdir(parents=True)
    made, paths, unpacked = page_bytes(pages), [], 0
    for n in range(files):
        paths.append(path := folder / f"crawl-{n:05}.warc.gz")
        with path.open("wb") as file:
            for address, page in islice(made, pages * (n + 1) // files - pages * n // files):
                file.write(gzip.compress(_record(address, page), mtime=0))
                unpacked += len(page)
    return Crawl(pages, tuple(paths), sum(path.stat().st_size for path in paths), unpacked)


def page_bytes(pages: int) -> Iterator[tuple[str, bytes]]:
    """Pages, each with its address: an invented report, in the manner of some site."""
    for n, record in enumerate(islice(invented(SEED), pages)):
        dice = random.Random(f"{SEED}/{n}")
        page = page_of(_report(record, REPORTS[n % len(REPORTS)]), dice.choice(MANNERS), dice, str(n))
        yield record.document.url or "", page.markup.encode()


def _report(record: Record, other: Report) -> Report:
    """The report of a record; what it has no words for (a table, a caption) comes from another one."""
    document = record.document
    assert document.published is not None
    aside = {text for span in document.set_aside for text in span.quote.split("\n\n")}
    blocks = [text for text in document.text.split("\n\n")[1:] if text not in aside]
    return replace(
        other,
        title=document.title or other.title,
        byline=document.byline or other.byline,
        stamp=document.published.value,
        shown_stamp=document.published.value.replace("T", " "),
        outlet=document.publisher or other.outlet,
        paragraphs=tuple(blocks),
    )


def _record(address: str, page: bytes) -> bytes:
    """A page as a server answered with it."""
    record, file = WarcRecord(), BytesIO()
    record.init_headers(WarcRecordType.response, record_urn=f"uuid:{identity('page', address)}".encode())
    record.headers["WARC-Target-URI"] = address
    record.headers["WARC-Date"] = "2031-04-09T00:00:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(_HEAD + page)
    record.write(file)
    return file.getvalue()
