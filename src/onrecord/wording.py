"""How what is told is worded. It takes no side: an act is named by the report's own kind of verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from onrecord.records import Act, Channel, Evidence, Mode, Polarity, Statement

ACTS: dict[Act, tuple[str, str]] = {
    "assert": ("said", "say"),
    "inform": ("told", "tell"),
    "ask": ("asked", "ask"),
    "answer": ("answered", "answer"),
    "demand": ("demanded", "demand"),
    "request": ("requested", "request"),
    "propose": ("proposed", "propose"),
    "promise": ("promised", "promise"),
    "threaten": ("threatened", "threaten"),
    "warn": ("warned", "warn"),
    "accuse": ("accused", "accuse"),
    "criticize": ("criticized", "criticize"),
    "deny": ("denied", "deny"),
    "reject": ("rejected", "reject"),
    "confirm": ("confirmed", "confirm"),
    "agree": ("agreed", "agree"),
    "praise": ("praised", "praise"),
    "apologize": ("apologized", "apologize"),
    "retract": ("took back", "take back"),
    "decline": ("would not say", "decline to say"),
}
"""Each act in the past, and its base form for "did not ..."."""

OPEN: frozenset[Act] = frozenset({"demand", "request", "propose", "promise", "threaten", "warn"})
"""Acts that tell of what has not happened yet: "demanded that it apologize" holds no apology."""

CHANNELS: dict[Channel, str] = {
    "phone_call": "by phone",
    "meeting": "at a meeting",
    "press_conference": "press conference",
    "interview": "interview",
    "speech": "speech",
    "parliament": "in parliament",
    "letter": "letter",
    "written_reply": "written reply",
    "statement": "statement",
    "social_media": "social media",
    "media_report": "media report",
    "note_verbale": "note verbale",
    "court": "in court",
}

ZERO_SECONDS = re.compile(r"(?<=:\d\d):00(\.0+)?(?=$|[-+Z])")


TOLD_PLAINLY: frozenset[Act] = frozenset({"assert", "inform"})
CONNECTIVES = frozenset({"to", "of", "for", "against", "about", "on", "at", "over", "as", "with", "into"})
"""Words before a content that the brief prints, so that "warned of floods" does not read "warned floods"."""
QUESTIONS = ("whether", "if", "when", "where", "why", "how", "who", "what", "which")
LONGEST_CUE = 24


class Told(Protocol):
    """What verbs are worded by: a statement of a record, or of an archive's answer."""

    @property
    def speaker(self) -> object: ...
    @property
    def addressees(self) -> Sequence[object]: ...
    @property
    def act(self) -> Act: ...
    @property
    def polarity(self) -> Polarity: ...
    @property
    def mode(self) -> Mode: ...
    @property
    def cue(self) -> Sequence[Evidence]: ...
    @property
    def content(self) -> Sequence[Evidence]: ...
    @property
    def rules(self) -> Sequence[str]: ...


def connective(text: str, statement: Statement) -> str:
    """The report's own small word right before the content, "" where there is none or it says nothing.

    >>> from onrecord.records import Evidence
    >>> connective("It warned of floods.", Statement("s", None, content=(Evidence(13, 19, "floods"),)))
    'of'
    """
    before = text[: statement.content[0].start].split()[-1:] if statement.content else []
    return before[0] if before and before[0] in CONNECTIVES else ""


def verb(statement: Told, *, within: Told | None = None) -> str:
    """What the speaker did, in the past; what another statement asks for, offers or threatens has not been done.

    Where the act says no more than that something was said, the report's own verb is shown if it is a plain past form.

    >>> verb(Statement("s", None, act="deny")), verb(Statement("s", None, act="promise", polarity="negative"))
    ('denied', 'did not promise')
    >>> verb(Statement("s", None, act="retract"), within=Statement("t", None, act="demand"))
    'to take back'
    """
    if statement.act == "decline":
        return withheld(statement)
    past, base = ACTS["assert" if statement.act == "inform" and not statement.addressees else statement.act]
    if statement.act in TOLD_PLAINLY and statement.polarity == "positive":
        past = own_verb(statement) or past
    negative = statement.polarity == "negative"
    if within is not None and within.act in OPEN and statement.act != "assert":
        return f"{'not ' if negative else ''}to {base}"
    return f"did not {base}" if negative else past


def withheld(statement: Told) -> str:
    """How a refusal is worded, by what was refused: to answer a question, to do something, with a reason given.

    >>> from onrecord.records import Evidence
    >>> withheld(Statement("s", "a", act="decline", content=(Evidence(0, 16, "when it would go"),)))
    'would not say'
    """
    words = statement.content[0].quote.split()[:1] if statement.content else []
    if statement.mode == "direct":
        return "declined, saying"
    if words and words[0].lower() in QUESTIONS:
        return "would not say"
    return "would not" if is_to_do(statement) else "would not discuss"


def is_to_do(statement: Told) -> bool:
    """Whether the content is what somebody is to do: "to close the port", without its "to"."""
    return bool(statement.rules) and statement.rules[0].startswith("infinitive")


def own_verb(statement: Told) -> str:
    """The cue's own word where it is one plain past form; of a belief without a holder the whole cue.

    >>> from onrecord.records import Evidence
    >>> own_verb(Statement("s", "a", cue=(Evidence(0, 8, "stressed"),)))
    'stressed'
    """
    cue = " ".join(e.quote for e in statement.cue)
    if statement.speaker is None:
        return cue if len(cue) <= LONGEST_CUE else ""
    plain = cue.isalpha() and cue.islower() and cue.endswith(("ed", "wrote")) and cue != "asked"
    return cue if plain else ""


def day(value: str | None, *, year: str = "", weekday: bool = False) -> str:
    """An ISO date or time for a person; the year is left out where it is the given one.

    >>> day("2026-05-06", year="2026"), day("2025-12-31", year="2026"), day("2026-05-06T09:20", weekday=True)
    ('6 May', '31 Dec 2025', 'Wed 6 May 2026, 09:20')
    >>> day("2026-05-06T09:20:00+02:00")
    '6 May 2026, 09:20+02:00'
    >>> day("2026-05"), day("2026-W12"), day(None)
    ('May 2026', '2026-W12', '')
    """
    if not value:
        return ""
    head, _, clock = value.partition("T")
    try:
        found = date.fromisoformat(head) if len(head) == len("2026-05-06") else datetime.strptime(head, "%Y-%m").date()
    except ValueError:
        return value
    shown = ["%a" if weekday else "", str(found.day)] if len(head) > len("2026-05") else []
    shown += ["%b", "" if head[:4] == year else "%Y"]
    return found.strftime(" ".join(filter(None, shown))) + (f", {ZERO_SECONDS.sub('', clock)}" if clock else "")


def listed(names: list[str]) -> str:
    """Names as a list in a sentence.

    >>> listed(["Verania"]), listed(["Verania", "Kostria", "Talland"])
    ('Verania', 'Verania, Kostria and Talland')
    """
    return " and ".join([*[", ".join(names[:-1])][: len(names) > 1], *names[-1:]])


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "statement"), counted(3, "statement")
    ('1 statement', '3 statements')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
