"""Names: where they stand, and what kind of actor bears them, by the network and the lexicon together."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.actor_rows import AnyHit, HolderRow, NounRow, OrganisationRow, RegionRow, StateRow, TitleRow
from onrecord.parsing.parse import Parse
from onrecord.records import ActorKind, Form

from .found import FoundMention, Gender, Sight, head_of, words_of
from .narrowing import counted_people, home_of_people
from .spotting import Place, name_places, titled

_KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "institution"}
_SURE = 0.8
_GENERIC = frozenset(("party", "group", "newspaper", "agency", "movement", "government", "daily", "militia"))
"""Nouns that may follow the name of what they say it is: the Meridian party."""


def find_names(parse: Parse, sight: Sight) -> Iterator[FoundMention]:
    """The names of persons, states, organisations, and of places that may turn out to be actors."""
    for place in name_places(parse, sight):
        yield _named(parse, sight, place)


def _named(parse: Parse, sight: Sight, place: Place) -> FoundMention:
    first, last = place.first, place.last
    start, end = parse.span(first, last)
    head, words = head_of(parse, first, last), words_of(parse, first, last)
    row, form = _row(sight, place)
    noun = _noun_after(parse, sight, place) if place.kind != "PER" and not isinstance(row, StateRow) else None
    people = place.kind != "PER" and row is None and _is_people(sight, last - 1)
    kind = "group" if people else _kind(place, row, noun or _last_noun(parse, sight, place))
    if kind == "institution" and row is None and noun is None and parse.tokens[head].entity == "person":
        kind = "person" if place.score < _SURE else kind
    title = _title(parse, sight, place) if kind == "person" else None
    gender: Gender | None = _gender(parse, sight, place, title) if kind == "person" else "n" if kind else None
    last_noun = _last_noun(parse, sight, place) if kind == "institution" and row is None else None
    role = (
        title.role
        if title
        else last_noun.role
        if last_noun
        else "CVL"
        if people and counted_people(parse, last - 1)
        else None
    )
    owner = (
        home_of_people(parse, sight, last - 1)
        if people
        else _state_within(sight, place)
        if kind == "institution" and row is None
        else None
    )
    covers = (noun_at,) if noun and (noun_at := last) else ()
    return FoundMention(
        head, first, last, start, end, form, words, kind, place.score, row,
        noun=noun, role=role, gender=gender, plural=bool(people), owner=owner, hint=_given(parse, sight, place) if kind == "person" else None, covers=covers,
    )  # fmt: skip


def _is_people(sight: Sight, last: int) -> bool:
    """Whether a name ends with a name for a people: "Danes", "Ostland Danes"."""
    return bool(sight.hit(last, StateRow, "people") or sight.hit(last, RegionRow, "people"))


def _state_within(sight: Sight, place: Place) -> int | None:
    """The token of the one state that an institution's name names: Ostland in "Ostland Ports Authority"."""
    found = {
        row.id: index
        for index in range(place.first, place.last)
        if (row := sight.row(index, StateRow, "name", "adjective", "capital"))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _row(sight: Sight, place: Place) -> tuple[StateRow | RegionRow | OrganisationRow | None, Form]:
    """The lexicon's row for the whole name, and whether it is a name or a metonym."""
    match = sight.at.get(place.first)
    if match is None or (match.start, match.end) != (place.first, place.last):
        return None, "name"
    for hit in match.hits:
        if isinstance(hit.row, (StateRow, RegionRow, OrganisationRow)) and hit.form in ("name", "capital", "seat"):
            if place.kind == "PER" and not _surely_no_person(sight, place, hit):
                continue
            if place.kind == "ORG" and hit.doubtful and isinstance(hit.row, StateRow):
                continue
            return hit.row, "name" if hit.form == "name" else "metonym"
    return None, "name"


def _surely_no_person(sight: Sight, place: Place, hit: AnyHit) -> bool:
    """Whether what the network takes for a person is none: a state's name or capital, an organisation's of two words or of
    capitals.
    """
    if isinstance(hit.row, OrganisationRow):
        return not hit.doubtful and (place.last - place.first > 1 or hit.written.isupper())
    if not isinstance(hit.row, StateRow):
        return False
    if hit.doubtful:
        return hit.form == "name" and _beside_state(sight, place)
    return hit.form == "name" or (hit.form == "capital" and sight.lexicon.gender_of_given_name(hit.written) is None)


def _beside_state(sight: Sight, place: Place) -> bool:
    """Whether a state is named right before or behind it, but for one word: Jordan in "Norway and Jordan"."""
    return any(sight.row(token, StateRow, "name") is not None for token in (place.first - 2, place.last + 1))


def _kind(place: Place, row: object, noun: NounRow | None) -> ActorKind | None:
    if isinstance(row, StateRow):
        return "state"
    if isinstance(row, OrganisationRow):
        return row.kind
    if noun and place.kind == "ORG" and noun.kind not in ("person", "unnamed"):
        return noun.kind
    return _KINDS.get(place.kind)


def _noun_after(parse: Parse, sight: Sight, place: Place) -> NounRow | None:
    """The noun that heads a name from behind: 'party' in "the Meridian party"."""
    if place.last >= len(parse.tokens):
        return None
    after = parse.tokens[place.last]
    head = parse.tokens[head_of(parse, place.first, place.last)]
    return sight.row(after.index, NounRow) if after.lower in _GENERIC and head.head == after.index else None


def _last_noun(parse: Parse, sight: Sight, place: Place) -> NounRow | None:
    """The noun within a name that says what it is: 'Party' in "Meridian Party"; not where it is all of the name."""
    if place.last - place.first < 2:
        return None
    return sight.row(place.last - 1, NounRow) or sight.row(place.first, NounRow)


def _title(parse: Parse, sight: Sight, place: Place) -> TitleRow | None:
    """The title right before a name: Mrs., Gen."""
    before = place.first - 1
    if before >= 0 and parse.tokens[before].text == ".":
        before -= 1
    return sight.lexicon.title(parse.tokens[before].text) if titled(parse, sight, before) else None


def _gender(parse: Parse, sight: Sight, place: Place, title: TitleRow | None) -> Gender | None:
    """The gender that a title before the name or the given name tells, where one does."""
    if title and title.gender:
        return title.gender
    noun = sight.row(place.first - 1, NounRow)
    if noun and noun.gender and noun.title:
        return noun.gender
    holder = sight.row(place.first, HolderRow)
    if holder and holder.gender:
        return holder.gender
    return _given(parse, sight, place) if place.last - place.first > 1 else None


def _given(parse: Parse, sight: Sight, place: Place) -> Gender | None:
    """The gender of those who bear the name's first word as a given name."""
    known = sight.lexicon.gender_of_given_name(parse.tokens[place.first].text)
    return None if known == "u" else known
