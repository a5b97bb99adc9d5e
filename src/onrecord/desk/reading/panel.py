"""The thing that is chosen, as the panel beside the text tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.reading.chain import Step, chain
from onrecord.desk.reading.known import (
    Fact,
    channel_is_known,
    corrected,
    day_is_known,
    sure,
    who_is_known,
)
from onrecord.desk.reading.past import Past, past
from onrecord.desk.reading.rules import Rule, rules_told
from onrecord.lexicon.events import event_names
from onrecord.queries.opened import Chosen, Opened
from onrecord.queries.rows import EventRow, StatementRow, WhoRow
from onrecord.queries.shown import EventShown, StatementShown
from onrecord.records import Event, Evidence, Record, Statement
from onrecord.show.words import CHANNELS, TRANSLATED, day

_MODES = {"direct": "their own words", "indirect": "in the report’s words", "mixed": "partly their own words"}


@dataclass(frozen=True, slots=True)
class Group:
    """Other statements or events under one heading."""

    head: str
    rows: tuple[StatementRow | EventRow, ...]
    doubtful: bool = False
    """Whether they only perhaps belong there."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A statement or an event with all that hangs on it."""

    id: str
    statement: StatementRow | None
    event: EventRow | None
    spans: tuple[Evidence, ...]
    chain: tuple[Step, ...]
    facts: tuple[Fact, ...]
    sure: str
    rules: tuple[Rule, ...]
    groups: tuple[Group, ...]
    past: tuple[Past, ...]


def panel(found: Opened) -> Panel | None:
    """The panel of what is chosen."""
    if found.chosen is None:
        return None
    shown = found.chosen.shown
    return _statement(found, found.chosen, shown) if isinstance(shown, StatementShown) else _event(found, shown)


def _statement(found: Opened, chosen: Chosen, shown: StatementShown) -> Panel:
    row = shown.statement
    said = {one.id: one for one in found.record.statements}[row.id]
    groups = (
        Group("Answers", shown.answers),
        Group("Answered by", shown.answered_by),
        Group("Perhaps answers", chosen.perhaps_answers, doubtful=True),
        Group("Perhaps answered by", chosen.perhaps_answered_by, doubtful=True),
        Group("Told within", shown.within),
        Group("Tells of", shown.holds),
        Group("What it says was done", shown.events),
        Group("The same in other reports", shown.tellings),
        Group("Perhaps the same", shown.perhaps, doubtful=True),
    )
    return Panel(
        row.id, row, None, (*row.source, *row.cue, *row.content),
        tuple(chain(row, shown.within)),
        tuple(_facts_of_saying(found, said, row, corrected(shown.decisions))),
        sure(row.confidence, "statements"), tuple(rules_told(row.rules)), _there(groups), tuple(past(chosen.history)),
    )  # fmt: skip


def _event(found: Opened, shown: EventShown) -> Panel:
    row, chosen = shown.event, found.chosen
    done = {one.id: one for one in found.record.events}[row.id]
    groups = (
        Group("Vouched for by", (shown.statement,) if shown.statement else ()),
        Group("From the other side", shown.other_sides),
        Group("The same in other reports", shown.tellings),
        Group("Perhaps the same", shown.perhaps, doubtful=True),
    )
    return Panel(
        row.id, None, row, row.evidence, (), tuple(_facts_of_doing(found, done, row, corrected(shown.decisions))),
        sure(row.confidence, "events"), tuple(rules_told(row.rules)), _there(groups),
        tuple(past(chosen.history if chosen else ())),
    )  # fmt: skip


def _there(groups: Sequence[Group]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.rows)


def _facts_of_saying(found: Opened, said: Statement, row: StatementRow, put_in: Mapping[str, str]) -> Iterator[Fact]:
    record, near = found.record, (*said.source, *said.cue, *said.content)
    speaker = (said.speaker,) if said.speaker else ()
    beside = said.source or said.cue
    yield _whos(found, "Speaker", speaker, beside, put_in.get("speaker"), share=said.speaker_confidence)
    if said.addressees:
        yield _whos(found, "Said to", said.addressees, near, put_in.get("addressees"))
    if said.via:
        yield _whos(found, "Known through", said.via, near, put_in.get("via"))
    how = [put_in["channel"]] if "channel" in put_in else list(channel_is_known(record, said))
    yield Fact("Channel", CHANNELS[said.channel] if said.channel else "not told", (), tuple(how))
    yield _day(record, "Day", row.said_at, near, put_in.get("said_at"))
    words = ", ".join(filter(None, (_MODES[said.mode], TRANSLATED.get(said.translated or "", ""))))
    yield Fact("Words", words, (), (put_in["mode"],) if "mode" in put_in else ())


def _facts_of_doing(found: Opened, done: Event, row: EventRow, put_in: Mapping[str, str]) -> Iterator[Fact]:
    yield _whos(found, "Who", done.actors, done.evidence, put_in.get("actors"))
    yield _whos(found, "To whom", done.recipients, done.evidence, put_in.get("recipients"))
    yield _day(found.record, "Day", row.when, done.evidence, put_in.get("when"))
    code = [
        f"CAMEO {row.cameo}",
        f"PLOVER {' '.join(filter(None, (row.plover, row.plover_mode)))}" if row.plover else "",
    ]
    scale = "" if row.goldstein is None else f"Goldstein {row.goldstein:+g}".replace("-", "−")
    yield Fact(
        "Kind", event_names().get(row.cameo, row.cameo), (), tuple(filter(None, (*code, scale, put_in.get("cameo"))))
    )
    yield Fact("It", row.modality, (), (put_in["modality"],) if "modality" in put_in else ())
    if row.guessed:
        yield Fact("Left open", ", ".join(row.guessed), (), ("the report does not tell",))


def _whos(
    found: Opened,
    label: str,
    actors: Sequence[str],
    near: Sequence[Evidence],
    put_in: str | None,
    *,
    share: float | None = None,
) -> Fact:
    record = found.record
    meant = [record.actor(actor) for actor in actors]
    whos = tuple(WhoRow(one.name, one.kind, one.country, found.actors.get(one.id)) for one in meant)
    how = [put_in] if put_in else [h for one in meant for h in who_is_known(record, one, near, share=share)]
    return Fact(label, "" if whos else "nobody named", whos, tuple(how))


def _day(record: Record, label: str, value: str | None, near: Sequence[Evidence], put_in: str | None) -> Fact:
    how = [put_in] if put_in else list(day_is_known(record, value, near))
    return Fact(label, day(value, weekday=True) if value else "not told", (), tuple(how))
