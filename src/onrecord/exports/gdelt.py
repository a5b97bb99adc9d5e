"""CAMEO events as GDELT 2.0 has them: 61 columns, tab separated, without a head; one line for each pair of sides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sqlalchemy import Connection

from onrecord.exports.counts import each_once
from onrecord.exports.gdelt_codes import ActorCodes, codes_of
from onrecord.exports.lead import lead_of
from onrecord.exports.plain import flowing, some, urn, web_address
from onrecord.exports.told import Reported, told
from onrecord.queries.filters import Filter
from onrecord.queries.relations import DONE, QUADS, quad_of
from onrecord.records import Actor, Event
from onrecord.spans import Span, identity
from onrecord.store.days import Days

_OF_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_OF_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS: tuple[str, ...] = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _OF_ACTOR),
    *(f"Actor2{name}" for name in _OF_ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _OF_PLACE),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""In the order of the file, which names none of them."""
_PAIRS = 32
"""Pairs of sides that one id can number: 48 bits and five more, so that programs that count in floats keep them apart."""


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """A line for each pair of one who did it and one to whom it was done; what two do together in both directions.

    What several reports tell stands as the first of them tells it. What is planned, denied or only thought of is left
    out: no column could say so.
    """
    every = ((report, event) for report in told(connection, wanted, mirrors=True) for event in report.events)
    done = each_once((report, event) for report, event in every if event.modality in DONE)
    for report, event in some(done, wanted):
        lead = lead_of(report.record.document)
        for number, sides in enumerate(_pairs(report, event)):
            cells = _cells(report, event, sides, lead) | {"GlobalEventID": str(global_id(event.id, number))}
            yield "\t".join(flowing(cells.get(name, "")) for name in COLUMNS) + "\n"


def global_id(event: str, pair: int) -> int:
    """A number for the nth pair of sides of an event; a 32nd of it is the event's id.

    >>> f"{global_id('0a1b2c3d4e5f', 3) // 32:012x}"
    '0a1b2c3d4e5f'
    """
    ref = event if pair < _PAIRS else identity(event, pair // _PAIRS)
    return int(ref, 16) * _PAIRS + pair % _PAIRS


def _pairs(report: Reported, event: Event) -> Iterator[tuple[Actor | None, Actor | None]]:
    nobody: list[Actor | None] = [None]
    return product(report.actors(event.actors) or nobody, report.actors(event.recipients) or nobody)


def _cells(report: Reported, event: Event, sides: tuple[Actor | None, Actor | None], lead: Span) -> dict[str, str]:
    """The cells that are not empty, by column; places stay empty, for none is read, and so does the tone."""
    counts, root = report.counts[event.id], event.cameo[:2]
    return {
        **_dates(report.days(event.when)),
        **_actor("Actor1", sides[0]),
        **_actor("Actor2", sides[1]),
        "IsRootEvent": str(int(any(lead.overlaps((e.start, e.end)) for e in event.evidence))),
        "EventCode": event.cameo,
        "EventBaseCode": event.cameo[:3],
        "EventRootCode": root,
        "QuadClass": str(QUADS.index(quad_of(int(root))) + 1),
        "GoldsteinScale": "" if event.goldstein is None else str(event.goldstein),
        "NumMentions": str(counts.reports),
        "NumSources": str(counts.origins),
        "NumArticles": str(counts.reports),
        "DATEADDED": "".join(c for c in report.added_at if c.isdigit()),
        "SOURCEURL": web_address(report.report.url) or urn("report", report.report.id),
    }


def _actor(which: str, actor: Actor | None) -> dict[str, str]:
    codes = codes_of(actor) if actor else ActorCodes()
    values = codes.code, actor.name.upper() if actor else "", codes.country, codes.group, "", "", "", *codes.types
    return {f"{which}{name}": value for name, value in zip(_OF_ACTOR, values, strict=True)}


def _dates(days: Days) -> dict[str, str]:
    """Day, month and year, as far as they are one.

    >>> _dates((20310507, 20310507))
    {'Day': '20310507', 'MonthYear': '203105', 'Year': '2031', 'FractionDate': '2031.3479'}
    >>> _dates((20310501, 20310531))
    {'MonthYear': '203105', 'Year': '2031'}
    """
    first, last = days
    if first is None or last is None or first // 10000 != last // 10000:
        return {}
    found = {"Year": f"{first // 10000:04}"}
    if first // 100 == last // 100:
        found = {"MonthYear": f"{first // 100:06}"} | found
    if first == last:
        month, day = first // 100 % 100, first % 100
        fraction = first // 10000 + ((month - 1) * 30 + day) / 365
        found = {"Day": f"{first:08}"} | found | {"FractionDate": f"{fraction:.4f}"}
    return found
