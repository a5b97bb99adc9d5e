"""Atom: a feed of what people decided, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from onrecord.exports.markup import attribute, element, text
from onrecord.exports.plain import flowing, urn
from onrecord.queries.decided import DecisionRow, TargetRow

_NEVER = "1970-01-01T00:00:00Z"


def feed(
    rows: Sequence[DecisionRow], address: str, title: Callable[[DecisionRow], str], value: Callable[[Any], str]
) -> Iterator[str]:
    """The feed of decisions; `address` is that of the desk, `title` and `value` are the words for people."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield element("id", urn("corrections"))
    yield element("title", "Corrections")
    yield element("updated", rows[0].decided_at if rows else _NEVER)
    yield f'<link rel="self" href={attribute(f"{address}/corrections.atom")} />\n'
    yield f'<link rel="alternate" href={attribute(f"{address}/corrections")} />\n'
    yield element("generator", "onrecord")
    for row in rows:
        yield _entry(row, address, title(row), value)
    yield "</feed>\n"


def _entry(row: DecisionRow, address: str, title: str, value: Callable[[Any], str]) -> str:
    changed = [f"{one.field}: {value(one.before)} → {value(one.value)}" for one in row.values if one.field != "pair"]
    words = [f"“{flowing(' … '.join(target.words))}”" for target in row.targets if target.words]
    told = "\n".join([*changed, *words, f"Why: {row.why}"])
    parts = [
        element("id", urn("decision", row.id)),
        element("title", title),
        element("updated", row.decided_at),
        f"<author>{element('name', row.decided_by).strip()}</author>\n",
        f"<category term={attribute(row.kind)} />\n",
        *(f'<link rel="related" href={attribute(f"{address}{path_of(one)}")} />\n' for one in row.targets if one.found),
        f'<link rel="alternate" href={attribute(f"{address}/corrections/{row.id}")} />\n',
        f'<content type="text">{text(told)}</content>\n',
    ]
    return f"<entry>\n{''.join(parts)}</entry>\n"


def path_of(target: TargetRow) -> str:
    """Where a thing stands at the desk."""
    return f"/{target.kind}/{target.id}"
