"""Words of a thing and of a deed: where they stand, and which of them say what it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from sqlalchemy import Connection, select

from onrecord.article.vocabulary import content_words
from onrecord.lexicon.ordinary import OrdinaryWords
from onrecord.queries.contents import contents_of
from onrecord.queries.sentences import sentence_around
from onrecord.queries.state.judging import What
from onrecord.queries.tellings import chunks
from onrecord.spans import Span
from onrecord.store import tables as t
from onrecord.store.loading import text_of

_WORD = re.compile(r"[^\W\d_]+")
_SPANS = {"statement": t.statement_span, "event": t.event_span}


def spans_of(connection: Connection, what: What, keys: Iterable[int]) -> dict[int, list[Span]]:
    """Where the words of statements or events stand, by their keys."""
    table = _SPANS[what]
    owner = table.c[f"{what}_id"]
    query = select(owner, table.c.start, table.c.stop).order_by(owner, table.c.start)
    found: dict[int, list[Span]] = {}
    for some in chunks(keys):
        for key, start, stop in connection.execute(query.where(owner.in_(some))):
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
    """The stems of what was said, and of the sentences that tell of a deed; names of sides left out.

    They are looked up for many at once, before they are compared.
    """

    def __init__(self, connection: Connection, names: Iterable[str]) -> None:
        self._connection = connection
        self._names = stems(" ".join(names))
        self._said: dict[int, frozenset[str]] = {}
        self._done: dict[int, frozenset[str]] = {}

    def look_up_said(self, statements: Iterable[int]) -> None:
        """Looks up the words of statements, by their keys."""
        found = contents_of(self._connection, set(statements) - self._said.keys())
        self._said |= {key: stems(" ".join(pieces)) - self._names for key, pieces in found.items()}

    def look_up_done(self, events: Iterable[tuple[int, int]]) -> None:
        """Looks up the words of the sentences that tell of events, by the keys of these and of their versions."""
        told_in: dict[int, set[int]] = defaultdict(set)
        for key, version in events:
            told_in[version].add(key)
        spans = spans_of(self._connection, "event", chain.from_iterable(told_in.values()))
        for version, text in self._texts(told_in):
            for key in told_in[version]:
                sentences = (sentence_around(text, *span).slice(text) for span in spans.get(key, []))
                self._done[key] = stems(" ".join(sentences)) - self._names

    def said(self, statement: int) -> frozenset[str]:
        """The stems of a statement's content."""
        return self._said[statement]

    def done(self, event: int) -> frozenset[str]:
        """The stems of the sentences that tell of an event."""
        return self._done[event]

    def _texts(self, versions: Iterable[int]) -> Iterator[tuple[int, str]]:
        v = t.version.c
        for some in chunks(versions):
            for key, text, nul in self._connection.execute(select(v.id, v.text, v.nul).where(v.id.in_(some))):
                yield key, text_of(text, nul)
