"""A text as a string with one letter a word: the letter tells what kinds of word it is, so patterns run over kinds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.lexicon.times import TimeLexicon
from onrecord.spans import Span

OTHER, BREAK = "_", "\n"
_FIRST_LETTER = ord("!")
"""Low letters make small, fast classes of characters."""
_LONGEST_NUMBER = 32
"""A time stamp to the microsecond has as many characters; longer rows of digits are no dates."""

_WORD = re.compile(
    r"""[^\W\d_]{3,}
    | \n+
    | \d{4}-\d\d-\d\d (?: T\d\d:\d\d (?: :\d\d )? (?: \.\d+ )? (?: Z | [+-]\d\d:?\d\d )? )? (?!\d)
    | \d{4}([/.])\d{1,2}\1\d{1,2}(?![\d/])
    | \d{1,2}([/.])\d{1,2}\2(?:\d{4}|\d\d)(?![\d/])
    | \d/\d(?!\d)
    | ['’]?\d+ (?: [.,:]\d+ )* (?: (?: s | st | nd | rd | th )\b )?
    | [ap]\.m\b\.?
    | \b(?: [qh][1-4] | fy['’]?\d+ )\b
    | ['’]s\b | o['’]clock\b
    | [^\W\d_]+
    | \S""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: their letters in one string, their lower-case forms, and where each stands."""

    text: str
    letters: str
    lowers: list[str]
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """The characters of the words start up to, not including, end."""
        return Span(self.starts[start], self.ends[end - 1])


class Alphabet:
    """Which letter stands for words of which kinds. A word or mark that patterns name is a kind of its own."""

    def __init__(self, lexicon: TimeLexicon, literals: Iterable[str]) -> None:
        kinds: dict[str, set[str]] = defaultdict(set)
        for row in lexicon.words:
            for word in row.words:
                kinds[word].update(row.kinds)
        for word in sorted(literals):
            kinds[word].add(word)
        for word, found in kinds.items():
            if word[0].isdigit():
                found.update(next((row.kinds for row in lexicon.shapes if re.fullmatch(row.shape, word)), ()))
        self._letters: dict[frozenset[str], str] = {}
        self._by_word = {word: self._letter(found) for word, found in kinds.items()}
        self._shapes = tuple((re.compile(row.shape), self._letter(row.kinds)) for row in lexicon.shapes)
        self._by_kind: dict[str, list[str]] = defaultdict(list)
        for kinds_of, letter in self._letters.items():
            for kind in sorted(kinds_of):
                self._by_kind[kind].append(letter)
        self._capitals = frozenset(word for row in lexicon.words if row.capital for word in row.words)

    def _letter(self, kinds: Iterable[str]) -> str:
        number = _FIRST_LETTER + len(self._letters)
        return self._letters.setdefault(frozenset(kinds), chr(number if number < ord(OTHER) else number + 1))

    def class_of(self, kind: str) -> str:
        """The letters of all words that are, whatever else they are, of this kind, as a class of a regular expression."""
        return f"[{re.escape(''.join(self._by_kind[kind]))}]"

    def letters_of(self, kind: str) -> frozenset[str]:
        """The same letters as a set."""
        return frozenset(self._by_kind[kind])

    def spell(self, text: str) -> Words:
        """The text in this alphabet."""
        letters, known, capitals = [], self._by_word.get, self._capitals
        found = list(_WORD.finditer(text))
        words = [match[0] for match in found]
        lowers = [word.lower() for word in words]
        for word, lower in zip(words, lowers, strict=True):
            letter = known(lower)
            if letter is None:
                letter = OTHER if lower.isalpha() else self._shaped(lower)
            elif lower in capitals and not word[0].isupper():
                letter = OTHER
            letters.append(letter)
        return Words(text, "".join(letters), lowers, [m.start() for m in found], [m.end() for m in found])

    def _shaped(self, lower: str) -> str:
        if lower[0] == BREAK:
            return BREAK
        if len(lower) > _LONGEST_NUMBER:
            return OTHER
        plain = lower.replace("’", "'")
        if plain in self._by_word:
            return self._by_word[plain]
        return next((letter for shape, letter in self._shapes if shape.fullmatch(plain)), OTHER)
