"""Which deeds of the other side do, promise or refuse what was demanded: by CAMEO's codes and by shared words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from sqlalchemy import Connection

from onrecord.lexicon.events import EventLexicon
from onrecord.queries.relations import DONE
from onrecord.queries.state.acts import ASKING, DONE_BY, WITHOUT_WORDS
from onrecord.queries.state.happenings import Happening
from onrecord.queries.state.judging import Answer, Thing
from onrecord.queries.state.rows import Status
from onrecord.queries.state.words import Words, spans_of

_ASKED = "REQUEST"
_Fit = tuple[Thing, Happening, Status]
"""A demand, a deed of the kind that was demanded, and what that makes of the demand."""


def yielded(connection: Connection, found: Collection[Thing], events: Sequence[Happening], words: Words) -> None:
    """Gives each demand the deeds that answer it: of the other side, later or on the day, of the kind that was demanded."""
    demands = [thing for thing in found if thing.kind == "demand"]
    asked = _asked(connection, demands, [event for event in events if event.plover == _ASKED])
    deeds: dict[tuple[int, str], list[Happening]] = defaultdict(list)
    for event in events:
        if event.plover != _ASKED and event.modality in DONE:
            deeds[event.side, event.cameo].append(event)
    fitting = [
        (thing, event, status)
        for thing in demands
        for (side, cameo), some in deeds.items()
        if side == 1 - thing.side and (status := outcome_of(cameo, asked[thing.group]))
        for event in some
        if event.day >= thing.tellings[0].day
    ]
    for thing, event, status in _alike(fitting, words):
        thing.answers.append(_answer(event, status))


def outcome_of(deed: str, asked: Iterable[str]) -> Status | None:
    """What a deed of this code makes of a demand, by the codes of the demand; None where it is of another kind.

    >>> outcome_of("0841", ["1053"]), outcome_of("1243", ["1053"]), outcome_of("0353", ["0253"]), outcome_of("073", ["1053"])
    ('met', 'refused', 'accepted', None)
    """
    return next((status for code in sorted(asked) for base, status in _doing(code) if deed == base), None)


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


def _alike(fitting: Collection[_Fit], words: Words) -> Iterator[_Fit]:
    """Those that need no words in common, and those that have some."""
    by_words = [fit for fit in fitting if not fit[1].cameo.startswith(WITHOUT_WORDS)]
    words.look_up_said(told.key for thing, *_ in by_words for told in thing.tellings)
    words.look_up_done((event.key, event.version) for _, event, _ in by_words)
    shared = (fit for fit in by_words if any(words.done(fit[1].key) & words.said(told.key) for told in fit[0].tellings))
    yield from chain((fit for fit in fitting if fit[1].cameo.startswith(WITHOUT_WORDS)), shared)
