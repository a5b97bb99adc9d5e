"""What is told of a whole report: its warnings, and who is named in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.lexicon.actors import country_names
from onrecord.queries.opened import Opened
from onrecord.queries.rows import WhoRow
from onrecord.records import Actor, Evidence, Flag
from onrecord.show.layout import flowing
from onrecord.show.statements import Statements
from onrecord.show.words import counted, listed


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning, with all the words that it is about."""

    kind: str
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named."""

    who: WhoRow
    told: str


def warned(flags: Iterable[Flag]) -> Iterator[Warned]:
    """The warnings by kind, those in the same words as one."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for flag in sorted(flags, key=lambda f: f.kind):
        found.setdefault((flag.kind.replace("_", " "), flowing(flag.note)), []).extend(flag.evidence)
    for (kind, note), evidence in found.items():
        yield Warned(kind, note, tuple(evidence))


def named(found: Opened) -> tuple[Named, ...]:
    """Who is named: those with a name first, those most often first."""
    states = Statements(found.record).states
    actors = sorted(found.record.actors, key=lambda actor: (not found.actors.get(actor.id), -len(actor.mentions)))
    return tuple(Named(_who(actor, found), _told(actor, states)) for actor in actors)


def _who(actor: Actor, found: Opened) -> WhoRow:
    return WhoRow(actor.name, actor.kind, actor.country, found.actors.get(actor.id))


def _told(actor: Actor, states: Mapping[str, str]) -> str:
    """Roles, country and how often, as far as they are known."""
    country = country_called(actor.country, states)
    known = [listed(list(map(flowing, actor.roles[:2]))), country if country != actor.name else ""]
    return " · ".join(filter(None, (*known, counted(len(actor.mentions), "mention"))))


def country_called(code: str | None, states: Mapping[str, str]) -> str:
    """A country by the name that the report gives it, else by its common one; its code where it has none."""
    return states.get(code or "") or country_names().get(code or "", code or "")
