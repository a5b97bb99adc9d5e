"""The example reports: read whole, valid, and told as a reader would tell them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from onrecord.article import read_inputs
from onrecord.reading.reader import Reader
from onrecord.records import Record, Statement
from onrecord.schema import from_json, json_schema, to_json
from onrecord.show import brief, plain

EXAMPLES = sorted(p for p in (Path(__file__).parent.parent / "examples").iterdir() if p.is_file())


@cache
def records(path: Path) -> tuple[Record, ...]:
    return tuple(map(Reader().read, read_inputs([str(path)], stdin=None)))


def said(path: Path, words: str) -> Statement:
    """The one statement whose content holds these words and is told within no other."""
    found = [s for r in records(path) for s in r.statements if any(words in e.quote for e in s.content)]
    assert found, f"nobody said {words!r}"
    return min(found, key=lambda s: sum(len(e.quote) for e in s.content))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_every_example_is_read_and_validates(path: Path) -> None:
    for record in records(path):
        assert record.document.failure is None
        assert record.document.published
        assert record.statements
        jsonschema.validate(json.loads(to_json(record)), json_schema())
        assert from_json(to_json(record)) == record
        assert plain(brief(record)).count("\n") < 70


@pytest.fixture
def ferry() -> Path:
    return next(path for path in EXAMPLES if path.name == "ferry-dispute.txt")


def actors(path: Path, ids: tuple[str, ...]) -> Iterator[str]:
    (record,) = records(path)
    for actor in ids:
        yield record.actor(actor).name


@pytest.mark.parametrize(
    ("words", "speaker", "act", "said_at"),
    [
        ("they must stop now", "Darvas", None, None),
        ("I will not negotiate", "Darvas", None, None),
        ("whether the ferry's captain", "Darvas", "decline", None),
        ("piracy with paperwork", "Sorel", "accuse", "2026-03-12"),
        ("any promise had been made", "Ministry", "deny", None),
        ("No date was named", "Halloran", None, "2026-03-18"),
        ("close its ports", "Reth", None, "2026-03-09"),
        ("Inspecting a ship is not seizing it", "Teague", None, "2026-03-16"),
        ("not aware of any such warning", "cabinet", None, "2026-03-16"),
        ("joint patrols", "Aubrey", "propose", None),
    ],
)
def test_who_said_what(ferry: Path, words: str, speaker: str, act: str | None, said_at: str | None) -> None:
    found = said(ferry, words)
    assert found.speaker is not None
    assert speaker in "".join(actors(ferry, (found.speaker,)))
    assert act in (None, found.act)
    assert said_at in (None, (found.said_at or "")[:10])


def test_the_chain_of_the_third_hand_report(ferry: Path) -> None:
    offered = said(ferry, "Reth has offered")
    assert "newspaper" in "".join(actors(ferry, (offered.speaker or "",)))
    assert "TBS" in "".join(actors(ferry, offered.via))


@pytest.fixture
def readout() -> Path:
    return next(path for path in EXAMPLES if path.name == "readout.txt")


@pytest.mark.parametrize(
    ("words", "speaker", "act", "channel"),
    [
        ("keep the sea open", "Reth", None, "phone_call"),
        ("send observers", "Reth", "request", "phone_call"),
        ("release of the captain", "Darvas", "demand", "phone_call"),
        ("before a court", "Reth", None, "phone_call"),
        ("let its ships be inspected", "OFFICE", "request", "statement"),
    ],
)
def test_the_other_side_of_the_call(readout: Path, words: str, speaker: str, act: str | None, channel: str) -> None:
    found = said(readout, words)
    assert found.speaker is not None
    assert speaker in "".join(actors(readout, (found.speaker,)))
    assert act in (None, found.act)
    assert found.channel == channel
    assert found.said_at == "2026-03-17"


def test_residue_is_set_aside(ferry: Path) -> None:
    (record,) = records(ferry)
    aside = "\n".join(a.quote for a in record.document.set_aside)
    for words in ("Related articles", "Disclaimer", "Share this page"):
        assert words in aside
    assert "Ambassadors write" not in aside
