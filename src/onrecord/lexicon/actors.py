"""The lexicon of actors: tables of states, organisations, nouns, titles, holders of offices, and a fast index over them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import chain
from typing import Literal, TypeVar

from onrecord.lexicon.actor_rows import (
    AnyHit,
    CitiesRow,
    GivenNamesRow,
    Hit,
    HitForm,
    HolderRow,
    Match,
    NounHit,
    NounRow,
    OrganisationHit,
    OrganisationRow,
    RegionHit,
    RegionRow,
    RowT,
    StateHit,
    StateRow,
    TitleRow,
)
from onrecord.lexicon.forms import canonical, grouped, variants
from onrecord.lexicon.tables import read_table

_SHORTEST_MISSPELT = 6
"""Letters of a name that are enough to know it again where one is wrong."""
DoubtfulT = TypeVar("DoubtfulT", StateRow, RegionRow, OrganisationRow)
_FIRST_WORD = re.compile(r"^[Tt]he |[ /'’-].*")
Entries = list[tuple[tuple[str, ...], tuple[AnyHit, ...]]]


@cache
def country_names() -> dict[str, str]:
    """ISO 3166 alpha-3 to the country's English name.

    >>> country_names()["FRA"]
    'France'
    """
    return {row.id: row.name for row in read_table("actors_states", StateRow)}


@dataclass(frozen=True, slots=True)
class Claims:
    """What a user's rows claim: their ids, the names that they alone may mean, the words that are their nouns and titles."""

    ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ActorLexicon:
    """Every table of actors, and what their words may mean. Ambiguity is kept: a lookup gives all candidates.

    >>> lexicon = ActorLexicon.load()
    >>> [(hit.row.id, hit.form) for hit in lexicon.state_of("the Danes'")]
    [('DNK', 'people')]
    >>> [hit.row.id for hit in lexicon.state_of("Congo")]
    ['COG', 'COD']
    """

    states: tuple[StateRow, ...]
    regions: tuple[RegionRow, ...]
    cities: tuple[CitiesRow, ...]
    organisations: tuple[OrganisationRow, ...]
    nouns: tuple[NounRow, ...]
    titles: tuple[TitleRow, ...]
    office_holders: tuple[HolderRow, ...]
    given_names: tuple[GivenNamesRow, ...]
    claims: Claims = Claims()
    day: str | None = None
    """The ISO day on which it is asked: a user's rows that do not hold then are left out."""

    @classmethod
    @cache
    def load(cls) -> ActorLexicon:
        """The tables as they ship, read once."""
        return cls(
            read_table("actors_states", StateRow),
            read_table("actors_regions", RegionRow),
            read_table("actors_cities", CitiesRow),
            read_table("actors_organisations", OrganisationRow),
            read_table("actors_nouns", NounRow),
            read_table("actors_titles", TitleRow),
            read_table("actors_holders", HolderRow),
            read_table("actors_given_names", GivenNamesRow),
        )

    def on(self, day: str | None) -> ActorLexicon:
        """The lexicon as of an ISO day, or of a day that nobody knows; the same one where no row has dates."""
        if not self._dated:
            return self
        view = copy(self)  # with the indexes that are made already
        view.__dict__["day"] = day
        return view

    def _holds(self, hit: AnyHit) -> bool:
        """Whether a hit's row holds on the day."""
        return not isinstance(hit.row, OrganisationRow) or hit.row.holds_on(self.day)

    def _is_free(self, hit: AnyHit) -> bool:
        """Whether no row of a user's claims the words of a hit for itself."""
        claimed = self.claims.nouns if isinstance(hit.row, NounRow) else self.claims.names
        return not claimed or hit.row.id in self.claims.ids or canonical(hit.written) not in claimed

    @cached_property
    def _dated(self) -> bool:
        """Whether any row holds for some days only; the index is made by then, for all days."""
        dated = any(row.since or row.until for row in self.organisations)
        return dated and bool(self._first_words) and bool(self._organisations)

    def state_of(self, words: str) -> tuple[StateHit, ...]:
        """The states that a name, demonym, capital or seat may mean."""
        return self._states.get(canonical(words), ())

    def languages(self, country: str) -> frozenset[str]:
        """The ISO 639 codes of a country's official languages, by its alpha-3 code; none where it is not known.

        >>> sorted(ActorLexicon.load().languages("BEL"))
        ['de', 'fr', 'nl']
        """
        return self._languages.get(country, frozenset())

    def region_of(self, words: str) -> tuple[RegionHit, ...]:
        """The regions, former states and areas that a name or demonym may mean."""
        return self._regions.get(canonical(words), ())

    def city(self, name: str) -> RegionHit | None:
        """The city that a name of a place means, as an area of its country.

        >>> ActorLexicon.load().city("Osaka").row.country
        'JPN'
        """
        found = self._cities.get(canonical(name))
        if found is None:
            return None
        country, written = found
        row = RegionRow(f"city-{canonical(written)}", written, "city", country, None, (), (), (), (), "")
        return Hit(row, "name", written, doubtful=True)

    def misspelt(self, name: str) -> StateHit | None:
        """The state whose name this is but for one letter that is missing, doubled, wrong or out of its place.

        >>> ActorLexicon.load().misspelt("Afganistan").row.id, ActorLexicon.load().misspelt("Niger")
        ('AFG', None)
        """
        form = canonical(name)
        if len(form) < _SHORTEST_MISSPELT or form in self._states:
            return None
        near = {key for part in _shortened(form) for key in self._shortened_names.get(part, ()) if _one_slip(form, key)}
        return self._states[near.pop()][0] if len(near) == 1 else None

    def combining(self, prefix: str) -> StateRow | None:
        """The state that a combining form stands for.

        >>> ActorLexicon.load().combining("Sino").id
        'CHN'
        """
        return self._prefixes.get(prefix.lower())

    def organisation(self, words: str) -> tuple[OrganisationHit, ...]:
        """The organisations that may bear this name."""
        found = self._organisations.get(canonical(words), ())
        return tuple(filter(self._holds, found)) if self._dated else found

    def noun(self, word: str) -> NounHit | None:
        """The noun for an actor that has this form, singular or plural, of one word or several.

        >>> hit = ActorLexicon.load().noun("spokeswomen")
        >>> hit.row.id, hit.form, hit.row.gender
        ('spokeswoman', 'plural', 'f')
        """
        return self._nouns.get(canonical(word))

    def title(self, word: str) -> TitleRow | None:
        """The title or honorific that has this form, with or without its period.

        >>> ActorLexicon.load().title("Lt. Gen.").role
        'MIL'
        """
        return self._titles.get(canonical(word))

    def holders(self, name: str, *, on: date | str | None = None) -> tuple[HolderRow, ...]:
        """The terms in office of whoever bears this name: the full one, or the one used for short; on that day, if given."""
        found = self._full_names.get(canonical(name)) or self._short_names.get(canonical(name), ())
        return tuple(h for h in found if on is None or h.holds_on(str(on)[:10]))

    def in_office(self, office: str, place: str, *, on: date | str) -> tuple[HolderRow, ...]:
        """Who held an office (the id of a noun) of a country (alpha-3) or an organisation (its id) on a day.

        >>> [h.name for h in ActorLexicon.load().in_office("president", "USA", on="1995-03-01")]
        ['Bill Clinton']
        """
        return tuple(h for h in self._terms.get((office, place), ()) if h.holds_on(str(on)[:10]))

    def gender_of_given_name(self, name: str) -> Literal["f", "m", "u"] | None:
        """f, m, or u where both bear it; None where it is not known.

        >>> lexicon = ActorLexicon.load()
        >>> lexicon.gender_of_given_name("María"), lexicon.gender_of_given_name("Xyzzy")
        ('f', None)
        """
        return self._genders.get(canonical(name))

    def scan(self, lowers: Sequence[str], words: Sequence[str] | None = None) -> list[Match]:
        """The longest names of states, regions, organisations and persons, and nouns of several words, left to right.

        With the words as they were written, capitals count: "us" is not the US, nor "polish" Polish.

        >>> words = "The Prime Minister of New Zealand met us at the White House".split()
        >>> found = ActorLexicon.load().scan([w.lower() for w in words], words)
        >>> [(m.start, m.end, m.hits[0].row.id) for m in found]
        [(1, 3, 'prime-minister'), (4, 6, 'NZL'), (10, 12, 'USA')]
        """
        get, found, free = self._first_words.get, [], 0
        holds = self._holds if self._dated else None
        for start, word in enumerate(lowers):
            if start < free or (entries := get(word)) is None:
                continue
            match = _longest(entries, start, lowers, words, holds)
            if match is not None:
                found.append(match)
                free = match.end
        return found

    @cached_property
    def _states(self) -> dict[str, tuple[StateHit, ...]]:
        return _by_form(filter(self._is_free, chain.from_iterable(map(_state_hits, self.states))))

    @cached_property
    def _languages(self) -> dict[str, frozenset[str]]:
        return {row.id: frozenset(row.languages) for row in self.states}

    @cached_property
    def _regions(self) -> dict[str, tuple[RegionHit, ...]]:
        return _by_form(filter(self._is_free, chain.from_iterable(map(_region_hits, self.regions))))

    @cached_property
    def _cities(self) -> dict[str, tuple[str, str]]:
        return {canonical(name): (row.id, name) for row in self.cities for name in row.names}

    @cached_property
    def _shortened_names(self) -> dict[str, tuple[str, ...]]:
        """The names of states by what is left of them without one letter."""
        names = {canonical(row.name) for row in self.states}
        return grouped((part, name) for name in names if len(name) >= _SHORTEST_MISSPELT for part in _shortened(name))

    @cached_property
    def _prefixes(self) -> dict[str, StateRow]:
        return {prefix.lower(): row for row in self.states for prefix in row.prefixes}

    @cached_property
    def _organisations(self) -> dict[str, tuple[OrganisationHit, ...]]:
        return _by_form(filter(self._is_free, chain.from_iterable(map(_organisation_hits, self.organisations))))

    @cached_property
    def _nouns(self) -> dict[str, NounHit]:
        return {canonical(hit.written): hit for hit in filter(self._is_free, self._noun_hits())}

    def _noun_hits(self) -> Iterator[NounHit]:
        yield from (Hit(row, "plural", form) for row in self.nouns for form in row.plural)
        yield from (Hit(row, "singular", form) for row in self.nouns for form in row.singular)

    @cached_property
    def _titles(self) -> dict[str, TitleRow]:
        return {canonical(form): row for row in reversed(self.titles) for form in row.forms}

    @cached_property
    def _full_names(self) -> dict[str, tuple[HolderRow, ...]]:
        hits = (Hit(row, "name", name) for row in self.office_holders for name in (row.name, *row.aliases))
        return grouped((canonical(hit.written), hit.row) for hit in hits if self._is_free(hit))

    @cached_property
    def _short_names(self) -> dict[str, tuple[HolderRow, ...]]:
        return grouped((canonical(name), row) for row in self.office_holders for name in row.short)

    @cached_property
    def _terms(self) -> dict[tuple[str, str], tuple[HolderRow, ...]]:
        return grouped(((row.office, row.country or row.body or ""), row) for row in self.office_holders)

    @cached_property
    def _genders(self) -> dict[str, Literal["f", "m", "u"]]:
        known: dict[str, Literal["f", "m", "u"]] = {}
        for row in self.given_names:
            for name in map(canonical, row.names):
                known[name] = row.gender if known.get(name, row.gender) == row.gender else "u"
        return known

    @cached_property
    def _first_words(self) -> dict[str, Entries]:
        """For each first word: the words that follow it and what they mean together, the longest first."""
        meant: dict[tuple[str, ...], dict[str, AnyHit]] = {}
        for hit in filter(self._is_free, self._scanned()):
            for words in variants(hit.written):
                known = meant.setdefault(words, {})
                if hit.row.id not in known or _laxer(hit.written, known[hit.row.id].written):
                    known[hit.row.id] = hit
        first: dict[str, Entries] = {}
        for words in sorted(meant, key=len, reverse=True):
            first.setdefault(words[0], []).append((words, tuple(meant[words].values())))
        return first

    def _scanned(self) -> Iterator[AnyHit]:
        """What the scan looks for: every name, and nouns of several words."""
        yield from chain.from_iterable(map(_state_hits, self.states))
        yield from chain.from_iterable(map(_region_hits, self.regions))
        yield from chain.from_iterable(map(_organisation_hits, self.organisations))
        yield from (hit for hit in self._noun_hits() if " " in hit.written or "-" in hit.written)
        yield from (Hit(row, "name", name) for row in self.office_holders for name in (row.name, *row.aliases))


def _shortened(form: str) -> set[str]:
    """The form, and the form without any one of its letters."""
    return {form, *(form[:i] + form[i + 1 :] for i in range(len(form)))}


def _one_slip(one: str, other: str) -> bool:
    """Whether two forms differ by one letter more, or by two that changed places or one that is another.

    >>> _one_slip("ethopia", "ethiopia"), _one_slip("sloevnia", "slovenia"), _one_slip("iraq", "iran"), _one_slip("ab", "abcd")
    (True, True, True, False)
    """
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or (left[1::-1] == right[:2] and left[2:] == right[2:])
    )


def _laxer(written: str, other: str) -> bool:
    """Whether a spelling asks for no capital where the other does: "al-Nur" beside "Al-Nur"."""
    return written[:1].islower() and other[:1].isupper() and written[1:] == other[1:]


def _longest(
    entries: Entries,
    start: int,
    lowers: Sequence[str],
    words: Sequence[str] | None,
    holds: Callable[[AnyHit], bool] | None,
) -> Match | None:
    for form, hits in entries:
        end = start + len(form)
        if end - start > 1 and tuple(lowers[start:end]) != form:
            continue
        if words is not None:
            article = start > 0 and lowers[start - 1] == "the"
            hits = tuple(hit for hit in hits if _as_written(hit.written, words[start], article))
        if holds is not None:
            hits = tuple(filter(holds, hits))
        if hits:
            return Match(start, end, hits)
    return None


def _as_written(written: str, word: str, article: bool) -> bool:
    """Whether a word has the capitals that the form asks for, and the article where the name has one (The Hill)."""
    if written.startswith("The ") and not article:
        return False
    first = _FIRST_WORD.sub("", written)
    if first[1:].islower() or len(first) == 1:
        return word[:1].isupper() or not first[:1].isupper()
    return first.isdigit() or word[1:].lower() != word[1:]


def _state_hits(row: StateRow) -> Iterator[StateHit]:
    forms: tuple[tuple[HitForm, tuple[str, ...]], ...] = (
        ("name", (row.name, *row.aliases)),
        ("adjective", row.adjectives),
        ("people", row.people),
        ("capital", row.capitals),
        ("seat", row.seats),
    )
    return _hits(row, forms)


def _region_hits(row: RegionRow) -> Iterator[RegionHit]:
    return _hits(row, (("name", (row.name, *row.aliases)), ("adjective", row.adjectives), ("people", row.people)))


def _organisation_hits(row: OrganisationRow) -> Iterator[OrganisationHit]:
    return _hits(row, (("name", (row.name, *row.aliases)),))


def _hits(row: DoubtfulT, forms: Iterable[tuple[HitForm, tuple[str, ...]]]) -> Iterator[Hit[DoubtfulT]]:
    """A hit for each form, of the first kind only where a word is of several (Chinese: adjective, then people)."""
    seen: set[str] = set()
    for kind, written in forms:
        for form in written:
            if form not in seen:
                seen.add(form)
                yield Hit(row, kind, form, form in row.doubtful)


def _by_form(hits: Iterable[Hit[RowT]]) -> dict[str, tuple[Hit[RowT], ...]]:
    """For each form one hit a row: the first, where several spellings have the same canonical form."""
    found: dict[str, dict[str, Hit[RowT]]] = {}
    for hit in hits:
        found.setdefault(canonical(hit.written), {}).setdefault(hit.row.id, hit)
    return {form: tuple(by_row.values()) for form, by_row in found.items()}
