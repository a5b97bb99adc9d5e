"""What is known of warnings: labels under which outlets file what is no plain report of theirs, words that disclaim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .article import plain
from .tables import read_table


@dataclass(frozen=True, slots=True)
class WarningRow:
    """Words of a label, and what they mean for the reader; or words by which an outlet disclaims."""

    id: str
    kind: Literal["label", "disclaimer"]
    phrases: tuple[str, ...]
    meaning: str
    example: str
    counter: str


@dataclass(frozen=True)
class WarningLexicon:
    """The table of warnings.

    >>> lexicon = WarningLexicon.load()
    >>> lexicon.label("Opinion: Let the ferries sail").id, lexicon.label("Opinions differ on the ferries")
    ('opinion', None)
    """

    rows: tuple[WarningRow, ...]

    @classmethod
    def load(cls) -> WarningLexicon:
        """The table that comes with the package. Raises BadLexicon where a row is broken."""
        return cls(read_table("warnings", WarningRow))

    def label(self, words: str) -> WarningRow | None:
        """The row for a label: the words are one of its phrases, or begin with one and a colon or bar."""
        head, separator, _ = words.replace("|", ":").partition(":")
        asked = {plain(words), plain(head)} if separator else {plain(words)}
        return next((row for row in self.rows if row.kind == "label" and asked & set(map(plain, row.phrases))), None)

    def disclaims(self, words: str) -> bool:
        """Whether a passage says that the outlet does not answer for the text."""
        text = plain(words)
        return any(plain(phrase) in text for row in self.rows if row.kind == "disclaimer" for phrase in row.phrases)
