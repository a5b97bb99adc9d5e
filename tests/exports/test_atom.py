"""Atom: valid to RFC 4287, read by a reader of feeds, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
from hypothesis import given, settings
from lxml import etree

from onrecord.archive import Archive
from onrecord.exports.plain import UNKEPT
from onrecord.records import Record, Stamp
from tests.exports.exporting import HOSTILE, exported, hostile
from tests.queries.asked import SOME_RECORDS, holding
from tests.queries.telling import letter, wire

RFC_4287 = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))


def feed(archive: Archive) -> Any:
    text = exported(archive, "atom")
    RFC_4287.assertValid(etree.fromstring(text.encode()))
    found = feedparser.parse(text)
    assert not found.bozo
    ids = [entry.id for entry in found.entries]
    assert len(set(ids)) == len(ids)
    return found


def test_an_entry(archive: Archive) -> None:
    found = feed(archive)
    (met,) = (entry for entry in found.entries if entry.title == "Elin Darvas → Oskar Venn: consult")
    assert (met.author, met.link, met.content[0].value) == ("Meridian Wire", "https://wire.example/keeper", "met")
    assert [tag.term for tag in met.tags] == ["040", "CONSULT"]
    assert met.id.startswith("urn:onrecord:")
    assert "published" not in met


def test_a_stamp_with_its_zone_is_when_it_was_published(filled: Callable[..., Archive]) -> None:
    told = wire()
    document = replace(told.document, published=Stamp("2031-05-08T09:20+02:00", "given"))
    found = feed(filled(replace(told.record, document=document)))
    assert {entry.published for entry in found.entries} == {"2031-05-08T09:20:00+02:00"}


def test_what_was_added_last_comes_first(filled: Callable[..., Archive]) -> None:
    archive = filled(wire().record)
    before = [entry.id for entry in feed(archive).entries]
    archive.add(letter().record)
    after = feed(archive)
    assert [entry.id for entry in after.entries][1:] == before
    assert after.feed.updated == after.entries[0].updated


def test_a_feed_without_entries(filled: Callable[..., Archive]) -> None:
    assert feed(filled()).entries == []


def test_any_words(filled: Callable[..., Archive]) -> None:
    found = feed(filled(hostile()))
    kept = HOSTILE.replace("\0", UNKEPT).replace("\x1b", UNKEPT).replace("\ufffe", UNKEPT)
    assert found.entries[0].content[0].value == f"“{' '.join(kept.split())}”"


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_any_records_give_a_valid_feed(some: list[Record]) -> None:
    with holding(some) as (archive, _):
        RFC_4287.assertValid(etree.fromstring(exported(archive, "atom").encode()))
