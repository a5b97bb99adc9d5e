"""What `quote` tells of words: who said them, where they first stood, who carried them on, and how they changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.queries.rows import ReportRow, StatementRow, WhoRow
from onrecord.queries.variants import Piece
from onrecord.records import Evidence, Mode, Translated

Match = Literal["exact", "near"]
VariantKind = Literal["wording", "translation", "paraphrase"]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that tells the words."""

    report: ReportRow
    statement: str
    """The id of its telling."""
    origin: int
    """Carriers of one number go back to one origin; 1 is that of the first appearance."""
    via: tuple[WhoRow, ...]
    """Through whom it knows them, nearest the reader first."""
    mode: Mode
    translated: Translated | None
    language: str | None
    """Of the report: ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording, with all that carry it."""

    kind: VariantKind
    """A quotation of the speaker's words; one of which it is told or likely that it is translated; the reports' own words."""
    content: tuple[Evidence, ...]
    """The words, as its first carrier has them."""
    pieces: tuple[Piece, ...]
    """The same words beside the first wording; empty for the first one itself, and where they are not compared."""
    carriers: tuple[Carrier, ...]
    """The earliest first."""


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Words that somebody said, with all that is told of them."""

    statement: StatementRow
    """The earliest telling in the speaker's own words, with which others are compared; where there is none, the earliest."""
    match: Match
    """Whether the words that were asked for stand there, or others like them."""
    score: float
    """How near they are: 100 where they stand there."""
    first: Carrier
    """The earliest report, by its stamp; one without a stamp comes last."""
    reports: int
    origins: int
    """Independent of each other, as far as copies and "according to" tell."""
    variants: tuple[Variant, ...]
    """The wording with which the others are compared, then the others, the earliest first."""

    @property
    def carriers(self) -> tuple[Carrier, ...]:
        """All, variant by variant."""
        return tuple(carrier for variant in self.variants for carrier in variant.carriers)
