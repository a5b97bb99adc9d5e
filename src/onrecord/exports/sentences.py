"""A statement or an event in a sentence of its own: who said or did what, never who is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.exports.plain import flowing, shows
from onrecord.lexicon.events import event_names
from onrecord.queries.rows import EventRow, ReportRow, StatementRow, Told
from onrecord.records import Event, Evidence, Statement
from onrecord.wording import counted, is_to_do, listed, verb

NOBODY = "Nobody named"
_STANDS: dict[str, str] = {"happened": "", "background": "told as background"}
"""Modalities that are worded otherwise than they are called."""


def named(whos: Iterable[object]) -> str:
    """Names of actors in a sentence; nobody where there are none."""
    return listed([flowing(str(getattr(who, "name", NOBODY))) for who in whos]) or NOBODY


def said(statement: Statement | StatementRow, speaker: object | None, addressees: Sequence[object] = ()) -> str:
    """Who said it to whom, without its words.

    >>> from onrecord.records import Actor
    >>> said(Statement("s", "a", act="accuse"), Actor("a", "Elin Darvas", "person"), [Actor("b", "Kostria", "state")])
    'Elin Darvas accused Kostria'
    """
    to = f" {named(addressees)}" if addressees else ""
    return f"{named([speaker] if speaker else [])} {verb(statement)}{to}"


def told(statement: StatementRow) -> str:
    """Who said it to whom, with its words as the report has them."""
    lead = said(statement, statement.speaker, statement.addressees) + (":" if statement.addressees else "")
    return f"{lead}{' to' if is_to_do(statement) and statement.act != 'decline' else ''} {words(statement.content)}"


def done(event: Event | EventRow, actors: Sequence[object], recipients: Sequence[object]) -> str:
    """Who did what to whom, by the name of its code, and whether it happened.

    >>> from onrecord.records import Actor
    >>> sides = [Actor("a", "Kostria", "state")], [Actor("b", "Verania", "state")]
    >>> done(Event("e", ("a",), ("b",), "171", "COERCE", modality="planned"), *sides)
    'Kostria → Verania: seize or damage property (planned)'
    """
    name = event_names().get(event.cameo, event.cameo)
    told = _STANDS.get(event.modality, event.modality)
    to = f" → {named(recipients)}" if recipients else ""
    return f"{named(actors)}{to}: {name[:1].lower()}{name[1:]}" + (f" ({told})" if told else "")


def often(told: Told) -> Iterator[str]:
    """In how many reports something is told, of how many independent origins, where that is not one.

    >>> list(often(Told(3, 2, "0a", 1))), list(often(Told(1, 1, None, 0)))
    (['3 reports, 2 origins'], [])
    """
    if told.reports > 1:
        yield f"{counted(told.reports, 'report')}, {counted(told.origins, 'origin')}"


def outlet(report: ReportRow) -> str:
    """Whose report it is, as far as it says so."""
    told = (report.publisher, report.source, report.title)
    return next((flowing(name) for name in told if name and shows(name)), report.id)


def words(spans: Iterable[Evidence]) -> str:
    """The words of several spans on one line.

    >>> words([Evidence(3, 7, "no date"), Evidence(9, 11, "was named")])
    'no date … was named'
    """
    return " … ".join(flowing(span.quote) for span in spans)
