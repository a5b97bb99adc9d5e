"""The rules as regular expressions over an alphabet of word kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.errors import BadLexicon
from onrecord.lexicon.times import TimeLexicon, TimeRule
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
    rules: tuple[tuple[TimeRule, re.Pattern[str]], ...]

    def matches(self, words: Words) -> Iterator[Found]:
        """Everything that any rule matches, rule by rule."""
        for rule, pattern in self.rules:
            for match in pattern.finditer(words.letters):
                if match.end() > match.start():
                    groups = {name: match.span(name) for name in pattern.groupindex if match.start(name) >= 0}
                    yield Found(rule, match.start(), match.end(), groups)


@cache
def grammar_of(lexicon: TimeLexicon) -> Grammar:
    """The grammar of a lexicon. Raises BadLexicon where a pattern can't be read."""
    parts = {part.id: part.pattern for part in lexicon.parts}
    pieces = [piece for rule in lexicon.rules for piece in _pieces(rule.pattern, parts)]
    alphabet = Alphabet(lexicon, {p["word"] for p in pieces if p["word"]})
    return Grammar(alphabet, tuple((rule, _compiled(rule, parts, alphabet)) for rule in lexicon.rules))


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


def _compiled(rule: TimeRule, parts: dict[str, str], alphabet: Alphabet) -> re.Pattern[str]:
    try:
        return re.compile(_translated(rule.pattern, parts, alphabet))
    except re.error as error:
        raise BadLexicon(f"times_rules.csv, {rule.id}: {error}", remedy="each name once, brackets in pairs") from error


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
