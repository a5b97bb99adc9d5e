"""What an assistant wrote -> the form, filled in: out of prose or a code fence, item by item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import msgspec

from benchmarks.chatbot.form import LISTS, Filled, Head

_OPENS = re.compile(r"\{")
_TRIES = 50
"""Braces at which an object may begin that are tried: prose before an answer has few."""
_CUT = "length"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as far as it can be used."""

    filled: Filled = field(default_factory=Filled)
    broken: int = 0
    """Items that do not follow the form, and were left out."""
    trouble: str = ""
    """Why nothing of it can be used; empty where something can."""


def answer(body: dict[str, Any]) -> Answer:
    """What the first choice of a chat completion holds."""
    choice = body["choices"][0]
    choice = choice if isinstance(choice, dict) else {}
    message = choice.get("message")
    content = message.get("content") if isinstance(message, dict) else None
    cut = choice.get("finish_reason") == _CUT
    if not isinstance(content, str) or not content.strip():
        return Answer(trouble="cut off" if cut else "no words")
    found = _found(content)
    if found is None:
        return Answer(trouble="cut off" if cut else "no JSON")
    return _filled(found)


def _found(content: str) -> dict[str, Any] | None:
    r"""The first JSON object in a text that has a key of the form.

    >>> _found('Here it is: ```json\n{"statements": []}\n``` I hope it helps.')
    {'statements': []}
    """
    decoder = json.JSONDecoder()
    for brace in islice(_OPENS.finditer(content), _TRIES):
        try:
            found, _ = decoder.raw_decode(content, brace.start())
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and (LISTS.keys() | {"document"}) & found.keys():
            return found
    return None


def _filled(found: dict[str, Any]) -> Answer:
    """The form of an object: what does not follow it is left out, item by item, and counted."""
    broken = 0
    lists: dict[str, tuple[Any, ...]] = {}
    for key, kind in LISTS.items():
        rows = found.get(key) or []
        items = [_item(row, kind) for row in rows] if isinstance(rows, list) else [None]
        lists[key] = _once(item for item in items if item is not None)
        broken += len(items) - len(lists[key])
    head = _item(found.get("document") or {}, Head)
    return Answer(Filled(document=head or Head(), **lists), broken + (head is None))


def _once(items: Iterable[Any]) -> tuple[Any, ...]:
    """The items, those left out whose id another before them bears."""
    return tuple({getattr(item, "id", number): item for number, item in reversed(list(enumerate(items)))}.values())[
        ::-1
    ]


def _item(row: object, kind: type) -> Any:
    """One item of the form, or None where it does not follow it, or holds half a character."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
        return msgspec.convert(row, kind)
    except (msgspec.ValidationError, UnicodeEncodeError):
        return None
