"""A record as the parts of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.lexicon.actors import country_names
from onrecord.lexicon.events import event_names
from onrecord.records import Actor, Event, Evidence, Flag, Record
from onrecord.show.head import imprint, summary, title
from onrecord.show.layout import flowing
from onrecord.show.page.cards import Cards
from onrecord.show.page.exchange import exchange
from onrecord.show.page.parts import Card, Drawing, Link, Notice, Person, Report, Row
from onrecord.show.page.places import Places
from onrecord.show.page.text import marked
from onrecord.show.statements import DOUBTFUL
from onrecord.show.words import HOW, RESIDUE, day, listed


def report(record: Record, *, prefix: str = "") -> Report:
    """All that the page shows of a record; `prefix` opens every id of it."""
    places, document = Places(record, prefix), record.document
    cards = Cards(places).all()
    return Report(
        id=f"{prefix}report",
        title=flowing(title(document)),
        imprint=tuple(map(flowing, imprint(document))),
        failure=f"{document.failure.stage}: {document.failure.reason}" if document.failure else "",
        summary=summary(record),
        language=document.language or "",
        text=marked(places),
        cards=cards,
        drawing=_drawing(record, cards),
        events=tuple(_row(event, places) for event in record.events),
        people=tuple(_person(actor, places) for actor in record.actors),
        warnings=tuple(_warnings(record.flags, places)),
        aside=tuple(_notice(RESIDUE[a.kind], "", (a,), places) for a in document.set_aside),
        claims=tuple((c.field, flowing(c.value), HOW[c.how]) for c in document.claims),
        lit=tuple(_lit(places)),
    )


def _warnings(flags: Iterable[Flag], places: Places) -> Iterator[Notice]:
    """The warnings by kind, those in the same words as one."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for flag in sorted(flags, key=lambda f: f.kind):
        found.setdefault((flag.kind, flag.note), []).extend(flag.evidence)
    for (kind, note), evidence in found.items():
        yield _notice(kind.replace("_", " "), note, evidence, places)


def _notice(kind: str, note: str, evidence: Iterable[Evidence], places: Places) -> Notice:
    return Notice(kind, note, tuple(map(places.words, evidence)))


def _drawing(record: Record, cards: tuple[Card, ...]) -> Drawing | None:
    drawn = exchange(record.statements)
    if drawn is None:
        return None
    by_number = {card.number: card for card in _flat(cards)}
    told = [f"{a.answer + 1} answers {a.answered + 1}" for a in drawn.arcs]
    rows = tuple(by_number[n + 1] for n in drawn.rows)
    return Drawing(rows, drawn.arcs, drawn.width, drawn.height, f"Statement {listed(told)}.")


def _flat(cards: Iterable[Card]) -> Iterator[Card]:
    for card in cards:
        yield card
        yield from _flat(card.within)


def _row(event: Event, places: Places) -> Row:
    return Row(
        id=places.event_id(event.id),
        letter=places.letters[event.id],
        when=day(event.when, year=places.statements.year, weekday=True),
        actors=tuple(map(places.actor, event.actors)),
        recipients=tuple(map(places.actor, event.recipients)),
        name=event_names().get(event.cameo, ""),
        code=event.cameo,
        plover=" · ".join(filter(None, (event.plover, event.plover_mode))),
        goldstein=event.goldstein,
        modality=event.modality,
        guessed=listed(list(event.guessed)),
        certainty=f"{event.confidence:.0%}{', uncertain' if event.confidence < DOUBTFUL else ''}",
        words=tuple(map(places.words, event.evidence)),
        vouched=places.statement(event.statement) if event.statement in places.numbers else None,
        mirrors=places.event(event.mirror_of) if event.mirror_of in places.letters else None,
    )


def _person(actor: Actor, places: Places) -> Person:
    country = country_names().get(actor.country or "", actor.country or "")
    values = {"kind": actor.kind, "country": country, "code": actor.body_code or actor.code or ""}
    how = dict(actor.known_from)
    known = tuple((key, value, how.get(key, "")) for key, value in values.items() if value)
    return Person(
        id=places.actor_id(actor.id),
        name=flowing(actor.name),
        roles=listed(list(map(flowing, actor.roles))),
        known=known,
        members=tuple(map(places.actor, actor.members)),
        candidates=actor.candidates,
        mentions=tuple(_by_words(map(places.words, actor.mentions))),
    )


def _by_words(links: Iterable[Link]) -> Iterator[tuple[Link, ...]]:
    """The links, those of the same words together, in the order of the text."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.words, []).append(link)
    yield from map(tuple, found.values())


def _lit(places: Places) -> Iterator[str]:
    yield from map(places.statement_id, places.numbers)
    yield from map(places.event_id, places.letters)
    yield from map(places.actor_id, places.actors)
