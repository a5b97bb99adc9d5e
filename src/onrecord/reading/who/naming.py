"""Names of one actor joined: full and short names of persons, acronyms, the lexicon's aliases."""

from __future__ import annotations

from collections import defaultdict

from .drafts import BODIES, Draft
from .found import FoundMention

_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "de", "la", "du", "des"))
_CLASS_WORDS = frozenset(("party", "group", "corporation", "corp", "company", "inc", "movement", "alliance"))
"""Words of a name that say what it is, and that a shorter form leaves out."""
_SUFFIXES = frozenset(("jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))


class Names:
    """The named drafts of a text, found again by any form of their names."""

    def __init__(self) -> None:
        self._by_row: dict[str, Draft] = {}
        self._by_words: dict[tuple[str, ...], Draft] = {}
        self._by_word: defaultdict[str, list[Draft]] = defaultdict(list)
        self._by_initials: dict[str, Draft] = {}

    def place(self, mention: FoundMention) -> Draft:
        """The draft that bears this name: one that stands, or a new one."""
        draft = self._known(mention)
        if draft is None:
            draft = Draft()
        draft.call(mention)
        self._index(draft, mention)
        return draft

    def _index(self, draft: Draft, mention: FoundMention) -> None:
        if mention.row is not None:
            self._by_row.setdefault(mention.row.id, draft)
        if mention.form != "name":
            return
        words = bare(mention.words)
        self._by_words.setdefault(words, draft)
        for word in (words[-1], words[0]) if words else ():
            if draft not in self._by_word[word]:
                self._by_word[word].append(draft)
        if len(words) > 1 and mention.kind != "person":
            for letters in initials(mention.words):
                self._by_initials.setdefault(letters, draft)

    def _known(self, mention: FoundMention) -> Draft | None:
        if mention.row is not None and mention.row.id in self._by_row:
            return self._by_row[mention.row.id]
        words = bare(mention.words)
        if not words:
            return None
        if words in self._by_words and _agree(self._by_words[words], mention):
            return self._by_words[words]
        if mention.row is None and mention.kind == "person":
            return self._person(words, mention)
        return self._body(words) if mention.kind in BODIES else None

    def _person(self, words: tuple[str, ...], mention: FoundMention) -> Draft | None:
        """The one person that a shorter or longer form of a name means: of several the one most often named.

        Where two fit alike, it stays open: somebody of their own, with both as rivals.
        """
        near = [d for d in reversed(self._by_word[words[-1]] + self._by_word[words[0]]) if d.kind in ("person", None)]
        fits = [d for d in dict.fromkeys(near) if _agree(d, mention) and may_be_called(d.names, words)]
        if len(fits) < 2:
            return fits[0] if fits else None
        rank = {d: (any(words[-1] == n[-1] for n in d.names), d.times) for d in fits}
        fits.sort(key=lambda d: (*rank[d], -d.first), reverse=True)
        rivals = tuple(d for d in fits if rank[d] == rank[fits[0]])
        return fits[0] if len(rivals) == 1 else Draft(rivals=rivals, kind="person")

    def _body(self, words: tuple[str, ...]) -> Draft | None:
        """The organisation that an acronym or a shorter form of its name means, where there is but one."""
        if len(words) == 1 and (draft := self._by_initials.get(words[0])):
            return draft
        for letters in initials(words) if len(words) > 1 else ():
            if (draft := self._by_words.get((letters,))) and draft.kind != "person":
                return draft
        fits = [
            d for d in self._by_word[words[0]] if d.kind in BODIES and all(_extends(words, bare(n)) for n in d.names)
        ]
        return fits[0] if len(fits) == 1 else None


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without its article, a genitive and what follows a surname.

    >>> bare(("the", "meridian", "party")), bare(("ann", "bo", "jr"))
    (('meridian', 'party'), ('ann', 'bo'))
    """
    words = words[1:] if words[:1] == ("the",) and len(words) > 1 else words
    return words[:-1] if len(words) > 1 and words[-1] in _SUFFIXES | {"'s", "’s"} else words


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two forms may be one person's name.

    >>> same_person(("bo",), ("ann", "bo")), same_person(("ann", "k", "bo"), ("ann", "bo")), same_person(("carl", "bo"), ("ann", "bo"))
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] in (long[-1], long[0])
    if short[-1] == long[-1]:
        return (
            short[0] == long[0] or (len(short[0]) == 1 and long[0].startswith(short[0])) or short == long[-len(short) :]
        )
    return short == long[: len(short)] or set(short) == set(long)


def may_be_called(names: list[tuple[str, ...]], words: tuple[str, ...]) -> bool:
    """Whether whoever bears these names may bear one more: it goes with all of them.

    >>> may_be_called([("ann", "bo"), ("bo",)], ("carl", "bo"))
    False
    """
    full = [name for name in map(bare, names) if len(name) > 1] or [bare(name) for name in names]
    return bool(full) and all(same_person(words, name) for name in full)


def initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """The acronyms that a name can have, with and without its small words.

    >>> initials(("league", "of", "northern", "ports"))
    ('lnp', 'lonp')
    """
    long = [word for word in words if word not in _SMALL]
    return tuple(dict.fromkeys(("".join(w[:1] for w in long), "".join(w[:1] for w in words if w != "the"))))


def _extends(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long[: len(short)]:
        return len(long) <= 2 or long[len(short)] in _CLASS_WORDS
    return len(long) == 2 and short == long[1:]


def _agree(draft: Draft, mention: FoundMention) -> bool:
    """Whether nothing known of the two speaks against their being one: gender, sort of actor."""
    return mention.gender is None or draft.gender in (None, mention.gender)
