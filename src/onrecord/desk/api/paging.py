"""Pages of an answer: a cursor says where the next one begins, and of which question."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable

import msgspec

from onrecord.errors import UnreadableInput
from onrecord.spans import identity

FURTHEST = 10**9
"""Rows that may be passed over at most."""
_BESIDE = frozenset({"cursor", "limit", "format"})
"""Parameters that don't change which rows there are, and in which order."""
_REMEDY = "ask the same question as the page that gave it, or leave the cursor out to begin anew"


def question_of(path: str, asked: Iterable[tuple[str, str]]) -> str:
    """What tells one question from another.

    >>> question_of("/a", [("text", "ship"), ("limit", "5")]) == question_of("/a", [("text", "ship")])
    True
    """
    return identity("question", path, *(f"{key}={value}" for key, value in sorted(asked) if key not in _BESIDE))


def cursor_of(question: str, offset: int) -> str:
    """The cursor of the page that begins behind so many rows.

    >>> offset_of(cursor_of("0a1b", 50), "0a1b")
    50
    """
    return urlsafe_b64encode(msgspec.json.encode((offset, question))).decode().rstrip("=")


def offset_of(cursor: str, question: str) -> int:
    """Where the page begins. Raises UnreadableInput for what is no cursor, or that of another question."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        offset, of = msgspec.json.decode(urlsafe_b64decode(padded), type=tuple[int, str])
    except (ValueError, msgspec.MsgspecError) as error:
        raise UnreadableInput("this is no cursor", remedy=_REMEDY) from error
    if of != question:
        raise UnreadableInput("the cursor is of another question", remedy=_REMEDY)
    if not 0 <= offset <= FURTHEST:
        raise UnreadableInput("the cursor leads nowhere", remedy=_REMEDY)
    return offset
