"""What narrows a page to less: what was chosen, each with the address at which it no longer is; what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from onrecord.archive import Archive
from onrecord.desk.drawing import link
from onrecord.queries.facets import Facets
from onrecord.queries.filters import Filter
from onrecord.show.words import ACTS, CHANNELS, day

FIELDS = {
    "source": "Outlet",
    "actor": "Who takes part",
    "speaker": "Who speaks",
    "country": "Country",
    "act": "What they did with words",
    "channel": "Channel",
    "month": "Published",
    "collection": "Collection",
}
"""What narrows, and what it is called."""
_DAYS = "since", "until"


@dataclass(frozen=True, slots=True)
class Chip:
    """What narrows a page now."""

    field: str
    """The name in the address; month stands for since and until."""
    value: str
    label: str
    name: str
    without: str
    """The address at which it no longer does."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What can narrow a page further."""

    name: str
    reports: int
    to: str
    """The address at which it does."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one field."""

    field: str
    label: str
    values: tuple[Choice, ...]
    more: int
    """Values that are not here."""


def chips(archive: Archive, path: str, asked: QueryParams, wanted: Filter) -> Iterator[Chip]:
    """What was chosen, each by the words that a reader knows it by."""
    for field, label in FIELDS.items():
        for value in getattr(wanted, field, ()):
            left = [one for one in asked.getlist(field) if one not in ("", value)]
            yield Chip(field, value, label, called(field, value, archive), _changed(path, asked, **{field: left}))
    if wanted.since and wanted.since == wanted.until:
        without = _changed(path, asked, since=[], until=[])
        yield Chip("month", wanted.since, FIELDS["month"], day(wanted.since), without)
        return
    for field, value in zip(_DAYS, (wanted.since, wanted.until), strict=True):
        if value:
            yield Chip(field, value, field.capitalize(), day(value), _changed(path, asked, **{field: []}))


def choices(path: str, asked: QueryParams, wanted: Filter, found: Facets) -> Iterator[Choices]:
    """What can be chosen: of fields of which nothing is chosen yet."""
    for facet in found.facets:
        fields = _DAYS if facet.field == "month" else (facet.field,)
        if facet.values and not any(getattr(wanted, field) for field in fields):
            values = tuple(
                Choice(
                    called(facet.field, one.name), one.reports,
                    _changed(path, asked, **{field: [one.value] for field in fields}),
                )
                for one in facet.values
            )  # fmt: skip
            yield Choices(facet.field, FIELDS[facet.field], values, facet.more)


def called(field: str, value: str, archive: Archive | None = None) -> str:
    """What a value is called.

    >>> called("act", "deny"), called("channel", "phone_call"), called("month", "2031-05"), called("source", "Harrow Post")
    ('denied', 'by phone', 'May 2031', 'Harrow Post')
    """
    if field == "act":
        return {str(act): past for act, (past, _) in ACTS.items()}[value]
    if field == "channel":
        return {str(channel): words for channel, words in CHANNELS.items()}[value]
    if field in ("actor", "speaker") and archive is not None:
        found = archive.actors(value, Filter(limit=1))
        return found[0].name if found else value
    return day(value) if field == "month" else value


def _changed(path: str, asked: QueryParams, **values: list[str]) -> str:
    """An address with other values in its query, from the first row on."""
    kept = {key: asked.getlist(key) for key in asked if key != "offset" and key not in values}
    return link(path, **kept, **values)
