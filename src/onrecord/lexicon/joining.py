"""What is known of telling the same in other words: empty words, words that translators exchange, acts that answer acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from onrecord.records import Act

from .ordinary import FunctionRow
from .tables import read_table

Use = Literal["bare", "negation", "office"]


@dataclass(frozen=True, slots=True)
class WordsRow:
    """Words of one kind: bare ones, which two tellings share whatever they tell; negations; words of offices."""

    id: str
    use: Use
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """Words that translators exchange."""

    id: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ActsRow:
    """Acts that one saying may be told as."""

    id: str
    acts: tuple[Act, ...]
    example: str


@dataclass(frozen=True, slots=True)
class IntentRow:
    """The root of CAMEO of what is done where an intent of this code comes true."""

    id: str
    code: str
    root: str
    example: str


@dataclass(frozen=True, slots=True)
class AnswersRow:
    """Acts that answer acts, and the nouns by which an answer names what it answers."""

    id: str
    answers: tuple[Act, ...]
    claims: tuple[Act, ...]
    nouns: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class JoiningLexicon:
    """The tables, read once."""

    bare: frozenset[str]
    """Words that two tellings share whatever they tell, those of grammar with them."""
    negations: frozenset[str]
    offices: frozenset[str]
    """Words of offices and bodies that name no state."""
    alike: tuple[AlikeRow, ...]
    acts: tuple[ActsRow, ...]
    answers: tuple[AnswersRow, ...]
    intents: Mapping[str, str]
    """The roots of CAMEO by the codes of intents."""

    @classmethod
    @cache
    def load(cls) -> JoiningLexicon:
        """The tables as they ship."""
        rows = read_table("joining_words", WordsRow)
        uses = {use: frozenset(w for row in rows if row.use == use for w in row.words) for use in get_args(Use)}
        function = frozenset(word for row in read_table("function_words", FunctionRow) for word in row.words)
        return cls(
            function | uses["bare"] - uses["negation"],
            uses["negation"],
            uses["office"],
            read_table("joining_alike", AlikeRow),
            read_table("joining_acts", ActsRow),
            read_table("joining_answers", AnswersRow),
            {row.code: row.root for row in read_table("joining_intents", IntentRow)},
        )
