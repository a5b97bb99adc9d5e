"""How each thing that is told of a statement or an event is known, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.desk.reading.about import country_called
from onrecord.queries.decided import DecisionRow
from onrecord.queries.rows import WhoRow
from onrecord.records import Actor, Evidence, Form, Mention, Record, Statement, TimeExpression
from onrecord.show.layout import flowing
from onrecord.show.statements import Statements
from onrecord.show.words import day

_FAR = 400
"""Characters between words that may tell of one thing."""
_FORMS: dict[Form, str] = {
    "name": "named as", "office": "by the office:", "description": "described as", "metonym": "a place that stands for it:",
    "pronoun": "the pronoun",
}  # fmt: skip
_FROM = {
    "text": "from the text", "lexicon": "from the word lists", "context": "as the report is of that country",
    "person": "put in by a person",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is told, and how it is known."""

    label: str
    value: str
    whos: tuple[WhoRow, ...]
    how: tuple[str, ...]


def corrected(decisions: Sequence[DecisionRow]) -> dict[str, str]:
    """By field who put in what stands there, of decisions that hold."""
    return {
        value.field: f"put in by {one.decided_by} on {day(one.decided_at[:10])}"
        for one in decisions
        if one.undone_by is None and one.kind == "correct"
        for value in one.values
    }


def who_is_known(
    record: Record, actor: Actor, near: Sequence[Evidence], *, share: float | None = None
) -> Iterator[str]:
    """By which words an actor is meant, what is known of it otherwise, and how sure that is."""
    mention = _nearest(actor.mentions, near)
    if mention is not None:
        words = f"{_FORMS[mention.form]} “{flowing(mention.quote)}”"
        resolved = mention.form == "pronoun"
        yield f"{words}, taken to mean {flowing(actor.name)}" if resolved else words
    else:
        yield "from the words around it"
    how = dict(actor.known_from)
    if actor.country and "country" in how:
        yield f"{country_called(actor.country, Statements(record).states)}: {_FROM.get(how['country'], how['country'])}"
    if actor.candidates:
        yield "it is open who that is"
    if share is not None:
        yield f"of such speakers {share:.0%} were right where that was measured"


def day_is_known(record: Record, value: str | None, near: Sequence[Evidence]) -> Iterator[str]:
    """By which words a day is told; else that only the report's own stamp tells it."""
    published = record.document.published
    if value is None:
        yield f"no day is told; the report is of {day(published.value)}" if published else "no day is told"
        return
    time = _time(record.times, value, near)
    if time is not None:
        counted_from = ", counted from the day of the report" if published and not _spelt_out(time) else ""
        yield f"from “{flowing(time.quote)}”{counted_from}"
        if time.confidence < 1:
            yield f"of such times {time.confidence:.0%} were right where that was measured"
    elif published and published.value[:10] == value[:10]:
        yield "the day of the report"
    else:
        yield "from the words around it"


def channel_is_known(record: Record, statement: Statement) -> Iterator[str]:
    """What tells by which way it was said."""
    if record.document.kind != "report":
        yield f"the document is a {record.document.kind}"
    elif statement.channel:
        yield "from the words around it"
    else:
        yield "the report does not tell"


def sure(share: float, noun: str) -> str:
    """How many of such finds are right.

    >>> sure(0.86, "statements")
    'Of such statements 86% were right where that was measured.'
    """
    return f"Of such {noun} {share:.0%} were right where that was measured."


def _nearest(mentions: Sequence[Mention], near: Sequence[Evidence]) -> Mention | None:
    """The mention that stands in these words, else the nearest one not far from them."""
    found = min(mentions, key=lambda mention: _distance(mention, near), default=None)
    return found if found is not None and _distance(found, near) <= _FAR else None


def _time(times: Sequence[TimeExpression], value: str, near: Sequence[Evidence]) -> TimeExpression | None:
    fits = [time for time in times if time.value[:10] == value[:10]]
    found = min(fits, key=lambda time: _distance(time, near), default=None)
    return found if found is not None and _distance(found, near) <= _FAR else None


def _distance(one: Evidence, near: Sequence[Evidence]) -> int:
    return min((max(one.start - e.end, e.start - one.end, 0) for e in near), default=0)


def _spelt_out(time: TimeExpression) -> bool:
    """Whether the words hold the year itself."""
    return time.value[:4] in time.quote
