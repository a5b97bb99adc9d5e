"""Traits of events: what told their code, whether they happened, how much is known of both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.records import Actor, Event

_STATES = ("state", "igo")


@dataclass(frozen=True, slots=True)
class Done:
    """One event with those who take part."""

    event: Event
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    sides: Mapping[str, str]
    """For each actor its country, or the state or body to which it belongs; of others their own id."""

    def unplaced(self, those: tuple[Actor, ...]) -> bool:
        """Whether one of them belongs to no state or body that is known."""
        return any(a.country is None and a.kind not in _STATES and self.sides.get(a.id, a.id) == a.id for a in those)


def traits(done: Done) -> tuple[str, ...]:
    """The traits of an event, in a fixed order."""
    return (*_rules(done.event), *(name for name, holds in TRAITS.items() if holds(done)))


def _rules(event: Event) -> Iterator[str]:
    """What told the code, and what it happened to be."""
    kind = event.rules[0].partition(":")[0] if event.rules else ""
    yield f"by {kind}"
    yield event.modality


TRAITS: dict[str, Callable[[Done], bool]] = {
    "guessed actor": lambda d: "actors" in d.event.guessed,
    "guessed recipient": lambda d: "recipients" in d.event.guessed,
    "actor of no state": lambda d: d.unplaced(d.actors),
    "recipient of no state": lambda d: d.unplaced(d.recipients),
    "unnamed actor": lambda d: not any(m.form in ("name", "metonym") for a in d.actors for m in a.mentions),
    "unnamed recipient": lambda d: not any(m.form in ("name", "metonym") for a in d.recipients for m in a.mentions),
    "detailed code": lambda d: len(d.event.cameo) > 3,
    "told in a statement": lambda d: d.event.statement is not None,
}
"""What may hold of an event, in words."""
