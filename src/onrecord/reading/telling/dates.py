"""When it was said: the date beside the cue, else that on which the same speaker spoke before in the paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
        for t in telling.times_in(bounds)
        if is_date(t)
        and not inside(attribution.content, (t.start, t.end))
        and not _within_others(telling, attribution, t)
        and _hangs_with(telling, attribution, t)
    ]
    return min(near, key=lambda t: (abs(t.start - anchor), t.start)) if near else None


def carried(telling: Telling, attribution: Attribution, is_speaker: Callable[[int], bool]) -> TimeExpression | None:
    """The last date before the cue's sentence, in its paragraph, on which the same speaker spoke or met somebody.

    A cue in the present tense carries nothing: what somebody says is said now.
    """
    if attribution.verb is not None and telling.parse.tokens[attribution.verb].xpos in ("VBZ", "VBP"):
        return None
    frame = telling.frame(attribution)
    start = telling.parse.tokens[frame.start].start
    for time in telling.times_before(start):
        if telling.paragraph(telling.parse.token_after(time.start)) != telling.paragraph(frame.start):
            return None
        if not is_date(time) or telling.in_content((time.start, time.end)):
            continue
        verb = _verb_over(telling, time)
        if verb is None:
            return None
        if _meets(telling, verb):
            return time if any(is_speaker(party) for party in _parties(telling, verb)) else None
    return None


def _parties(telling: Telling, verb: int) -> Iterator[int]:
    """Those who speak or meet: the subject, and whom it speaks with or to."""
    for child in telling.parse.children(verb, "nsubj", "obj", "obl"):
        cases = {case.lower for case in telling.parse.children(child.index, "case")}
        if child.relation != "obl" or cases & {"with", "to"}:
            yield child.index


def _meets(telling: Telling, verb: int) -> bool:
    """Whether a verb tells that people spoke, wrote or met."""
    lemma = telling.parse.tokens[verb].lemma
    return lemma in telling.lexicon.verb or lemma in telling.lexicon.meeting


def _verb_over(telling: Telling, time: TimeExpression) -> int | None:
    """The verb on which a time expression hangs."""
    tokens = telling.parse.tokens
    first = telling.parse.token_after(time.start)
    at = tokens[first] if first < len(tokens) else None
    while at is not None and not (at.upos in ("VERB", "AUX") and at.relation != "aux"):
        at = telling.parse.head(at)
    return at.index if at is not None else None


def _hangs_with(telling: Telling, attribution: Attribution, time: TimeExpression) -> bool:
    """Whether a date hangs on the cue, on what the cue hangs on, on a participle or document of it, or on no verb."""
    if attribution.verb is None:
        return True
    over = _verb_over(telling, time)
    chain = set(_chain(telling, attribution.verb))
    if over is None or over in chain:
        return True
    tokens = telling.parse.tokens
    if inside(attribution.content, (tokens[over].start, tokens[over].end)):
        return True  # the date stands outside what was said, only the tree hangs it there
    above = tokens[over].head
    if above == attribution.source_head or above in chain:  # "X, speaking on Tuesday, said"
        return tokens[over].xpos == "VBG" and tokens[over].lemma in telling.lexicon.verb
    dated_document = above >= 0 and tokens[above].lemma in telling.lexicon.channel and tokens[above].head in chain
    return dated_document and tokens[over].relation == "acl"


def _chain(telling: Telling, verb: int) -> Iterator[int]:
    """A cue and the verbs that it hangs on, as far as what one speaker tells."""
    at = verb
    while at >= 0:
        yield at
        token = telling.parse.tokens[at]
        if token.relation == "ccomp":
            return
        at = token.head


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
        other is not attribution and not inside(other.content, cue) for other in telling.said_at((time.start, time.end))
    )
