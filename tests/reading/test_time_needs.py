"""Rules of times that are passed over: never one that would match."""

from __future__ import annotations

import re

import pytest

from onrecord.lexicon import Lexicon
from onrecord.reading.timex.grammar import grammar_of
from onrecord.reading.timex.needs import needs

GRAMMAR = grammar_of(Lexicon.load().times)
EXAMPLES = {row.id: row.example for row in Lexicon.load().times.rules}
PIECE = re.compile(r"(?P<operator>\(\?[=!]|[()|?*+])|(?P<letter>\w)")


@pytest.mark.parametrize("example", sorted(EXAMPLES))
def test_what_is_passed_over_matches_nothing(example: str) -> None:
    words = GRAMMAR.alphabet.spell(EXAMPLES[example])
    letters = frozenset(words.letters)
    passed = [rule for rule in GRAMMAR.rules if any(map(letters.isdisjoint, rule.needs))]
    assert example not in {rule.row.id for rule in passed}
    assert not [rule.row.id for rule in passed for match in rule.pattern.finditer(words.letters) if match[0]]
    assert len(passed) > len(GRAMMAR.rules) / 2


@pytest.mark.parametrize(
    ("pattern", "due"),
    [
        ("ab?c*d+", ["a", "d"]),
        ("a(b|cd)", ["a", "bc"]),
        ("a(b|c?)", ["a"]),
        ("(ab)?c(?!d)(?=e)", ["c"]),
        ("a|b", ["ab"]),
        ("a(b(c|d))", ["a", "b", "cd"]),
    ],
)
def test_what_a_pattern_needs(pattern: str, due: list[str]) -> None:
    found = needs(PIECE.finditer(pattern), lambda piece: (frozenset(piece["letter"]),))
    assert found == tuple(map(frozenset, due))
