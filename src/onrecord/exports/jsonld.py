"""schema.org as JSON-LD: articles, what they quote, what is claimed in them; no ratings, for we judge nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from onrecord.exports.counts import first_reports
from onrecord.exports.plain import filled, json_line, some, urn, web_address
from onrecord.exports.told import Reported, told
from onrecord.queries.filters import Filter
from onrecord.records import Act, Actor, ActorKind, Statement

CLAIMING: frozenset[Act] = frozenset({"assert", "inform", "answer", "accuse", "criticize", "confirm", "warn"})
"""Acts that say that their content is so. Who denies or rejects it does not: a denial is not the thing denied."""
TYPES: dict[ActorKind, str] = {
    "person": "Person",
    "state": "GovernmentOrganization",
    "government": "GovernmentOrganization",
    "institution": "Organization",
    "party": "PoliticalParty",
    "igo": "Organization",
    "media": "NewsMediaOrganization",
    "group": "Organization",
}
"""What an actor is; one without a name is left out."""


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """One graph: each article, then what is said in it."""
    yield '{"@context":"https://schema.org","@graph":[\n'
    opening = ""
    for report in some(told(connection, wanted), wanted):
        for node in _nodes(report, first_reports(connection, report)):
            yield opening + json_line(node).rstrip("\n")
            opening = ",\n"
    yield "\n]}\n"


def _nodes(report: Reported, firsts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """`firsts`: the reports in which statements first stood that stand in several, by the ids of the statements."""
    article = urn("report", report.report.id)
    yield _article(report, article)
    for statement in report.statements:
        yield _saying(report, statement, article, urn("report", firsts.get(statement.id, report.report.id)))


def _article(report: Reported, article: str) -> dict[str, Any]:
    """The report; a readout, a letter or a transcript is no article, and says so by its genre."""
    head, document = report.report, report.record.document
    is_report = document.kind == "report"
    return filled(
        **{"@id": article, "@type": "NewsArticle" if is_report else "CreativeWork"},
        identifier=head.id,
        headline=head.title,
        genre=None if is_report else document.kind,
        url=web_address(head.url),
        datePublished=head.published,
        publisher=_organization(head.publisher),
        sourceOrganization=_organization(head.source),
        creditText=document.byline,
        inLanguage=document.language,
    )


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _saying(report: Reported, statement: Statement, article: str, first: str) -> dict[str, Any]:
    """What was said: a quotation where it stands in the speaker's words, a claim where it says that something is so."""
    quoted = statement.mode == "direct"
    claimed = statement.act in CLAIMING and statement.polarity == "positive"
    kinds = [kind for kind, fits in (("Quotation", quoted), ("Claim", claimed)) if fits] or ["CreativeWork"]
    speaker, where = _who(report, report.speaker(statement)), {"@id": article}
    return filled(
        **{"@id": urn(report.report.id, "statement", statement.id), "@type": kinds[0] if len(kinds) == 1 else kinds},
        identifier=statement.id,
        text=" … ".join(evidence.quote for evidence in statement.content),
        genre=statement.act,
        creator=None if claimed else speaker,
        spokenByCharacter=speaker if quoted else None,
        author=speaker if claimed else None,
        dateCreated=statement.said_at,
        isPartOf=where,
        appearance=where if claimed else None,
        firstAppearance={"@id": first} if claimed else None,
    )


def _who(report: Reported, actor: Actor | None) -> dict[str, Any] | None:
    if actor is None or (kind := TYPES.get(actor.kind)) is None:
        return None
    known = report.registry.get(actor.id)
    return filled(
        **{"@type": kind, "@id": urn("actor", known) if known else None},
        name=actor.name,
        jobTitle=actor.roles[0] if actor.kind == "person" and actor.roles else None,
    )
