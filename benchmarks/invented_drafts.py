"""What a report says and tells of while it is written: places instead of evidence, keys instead of ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Act, Channel, Modality, Mode, Polarity
from onrecord.spans import Span

Places = Sequence[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement before its document exists: actors by key, statements by their place in the order of writing."""

    act: Act
    speaker: str | None
    cue: Places
    content: Places
    source: Places = ()
    addressees: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    channel: Channel | None = None
    said_at: str | None = None
    mode: Mode = "indirect"
    polarity: Polarity = "positive"
    parent: int | None = None
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An event before its document exists."""

    code: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    words: Places
    when: str | None = None
    modality: Modality = "happened"
    guessed: tuple[str, ...] = ()
    statement: int | None = None
    mirrors: int | None = None
    """The place of the event of which this one is the other side."""


def deed_of(said: Saying, place: int, code: str, other: str, *, told: bool) -> Doing:
    """The event that a saying is, at this place among the sayings; guessed where its sentence does not name the other."""
    return Doing(
        code=code,
        actors=(said.speaker,) if said.speaker else (),
        recipients=(other,),
        words=(*said.source, *said.cue),
        when=said.said_at,
        guessed=() if told else ("recipients",),
        statement=place,
    )
