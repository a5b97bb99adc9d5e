"""Whether what a user's rows name is there: event codes, countries, roles, offices, kinds of things; dates that are dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.lexicon.actor_rows import AnyHit
from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.events import VERY_WORDS
from onrecord.lexicon.roles import KNOWN_ROLES

from .joining import NAMES, forms_of
from .known import Known
from .merging import Merged
from .places import place_of
from .rows import Kind, Problem

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ACTOR_CODE = re.compile(r"([A-Z][A-Z0-9]{2})+[A-Z0-9]?")
_NO_THING = "-"
_CORRECT = "correct it, or add a row for it"
Found = tuple[Kind, str, str]


def checked(
    found: Merged, tables: Mapping[str, tuple[Any, ...]], known: Known, files: frozenset[str]
) -> Iterator[Problem]:
    """What is wrong in the rows of tables of a user's: `files` names them; dictionaries are checked as they are read."""
    check = _Check({**tables, **found.tables}, known)
    for table, rows in found.own.items():
        for row in rows:
            for source in found.sources.get((table, row.id), ())[-1:]:
                if source.file in files:
                    yield from (Problem(source, *told) for told in check.told(table, row))


def shadowed(found: Merged, shipped: ActorLexicon) -> Iterator[Problem]:
    """The names that rows of a user's take from others that ship."""
    for table in NAMES:
        for row in found.own.get(table, ()):
            source = found.sources[table, row.id][-1]
            for form in dict.fromkeys(forms_of(row)):
                others: tuple[AnyHit, ...] = (
                    *shipped.state_of(form),
                    *shipped.region_of(form),
                    *shipped.organisation(form),
                )
                for hit in (hit for hit in others if hit.row.id not in found.ids):
                    yield Problem(
                        source,
                        "replaces",
                        f"takes the name {form!r} from the row {hit.row.id!r} of {place_of(hit.row)[0]}",
                    )


@dataclass(frozen=True)
class _Check:
    """The tables as they will be, to look up what rows name."""

    tables: Mapping[str, tuple[Any, ...]]
    known: Known

    def told(self, table: str, row: Any) -> Iterator[Found]:
        """What is wrong in a row."""
        for column, check in _CHECKS.get(table, {}).items():
            value = getattr(row, column)
            if value not in (None, ""):
                yield from check(self, column, value)
        if table == "events_verbs":
            yield from self._idle(row)

    def event(self, column: str, code: str) -> Iterator[Found]:
        if code not in {row.id for row in self.tables["events_codes"]}:
            yield (
                "broken",
                f"{column}: {code!r}",
                "CAMEO has no such event; correct it, or add a row to a table events_codes",
            )

    def composed(self, column: str, code: str) -> Iterator[Found]:
        if code != VERY_WORDS:
            yield from self.event(column, code)

    def actor(self, column: str, code: str) -> Iterator[Found]:
        if not _ACTOR_CODE.fullmatch(code):
            yield "unknown code", f"{column}: {code!r}", "a code of CAMEO's has parts of three capitals, as in USAGOV"
        elif (part := self.known.unknown(code)) is not None:
            yield "unknown code", f"{column}: {part} of {code} is no country, region or role that we know", _CORRECT

    def country(self, column: str, country: str) -> Iterator[Found]:
        yield from self._named(column, country, "actors_states")

    def body(self, column: str, body: str) -> Iterator[Found]:
        if body not in {row.id for row in self.tables["actors_regions"]}:
            yield from self._named(column, body, "actors_organisations")

    def office(self, column: str, office: str) -> Iterator[Found]:
        yield from self._named(column, office, "actors_nouns")

    def role(self, column: str, role: str) -> Iterator[Found]:
        if role not in KNOWN_ROLES | {"IGO", "MNC"}:
            yield "unknown code", f"{column}: {role!r}", f"one of {', '.join(sorted(KNOWN_ROLES))}"

    def date(self, column: str, date: str) -> Iterator[Found]:
        if not _DATE.fullmatch(date):
            yield "broken", f"{column}: {date!r}", "write it as 2031, 2031-04 or 2031-04-02"

    def verb(self, column: str, verb: str) -> Iterator[Found]:
        if not any(verb in (row.lemma, row.kind, row.group) for row in self.tables["events_verbs"]):
            yield (
                "silent",
                f"{column}: {verb!r}",
                "no verb has this lemma, kind or group; add one to a table events_verbs",
            )

    def thing(self, column: str, thing: str) -> Iterator[Found]:
        kinds = {row.kind for row in self.tables["events_nouns"]} | {_NO_THING}
        if not thing.startswith(VERY_WORDS) and thing not in kinds:
            yield "silent", f"{column}: {thing!r}", f"no noun has this kind; write ={thing} for the very word"

    def _named(self, column: str, row_id: str, table: str) -> Iterator[Found]:
        if row_id not in {row.id for row in self.tables[table]}:
            yield "unknown code", f"{column}: {row_id!r}", f"no row of {table} has this id; {_CORRECT}"

    def _idle(self, row: Any) -> Iterator[Found]:
        names = {row.lemma, row.kind, row.group} - {""}
        if (
            not row.code
            and row.operator is None
            and not any(frame.verb in names for frame in self.tables["events_frames"])
        ):
            yield (
                "silent",
                f"lemma: {row.lemma!r}",
                "give it a code, an operator, or a frame that names its lemma or kind",
            )


_Checks = dict[str, Callable[[_Check, str, str], Iterator[Found]]]
_DATED: _Checks = {"since": _Check.date, "until": _Check.date}
_CHECKS: dict[str, _Checks] = {
    "actors_states": {"code": _Check.actor},
    "actors_regions": {"country": _Check.country},
    "actors_cities": {"id": _Check.country},
    "actors_organisations": {"country": _Check.country, "code": _Check.actor} | _DATED,
    "actors_nouns": {"role": _Check.role},
    "actors_titles": {"role": _Check.role},
    "actors_holders": {
        "country": _Check.country, "code": _Check.actor, "office": _Check.office, "body": _Check.body,
    } | _DATED,
    "events_verbs": {"code": _Check.event},
    "events_nouns": {"code": _Check.event},
    "events_frames": {"code": _Check.event, "verb": _Check.verb, "noun": _Check.thing},
    "events_compositions": {"code": _Check.composed},
}  # fmt: skip
