"""Which deeds of the other side do, promise or refuse what was demanded: by CAMEO's codes and by shared words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from sqlalchemy import Connection

from onrecord.lexicon.events import EventLexicon
from onrecord.queries.relations import DONE
from onrecord.queries.state.acts import ASKING, DONE_BY, WITHOUT_WORDS
from onrecord.queries.state.happenings import Happening
from onrecord.queries.state.judging import Answer, Thing
from onrecord.queries.state.rows import Status
from onrecord.queries.state.words import Words, spans_of

_ASKED = "REQUEST"


def yielded(connection: Connection, found: Collection[Thing], events: Sequence[Happening], words: Words) -> None:
    """Gives each demand the deeds that answer it: of the other side, later or on the day, of the kind that was demanded."""
    demands = [thing for thing in found if thing.kind == "demand"]
    deeds = [event for event in events if event.plover != _ASKED and event.modality in DONE]
    asked = _asked(connection, demands, [event for event in events if event.plover == _ASKED])
    for thing in demands:
        for event in deeds:
            if event.side == 1 - thing.side and event.day >= thing.tellings[0].day:
                status = outcome_of(event.cameo, asked[thing.group])
                if status and (event.cameo.startswith(WITHOUT_WORDS) or _share(words, thing, event)):
                    thing.answers.append(_answer(event, status))


def outcome_of(deed: str, asked: Iterable[str]) -> Status | None:
    """What a deed of this code makes of a demand, by the codes of the demand; None where it is of another kind.

    >>> outcome_of("0841", ["1053"]), outcome_of("1243", ["1053"]), outcome_of("0353", ["0253"]), outcome_of("073", ["1053"])
    ('met', 'refused', 'accepted', None)
    """
    return next((status for code in asked for base, status in _doing(code) if deed == base), None)


@cache
def _doing(asked: str) -> tuple[tuple[str, Status], ...]:
    """The codes of deeds that answer a demand of this code, and what they make of it; nothing where it asks for anything."""
    lexicon = EventLexicon.load()
    if asked in {lexicon.compose(asking, "") for asking in ASKING}:
        return ()
    bases = sorted(code for code in lexicon.codes for asking in ASKING if lexicon.compose(asking, code) == asked)
    bases = [base for base in bases if base != asked]
    return tuple((code, status) for how, status in DONE_BY for base in bases if (code := lexicon.compose(how, base)))


def _asked(connection: Connection, demands: Collection[Thing], requests: Sequence[Happening]) -> dict[int, set[str]]:
    """The codes of what was demanded, by the group of the demand: of the events that its words tell."""
    tellings = [(told, thing.group) for thing in demands for told in thing.tellings]
    said = spans_of(connection, "statement", [told.key for told, _ in tellings])
    done = spans_of(connection, "event", [event.key for event in requests])
    by_version: dict[int, list[Happening]] = defaultdict(list)
    for event in requests:
        by_version[event.version].append(event)
    codes: dict[int, set[str]] = defaultdict(set)
    for told, group in tellings:
        spans = said.get(told.key, [])
        for event in by_version[told.version]:
            if any(span.overlaps(other) for span in spans for other in done.get(event.key, [])):
                codes[group].add(event.cameo)
    return codes


def _answer(event: Happening, status: Status) -> Answer:
    return Answer(event.day, "event", event.group, event.key, status, vouching=event.statement)


def _share(words: Words, thing: Thing, event: Happening) -> bool:
    of_event = words.of("event", event.key, event.version)
    return any(of_event & words.of("statement", told.key, told.version) for told in thing.tellings)
