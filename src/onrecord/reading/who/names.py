"""Names: where they stand, and what kind of actor bears them, by the network and the lexicon together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.actor_rows import HolderRow, NounRow, OrganisationRow, RegionRow, StateRow
from onrecord.parsing.parse import Name, Parse
from onrecord.records import ActorKind, Form

from .found import FoundMention, Gender, Sight, head_of, words_of

_KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "institution"}
_SURE = 0.8
_GENERIC = frozenset(("party", "group", "newspaper", "agency", "movement", "government", "daily", "militia"))
"""Nouns that may follow the name of what they say it is: the Meridian party."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands, and the network's kind of it."""

    first: int
    last: int
    kind: str
    score: float


def find_names(parse: Parse, sight: Sight) -> Iterator[FoundMention]:
    """The names of persons, states, organisations, and of places that may turn out to be actors."""
    for place in _places(parse, sight):
        place = _untitled(parse, sight, place)
        if not _only_noun(sight, place):
            yield _named(parse, sight, place)


def _places(parse: Parse, sight: Sight) -> list[_Place]:
    """The network's names joined with the lexicon's: where they overlap, the longer one holds."""
    places = [_Place(n.start, n.end, n.kind, n.score) for n in _joined(parse) if n.kind in ("PER", "ORG", "LOC")]
    taken = {i: place for place in places for i in range(place.first, place.last)}
    for match in sight.matches:
        if not any(h.form in ("name", "capital", "seat") and not isinstance(h.row, NounRow) for h in match.hits):
            continue
        over = {taken[i] for i in range(match.start, match.end) if i in taken}
        if any(p.last - p.first >= match.end - match.start for p in over) or (
            not over and _doubtful(parse, sight, match.start)
        ):
            continue
        kind = "PER" if isinstance(match.hits[0].row, HolderRow) else next(iter(over)).kind if over else ""
        places = [p for p in places if p not in over]
        places.append(_Place(match.start, match.end, kind, 1.0))
    return sorted(places, key=lambda p: p.first)


def _doubtful(parse: Parse, sight: Sight, start: int) -> bool:
    """Whether a form that the network takes for no name may well be none."""
    return parse.tokens[start].upos != "PROPN" or all(hit.doubtful for hit in sight.at[start].hits)


def _joined(parse: Parse) -> Iterator[Name]:
    """The network's names, those that the tree holds to be one name (a flat child next to it) joined."""
    last: Name | None = None
    for name in parse.names:
        if last and last.end == name.start and _flat(parse, last, name):
            last = Name(last.start, name.end, last.kind, max(last.score, name.score))
            continue
        if last:
            yield last
        last = name
    if last:
        yield last


def _flat(parse: Parse, left: Name, right: Name) -> bool:
    token = parse.tokens[right.start]
    return token.relation == "flat" and left.start <= token.head < left.end


def _untitled(parse: Parse, sight: Sight, place: _Place) -> _Place:
    """The place without the titles that the network took into the name."""
    first = place.first
    while first < place.last - 1 and place.kind == "PER":
        noun = sight.hit(first, NounRow)
        end = sight.at[first].end if noun and noun.row.title else first + 1
        if (not (noun and noun.row.title) and not _titled(parse, sight, first)) or end >= place.last:
            break
        first = end
        if parse.tokens[first].text == ".":
            first += 1
    return _Place(first, place.last, place.kind, place.score)


def _only_noun(sight: Sight, place: _Place) -> bool:
    """Whether all of a name is an office: the network takes "Permanent Representative" for a person now and then."""
    match = sight.at.get(place.first)
    return (
        place.kind in ("PER", "ORG")
        and match is not None
        and match.end >= place.last
        and all(isinstance(h.row, NounRow) for h in match.hits)
    )


def _titled(parse: Parse, sight: Sight, index: int) -> bool:
    return (
        index >= 0
        and parse.tokens[index].text[:1].isupper()
        and sight.lexicon.title(parse.tokens[index].text) is not None
    )


def _named(parse: Parse, sight: Sight, place: _Place) -> FoundMention:
    first, last = place.first, place.last
    start, end = parse.span(first, last)
    head, words = head_of(parse, first, last), words_of(parse, first, last)
    row, form = _row(sight, place)
    noun = _noun_after(parse, sight, place) if place.kind != "PER" else None
    kind = _kind(place, row, noun or _last_noun(parse, sight, place))
    if kind == "institution" and row is None and noun is None and parse.tokens[head].entity == "person":
        kind = "person" if place.score < _SURE else kind
    gender: Gender | None = _gender(parse, sight, place) if kind == "person" else "n" if kind else None
    covers = (noun_at,) if noun and (noun_at := last) else ()
    return FoundMention(
        head, first, last, start, end, form, words, kind, place.score, row,
        noun=noun, gender=gender, hint=_given(parse, sight, place) if kind == "person" else None, covers=covers,
    )  # fmt: skip


def _row(sight: Sight, place: _Place) -> tuple[StateRow | RegionRow | OrganisationRow | None, Form]:
    """The lexicon's row for the whole name, and whether it is a name or a metonym."""
    match = sight.at.get(place.first)
    if match is None or (match.start, match.end) != (place.first, place.last) or place.kind == "PER":
        return None, "name"
    for hit in match.hits:
        if isinstance(hit.row, (StateRow, RegionRow, OrganisationRow)) and hit.form in ("name", "capital", "seat"):
            if hit.doubtful and place.kind == "ORG" and isinstance(hit.row, StateRow):
                continue
            return hit.row, "name" if hit.form == "name" else "metonym"
    return None, "name"


def _kind(place: _Place, row: object, noun: NounRow | None) -> ActorKind | None:
    if isinstance(row, StateRow):
        return "state"
    if isinstance(row, OrganisationRow):
        return row.kind
    if noun and place.kind == "ORG" and noun.kind not in ("person", "unnamed"):
        return noun.kind
    return _KINDS.get(place.kind)


def _noun_after(parse: Parse, sight: Sight, place: _Place) -> NounRow | None:
    """The noun that heads a name from behind: 'party' in "the Meridian party"."""
    if place.last >= len(parse.tokens):
        return None
    after = parse.tokens[place.last]
    head = parse.tokens[head_of(parse, place.first, place.last)]
    return sight.row(after.index, NounRow) if after.lower in _GENERIC and head.head == after.index else None


def _last_noun(parse: Parse, sight: Sight, place: _Place) -> NounRow | None:
    """The noun within a name that says what it is: 'Party' in "Meridian Party"; not where it is all of the name."""
    if place.last - place.first < 2:
        return None
    return sight.row(place.last - 1, NounRow) or sight.row(place.first, NounRow)


def _gender(parse: Parse, sight: Sight, place: _Place) -> Gender | None:
    """The gender that a title before the name or the given name tells, where one does."""
    before = place.first - 1
    if before >= 0 and parse.tokens[before].text == ".":
        before -= 1
    title = sight.lexicon.title(parse.tokens[before].text) if _titled(parse, sight, before) else None
    if title and title.gender:
        return title.gender
    noun = sight.hit(before, NounRow) if before >= 0 else None
    if noun and noun.row.gender and noun.row.title:
        return noun.row.gender
    holder = sight.row(place.first, HolderRow)
    if holder and holder.gender:
        return holder.gender
    return _given(parse, sight, place) if place.last - place.first > 1 else None


def _given(parse: Parse, sight: Sight, place: _Place) -> Gender | None:
    """The gender of those who bear the name's first word as a given name."""
    known = sight.lexicon.gender_of_given_name(parse.tokens[place.first].text)
    return None if known == "u" else known
