"""One thing before somebody who decides: what it says field by field, as it may be corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from onrecord.desk.asked import Open
from onrecord.desk.people.allowed import Editor
from onrecord.queries.reviewing import ProblemRow
from onrecord.queries.rows import ReportRow, WhoRow
from onrecord.queries.shown import ActorShown, EventShown, ReportShown, Shown, StatementShown
from onrecord.store.deciding.fields import FIELDS, plovers
from onrecord.store.deciding.kinds import ThingKind

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field of a form."""

    name: str
    value: str
    """What stands there, as it is typed."""
    allowed: tuple[str, ...]
    """The words that it takes, where these are few."""
    needed: bool
    hint: str


@dataclass(frozen=True, slots=True)
class DecidePage:
    """A thing, its fields, and the problem because of which it was opened."""

    kind: ThingKind
    id: str
    shown: Shown
    fields: tuple[FieldShown, ...]
    reports: tuple[ReportRow, ...]
    """Of an actor: reports that tell of it."""
    problem: ProblemRow | None


def decide(
    archive: Open,
    person: Editor,
    ref: str,
    problem: Annotated[str | None, Query(description="The number of a problem that is decided with it.")] = None,
) -> DecidePage:
    """A thing by its id."""
    shown = archive.show(ref)[0]
    there = _TEXTS[shown.what](shown)
    fields = tuple(
        FieldShown(
            one.name, there.get(one.name, ""), one.allowed or _plovers(one.name), one.needed, _HINTS.get(one.form, "")
        )
        for one in FIELDS[shown.what]
    )
    return DecidePage(
        shown.what, _id(shown), shown, fields, tuple(_reports(shown)), archive.problem(problem) if problem else None
    )


_HINTS = {
    "who": "a name or an id", "whos": "names or ids, commas between", "date": "2031-05-07, 2031-05, 2031",
    "code": "a CAMEO code", "number": "-10 to 10", "statement": "an id", "statements": "ids, commas between",
}  # fmt: skip


def _plovers(name: str) -> tuple[str, ...]:
    return plovers() if name == "plover" else ()


def _statement(shown: StatementShown) -> Texts:
    row = shown.statement
    plain = {
        name: _text(getattr(row, name))
        for name in ("channel", "said_at", "mode", "act", "polarity", "translated", "parent")
    }
    who = {
        "speaker": _names([row.speaker] if row.speaker else []),
        "addressees": _names(row.addressees),
        "via": _names(row.via),
    }
    return plain | who | {"responds_to": ", ".join(row.responds_to)}


def _event(shown: EventShown) -> Texts:
    row = shown.event
    plain = {
        name: _text(getattr(row, name)) for name in ("cameo", "plover", "plover_mode", "goldstein", "when", "modality")
    }
    return plain | {"actors": _names(row.actors), "recipients": _names(row.recipients)}


def _report(shown: ReportShown) -> Texts:
    row = shown.report
    plain = {name: _text(getattr(row, name)) for name in ("title", "publisher", "source", "url", "published")}
    return plain | {"byline": _text(shown.byline), "language": _text(shown.language)}


def _actor(shown: ActorShown) -> Texts:
    row = shown.actor
    return {"name": row.name, "kind": _text(row.kind), "country": _text(row.country)}


_TEXTS: dict[str, Callable[[Any], Texts]] = {
    "statement": _statement, "event": _event, "report": _report, "actor": _actor,
}  # fmt: skip


def _id(shown: Shown) -> str:
    row = getattr(shown, shown.what)
    return str(row.id)


def _reports(shown: Shown) -> Iterable[ReportRow]:
    if not isinstance(shown, ActorShown):
        return ()
    return {row.report.id: row.report for row in (*shown.said, *shown.told)}.values()


def _names(who: Iterable[WhoRow]) -> str:
    return ", ".join(one.name for one in who)


def _text(value: Any) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
