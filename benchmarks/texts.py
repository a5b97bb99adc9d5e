"""The texts that are at hand: the project's examples and, where they are, the GUM dev texts beside the project."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUM = ROOT.parent / "shared/data/gum/attributions-dev.jsonl"
EXAMPLE = ROOT / "examples/ferry-dispute.txt"


def texts() -> dict[str, list[str]]:
    """The texts by the name of their collection."""
    found = {"examples": [path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.parent.glob("*.txt"))]}
    if GUM.exists():
        with GUM.open(encoding="utf-8") as lines:
            found["GUM dev"] = [json.loads(line)["text"] for line in lines]
    return found


def words(batch: list[str]) -> int:
    """How many words, split at white space, the texts hold.

    >>> words(["ships sailed", "no one spoke"])
    5
    """
    return sum(len(text.split()) for text in batch)
