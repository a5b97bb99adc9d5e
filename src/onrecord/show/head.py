"""What stands above everything else of a report: its title, where it comes from, what was found in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Document, Record
from onrecord.show.layout import flowing
from onrecord.show.words import HOW, counted, day


def title(document: Document) -> str:
    """The title, or what stands for it where there is none."""
    return document.title or document.external_id or f"Untitled {document.kind}"


def imprint(document: Document) -> Iterator[str]:
    """Kind and issuer, byline, outlet, source and stamp, as far as they are known."""
    if document.kind != "report" and not document.failure:
        yield _kind(document)
    if document.byline:
        yield f"by {document.byline}"
    if document.publisher and document.publisher != document.issuer:
        yield document.publisher
    if document.source and document.source != document.publisher:
        yield f"filed under {document.source}"
    if document.published:
        yield f"{day(document.published.value, weekday=True)} ({HOW[document.published.how]})"
    elif not document.failure:
        yield "no date known, so relative dates stay open"


def _kind(document: Document) -> str:
    """What a document is that is no report, and who issued it: a transcript's words are its speakers'."""
    kind = document.kind.capitalize()
    if document.kind == "transcript":
        return kind
    return f"{kind} issued by {flowing(document.issuer)}" if document.issuer else f"{kind}, issuer not known"


def summary(record: Record) -> str:
    """What was found, in numbers."""
    said = record.statements
    if not said:
        return "No statement was found."
    speakers = len({s.speaker for s in said if s.speaker})
    counts = {
        "in their own words": sum(s.mode != "indirect" for s in said),
        "translated": sum(s.translated is not None for s in said),
        "denied or rejected": sum(s.act in ("deny", "reject") for s in said),
        "withheld": sum(s.act == "decline" for s in said),
        "at second hand": sum(bool(s.via) for s in said),
    }
    parts = [f"{counted(len(said), 'statement')} by {counted(speakers, 'speaker')}"]
    return ", ".join(parts + [f"{number} {what}" for what, number in counts.items() if number])
