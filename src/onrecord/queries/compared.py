"""What `compare` tells: two accounts of one talk, line beside line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.queries.aligning import Outcome
from onrecord.queries.rows import DateTold, EventRow, ReportRow, StatementRow, WhoRow
from onrecord.queries.talk_lines import Talker
from onrecord.records import Channel, DocumentKind, Evidence

Teller = Literal["a", "b", "others"]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What one account tells of the talk."""

    teller: Teller
    """Whose account it is: that of the first side, of the second, or of somebody else."""
    told_by: WhoRow | None
    """Who tells it; null where the report itself does."""
    document: DocumentKind | None
    """What kind of document its side issued in which it stands; null: others tell it."""
    talker: Talker | None
    """The side that said it in the talk; null: the account's own words about the talk."""
    denied: bool
    """Whether the account says that it was not so."""
    content: tuple[Evidence, ...]
    """The words: what was said in the talk, or a sentence of the account's own."""
    statement: StatementRow
    """The statement that tells it; where these are own words, that in which they stand."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """What both accounts tell, or one alone."""

    outcome: Outcome
    """Told by both; in conflict; somebody would not say it; told by one alone."""
    why: tuple[str, ...]
    """Why both can't be so."""
    score: float
    """How alike the lines are, from 0 to 1; 1 where there is one side alone."""
    a: tuple[AccountLine, ...]
    """The first side's lines: in its own document first, then as reports tell them."""
    b: tuple[AccountLine, ...]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document or report from which an account is known."""

    report: ReportRow
    kind: DocumentKind
    own: bool
    """Whether the side issued it."""


@dataclass(frozen=True, slots=True)
class Account:
    """One side's account as a whole."""

    side: str
    documents: tuple[SourceDocument, ...]
    """Its own first, then by their stamps."""
    origins: int
    """Of how many texts, copies counted once."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides' accounts of one call or meeting."""

    sides: tuple[str, str]
    channel: Channel | None
    """How they talked, as far as that is told."""
    dates: tuple[DateTold, ...]
    """Each day that reports give for it; several where they disagree."""
    events: tuple[EventRow, ...]
    """The talk, as each report tells it."""
    accounts: tuple[Account, Account]
    rows: tuple[ComparedRow, ...]
    others: tuple[AccountLine, ...]
    """What others tell of it: a mediator, the outlets themselves."""
