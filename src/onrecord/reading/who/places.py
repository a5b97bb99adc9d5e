"""Names of places: which are states or stand for one, and which are only where something is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from onrecord.lexicon.actor_rows import RegionRow
from onrecord.parsing.parse import Parse
from onrecord.trace import Trace

from .found import FoundMention, Sight
from .metonyms import stands_for_government

_OF_STATES = ("minister", "president", "premier", "chancellor", "ministry", "ambassador", "embassy", "king", "queen")
"""Endings of the nouns that none but a state has."""


def acting_names(
    parse: Parse, names: tuple[FoundMention, ...], offices: Iterable[FoundMention], heads: Set[int], trace: Trace
) -> Iterator[FoundMention]:
    """The names without the places that are only places; a place unknown to the lexicon that acts is a state."""
    offices = tuple(offices)
    owners = {office.owner for office in offices if office.noun and office.noun.role == "GOV"}
    states = _states(parse, names, offices, owners | heads)
    for name in names:
        if name.row is None and name.words in states:
            name = replace(name, kind="state", gender="n")
        if name.kind is None and name.head in heads:
            name = replace(name, kind="group", gender="n")
        needed = name.head in heads or name.head in owners
        place = name.form == "metonym" and not stands_for_government(parse, name.head)
        name = replace(name, place=True) if place else name
        if place and not needed:
            trace.dropped("mentions", "metonym", name.start, name.end, "a place here")
        elif name.kind is None:
            trace.dropped("mentions", "name", name.start, name.end, "a place that does nothing")
        else:
            yield name


def people_of(parse: Parse, sight: Sight, name: FoundMention) -> FoundMention:
    """A city's or capital's name as its people, who are hit where it is: "shells fell on Velmar"."""
    city = name.row if isinstance(name.row, RegionRow) and name.row.kind == "city" else None
    if name.form == "metonym" and not stands_for_government(parse, name.head):
        hit = sight.lexicon.city(" ".join(name.words))
        city = hit.row if hit is not None and hit.row.country == sight.country(name.head) else None
    return name if city is None else replace(name, form="name", row=city, kind="group", gender="n", role="CVL")


def _states(
    parse: Parse, names: tuple[FoundMention, ...], offices: tuple[FoundMention, ...], active: Set[int | None]
) -> set[tuple[str, ...]]:
    """The names without a row that some mention shows to be a state's: it has a president, or acts as a place can't."""
    persons = {name.words[-1] for name in names if name.kind == "person" and len(name.words) > 1}
    rulers, sure = _rulers(offices, strict=False), _rulers(offices, strict=True)
    found = set()
    for name in names:
        if name.row is not None:
            continue
        acts = (
            name.kind is None
            and len(name.words) == 1
            and (name.head in active or stands_for_government(parse, name.head))
        )
        if acts or (
            name.head in (sure if name.kind == "person" else rulers)
            and len(name.words) == 1
            and name.words[0] not in persons
        ):
            found.add(name.words)
    return found


def _rulers(offices: tuple[FoundMention, ...], *, strict: bool) -> set[int | None]:
    """The tokens of those who have a president, a ministry; where it need not be sure, a government: leaders have one too."""
    return {
        o.owner
        for o in offices
        if o.noun and (o.noun.id.endswith(_OF_STATES) or (not strict and o.noun.kind == "government"))
    }
