"""A record built by hand, in words of its own: what tests of showing, storing and checking need, without a model."""

from __future__ import annotations

from onrecord.records import (
    Actor,
    Document,
    Evidence,
    Flag,
    Form,
    MadeBy,
    Mention,
    Record,
    SetAside,
    Stamp,
    Statement,
    TimeExpression,
)

TEXT = """Verania and Kostria quarrel over a lighthouse

Ines Calloway 2026-05-07 11:30 Meridian Wire

Veranian President Elin Darvas met Kostrian envoys on Tuesday. "We will not hand over the lighthouse," she told a press conference on Wednesday.

The Tidewater Gazette reported that Kostria's foreign minister, Oskar Venn, denied "any wish to own it." He declined to say whether ships had been sent.

Share this page
"""

MADE_BY = MadeBy(onrecord="0", model="none", lexicon="none")


def words(document: Document, quote: str, occurrence: int = 1) -> Evidence:
    """The evidence for these words of the document."""
    at = -1
    for _ in range(occurrence):
        at = document.text.index(quote, at + 1)
    return document.evidence(at, at + len(quote))


def mention(document: Document, quote: str, form: Form = "name", occurrence: int = 1) -> Mention:
    """The mention that these words are."""
    found = words(document, quote, occurrence)
    return Mention(found.start, found.end, found.quote, form)


def lighthouse() -> Record:
    """A report with a quotation, a denial told by a newspaper, and a refusal to say."""
    aside = TEXT.index("Share this page")
    document = Document(
        "d1",
        TEXT,
        title="Verania and Kostria quarrel over a lighthouse",
        byline="Ines Calloway",
        source="Meridian Wire",
        language="en",
        published=Stamp("2026-05-07T11:30", "text"),
        set_aside=(SetAside(aside, aside + 15, "Share this page", "share"),),
    )
    return Record(document, MADE_BY, _actors(document), _times(document), _statements(document), flags=_flags(document))


def _actors(document: Document) -> tuple[Actor, ...]:
    darvas = (mention(document, "Elin Darvas"), mention(document, "she", "pronoun"))
    venn = (mention(document, "Oskar Venn"), mention(document, "He", "pronoun"))
    return (
        Actor("darvas", "Elin Darvas", "person", "VRN", "VRNGOV", ("President",), mentions=darvas),
        Actor("gazette", "Tidewater Gazette", "media", mentions=(mention(document, "Tidewater Gazette"),)),
        Actor("venn", "Oskar Venn", "person", "KST", roles=("foreign minister",), mentions=venn),
    )


def _times(document: Document) -> tuple[TimeExpression, ...]:
    def day(quote: str, value: str) -> TimeExpression:
        found = words(document, quote)
        return TimeExpression(found.start, found.end, found.quote, "DATE", value, value, value, rule="weekday")

    return day("Tuesday", "2026-05-05"), day("Wednesday", "2026-05-06")


def _statements(document: Document) -> tuple[Statement, ...]:
    quoted = Statement(
        "s1",
        "darvas",
        channel="press_conference",
        said_at="2026-05-06",
        mode="direct",
        act="reject",
        source=(words(document, "she"),),
        cue=(words(document, "told"),),
        content=(words(document, '"We will not hand over the lighthouse,"'),),
        rules=("quote-cue",),
        confidence=0.9,
    )
    reported = Statement(
        "s2",
        "gazette",
        channel="media_report",
        source=(words(document, "The Tidewater Gazette"),),
        cue=(words(document, "reported"),),
        content=(words(document, 'Kostria\'s foreign minister, Oskar Venn, denied "any wish to own it."'),),
    )
    denied = Statement(
        "s3",
        "venn",
        via=("gazette",),
        mode="mixed",
        act="deny",
        source=(words(document, "Oskar Venn"),),
        cue=(words(document, "denied"),),
        content=(words(document, '"any wish to own it."'),),
        parent="s2",
        responds_to=("s1",),
    )
    withheld = Statement(
        "s4",
        "venn",
        addressees=("gazette",),
        act="decline",
        polarity="negative",
        source=(words(document, "He "),),
        cue=(words(document, "declined to say"),),
        content=(words(document, "whether ships had been sent"),),
        confidence=0.4,
    )
    return quoted, reported, denied, withheld


def _flags(document: Document) -> tuple[Flag, ...]:
    return (
        Flag(
            "withheld", (words(document, "declined to say"),), "Oskar Venn would not say whether ships had been sent."
        ),
    )
