"""What a decision is about, found again in what another reading found.

First by the id; else by its words: in the same text by where they stand, in another by the words themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.records import Event, Evidence, Record, Statement
from onrecord.store.deciding.kinds import Piece, Target

HALF, MOST = 0.5, 0.8
"""The least share of the words that two must have in common: in one text; in two that differ."""
_WORD = re.compile(r"\w+")
_SIDES = "actor", "recipient"
Part = Statement | Event


def pieces_of(part: Part, record: Record) -> tuple[Piece, ...]:
    """The words on which a part of a record stands."""
    if isinstance(part, Statement):
        roles = (("source", part.source), ("cue", part.cue), ("content", part.content))
        return tuple(Piece(role, e.start, e.end, e.quote) for role, found in roles for e in found)
    said = tuple(Piece("evidence", e.start, e.end, e.quote) for e in part.evidence)
    sides = zip(_SIDES, (part.actors, part.recipients), strict=True)
    return said + tuple(piece for role, who in sides for piece in _mentioned(role, who, record))


def matched(target: Target, record: Record) -> str | None:
    """The id of the part of a record that a target means; None where there is none, or it is open which of several."""
    parts: Sequence[Part] = record.statements if target.kind == "statement" else record.events
    if target.ref in (part.id for part in parts):
        return target.ref
    score = _in_place if target.document == record.document.id else _in_words
    least = HALF if target.document == record.document.id else MOST
    rated = []
    for part in parts:
        mine = pieces_of(part, record)
        if (shared := score(target.pieces, mine)) >= least:
            rated.append(((shared, _sides_shared(target.pieces, mine)), part.id))
    rated.sort(reverse=True)
    if not rated or (len(rated) > 1 and rated[0][0] == rated[1][0]):
        return None
    return rated[0][1]


def _in_place(ours: Sequence[Piece], theirs: Sequence[Piece]) -> float:
    """The share of characters that both stand on, of those on which either does; none where their cues differ.

    What is told within another statement stands on a part of the same words: by its cue it is known.
    """
    cues = _characters(ours, "cue"), _characters(theirs, "cue")
    if all(cues) and not cues[0] & cues[1]:
        return 0.0
    one, other = (_characters(pieces, "cue", "content", "evidence") for pieces in (ours, theirs))
    return len(one & other) / (len(one | other) or 1)


def _in_words(ours: Sequence[Piece], theirs: Sequence[Piece]) -> float:
    """The share of words that both have, wherever they stand."""
    cues = _words(ours, "cue"), _words(theirs, "cue")
    if all(cues) and not cues[0] & cues[1]:
        return 0.0
    one, other = (_words(pieces, "cue", "content", "evidence") for pieces in (ours, theirs))
    return (one & other).total() / ((one | other).total() or 1)


def _characters(pieces: Iterable[Piece], *roles: str) -> set[int]:
    return {at for p in pieces if p.role in roles for at in range(p.start, p.stop)}


def _words(pieces: Iterable[Piece], *roles: str) -> Counter[str]:
    return Counter(word.lower() for p in pieces if p.role in roles for word in _WORD.findall(p.quote))


def _sides_shared(ours: Iterable[Piece], theirs: Iterable[Piece]) -> int:
    """How many of those who did it, and to whom it was done, are named alike: by this the sides of one deed are told apart."""
    sides = ({(p.role, p.quote) for p in pieces if p.role in _SIDES} for pieces in (ours, theirs))
    return len(set.intersection(*sides))


def _mentioned(role: str, who: Iterable[str], record: Record) -> Iterator[Piece]:
    actors = {actor.id: actor for actor in record.actors}
    for actor in who:
        for mention in actors[actor].mentions[:1]:
            yield _piece(role, mention)


def _piece(role: str, words: Evidence) -> Piece:
    return Piece(role, words.start, words.end, words.quote)
