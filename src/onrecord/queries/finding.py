"""Words looked up in the index: the user's own small language, in each database's way.

Words must all be there; "in quotation marks" they stand together; -word must not be there; word* begins so; OR between two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, Integer, Select, bindparam, column, select, text

from onrecord.errors import NotFound

_PART = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand together, wanted or not."""

    words: tuple[str, ...]
    wanted: bool = True
    begins: bool = False
    """The last word may go on."""
    either: bool = False
    """This or the part before it."""


def parts_of(query: str) -> tuple[Part, ...]:
    """The parts of a query. Raises NotFound where there is nothing to look for.

    >>> [(p.words, p.wanted) for p in parts_of('"lighthouse keeper" ferr* -captain')]
    [(('lighthouse', 'keeper'), True), (('ferr',), True), (('captain',), False)]
    """
    parts: list[Part] = []
    either = False
    for found in _PART.finditer(query):
        written = found["phrase"] if found["word"] is None else found["word"]
        if written == "OR":
            either = bool(parts)
            continue
        if words := tuple(_WORD.findall(written)):
            begins = found["phrase"] is None and written.endswith("*")
            parts.append(Part(words, not found["no"], begins, either))
        either = False
    if not any(part.wanted for part in parts):
        raise NotFound(f"no word to look for in {query!r}", remedy='give words, or "a phrase"; -word leaves out')
    return tuple(parts)


def matching_versions(connection: Connection, query: str) -> Select[Any]:
    """The keys of the versions that hold the words. Raises NotFound where there is nothing to look for."""
    return _matching(connection, query, "version_words", "version_id")


def matching_statements(connection: Connection, query: str) -> Select[Any]:
    """The keys of the statements whose content holds the words. Raises NotFound where there is nothing to look for."""
    return _matching(connection, query, "statement_words", "statement_id")


def _matching(connection: Connection, query: str, index: str, key: str) -> Select[Any]:
    if connection.dialect.name == "sqlite":
        found = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :match").bindparams(sought(match_of(query)))
        return select(found.columns(column("rowid", Integer)).subquery("found").c.rowid)
    found = text(f"SELECT {key} FROM {index} WHERE words @@ to_tsquery('onrecord', :match)")
    found = found.bindparams(sought(tsquery_of(query)))
    return select(found.columns(column(key, Integer)).subquery("found").c[key])


def sought(query: str) -> BindParameter[str]:
    """What `:match` stands for in one part of a statement, whatever it stands for in another."""
    return bindparam("match", query, unique=True)


def match_of(query: str) -> str:
    """A query in FTS5's language.

    >>> match_of('"lighthouse keeper" ferr* OR boat -captain')
    '((("lighthouse keeper") AND ("ferr" * OR "boat")) NOT "captain")'
    """
    spell = {True: lambda words: f'"{" ".join(words)}" *', False: lambda words: f'"{" ".join(words)}"'}
    return _joined(query, lambda part: spell[part.begins](part.words), " OR ", " AND ", "({0} NOT {1})")


def tsquery_of(query: str) -> str:
    """A query in PostgreSQL's language.

    >>> tsquery_of('"lighthouse keeper" ferr* OR boat -captain')
    '(((lighthouse <-> keeper) & (ferr:* | boat)) & !(captain))'
    """
    return _joined(
        query, lambda part: " <-> ".join(part.words) + (":*" if part.begins else ""), " | ", " & ", "({0} & !({1}))"
    )


def _joined(query: str, spelled: Callable[[Part], str], either: str, both: str, without: str) -> str:
    groups: list[list[str]] = []
    parts = parts_of(query)
    for part in (p for p in parts if p.wanted):
        if part.either and groups:
            groups[-1].append(spelled(part))
        else:
            groups.append([spelled(part)])
    whole = "(" + both.join(f"({either.join(group)})" for group in groups) + ")"
    for part in (p for p in parts if not p.wanted):
        whole = without.format(whole, spelled(part))
    return whole
