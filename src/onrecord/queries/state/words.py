"""Words of a thing and of a deed: where they stand, and which of them say what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.article.vocabulary import content_words
from onrecord.lexicon.ordinary import OrdinaryWords
from onrecord.queries.sentences import sentence_around
from onrecord.queries.state.judging import What
from onrecord.queries.tellings import chunks
from onrecord.spans import Span
from onrecord.store import tables as t
from onrecord.store.loading import text_of

_WORD = re.compile(r"[^\W\d_]+")
_SPANS = {"statement": t.statement_span, "event": t.event_span}


def spans_of(connection: Connection, what: What, keys: Iterable[int], role: str | None = None) -> dict[int, list[Span]]:
    """Where the words of statements or events stand, by their keys; of statements those of one role, or all."""
    table = _SPANS[what]
    owner = table.c[f"{what}_id"]
    query = select(owner, table.c.start, table.c.stop).order_by(owner, table.c.start)
    found: dict[int, list[Span]] = {}
    for some in chunks(keys):
        mine = query.where(owner.in_(some))
        for key, start, stop in connection.execute(mine if role is None else mine.where(table.c.role == role)):
            found.setdefault(key, []).append(Span(start, stop))
    return found


def stems(words: str) -> frozenset[str]:
    """The content words of a text, those of grammar left out, cut to their stems.

    >>> sorted(stems("Kostria must release their engineers!"))
    ['engin', 'kostr', 'relea']
    """
    grammar = OrdinaryWords.load().function
    return content_words(" ".join(word for word in _WORD.findall(words.casefold()) if word not in grammar))


class Words:
    """The stems of what was said, and of the sentences that tell of a deed; names of sides left out."""

    def __init__(self, connection: Connection, names: Iterable[str]) -> None:
        self.connection = connection
        self._names = stems(" ".join(names))
        self._texts: dict[int, str] = {}
        self._stems: dict[tuple[What, int], frozenset[str]] = {}

    def of(self, what: What, key: int, version: int) -> frozenset[str]:
        """The stems of a statement's content, or of the sentences of an event."""
        if (what, key) not in self._stems:
            role = "content" if what == "statement" else None
            spans = spans_of(self.connection, what, [key], role).get(key, [])
            self._stems[what, key] = stems(" ".join(self._quote(what, version, span) for span in spans)) - self._names
        return self._stems[what, key]

    def _quote(self, what: What, version: int, span: Span) -> str:
        text = self._text(version)
        return (sentence_around(text, *span) if what == "event" else span).slice(text)

    def _text(self, version: int) -> str:
        if version not in self._texts:
            v = t.version.c
            row = self.connection.execute(select(v.text, v.nul).where(v.id == version)).one()
            self._texts[version] = text_of(*row)
        return self._texts[version]
