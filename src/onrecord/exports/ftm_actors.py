"""Actors of the registry as FollowTheMoney entities: with all their names, and the offices that they held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from onrecord.exports.ftm_schema import SCHEMATA, Entity, country_of, entity, entity_id, name_of
from onrecord.exports.plain import flowing
from onrecord.queries.actor_facts import Counts, registry_rows
from onrecord.queries.rows import ActorRow
from onrecord.spans import identity
from onrecord.store import tables as t
from onrecord.store.days import UNKNOWN, days_of

_AT_ONCE = 500
_NOTHING = Counts(0, None, None, 0, None, None)


def entities(connection: Connection, refs: Sequence[str]) -> Iterator[Entity]:
    """The actors with these ids, each with the posts that it held; a post that several held comes once."""
    posts: set[str] = set()
    for at in range(0, len(refs), _AT_ONCE):
        a = t.actor.c
        keys = connection.execute(select(a.id).where(a.ref.in_(refs[at : at + _AT_ONCE]))).scalars()
        rows = registry_rows(connection, dict.fromkeys(keys, _NOTHING), t.figure.c.is_current)
        for row in sorted(rows.values(), key=lambda row: row.id or ""):
            yield _actor(row)
            if row.kind == "person":
                yield from _offices(row, posts)


def _actor(row: ActorRow) -> Entity:
    schema, ids = SCHEMATA[row.kind], (known.partition(":") for known in row.external_ids)
    return entity(
        schema.name,
        entity_id("actor", row.id or ""),
        name=name_of(row.name, row.id or ""),
        alias=list(dict.fromkeys(flowing(name) for name in row.names if name != row.name)),
        country=country_of(row.country),
        topics=schema.topic,
        wikidataId=[value for scheme, _, value in ids if scheme == "wikidata"],
        position=[flowing(office.title) for office in row.offices] if row.kind == "person" else [],
    )


def _offices(row: ActorRow, posts: set[str]) -> Iterator[Entity]:
    """A post for each office whose days are known, and that the actor held it."""
    for office in row.offices:
        days = [None if days_of(day) == UNKNOWN else day for day in (office.since, office.until)]
        if not any(days):
            continue
        title = name_of(f"{office.title}, {office.body}" if office.body else office.title, row.id or "")
        post = entity_id("position", identity(title, office.country))
        if post not in posts:
            posts.add(post)
            yield entity("Position", post, name=title, country=country_of(office.country))
        holder, held = entity_id("actor", row.id or ""), entity_id("occupancy", identity(row.id, post, *days))
        yield entity("Occupancy", held, holder=holder, post=post, startDate=days[0], endDate=days[1])
