"""The text of a report with its marks: who speaks, what tells of the saying, what was said, what was done, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onrecord.lexicon.events import event_names
from onrecord.records import Event, Statement
from onrecord.show.page.marks import Mark, lines
from onrecord.show.page.parts import Note, Words
from onrecord.show.page.places import Places
from onrecord.show.page.tones import tone
from onrecord.show.statements import DOUBTFUL
from onrecord.show.words import verb


def marked(places: Places) -> tuple[tuple[Words, ...], ...]:
    """The lines of the text in pieces, each piece with the signs that stand behind it."""
    notes = _notes(places)
    found = lines(places.record.document.text, _marks(places))
    return tuple(tuple(Words(places.words_id(p.start), p, tuple(notes[p.end])) for p in line) for line in found)


def _marks(places: Places) -> Iterator[Mark]:
    record = places.record
    for aside in record.document.set_aside:
        yield Mark(aside.start, aside.end, f"residue {places.prefix}residue")
    for statement in record.statements:
        yield from _of_statement(statement, places.statement_id(statement.id))
    for event in record.events:
        for evidence in event.evidence:
            yield Mark(evidence.start, evidence.end, f"event {places.event_id(event.id)}")
    for time in record.times:
        yield Mark(time.start, time.end, "time doubtful" if time.confidence < DOUBTFUL else "time")
    for actor in record.actors:
        for mention in actor.mentions:
            yield Mark(mention.start, mention.end, places.actor_id(actor.id))
    for flag in record.flags:
        for evidence in flag.evidence:
            yield Mark(evidence.start, evidence.end, "")


def _of_statement(statement: Statement, own: str) -> Iterator[Mark]:
    content = "own" if statement.mode == "direct" else "told"
    roles = {"source": statement.source, f"cue {tone(statement.act)}": statement.cue, content: statement.content}
    for role, evidences in roles.items():
        for evidence in evidences:
            yield Mark(evidence.start, evidence.end, f"{role} {own}")


def _notes(places: Places) -> defaultdict[int, list[Note]]:
    """The signs, by where the words end behind which they stand."""
    notes: defaultdict[int, list[Note]] = defaultdict(list)
    for statement in places.record.statements:
        spans = statement.content or statement.cue or statement.source
        if spans:
            notes[spans[-1].end].append(_of_saying(statement, places))
    for event in places.record.events:
        for evidence in event.evidence:
            notes[evidence.end].append(_of_doing(event, places))
    return notes


def _of_saying(statement: Statement, places: Places) -> Note:
    number, who = places.statement(statement.id), places.actor(statement.speaker)
    return Note("said", number.words, number.to, f"statement {number.words}: {who.words} {verb(statement)}")


def _of_doing(event: Event, places: Places) -> Note:
    letter = places.event(event.id)
    return Note("done", letter.words, letter.to, f"event {letter.words}: {event_names().get(event.cameo, event.cameo)}")
