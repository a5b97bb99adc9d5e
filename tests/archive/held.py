"""Reports built by hand with parts of every kind, for an archive that is to be damaged, killed or asked."""

from __future__ import annotations

from onrecord.records import (
    Actor,
    Claim,
    Document,
    Event,
    Flag,
    MadeBy,
    Mention,
    Record,
    SetAside,
    Stamp,
    Statement,
    TimeExpression,
)
from onrecord.spans import identity

MADE_BY = MadeBy("0.1.0", "0" * 16, "1" * 16)
TEXT = (
    "Ada Sorel of Verania said on Monday that Kostria had agreed: \u201cThe lighthouse \U0001f6a2 is ours.\u201d\0 "
    "Kostria denied it. The two met in report {number}."
)


def held(number: int, *, published: str = "2031-04-02T09:30+02:00", more: str = "", url: str | None = None) -> Record:
    """A report: its number is in its text and address; with `more` at the end another version of it."""
    text = TEXT.format(number=number) + more
    document = Document(
        identity("document", text, published), text, url=url or f"https://example.org/{number}", title=f"Report {number}",
        publisher="Tidewater Gazette", published=Stamp(published, "meta"), claims=(Claim("title", f"Report {number}", "meta"),),
        set_aside=(SetAside(*_at(text, "The two"), "other"),),
    )  # fmt: skip
    sorel, kostria, both = (document.identify("actor", n) for n in range(3))
    said, agreed, denied = (document.identify("statement", n) for n in range(3))
    met, mirrored = (document.identify("event", n) for n in range(2))
    when = TimeExpression(*_at(text, "Monday"), "DATE", "2031-03-31", "2031-03-31", "2031-03-31", "weekday", 0.9)
    actors = (
        Actor(sorel, "Ada Sorel", "person", "VRN", mentions=(Mention(*_at(text, "Ada Sorel"), "name"),)),
        Actor(kostria, "Kostria", "state", "KOS", mentions=(Mention(*_at(text, "Kostria"), "name"),)),
        Actor(
            both,
            "The two",
            "group",
            members=(sorel, kostria),
            mentions=(Mention(*_at(text, "The two"), "description"),),
        ),
    )

    def words(quote: str) -> tuple:  # type: ignore[type-arg]
        return (document.evidence(*_at(text, quote)[:2]),)

    statements = (
        Statement(
            said, sorel, addressees=(kostria,), said_at="2031-03-31", source=words("Ada Sorel"), cue=words("said"),
            content=words("The lighthouse \U0001f6a2 is ours."), mode="direct", confidence=0.9,
        ),
        Statement(agreed, kostria, via=(sorel,), cue=words("agreed"), content=words("Kostria had agreed"), parent=said),
        Statement(denied, kostria, cue=words("denied"), content=words("it."), act="deny", responds_to=(said,)),
    )  # fmt: skip
    events = (
        Event(
            met, (sorel,), (kostria,), "040", "CONSULT", None, 1.0, "2031-03-31", evidence=words("met"), statement=said
        ),
        Event(mirrored, (kostria,), (sorel,), "040", "CONSULT", None, 1.0, None, evidence=words("met"), mirror_of=met),
    )
    flags = (Flag("secondhand", words("said"), "told by another"),)
    return Record(document, MADE_BY, actors, (when,), statements, events, flags)


def _at(text: str, quote: str) -> tuple[int, int, str]:
    start = text.index(quote)
    return start, start + len(quote), quote
