"""The rules as regular expressions over an alphabet of word kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.errors import BadLexicon
from onrecord.lexicon.times import TimeLexicon, TimeRule
from onrecord.reading.timex.needs import Needs, needs
from onrecord.reading.timex.words import Alphabet, Words

_PIECE = re.compile(
    r"""(?: (?P<group>[a-z]+): )? (?P<operator> \(\?<?[=!] | [()|?*+] | \{\d,\d\} )
    | (?: (?P<name>[a-z]+): )? (?: <(?P<part>[\w-]+)> | (?P<kind>[A-Z]\w*) | (?P<word> o'clock | 's | \d+[a-z]* | [^\W\d_]+ ) )
    | \s+""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Words start up to end, matched by a rule; `groups` gives the words that the pattern kept under a name."""

    rule: TimeRule
    start: int
    end: int
    groups: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Grammar:
    """The rules of a lexicon, ready to match."""

    alphabet: Alphabet
    rules: tuple[Rule, ...]

    def matches(self, words: Words) -> Iterator[Found]:
        """Everything that any rule matches, rule by rule."""
        letters = frozenset(words.letters)
        for rule in self.rules:
            if any(map(letters.isdisjoint, rule.needs)):
                continue
            for match in rule.pattern.finditer(words.letters):
                if match.end() > match.start():
                    groups = {name: match.span(name) for name in rule.pattern.groupindex if match.start(name) >= 0}
                    yield Found(rule.row, match.start(), match.end(), groups)


@dataclass(frozen=True)
class Rule:
    """A rule: what a text must hold for it, and its pattern, made when first a text does."""

    row: TimeRule
    needs: Needs
    parts: dict[str, str]
    alphabet: Alphabet

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rule as a regular expression. Raises BadLexicon where it can't be read."""
        try:
            return re.compile(_translated(self.row.pattern, self.parts, self.alphabet))
        except re.error as error:
            where = f"times_rules.csv, {self.row.id}: {error}"
            raise BadLexicon(where, remedy="each name once, brackets in pairs") from error


@cache
def grammar_of(lexicon: TimeLexicon) -> Grammar:
    """The grammar of a lexicon. Raises BadLexicon where a pattern can't be read."""
    parts = {part.id: part.pattern for part in lexicon.parts}
    pieces = [piece for rule in lexicon.rules for piece in _pieces(rule.pattern, parts)]
    alphabet = Alphabet(lexicon, {p["word"] for p in pieces if p["word"]})
    rules = (Rule(rule, _needs(rule.pattern, parts, alphabet), parts, alphabet) for rule in lexicon.rules)
    return Grammar(alphabet, tuple(rules))


def _needs(pattern: str, parts: dict[str, str], alphabet: Alphabet) -> Needs:
    def letters(piece: re.Match[str]) -> Needs:
        if piece["part"]:
            return _needs(parts[piece["part"]], parts, alphabet)
        return (alphabet.letters_of(piece["kind"] or piece["word"]),)

    return needs((piece for piece in _PIECE.finditer(pattern) if not piece[0].isspace()), letters)


def _pieces(pattern: str, parts: dict[str, str]) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None or (piece["part"] and piece["part"] not in parts):
            raise BadLexicon(
                f"pattern {pattern!r} at {pattern[at:]!r}", remedy="see lexicon/times.py for how patterns are written"
            )
        at = piece.end()
        yield piece
        if piece["part"]:
            yield from _pieces(parts[piece["part"]], parts)


def _translated(pattern: str, parts: dict[str, str], alphabet: Alphabet) -> str:
    out, at = [], 0
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        assert piece is not None
        at = piece.end()
        out.append(_expression(piece, parts, alphabet))
    return "".join(out)


def _expression(piece: re.Match[str], parts: dict[str, str], alphabet: Alphabet) -> str:
    if piece["operator"]:
        return f"(?P<{piece['group']}>" if piece["group"] else piece["operator"]
    if piece["part"]:
        inner = f"(?:{_translated(parts[piece['part']], parts, alphabet)})"
    else:
        kind = piece["kind"] or piece["word"]
        if kind is None:
            return ""
        inner = alphabet.class_of(kind)
    return f"(?P<{piece['name']}>{inner})" if piece["name"] else inner
