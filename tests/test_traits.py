"""Traits beside what was right: what `make traits` prints, on finds that are made up."""

from __future__ import annotations

from gate.traits import Judged, Listening, measured
from onrecord.lexicon.doubts import DoubtRow

ROWS = [DoubtRow(f"statement-{t}", "statement", t, 0.75, "An example.") for t in ("base", "short", "rare")]


def finds(traits: tuple[str, ...], confidence: float, right: int, wrong: int) -> list[Judged]:
    return [Judged("statement", traits, confidence, n < right) for n in range(right + wrong)]


def test_each_trait_is_counted_with_its_finds() -> None:
    found = [*finds((), 0.9, 9, 1), *finds(("short",), 0.6, 5, 5)]
    told = {m.row.trait: (m.found, m.right, round(m.confidence, 2)) for m in measured(ROWS, found)}
    assert told == {"base": (20, 14, 0.75), "short": (10, 5, 0.6), "rare": (0, 0, 0.0)}


def test_other_kinds_do_not_count() -> None:
    assert next(measured(ROWS, [Judged("time", ("short",), 0.5, True)])).found == 0


def test_traits_are_read_out_of_what_a_trace_hears() -> None:
    listening = Listening()
    listening.kept("confidence", "time", 0, 3, "0.95 of base +1.56, reading weekday +1.40, a set -0.72")
    listening.kept("times", "weekday", 0, 3, "2025-11-24")
    assert listening.heard == {"time": [("base", "reading weekday", "a set")]}
