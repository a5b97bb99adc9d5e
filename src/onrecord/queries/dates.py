"""The days on which reports say that one event was, where they disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from onrecord.queries.tellings import chunks, groups_of
from onrecord.store import tables as t
from onrecord.store.days import UNKNOWN, Days, days_of

Given = Mapping[str, Sequence[int]]
"""By each date the versions of reports that give it."""


def dates_given(connection: Connection, events: Iterable[int]) -> dict[int, Given]:
    """The dates that reports give for each of these events whose reports disagree, by the keys of the events.

    They disagree where no day fits all: a month and a day of it agree. What gives no date has no part in it.
    """
    groups = groups_of(connection, t.event, events)
    given = _given(connection, groups.values())
    return {key: given[group] for key, group in groups.items() if disagree(map(days_of, given.get(group, ())))}


def disagree(days: Iterable[Days]) -> bool:
    """Whether there is no day that all of these may mean.

    >>> disagree([(20310501, 20310531), (20310507, 20310507)]), disagree([(20310506, 20310506), (20310507, 20310507)])
    (False, True)
    """
    known = [(first, last) for first, last in days if first is not None and last is not None]
    return bool(known) and max(first for first, _ in known) > min(last for _, last in known)


def _given(connection: Connection, groups: Iterable[int]) -> Mapping[int, Given]:
    """By group, the dates that its reports give, the earliest and narrowest first."""
    e, v = t.event.c, t.version.c
    found: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for some in chunks(set(groups)):
        dated = select(e.same_id, e.happened_on, v.id).join(t.version, v.id == e.version_id).distinct()
        dated = dated.where(e.same_id.in_(some), e.is_current, e.happened_on.is_not(None))
        order = e.first_day, e.last_day, e.happened_on, v.published, v.document_id
        for group, when, version in connection.execute(dated.add_columns(*order).order_by(*order)).columns(0, 1, 2):
            if days_of(when) != UNKNOWN:
                found[group].setdefault(when, []).append(version)
    return found
