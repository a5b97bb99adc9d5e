"""What a machine found -> what stands: the decisions that hold, one after the other. Knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from onrecord.records import Actor, Document, Event, Record, Stamp, Statement
from onrecord.registry.identity import group_of
from onrecord.registry.names import normal
from onrecord.store.deciding.kinds import Decision, Whom

PERSON: Literal["person"] = "person"
"""The rule of what a person put right or confirmed."""
SURE = 1.0
_TURNED = {"actors": "recipients", "recipients": "actors"}
"""What a field is called from the other side."""
Matches = Mapping[tuple[int, int], str | None]
"""Decision and number of its target -> the id of what it means in this record; null: nothing."""


@dataclass(slots=True)
class Applied:
    """A record on its way from what was found to what stands."""

    record: Record
    matches: Matches
    actors: dict[str, Actor] = field(init=False)
    statements: dict[str, Statement] = field(init=False)
    events: dict[str, Event] = field(init=False)
    document: Document = field(init=False)
    unmet: set[tuple[int, int]] = field(default_factory=set)
    """Targets that are there, but can't be what the decision says of them."""

    def __post_init__(self) -> None:
        self.document = self.record.document
        self.actors = {actor.id: actor for actor in self.record.actors}
        self.statements = {said.id: said for said in self.record.statements}
        self.events = {event.id: event for event in self.record.events}

    def after(self, decisions: Iterable[Decision]) -> Record:
        """The record as it stands after these decisions."""
        for decision in decisions:
            for nth, _ in enumerate(decision.targets):
                self._take(decision, nth)
        used = set(self._used())
        added = {one.id for one in self.record.actors}
        self.actors = {key: actor for key, actor in self.actors.items() if key in added or key in used}
        return replace(
            self.record, document=self.document, actors=tuple(self.actors.values()),
            statements=tuple(self.statements.values()), events=tuple(self.events.values()),
        )  # fmt: skip

    def _take(self, decision: Decision, nth: int) -> None:
        target = decision.targets[nth]
        if target.kind == "report":
            if decision.kind == "correct":
                self.document = _headed(self.document, decision.values)
            return
        part = self.matches.get((decision.key, nth))
        if part is None or (part not in self.statements and part not in self.events):
            return
        if decision.kind == "retract":
            self._retract(part)
        elif decision.kind == "confirm" and len(decision.targets) == 1:
            self._confirm(part)
        elif decision.kind == "correct" and nth == 0:
            self._correct(part, decision)

    def _retract(self, part: str) -> None:
        """Takes a part away; what hangs on it then hangs on what that hung on."""
        if part in self.events:
            gone = self._with_mirrors(part)
            self.events = {key: e for key, e in self.events.items() if key not in gone}
            return
        parent = self.statements.pop(part).parent
        for key, said in self.statements.items():
            self.statements[key] = replace(
                said,
                parent=parent if said.parent == part else said.parent,
                responds_to=tuple(one for one in said.responds_to if one != part),
            )
        for key, event in self.events.items():
            if event.statement == part:
                self.events[key] = replace(event, statement=parent)

    def _with_mirrors(self, part: str) -> set[str]:
        """An event, what mirrors it, and what mirrors these: their rows go with its row."""
        found, more = set[str](), {part}
        while more:
            found |= more
            more = {e.id for e in self.events.values() if e.mirror_of in more} - found
        return found

    def _confirm(self, part: str) -> None:
        if part in self.events:
            self.events[part] = replace(self.events[part], confidence=SURE, rules=_by_hand(self.events[part].rules))
            return
        said = self.statements[part]
        speaker = None if said.speaker is None else SURE
        self.statements[part] = replace(said, confidence=SURE, speaker_confidence=speaker, rules=_by_hand(said.rules))

    def _correct(self, part: str, decision: Decision) -> None:
        if part in self.events:
            self._correct_event(self.events[part], dict(self._event_values(decision.values)))
            return
        said, changed = self.statements[part], dict(self._said_values(part, decision))
        if "speaker" in changed:
            changed["speaker_confidence"] = None if changed["speaker"] is None else SURE
        self.statements[part] = replace(said, **changed, rules=_by_hand(said.rules))

    def _correct_event(self, event: Event, values: Mapping[str, Any]) -> None:
        """Corrects an event, and what tells of it from the other side."""
        main = event.mirror_of or event.id
        sides = [e for e in self.events.values() if main in (e.id, e.mirror_of)]
        for one in sides:
            turned = (one.actors, one.recipients) == (event.recipients, event.actors)
            changed = dict(values)
            if one.id != event.id:
                changed = {name: value for name, value in values.items() if name not in _TURNED}
                changed |= {_TURNED[name]: values[name] for name in _TURNED if turned and name in values}
            guessed = tuple(name for name in one.guessed if name not in changed)
            self.events[one.id] = replace(one, **changed, guessed=guessed, rules=_by_hand(one.rules))

    def _event_values(self, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for name, value in values.items():
            yield name, tuple(map(self.actor, value)) if name in ("actors", "recipients") else value

    def _said_values(self, part: str, decision: Decision) -> Iterator[tuple[str, Any]]:
        for name, value in decision.values.items():
            if name == "speaker":
                yield name, None if value is None else self.actor(value)
            elif name in ("addressees", "via"):
                yield name, tuple(map(self.actor, value))
            elif name == "parent":
                parent = None if value is None else self._other(decision, value)
                if parent is None or not self._within(parent, part):
                    yield name, parent
                else:
                    self.unmet.add((decision.key, 0))
            elif name == "responds_to":
                meant = (self._other(decision, nth) for nth in value)
                yield name, tuple(one for one in meant if one is not None and one != part)
            else:
                yield name, value

    def _other(self, decision: Decision, nth: int) -> str | None:
        """The statement that another target of the decision is."""
        meant = self.matches.get((decision.key, nth))
        return meant if meant in self.statements else None

    def _within(self, inner: str, outer: str) -> bool:
        """Whether a statement is another, or is told within it."""
        at: str | None = inner
        while at is not None and at != outer:
            at = self.statements[at].parent
        return at == outer

    def actor(self, whom: Whom) -> str:
        """The actor of the record that a person names; added where the report tells of nobody who it may be."""
        for is_meant in (
            lambda one: one.id == whom.figure,
            lambda one: (group_of(one.kind), normal(one.name)) == (group_of(whom.kind), normal(whom.name)),
        ):
            for actor in self.actors.values():
                if is_meant(actor):
                    return actor.id
        own = self.document.identify("actor", PERSON, normal(whom.name), whom.kind, whom.country or "")
        self.actors[own] = Actor(own, whom.name, whom.kind, whom.country, whom.code, known_from=((whom.named, PERSON),))
        return own

    def _used(self) -> Iterator[str]:
        for said in self.statements.values():
            yield from (*said.addressees, *said.via, *filter(None, [said.speaker]))
        for event in self.events.values():
            yield from (*event.actors, *event.recipients)


def _by_hand(rules: Sequence[str]) -> tuple[str, ...]:
    return (*(rule for rule in rules if rule != PERSON), PERSON)


def _headed(document: Document, values: Mapping[str, Any]) -> Document:
    """The document with what a person says of its head."""
    plain: dict[str, Any] = {name: value for name, value in values.items() if name != "published"}
    if "published" in values:
        plain["published"] = Stamp(values["published"], "given") if values["published"] else None
    return replace(document, **plain)
