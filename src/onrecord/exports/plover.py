"""PLOVER's JSON: one event a line, in the fields of its manual; what PLOVER leaves out is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.exports.counts import each_once
from onrecord.exports.gdelt_codes import MAKERS, codes_of
from onrecord.exports.plain import filled, json_line, some, urn, web_address
from onrecord.exports.told import Reported, told
from onrecord.queries.filters import Filter
from onrecord.queries.relations import QUADS, quad_of
from onrecord.records import Actor, Event, Modality
from onrecord.store.days import iso

CONTEXTS: dict[Modality, str] = {
    "planned": "future",
    "hypothetical": "hypothetical",
    "denied": "negation",
    "background": "historical",
}
"""PLOVER's contexts for what did not, or not now, happen."""
_RENAMED = {"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB"}
"""Sectors that are called otherwise in CAMEO."""


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """A line for each event that has a type of PLOVER's; what is told by several reports, or from two sides, once."""
    found = ((report, event) for report in told(connection, wanted) for event in report.events if event.plover)
    for report, event in some(each_once(found), wanted):
        yield json_line(_event(report, event))


def _event(report: Reported, event: Event) -> dict[str, Any]:
    """An event with the fields that are known; of those that PLOVER requires the date is null where nothing tells it."""
    first, last = report.days(event.when)
    required = {
        "id": event.id,
        "date": None if first is None else iso(first),
        "source": [_actor(report, actor) for actor in report.actors(event.actors)],
        "event": [event.plover],
    }
    return required | filled(
        enddate=None if last is None or last == first else iso(last),
        recipient=[_actor(report, actor) for actor in report.actors(event.recipients)],
        event_text=[evidence.quote for evidence in event.evidence],
        mode=event.plover_mode,
        context=CONTEXTS.get(event.modality),
        quad_code=QUADS.index(quad_of(int(event.cameo[:2]))) + 1,
        event_scale=event.goldstein,
        cameo=event.cameo,
        guessed=list(event.guessed),
        text_info=[{"start": evidence.start, "end": evidence.end} for evidence in event.evidence],
        cite_info=_cited(report),
        coder=f"onrecord {report.record.made_by.onrecord}",
        confidence=event.confidence,
        reports=report.counts[event.id].reports,
        origins=report.counts[event.id].origins,
    )


def _actor(report: Reported, actor: Actor) -> dict[str, Any]:
    """Who it is: country or kind of body, sectors, the name as the report has it, the id in the registry."""
    codes = codes_of(actor)
    sectors = [_RENAMED.get(kind, kind) for kind in codes.types if kind and kind != _maker(actor)]
    return filled(
        code=actor.country or codes.country or _maker(actor),
        sector="".join(sectors[:2]),
        actor_text=actor.name,
        identifier_id=report.registry.get(actor.id),
        office=actor.roles[0] if actor.roles else None,
    )


def _maker(actor: Actor) -> str:
    """The code of a body that is of no country: IGO."""
    codes = codes_of(actor)
    return codes.types[0] if codes.types[0] in MAKERS and not actor.country else ""


def _cited(report: Reported) -> dict[str, Any]:
    """Where it stands."""
    head, document = report.report, report.record.document
    return filled(
        citation=urn("report", head.id),
        url=web_address(head.url),
        title=head.title,
        language=document.language,
        publication=head.publisher or head.source,
        published=head.published,
        codebook="PLOVER",
    )
