"""How often something is told: by how many reports, of how many independent origins, and by which perhaps, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Table

from onrecord.queries.rows import ONCE, Told
from onrecord.queries.tellings import Outlets, Telling, candidates, groups_of, tellings, through


def told(connection: Connection, table: Table, keys: Iterable[int]) -> dict[int, Told]:
    """How often each of these statements, or events, is told; `table` is `t.statement` or `t.event`."""
    wanted = list(keys)
    groups = groups_of(connection, table, wanted)
    joined = tellings(connection, table, groups.values())
    several = [one for some in joined.values() if _reports(some) > 1 for one in some]
    outlets = through(connection, several)
    reports = {group: {one.report for one in some} for group, some in joined.items()}
    perhaps = _perhaps(connection, table, joined, [key for key in wanted if key not in groups])
    counted = {
        group: Told(_reports(some), independent(some, outlets), some[0].ref, len(perhaps[group] - reports[group]))
        for group, some in joined.items()
    }
    alone = {key: Told(1, 1, None, len(perhaps[key])) if key in perhaps else ONCE for key in wanted}
    return alone | {key: counted[group] for key, group in groups.items() if group in counted}


def independent(told: Sequence[Telling], outlets: Outlets) -> int:
    """Of how many independent origins the reports of these tellings are.

    Two are of one where they copy one text, or where one tells something through the outlet whose report is the other.

    >>> one, copy, citing = (Telling(1, k, k, k, 3 if k < 5 else k, k, "", f"outlet {k}") for k in (3, 4, 5))
    >>> independent([one, copy, citing], {}), independent([one, copy, citing], {5: frozenset({"outlet 4"})})
    (2, 1)
    """
    return len(set(origins_of(told, outlets).values()))


def origins_of(told: Sequence[Telling], outlets: Outlets) -> dict[int, int]:
    """By each report the one that stands for its origin."""
    above = {one.report: one.report for one in told}

    def top(report: int) -> int:
        while above[report] != report:
            above[report] = report = above[above[report]]
        return report

    for one, other in _links(told, outlets):
        above[top(one)] = top(other)
    return {report: top(report) for report in above}


def _links(told: Sequence[Telling], outlets: Outlets) -> Iterator[tuple[int, int]]:
    """The pairs of reports that are of one origin, as far as they are needed to connect all that are."""
    first = {one.origin: one.report for one in reversed(told)}
    yield from ((one.report, first[one.origin]) for one in told)
    if not outlets:
        return
    of_outlet: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    for one in told:
        of_outlet[one.group, one.outlet].append(one.report)
    for one in told:
        for name in outlets.get(one.key, ()):
            yield from ((one.report, other) for other in of_outlet.get((one.group, name), ()))


def _reports(some: Sequence[Telling]) -> int:
    return len({one.report for one in some})


def _perhaps(
    connection: Connection, table: Table, joined: Mapping[int, Sequence[Telling]], alone: Iterable[int]
) -> defaultdict[int, set[int]]:
    """The reports that perhaps tell of the same, by group, and by key of what is told once."""
    groups = {one.key: group for group, some in joined.items() for one in some}
    found: defaultdict[int, set[int]] = defaultdict(set)
    for key, other in candidates(connection, table, [*groups, *alone]):
        found[groups.get(key, key)].add(other.report)
    return found
