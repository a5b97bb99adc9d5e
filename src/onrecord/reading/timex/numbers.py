"""Numbers out of words: "two and a half", "2 1/2", "a hundred and twenty", "several"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

Values = Mapping[tuple[str, str], str]
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


def quantity(words: Sequence[str], values: Values) -> Fraction | None:
    """How many the words say, None where they leave it open.

    >>> values = {("CARD", "two"): "2", ("VAGUE", "several"): "X", ("HALFWORD", "half"): "0.5"}
    >>> quantity(["two", "and", "a", "half"], values), quantity(["2", "1/2"], values), quantity(["several"], values)
    (Fraction(5, 2), Fraction(5, 2), None)
    """
    if any(("VAGUE", word) in values for word in words):
        return None
    total = Fraction(0)
    for word in words:
        value = _value(word, values)
        if value is not None:
            total = max(total, Fraction(1)) * value if ("SCALE", word) in values else total + value
    return total or Fraction(1)


def _value(word: str, values: Values) -> Fraction | None:
    if word in _SIGNS:
        return _SIGNS[word]
    if word[0].isdigit():
        return _digits(word)
    known = values.get(("CARD", word)) or values.get(("HALFWORD", word))
    return Fraction(known) if known else None


def _digits(word: str) -> Fraction | None:
    try:
        return Fraction(word.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def ordinal(words: Sequence[str], values: Values) -> int:
    """The number of an ordinal or of a day: "24th", "24", "eighth", "twenty-first"; 0 where there is none.

    >>> ordinal(["twenty", "-", "first"], {("CARD", "twenty"): "20", ("ORDINAL", "first"): "1"})
    21
    """
    total = 0
    for word in words:
        digits = "".join(filter(str.isdecimal, word))
        total += int(digits or values.get(("ORDINAL", word)) or values.get(("CARD", word)) or 0)
    return total


def written(number: Fraction | None) -> str:
    """The number as durations write it: X where it is open.

    >>> written(Fraction(5, 2)), written(Fraction(4)), written(None)
    ('2.5', '4', 'X')
    """
    if number is None:
        return "X"
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.6g}"
