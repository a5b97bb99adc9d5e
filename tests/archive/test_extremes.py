"""Records of odd sizes: both databases keep them, and none stops what comes after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.archive import Archive
from onrecord.records import Record
from onrecord.store.checking import check
from tests.archive.opening import opened
from tests.archive.telling import quick
from tests.archive.test_saving import cast_of


@pytest.fixture
def archive(archive_url: str) -> Iterator[Archive]:
    with opened(archive_url) as archive:
        yield quick(archive)


def _kept(archive: Archive, record: Record) -> None:
    assert archive.record(archive.add(record).report) == record
    assert list(check(archive.engine)) == []


def test_a_name_as_long_as_a_page(archive: Archive) -> None:
    name = " ".join(f"Ada{n:x}" for n in range(7, 5007))
    _kept(archive, cast_of(1, [(name, "person", "NOR", False), (name, "state", "JPN", False)]))


def test_a_text_of_many_megabytes_and_words(archive: Archive) -> None:
    record = cast_of(1, [("Ada Sorel", "person", "NOR", False)])
    text = record.document.text + " ".join(f"w{n:x}harbour{n * 7919:x}" for n in range(150_000))
    _kept(archive, replace(record, document=replace(record.document, text=text)))


def test_a_word_without_end(archive: Archive) -> None:
    record = cast_of(1, [("Ada Sorel", "person", "NOR", False)])
    text = record.document.text + " " + "x" * 500_000
    _kept(archive, replace(record, document=replace(record.document, text=text, title="y" * 100_000)))


def test_an_address_and_a_collection_without_end(archive: Archive) -> None:
    record = cast_of(1, [("Ada Sorel", "person", "NOR", False)])
    long = replace(record, document=replace(record.document, url="https://example.org/" + "\U0001f6a2" * 20_000))
    assert archive.add(long, place="/" + "p" * 10_000).outcome == "added"
    assert archive.add(long).outcome == "known"
    assert list(check(archive.engine)) == []


def test_a_thousand_actors(archive: Archive) -> None:
    _kept(archive, cast_of(1, [(f"Ada {n} Sorel", "person", "NOR", False) for n in range(1000)]))
