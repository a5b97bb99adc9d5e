"""Demonyms of states that the lexicon lacks: where a report names Ostmark, its "Ostmarkian envoy" is Ostmark's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.parsing.parse import Parse

from .found import FoundMention

_ENDINGS = ("n", "an", "ian", "ese", "ish", "i", "er", "ic")
_SHORTEST = 4
Stems = dict[str, dict[str, int]]
"""Lone names with their first token, by their first letters."""


def with_demonyms(
    parse: Parse, names: tuple[FoundMention, ...], offices: Iterable[FoundMention]
) -> tuple[tuple[FoundMention, ...], tuple[FoundMention, ...]]:
    """The names without those that are such demonyms, and the offices with the states that own them."""
    parts = {word for name in names if len(name.words) > 1 for word in name.words}
    states: Stems = {}
    for name in names:
        stem = name.words[0].rstrip("aeiouy") if name.words else ""
        if name.row is None and len(name.words) == 1 and len(stem) >= _SHORTEST and name.words[0] not in parts:
            states.setdefault(stem[:_SHORTEST], {}).setdefault(name.words[0], name.head)
    if not states:
        return names, tuple(offices)
    owned, demonyms = [], set()
    for office in offices:
        index = (office.first if office.core is None else office.core) - 1
        while index >= 0 and parse.tokens[index].upos == "ADJ" and parse.tokens[index].text.islower():
            index -= 1
        state = _state_of(parse.tokens[index].lower, states) if index >= 0 else None
        if state is not None:
            demonyms.add(index)
            office = replace(office, owner=state)
        owned.append(office)
    return tuple(n for n in names if n.head not in demonyms), tuple(owned)


def _state_of(word: str, states: Stems) -> int | None:
    """The token of the state whose demonym a word is by its ending.

    >>> states = {"velt": {"veltia": 7}}
    >>> _state_of("veltian", states), _state_of("veltia", states), _state_of("velour", states)
    (7, None, None)
    """
    for state, token in states.get(word[:_SHORTEST], {}).items():
        if word != state and word.startswith(state.rstrip("aeiouy")) and word.endswith(_ENDINGS):
            return token
    return None


def unknown_demonyms(parse: Parse) -> dict[int, int]:
    """The tokens that look like demonyms of places named in the text, with a token of each place's name."""
    states: Stems = {}
    for name in parse.names:
        word = parse.tokens[name.start].lower
        stem = word.rstrip("aeiouy")
        if name.kind in ("LOC", "ORG") and name.end - name.start == 1 and len(stem) >= _SHORTEST:
            states.setdefault(stem[:_SHORTEST], {}).setdefault(word, name.start)
    if not states:
        return {}
    found = {}
    for token in parse.tokens:
        if token.lower[:_SHORTEST] in states and token.text[:1].isupper() and token.upos in ("ADJ", "PROPN", "NOUN"):
            place = _state_of(token.lower, states)
            if place is not None and parse.tokens[place].lower != token.lower:
                found[token.index] = place
    return found
