"""Lists as Atom: what a feed's reader shows of statements, events, changes and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fastapi import Request, Response

from onrecord.desk.api.listing import Listing
from onrecord.desk.asked import Open
from onrecord.exports.atom import What
from onrecord.exports.feed import Head, Item, feed
from onrecord.exports.plain import encoded, urn
from onrecord.exports.sentences import done, outlet, told
from onrecord.queries import ChangeRow
from onrecord.queries.changes.rows import ChangeKind
from onrecord.queries.decided import DecisionRow
from onrecord.queries.filters import Filter
from onrecord.queries.rows import EventRow, StatementRow
from onrecord.show import plain
from onrecord.show.answers.history import decision_line

_BECAME: dict[ChangeKind, str] = {
    "added": "A new report", "changed": "A report changed", "decided": "A decision", "removed": "A report was removed",
}  # fmt: skip


def feed_of_finds(archive: Open, listing: Listing, wanted: Filter, what: What) -> Response:
    """Statements and events, each telling by itself, what was added last first."""
    found = archive.feed(listing.page(wanted), what, desk=address_of(listing.request))
    return _answer(listing, "Who said and did what", found)


def feed_of_changes(listing: Listing, rows: Sequence[ChangeRow]) -> Response:
    """What changed."""
    desk = address_of(listing.request)
    return _answer(listing, "What changed", [_change(row, desk) for row in rows])


def feed_of_decisions(listing: Listing, rows: Sequence[DecisionRow]) -> Response:
    """What people decided."""
    desk = address_of(listing.request)
    return _answer(listing, "What people decided", [_decision(row, desk) for row in rows])


def address_of(request: Request) -> str:
    """The address under which the desk is reached."""
    return str(request.app.state.options.address or request.base_url).rstrip("/")


def _answer(listing: Listing, title: str, items: Sequence[Item]) -> Response:
    page, desk = listing.turned(len(items)), address_of(listing.request)
    here = f"{desk}{listing.here}"
    links = [("self", here), *([("next", f"{desk}{page.address}")] if page.address else [])]
    head = Head(id=urn("feed", listing.question), title=title, links=tuple(links))
    return page.response(encoded("".join(feed(head, items[: listing.limit]))))


def _change(row: ChangeRow, desk: str) -> Item:
    head = row.report
    name = (head.title or outlet(head)) if head else row.id
    of = row.decision.id if row.decision else name
    return Item(
        id=urn("change", row.kind, row.id),
        title=f"{_BECAME[row.kind]}: {of}",
        updated=row.at,
        author=outlet(head) if head else row.decision.by if row.decision else "onrecord",
        text="\n".join(_lines(row)),
        published=head.published if head else None,
        terms=(row.kind,),
        links=(("alternate", f"{desk}/report/{head.id}"),) if head and row.kind != "removed" else (),
    )


def _lines(row: ChangeRow) -> Iterator[str]:
    """A line for each thing that is new, changed or gone."""
    told: tuple[tuple[str, tuple[StatementRow | EventRow, ...]], ...] = (
        ("", (*row.statements, *row.events)),
        ("also: ", (*row.also_statements, *row.also_events)),
        ("now: ", (*(one.now for one in row.revised_statements), *(one.now for one in row.revised_events))),
        ("gone: ", (*row.gone_statements, *row.gone_events)),
    )
    for lead, some in told:
        yield from (f"{lead}{_sentence(one)}" for one in some)
    if why := row.decision.why if row.decision else row.why:
        yield why


def _sentence(row: StatementRow | EventRow) -> str:
    return told(row) if isinstance(row, StatementRow) else done(row, row.actors, row.recipients)


def _decision(row: DecisionRow, desk: str) -> Item:
    return Item(
        id=urn("decision", row.id),
        title=f"{row.decided_by}: {row.kind} {', '.join(f'{one.kind} {one.id}' for one in row.targets) or row.undoes}",
        updated=row.decided_at,
        author=row.decided_by,
        text=" ".join(plain(decision_line(row)).split()),
        terms=(row.kind,),
        links=(("alternate", f"{desk}/corrections#{row.id}"),),
    )
