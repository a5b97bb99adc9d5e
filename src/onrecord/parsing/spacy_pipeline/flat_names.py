"""Names of persons by the trees alone, for pipelines without a recogniser of names.

In Universal Dependencies the parts of a person's name hang flat on the first one ("Elin Darvas"), while names of bodies are
phrases with a head of their own. Once a whole name is known, so is its last part alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.parsing.parse import Name, Token

_SCORE = 0.7


def flat_names(tokens: Sequence[Token]) -> list[Name]:
    """The names, in the order of the text."""
    whole = [(token.index, end) for token in tokens if (end := _end(tokens, token)) > token.index + 1]
    taken = {index for start, end in whole for index in range(start, end)}
    known = {tokens[end - 1].text for _, end in whole}
    alone = [
        (t.index, t.index + 1) for t in tokens if t.text in known and t.index not in taken and _is_whole(tokens, t)
    ]
    return [Name(start, end, "PER", _SCORE) for start, end in sorted([*whole, *alone])]


def _end(tokens: Sequence[Token], first: Token) -> int:
    """The end of the name that begins with a token: behind the proper nouns that follow it and hang flat on it."""
    if first.upos != "PROPN" or first.relation == "flat":
        return first.index
    end = first.index + 1
    while end < len(tokens) and tokens[end].upos == "PROPN" and _flat_on(tokens[end], first):
        end += 1
    return end


def _flat_on(token: Token, first: Token) -> bool:
    return token.relation == "flat" and token.head == first.index


def _is_whole(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a proper noun stands alone: no other one beside it makes a longer name of it."""
    return token.upos == "PROPN" and not any(other.upos == "PROPN" for other in _beside(tokens, token))


def _beside(tokens: Sequence[Token], token: Token) -> Iterator[Token]:
    return (tokens[n] for n in (token.index - 1, token.index + 1) if 0 <= n < len(tokens))
