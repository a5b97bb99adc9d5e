"""How the brief words what the record codes. It takes no side: an act is named by the report's own kind of verb."""

from __future__ import annotations

from onrecord.records import Act, How, ResidueKind
from onrecord.wording import (
    ACTS,
    CHANNELS,
    TOLD_PLAINLY,
    connective,
    counted,
    day,
    is_to_do,
    listed,
    own_verb,
    verb,
    withheld,
)

__all__ = [
    "ACTS", "ASIDE", "CHANNELS", "DATE", "DENIED", "HOW", "LEGEND", "OWN_WORDS", "PRESSED", "RESIDUE", "SPEAKER", "STYLES",
    "TOLD_PLAINLY",
    "TRANSLATED", "WARNING", "WITHHELD", "connective", "counted", "day", "is_to_do", "listed", "own_verb", "verb", "withheld",
]  # fmt: skip


TRANSLATED: dict[str, str] = {"stated": "translated", "likely": "probably translated"}

HOW: dict[How, str] = {
    "text": "stamp in the text",
    "jsonld": "from the page's JSON-LD",
    "meta": "from the page's metadata",
    "feed": "from the feed",
    "given": "given with the input",
}

RESIDUE: dict[ResidueKind, str] = {
    "repeated_headline": "repeated headline",
    "related": "related articles",
    "disclaimer": "disclaimer",
    "form": "form",
    "share": "share buttons",
    "navigation": "navigation",
    "credit": "credit",
    "other": "other residue",
}

OWN_WORDS, SPEAKER, DATE, ASIDE, WARNING = "green", "bold", "cyan", "dim", "yellow"
DENIED, PRESSED, WITHHELD = "red", "magenta", "yellow"
STYLES: dict[Act, str] = {
    "deny": DENIED,
    "reject": DENIED,
    "retract": DENIED,
    "accuse": PRESSED,
    "criticize": PRESSED,
    "demand": PRESSED,
    "threaten": PRESSED,
    "warn": PRESSED,
    "decline": WITHHELD,
}
LEGEND = (
    (OWN_WORDS, "their own words"),
    (DENIED, "denied, rejected, taken back"),
    (PRESSED, "accused, criticized, demanded, threatened, warned"),
    (WITHHELD, "withheld"),
)
