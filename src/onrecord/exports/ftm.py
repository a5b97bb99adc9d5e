"""FollowTheMoney entities, one a line: reports, what is said and done in them as events, then who is in these."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from onrecord.exports.ftm_actors import entities
from onrecord.exports.ftm_schema import LANGUAGES, SCHEMATA, Entity, country_of, entity, entity_id, name_of
from onrecord.exports.plain import flowing, json_line, some, web_address
from onrecord.exports.sentences import done, said, words
from onrecord.exports.told import Reported, told
from onrecord.queries.filters import Filter
from onrecord.records import Actor, Event, Evidence, Statement
from onrecord.store.days import UNKNOWN, days_of, iso


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """Report by report; those of whom the registry knows who they are come last, each once, with all names and offices."""
    known: set[str] = set()
    for report in some(told(connection, wanted), wanted):
        yield from map(json_line, _entities(report, known))
    yield from map(json_line, entities(connection, sorted(known)))


def _entities(report: Reported, known: set[str]) -> Iterator[Entity]:
    """A report and what it tells; whom the registry knows is added to `known`."""
    taking_part = dict.fromkeys(ref for find in report.finds for ref in _sides(find))
    yield _article(report)
    for actor in report.actors(list(taking_part)):
        registered = report.registry.get(actor.id)
        known.update(filter(None, [registered]))
        yield _mention(report, actor, registered)
        if registered is None:
            yield _only_here(report, actor)
    yield from (_statement(report, statement) for statement in report.statements)
    yield from (_event(report, event) for event in report.events)


def _sides(find: Statement | Event) -> Iterator[str]:
    if isinstance(find, Event):
        yield from (*find.actors, *find.recipients)
    else:
        yield from (*([find.speaker] if find.speaker else []), *find.addressees, *find.via)


def _article(report: Reported) -> Entity:
    head, document = report.report, report.record.document
    return entity(
        "Article",
        entity_id("report", head.id),
        title=flowing(head.title or ""),
        publisher=flowing(head.publisher or head.source or ""),
        author=flowing(document.byline or ""),
        sourceUrl=web_address(head.url),
        publishedAt=_day(head.published),
        language=LANGUAGES.get(document.language or ""),
    )


def _mention(report: Reported, actor: Actor, registered: str | None) -> Entity:
    """That a report names somebody, and who that is where it is settled."""
    return entity(
        "Mention",
        entity_id("mention", report.report.id, actor.id),
        document=entity_id("report", report.report.id),
        name=name_of(actor.name, actor.id),
        resolved=entity_id("actor", registered) if registered else None,
        detectedSchema=SCHEMATA[actor.kind].name,
        contextCountry=country_of(actor.country),
    )


def _only_here(report: Reported, actor: Actor) -> Entity:
    """Somebody of whom it is open who it is, as this report tells of them."""
    schema = SCHEMATA[actor.kind]
    return entity(
        schema.name,
        entity_id("actor", report.report.id, actor.id),
        name=name_of(actor.name, actor.id),
        country=country_of(actor.country),
        topics=schema.topic,
        proof=entity_id("report", report.report.id),
    )


def _statement(report: Reported, statement: Statement) -> Entity:
    """A statement, as the event that it is."""
    name = said(statement, report.speaker(statement), report.actors(statement.addressees))
    return _happening(report, statement, name, statement.said_at, statement.content, ["statement", statement.act])


def _event(report: Reported, event: Event) -> Entity:
    name = done(event, report.actors(event.actors), report.actors(event.recipients))
    codes = ["event", event.cameo, *([event.plover] if event.plover else []), event.modality]
    return _happening(report, event, name, event.when, event.evidence, codes)


def _happening(
    report: Reported,
    find: Statement | Event,
    name: str,
    when: str | None,
    spans: tuple[Evidence, ...],
    keywords: list[str],
) -> Entity:
    """An event with its days, as far as the report tells them; its words are the summary."""
    first, last = days_of(when)
    one = first is not None and first == last
    return entity(
        "Event",
        entity_id(keywords[0], report.report.id, find.id),
        name=name,
        involved=[_actor_id(report, ref) for ref in dict.fromkeys(_sides(find))],
        date=iso(first) if one and first else None,
        startDate=iso(first) if first and not one else None,
        endDate=iso(last) if last and not one else None,
        summary=words(spans),
        keywords=keywords,
        recordId=find.id,
        proof=entity_id("report", report.report.id),
        sourceUrl=web_address(report.report.url),
        publisher=flowing(report.report.publisher or report.report.source or ""),
    )


def _actor_id(report: Reported, ref: str) -> str:
    known = report.registry.get(ref)
    return entity_id("actor", known) if known else entity_id("actor", report.report.id, ref)


def _day(published: str | None) -> str | None:
    """The day of a stamp, or the month or year where it tells no more."""
    return None if published is None or days_of(published) == UNKNOWN else published[:10]
