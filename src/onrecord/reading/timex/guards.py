"""Why a match is no time expression after all: what tags and neighbours say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.parsing.parse import Name, Parse, Token
from onrecord.reading.timex.meanings import Case

_LEADING = ("ONPREP", "YEARPREP", "SPANPREP", "WHICH", "TOLD", "STAGE", "COMMA")
_OF_NOUNS = ("DT", "JJ", "PRP$", "POS", "NN", "NNP")
"""Tags of words within a noun phrase: in "the 2024 elections" the number is a year."""
_NAMES = ("PER", "ORG")
_VERBS = ("MD", "VB", "VBP", "VBZ", "VBD")


def named(parse: Parse) -> dict[int, Name]:
    """The names in which numbers and months tell no time, by their tokens."""
    names = (name for name in reversed(parse.names) if name.kind in _NAMES)
    return {token: name for name in names for token in range(name.start, name.end)}


def refusal(case: Case, names: Mapping[int, Name]) -> str | None:
    """The reason to drop the match, None where there is none; `names` are those of `named`."""
    tokens = case.parse.tokens
    if not (0 <= case.token < len(tokens) and case.words.starts[case.found.start] < tokens[case.token].end):
        return "it stands in text that is set aside"
    name = names.get(case.token)
    if name and case.found.rule.reading != "block" and _last_offset(case) <= tokens[name.end - 1].end:
        return f"it is part of the name {case.parse.span(name.start, name.end).slice(case.parse.text)!r}"
    guard = _GUARDS.get(case.found.rule.id)
    return guard(case) if guard else None


def _last_offset(case: Case) -> int:
    return case.words.ends[case.found.end - 1]


def _month(case: Case) -> str | None:
    """The month: "may" is a verb, and "April" may be a person."""
    token = _token(case)
    if token is None:
        return None
    if token.xpos in _VERBS:
        return f"{token.text!r} is a verb here"
    if ("NAMELIKE", token.lower) in case.lexicon.values and _in_name(case):
        return f"{token.text!r} is part of a name"
    return None


def _in_name(case: Case) -> bool:
    """Whether a word with a capital stands right before it, or right after it where no preposition leads to it."""
    words, values = case.words, case.lexicon.values
    before, after = case.found.start - 1, case.found.end
    led = before >= 0 and any((kind, words.lowers[before]) in values for kind in _LEADING)
    return (not led and _capital(case, after)) or (before >= 0 and not led and _capital(case, before, inside=True))


def _capital(case: Case, index: int, *, inside: bool = False) -> bool:
    """Whether the word is written with a capital; `inside` asks too that it does not open its sentence."""
    words = case.words
    if not 0 <= index < len(words.starts) or not words.text[words.starts[index]].isupper():
        return False
    token = _token_at(case, words.starts[index])
    return not inside or (index > 0 and token is not None and token.xpos in ("NNP", "NNPS", ""))


def _day_of_month(case: Case) -> str | None:
    """The day of the month: "on the 24th floor" counts floors; where there is no tree, any noun right after it is counted."""
    ordinal, following = _word_at(case, case.found.end - 1), _word_at(case, case.found.end)
    counted = case.parse.head(ordinal) if ordinal else None
    if ordinal and counted is None:
        counted = following
    if ordinal and counted and counted.index > ordinal.index and counted.upos in ("NOUN", "PROPN", "ADJ"):
        return f"the ordinal counts {counted.text!r}"
    return None


def _year(case: Case) -> str | None:
    """A number after a sign of money or the name of a kind of text is no year, nor is one that counts what follows."""
    before = case.found.start - 1
    if _is(case, before, "MONEY"):
        return "the number belongs to the word before it"
    following = _word_at(case, case.found.end)
    if following is None or following.xpos != "NNS" or _is(case, before, "YEARPREP"):
        return None
    preceding = _word_at(case, before)
    if preceding and preceding.sentence == following.sentence and preceding.xpos in _OF_NOUNS:
        return None
    return f"the number counts {following.text!r}"


def _article(case: Case) -> str | None:
    """A length of time: "a year" is one after a preposition of time or a hedge; elsewhere a day is a day like any other."""
    found = case.found
    if not _is(case, found.start, "A") or _is(case, found.start - 1, "SPANPREP"):
        return None
    if found.end < len(case.words.lowers) and case.words.lowers[found.end] in ("after", "before"):
        return None
    return "no word before it says that it is a length of time"


def _is(case: Case, index: int, kind: str) -> bool:
    """Whether the word at this place is of this kind."""
    return 0 <= index < len(case.words.lowers) and (kind, case.words.lowers[index]) in case.lexicon.values


def _word_at(case: Case, index: int) -> Token | None:
    """The token that begins with the word at this place."""
    return _token_at(case, case.words.starts[index]) if 0 <= index < len(case.words.starts) else None


def _token(case: Case) -> Token | None:
    start = case.found.groups.get("month", (case.found.start, 0))[0]
    return _token_at(case, case.words.starts[start])


def _token_at(case: Case, offset: int) -> Token | None:
    index = max(0, case.token - 3)
    tokens = case.parse.tokens
    while 0 <= index < len(tokens) and tokens[index].start < offset:
        index += 1
    return tokens[index] if 0 <= index < len(tokens) and tokens[index].start == offset else None


_GUARDS: dict[str, Callable[[Case], str | None]] = {
    "month": _month,
    "day-of-month": _day_of_month,
    "day-of-month-second": _day_of_month,
    "year": _year,
    "duration-article": _article,
}
