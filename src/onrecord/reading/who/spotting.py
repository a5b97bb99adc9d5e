"""Where names stand: the network's names, without the titles it took in, joined with the lexicon's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.lexicon.actor_rows import HolderRow, Match, NounRow, StateRow
from onrecord.parsing.parse import Name, Parse, Token

from .found import Sight, head_of

_KINDS = ("PER", "ORG", "LOC")
_NAMING = ("name", "capital", "seat")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands, and the network's kind of it; no kind where only the lexicon sees it."""

    first: int
    last: int
    kind: str
    score: float


def name_places(parse: Parse, sight: Sight) -> list[Place]:
    """The places of names; where the network's and the lexicon's overlap, the longer one holds."""
    cut = (_untitled(parse, sight, name) for name in _joined(parse, sight) if name.kind in _KINDS)
    places = [p for p in cut if p and not _only_noun(parse, sight, p) and not _only_adjective(parse, sight, p)]
    taken = {i: place for place in places for i in range(place.first, place.last)}
    lost: set[Place] = set()
    for match in sight.matches:
        if not any(h.form in _NAMING and not isinstance(h.row, NounRow) for h in match.hits):
            continue
        over = {taken[i] for i in range(match.start, match.end) if i in taken}
        longer = any(p.last - p.first >= match.end - match.start for p in over)
        if longer or (not over and _doubtful(parse, sight, match.start)):
            continue
        kind = (
            "PER" if isinstance(match.hits[0].row, HolderRow) else min(over, key=lambda p: p.first).kind if over else ""
        )
        lost |= over
        places.append(Place(match.start, match.end, kind, 1.0))
    return sorted((p for p in places if p not in lost), key=lambda p: p.first)


def _doubtful(parse: Parse, sight: Sight, start: int) -> bool:
    """Whether a form that the network takes for no name may well be none."""
    match = sight.at[start]
    lone = match.end - match.start == 1
    return (lone and parse.tokens[start].upos != "PROPN") or all(hit.doubtful for hit in match.hits)


def _joined(parse: Parse, sight: Sight) -> Iterator[Name]:
    """The network's names, those that the tree holds to be one name (a flat child next to it) joined."""
    last: Name | None = None
    for name in parse.names:
        if last and name.start < last.end:
            continue
        if last and last.end == name.start and _flat(parse, last, name.start):
            last = Name(last.start, name.end, last.kind, max(last.score, name.score))
            continue
        name = _whole(parse, sight, name)
        if last:
            yield last
        last = name
    if last:
        yield last


def _whole(parse: Parse, sight: Sight, name: Name) -> Name:
    """A person's name with the proper nouns behind it that the tree holds to be of it, and the network does not."""
    end = _hyphened(parse, sight, name)
    while name.kind == "PER" and end < len(parse.tokens) and parse.tokens[end].upos == "PROPN":
        if not _flat(parse, name, end):
            break
        end += 1
    return name if end == name.end else replace(name, end=end)


def _hyphened(parse: Parse, sight: Sight, name: Name) -> int:
    """The end of a name with what a hyphen joins to a given name: "Jean" and "Pierre", but not "Reyes" and "Voss"."""
    end, tokens = name.end, parse.tokens
    if name.kind != "PER" or end + 1 >= len(tokens) or tokens[end].text != "-" or not tokens[end].glued:
        return end
    gender_of = sight.lexicon.gender_of_given_name
    both = name.end - name.start == 1 and gender_of(tokens[name.start].text) and gender_of(tokens[end + 1].text)
    return end + 2 if both and tokens[end + 1].upos == "PROPN" else end


def _flat(parse: Parse, left: Name, index: int) -> bool:
    token = parse.tokens[index]
    return token.relation == "flat" and left.start <= token.head < left.end


def _untitled(parse: Parse, sight: Sight, name: Name) -> Place | None:
    """The place of a name without the titles that the network took into it; nothing where no name is left."""
    first = name.start
    while name.kind == "PER" and first < name.end:
        match = sight.at.get(first)
        if match and match.start == first and match.end <= name.end and _introduces(sight, match):
            first = match.end
        elif (first < name.end - 1 and titled(parse, sight, first)) or (
            parse.tokens[first].text == "." and first > name.start
        ):
            first += 1
        else:
            break
    if first == name.end - 1 and parse.tokens[first].text.endswith(".") and titled(parse, sight, first):
        return None
    if first == name.end:
        first = name.start if name.end - name.start == 1 else name.end
    last = name.end
    while last > first and _ends_no_name(parse.tokens[last - 1]):
        last -= 1
    named = first < last and parse.tokens[first].text[:1].isupper()
    return Place(first, last, name.kind, name.score) if named else None


def _ends_no_name(token: Token) -> bool:
    """Whether the network took a bracket into a name, or the "of" behind one."""
    return not any(char.isalnum() for char in token.text) or (token.upos == "ADP" and token.text.islower())


def _introduces(sight: Sight, match: Match) -> bool:
    """Whether words before a name are a title, or the state before a title: 'US' in "US President Anna Reyes"."""
    if any(isinstance(hit.row, NounRow) and hit.row.title for hit in match.hits):
        return True
    after = sight.at.get(match.end)
    return after is not None and isinstance(match.hits[0].row, StateRow) and isinstance(after.hits[0].row, NounRow)


def _only_noun(parse: Parse, sight: Sight, place: Place) -> bool:
    """Whether all of a name is an office: the network takes "Permanent Representative" for a person now and then."""
    match = sight.at.get(place.first)
    if place.kind == "PER" and match and match.end == place.last and _introduces(sight, match):
        return True
    last = parse.tokens[place.last - 1]
    if last.upos == "NOUN" and last.text.islower() and sight.row(place.last - 1, NounRow):
        return True
    return (
        place.kind in ("PER", "ORG")
        and match is not None
        and match.end >= place.last
        and all(isinstance(h.row, NounRow) for h in match.hits)
    )


def _only_adjective(parse: Parse, sight: Sight, place: Place) -> bool:
    """Whether all of a name is a demonym before a noun: Sri Lankan in "the Sri Lankan army"."""
    match = sight.at.get(place.first)
    if match is None or (match.start, match.end) != (place.first, place.last) or match.end - match.start < 2:
        return False
    before_noun = parse.tokens[head_of(parse, place.first, place.last)].relation in ("amod", "compound", "nmod")
    return before_noun and all(isinstance(h.row, StateRow) and h.form in ("adjective", "people") for h in match.hits)


def titled(parse: Parse, sight: Sight, index: int) -> bool:
    """Whether the token is a title such as Mrs. or Gen."""
    return (
        index >= 0
        and parse.tokens[index].text[:1].isupper()
        and sight.lexicon.title(parse.tokens[index].text) is not None
    )
