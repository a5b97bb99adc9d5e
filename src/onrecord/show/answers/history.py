"""Decisions on a screen: who, when, what was and what is, why; and what a machine found before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.decided import DecisionRow, TargetRow, ValueRow
from onrecord.queries.history import FoundRow, HistoryRow
from onrecord.records import Event, Statement
from onrecord.show.layout import Hanging, flowing
from onrecord.show.words import ASIDE, DATE, OWN_WORDS, SPEAKER, WARNING, day, listed
from onrecord.store.deciding.kinds import DecisionKind, Whom

_INDENT, _MOST_WORDS = 14, 60
DONE: dict[DecisionKind, str] = {
    "correct": "corrected", "retract": "retracted", "confirm": "confirmed", "merge": "joined", "split": "held apart",
    "enter": "took down", "remove": "removed", "undo": "took back",
}  # fmt: skip
_NOTHING = "nothing"
_MARKS = "“‘\"'«„"
_FACTS = "act", "channel", "said_at", "cameo", "when", "modality"


def decision_page(rows: Sequence[DecisionRow]) -> RenderableType:
    """Decisions, one below the other."""
    return Group(*map(decision_line, rows))


def history_page(found: Sequence[HistoryRow]) -> RenderableType:
    """All that became of a thing: what was found, then each decision."""
    lines: list[RenderableType] = []
    for row in found:
        lines += [Text()] if lines else []
        lines += [Text(f"{row.kind} {row.id}", style=SPEAKER), *_lines(row)]
    return Group(*lines)


def decision_line(row: DecisionRow) -> Hanging:
    """Who decided what on which day, what was and what is, and why; behind it the id, and whether it was taken back."""
    body = Text.assemble((row.decided_by, SPEAKER), f" {DONE[row.kind]} ", _about(row))
    if row.values and (told := "; ".join(_changed(value) for value in row.values if value.field != "pair")):
        body.append(f": {told}")
    tail = (flowing(row.why), row.id, f"taken back by {row.undone_by}" * bool(row.undone_by))
    aside = Text(f"({' · '.join(filter(None, tail))})", style=ASIDE)
    line = Hanging(Text(day(row.decided_at[:10]), style=DATE), body, _INDENT, tail=aside)
    lost = [target for target in row.targets if not target.found and (target.report or target.kind == "actor")]
    if lost and row.undone_by is None:
        line.body.append(" — not found any more", style=WARNING)
    return line


def _about(row: DecisionRow) -> Text:
    if row.undoes:
        return Text(f"the decision {row.undoes}")
    return Text(" and ").join(_thing(target) for target in row.targets) if row.targets else Text("what is no more")


def _thing(target: TargetRow) -> Text:
    words = flowing(" … ".join(target.words))
    short = words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1] + "…"
    return Text.assemble(f"{target.kind} {target.id}", (f" {quoted(short)}" if short else "", OWN_WORDS))


def quoted(words: str) -> str:
    """Words in quotation marks, those that have some as they are.

    >>> quoted("no ship came"), quoted('"No ship came," …')
    ('“no ship came”', '"No ship came," …')
    """
    return words if words[:1] in _MARKS else f"“{words}”"


def _changed(value: ValueRow) -> str:
    return f"{value.field} {told_value(value.before)} → {told_value(value.value)}"


def told_value(value: Any) -> str:
    """A value for a person.

    >>> told_value(None), told_value(-2.0), told_value((Whom("Oskar Venn"), Whom("Ostland", "state")))
    ('nothing', '-2', 'Oskar Venn and Ostland')
    """
    if value is None or value == () or value == []:
        return _NOTHING
    if isinstance(value, Whom):
        return value.name
    if isinstance(value, tuple | list):
        return listed([told_value(one) for one in value])
    return f"{value:g}" if isinstance(value, float) else str(value)


def _lines(row: HistoryRow) -> Iterator[RenderableType]:
    for found in row.found:
        yield _found(found)
    if not row.found and row.kind != "decision":
        yield Hanging(Text(), Text("no reading finds it any more", style=WARNING), _INDENT)
    yield from map(decision_line, row.decisions)
    if row.found and not row.decisions:
        yield Hanging(Text(), Text("nobody decided anything about it", style=ASIDE), _INDENT)


def _found(row: FoundRow) -> Hanging:
    by = f"found by onrecord {row.made_by.onrecord}" if row.made_by else "known"
    made = f"model {row.made_by.model}, lexicon {row.made_by.lexicon}" if row.made_by else ""
    stands = "stands as it was found" if row.stands else "stands otherwise now"
    tail = [row.report or "", made, "" if row.is_current else "an older version", stands]
    body = Text.assemble(f"{by}: ", _facts(row.found))
    lead = Text(day((row.added_at or "")[:10]) if row.added_at else "", style=DATE)
    return Hanging(lead, body, _INDENT, tail=Text(f"({' · '.join(filter(None, tail))})", style=ASIDE))


def _facts(found: Statement | Event | dict[str, Any]) -> Text:
    if isinstance(found, dict):
        return Text(_plain((name, _stamped(value)) for name, value in found.items()))
    words = found.content if isinstance(found, Statement) else found.evidence
    facts = _plain((name, getattr(found, name, None)) for name in _FACTS)
    return Text.assemble(facts, (f" {quoted(flowing(' … '.join(e.quote for e in words)))}", OWN_WORDS))


def _plain(facts: Iterable[tuple[str, Any]]) -> str:
    return "; ".join(f"{name} {value}" for name, value in facts if value is not None)


def _stamped(value: Any) -> Any:
    """A stamp as its date; all else as it is."""
    return getattr(value, "value", value)
