"""Gives statements, events and times their confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.lexicon import Lexicon
from onrecord.lexicon.doubts import BASE, DoubtLexicon, Weighed
from onrecord.parsing.parse import Parse
from onrecord.reading.actors import Cast
from onrecord.records import Event, Evidence, Statement, TimeExpression
from onrecord.trace import SILENT, Trace

from . import dated, done, said
from .scale import confidence

FINDER = "confidence"


@dataclass(frozen=True, slots=True)
class _Scale:
    """The points of one kind of thing."""

    kind: Weighed
    lexicon: DoubtLexicon
    trace: Trace

    def confidence(self, traits: tuple[str, ...], words: Iterable[Evidence]) -> float:
        """How sure a thing of these traits is; `words` tell of it."""
        points = self.lexicon.points[self.kind]
        sure = confidence(traits, points)
        if self.trace.on:
            spans = tuple(words)
            held = [f"{trait} {points[trait]:+.2f}" for trait in (BASE, *traits) if trait in points]
            reason = f"{sure:.2f} of {', '.join(held)}"
            self.trace.kept(FINDER, self.kind, min(e.start for e in spans), max(e.end for e in spans), reason)
        return sure


def weighed_statements(
    parse: Parse, statements: tuple[Statement, ...], *, lexicon: Lexicon, trace: Trace = SILENT
) -> tuple[Statement, ...]:
    """The statements, each with the share of such statements that was right, and of those whose speaker was, if it has one."""
    whole, source = (_Scale(kind, lexicon.doubts, trace) for kind in ("statement", "speaker"))

    def weighed(view: said.Said) -> Statement:
        statement, traits = view.statement, said.traits(view)
        words = (*statement.cue, *statement.content)
        return replace(
            statement,
            confidence=whole.confidence(traits, words),
            speaker_confidence=source.confidence(traits, words) if statement.speaker else None,
        )

    return tuple(map(weighed, said.views(parse, statements, lexicon.speech.kinds)))


def weighed_events(
    events: tuple[Event, ...], cast: Cast, *, lexicon: Lexicon, trace: Trace = SILENT
) -> tuple[Event, ...]:
    """The events, each with the share of such events whose kind and sides were right."""
    scale, known = _Scale("event", lexicon.doubts, trace), {actor.id: actor for actor in cast.actors}

    def view(event: Event) -> done.Done:
        actors, recipients = (tuple(known[i] for i in side if i in known) for side in (event.actors, event.recipients))
        return done.Done(event, actors, recipients, cast.sides)

    return tuple(replace(e, confidence=scale.confidence(done.traits(view(e)), e.evidence)) for e in events)


def weighed_times(
    times: tuple[TimeExpression, ...], *, lexicon: Lexicon, trace: Trace = SILENT
) -> tuple[TimeExpression, ...]:
    """The time expressions, each with the share of such expressions that was given the right value."""
    scale = _Scale("time", lexicon.doubts, trace)
    return tuple(
        replace(time, confidence=scale.confidence(dated.traits(dated.Dated(time, lexicon.times.readings)), (time,)))
        for time in times
    )
