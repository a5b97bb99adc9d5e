"""Actors in FollowTheMoney JSON, one entity a line: persons and bodies, and the offices and seats that tie them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.lexicon.own.rows import Source
from onrecord.records import ActorKind

from .countries import Countries
from .days import day_or_part, in_order
from .facts import ExternalId, Import, Name, Office, RegistryActor
from .ftm_entities import Entity, Tally, entities
from .ftm_schema import BY_TOPIC, COUNTRIES, EDGES, KINDS, NAMES, OCCUPANCY, OFFICES, POST, SCHEMES, Tie


def read_ftm(text: str, *, file: str, countries: Countries) -> Import:
    """The actors of a file by their ids, whatever the order of its lines; `file` is its name as problems give it."""
    tally = Tally(file)
    reading = _Reading(entities(text, tally), countries, tally)
    return Import(file, "ftm", tuple(reading.actors()), problems=tally.problems())


@dataclass(frozen=True, slots=True)
class _Reading:
    """All entities of a file, and what is to be said of them."""

    entities: Mapping[str, Entity]
    countries: Countries
    tally: Tally
    known: dict[str, str | None] = field(default_factory=dict)
    """The countries of entities so far, by their ids."""

    def actors(self) -> Iterator[RegistryActor]:
        """Who there is; an entity without a name is told."""
        offices = self._offices()
        for entity in self.entities.values():
            if entity.schema not in KINDS:
                continue
            if not entity.name:
                self.tally.add(entity.line, f"{entity.schema} without a name", "give it one")
                continue
            source = Source(self.tally.file, entity.line)
            held = (*(Office(title, source=source) for title in entity.of(*OFFICES)), *offices.get(entity.id, ()))
            yield RegistryActor(
                key=entity.id,
                name=entity.name,
                kind=_kind(entity),
                country=self._country(entity),
                names=tuple(Name(name, source=source) for name in entity.of(*NAMES)),
                offices=tuple(sorted(dict.fromkeys(held), key=_by_day)),
                external_ids=(ExternalId("ftm", entity.id), *_ids(entity)),
                source=source,
            )

    def _country(self, entity: Entity) -> str | None:
        """The country of an entity."""
        if entity.id not in self.known:
            self.known[entity.id] = self._country_told(entity)
        return self.known[entity.id]

    def _country_told(self, entity: Entity) -> str | None:
        """The country that the first property tells which is filled; None where it tells of several."""
        written = next((values for name in COUNTRIES if (values := entity.of(name))), ())
        found = {code: self.countries.of(code) for code in written}
        for code, country in found.items():
            if country is None:
                self.tally.add(entity.line, f"country {code}", "ISO 3166 has no such country")
        if len(set(found.values()) - {None}) > 1:
            self.tally.add(entity.line, f"{entity.schema} of several countries", "its country is left open")
            return None
        return next((country for country in found.values() if country), None)

    def _offices(self) -> dict[str, list[Office]]:
        """The offices that entities tell of, by the id of who holds them."""
        offices: dict[str, list[Office]] = {}
        held: set[str] = set()
        for edge in self.entities.values():
            if (tie := EDGES.get(edge.schema)) is not None:
                told = list(self._told(edge, tie))
                held.update(edge.of(tie.to))
                for holder in self._ends(edge, tie.holder, KINDS):
                    offices.setdefault(holder.id, []).extend(told)
        for entity in self.entities.values():
            if entity.schema == POST and entity.id not in held:
                self.tally.add(entity.line, "Position that nobody holds", "an Occupancy ties a person to it")
        return offices

    def _ends(self, edge: Entity, name: str, schemata: Mapping[str, object]) -> list[Entity]:
        """The entities at one end of an edge; one that is not in the file is told."""
        found = [self.entities[key] for key in edge.of(name) if key in self.entities]
        fitting = [entity for entity in found if entity.schema in schemata and entity.name]
        if not fitting or len(fitting) < len(edge.of(name)):
            self.tally.add(edge.line, f"{edge.schema} whose {name} is not in the file", "give that entity a line")
        return fitting

    def _told(self, edge: Entity, tie: Tie) -> Iterator[Office]:
        """The offices of an edge, with its days."""
        since, until = self._days(edge, "startDate"), self._days(edge, "endDate")
        first, last = min(since, default=None), max(until, default=None)
        if not in_order(first, last):
            self.tally.add(
                edge.line, f"{edge.schema} that ends before it begins", "correct its days; they are left out"
            )
            first = last = None
        source = Source(self.tally.file, edge.line)
        if tie is OCCUPANCY:
            for post in self._ends(edge, tie.to, {POST: None}):
                bodies = (self.entities[key].name for key in post.of("organization") if key in self.entities)
                body = next(filter(None, bodies), None)
                yield Office(post.name, body, self._country(post), None, first, last, source)
            return
        for seat in self._ends(edge, tie.to, KINDS):
            for title in edge.of("role") or (tie.title,):
                yield Office(title, seat.name, self._country(seat), None, first, last, source)

    def _days(self, edge: Entity, name: str) -> Iterator[str]:
        """The days that a property gives."""
        for written in edge.of(name):
            try:
                yield day_or_part(written)
            except ValueError:
                self.tally.add(edge.line, f"{name} {written!r}", "write a day such as 2031-04-02")


def _kind(entity: Entity) -> ActorKind | None:
    """What an actor is, by its schema and, of a body, its topics."""
    kind = KINDS[entity.schema]
    topics = entity.of("topics")
    return kind if kind == "person" else next((k for topic, k in BY_TOPIC.items() if topic in topics), kind)


def _ids(entity: Entity) -> Iterator[ExternalId]:
    for name, scheme in SCHEMES.items():
        yield from (ExternalId(scheme, value) for value in entity.of(name))


def _by_day(office: Office) -> tuple[str, ...]:
    told = (office.since, office.until, office.title, office.body, office.country)
    return tuple(part or "" for part in told)
