"""In a text that reports next to nobody's words, phrases are on record only where somebody public speaks."""

from __future__ import annotations

from onrecord.reading.reader import Reader

STORY = "The river runs past the old mill and the new school. Boats are built there from oak and pine. " * 20
PHRASES = "Her aunt encouraged her to paint. Norway rejected the map of the bay. "


def test_phrases_of_a_story(reader: Reader) -> None:
    record = reader.read(STORY + PHRASES + STORY)
    assert [s.content[0].quote for s in record.statements] == ["the map of the bay"]


def test_phrases_of_a_short_report(reader: Reader) -> None:
    assert len(reader.read(PHRASES).statements) == 2


def test_phrases_of_a_report_full_of_sayings(reader: Reader) -> None:
    said = "Ada Lunde said that the mill was sold. " * 4
    record = reader.read(STORY + PHRASES + said)
    assert {"paint", "the map of the bay"} <= {s.content[0].quote for s in record.statements}
