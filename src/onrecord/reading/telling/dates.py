"""When it was said: the date beside the cue, else that of the same speaker's last saying, else the paragraph's last."""

from __future__ import annotations

from onrecord.reading.speech.scene import Attribution
from onrecord.records import TimeExpression
from onrecord.spans import Span

from .scenes import Telling, inside


def dated(telling: Telling, attribution: Attribution) -> TimeExpression | None:
    """The calendar date in the cue's own sentence, outside what was said, nearest to the cue."""
    anchor = _anchor(telling, attribution)
    frame = telling.frame(attribution)
    bounds = telling.parse.span(frame.start, frame.stop)
    near = [
        t
        for t in telling.times
        if is_date(t)
        and bounds.overlaps((t.start, t.end))
        and not inside(attribution.content, (t.start, t.end))
        and not _within_others(telling, attribution, t)
    ]
    return min(near, key=lambda t: (abs(t.start - anchor), t.start)) if near else None


def last_before(telling: Telling, attribution: Attribution) -> TimeExpression | None:
    """The last date of the paragraph before the cue's sentence that nobody is quoted with."""
    frame = telling.frame(attribution)
    paragraph = telling.paragraph(frame.start)
    start = telling.parse.tokens[frame.start].start
    first = min(s.start for s in telling.parse.sentences if s.paragraph == paragraph)
    begins = telling.parse.tokens[first].start
    earlier = [
        t
        for t in telling.times
        if is_date(t) and begins <= t.start and t.end <= start and not telling.in_content((t.start, t.end))
    ]
    return earlier[-1] if earlier else None


def is_date(time: TimeExpression) -> bool:
    """Whether an expression names a day or a time of a day that the calendar has."""
    return time.type in ("DATE", "TIME") and len(time.value) >= 10 and time.value[:4].isdigit() and time.value[5] != "W"


def _anchor(telling: Telling, attribution: Attribution) -> int:
    at = attribution.verb if attribution.verb is not None else telling.first_token(attribution)
    return telling.parse.tokens[at].start


def _within_others(telling: Telling, attribution: Attribution, time: TimeExpression) -> bool:
    """Whether a date stands in another content of the sentence which does not hold this cue."""
    cue = Span(_anchor(telling, attribution), _anchor(telling, attribution) + 1)
    return any(
        inside(told.attribution.content, (time.start, time.end)) and not inside(told.attribution.content, cue)
        for told in telling.told
        if told.attribution is not attribution
    )
