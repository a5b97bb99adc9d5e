"""Loads a folder with reports/ and gold.toml: what is the same in them, by their meaning, pinned by exact words.

examples/dispute/README.md says what the keys of a gold file mean. A telling is one place where a report tells of
something; a group holds all tellings of one thing. Offsets are code points of the report's text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from onrecord.article import read_inputs
from onrecord.records import Document
from onrecord.spans import Span

FORMATS = (".html", ".txt", ".jsonl")


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a report tells of something: any of these spans."""

    report: str
    spans: tuple[Span, ...]
    said: Span | None = None
    """The words that tell of the saying, where a statement is a deed too: an accusation, a demand."""
    translated: bool = False
    date: str | None = None
    """The day that this report gives to an event."""


@dataclass(frozen=True, slots=True)
class Group:
    """All tellings of one thing."""

    id: str
    tellings: tuple[Telling, ...]
    alike: frozenset[str] = frozenset()
    """Groups that a person may or may not take for this one: a pair with them is neither right nor wrong."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Which group answers which; one that a person may or may not see is neither right nor wrong, nor missed."""

    group: str
    to: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """What is the same in the reports of a folder."""

    documents: Mapping[str, Document]
    """By the id of the report: the name of its file, or the id of its line of JSON."""
    origins: tuple[tuple[str, ...], ...]
    """Reports that are copies of one text; those in no group have an origin of their own."""
    statements: tuple[Group, ...]
    """Those that only an answer names are here too, with one telling."""
    events: tuple[Group, ...]
    answers: tuple[Answer, ...]

    @property
    def happenings(self) -> tuple[Group, ...]:
        """The events, and the deeds that are done by saying something, under the ids of their statements."""
        return (*self.events, *filter(lambda deed: deed.tellings, map(_deed, self.statements)))


def load(folder: Path) -> Gold:
    """The gold of a folder. Raises ValueError where words don't stand in their report just once."""
    documents = dict(_documents(folder / "reports"))
    marked = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    told = tuple(_group(row, documents) for row in marked["statement"])
    rows = [tuple(_telling(row[side], documents) for side in ("answer", "to")) for row in marked["answer"]]
    statements = (*told, *_alone(told, chain.from_iterable(rows)))
    ids = {_place(telling): group.id for group in statements for telling in group.tellings}
    answers = tuple(
        Answer(ids[_place(answer)], ids[_place(to)], row.get("optional", False))
        for (answer, to), row in zip(rows, marked["answer"], strict=True)
    )
    events = tuple(_group(row, documents) for row in marked["event"])
    origins = tuple(tuple(row["reports"]) for row in marked["origin"])
    return Gold(documents, origins, statements, events, answers)


def once(words: str, document: Document) -> Span:
    """Where the words stand in a report. Raises ValueError unless that is at one place."""
    start, count = document.text.find(words), document.text.count(words)
    if count != 1:
        raise ValueError(f"{words!r} stands {count} times in {document.url or document.id}; give words that stand once")
    return Span(start, start + len(words))


def _documents(folder: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted(p for p in folder.iterdir() if p.suffix in FORMATS):
        for document in read_inputs([str(path)], stdin=None):
            yield document.external_id or path.stem, document


def _group(row: Mapping[str, Any], documents: Mapping[str, Document]) -> Group:
    tellings = tuple(_telling(telling, documents) for telling in row["tellings"])
    return Group(row["id"], tellings, frozenset(row.get("alike", ())))


def _telling(row: Mapping[str, Any], documents: Mapping[str, Document]) -> Telling:
    document, words = documents[row["report"]], row["words"]
    phrases = [words] if isinstance(words, str) else words
    said = once(row["said"], document) if "said" in row else None
    spans = tuple(once(phrase, document) for phrase in phrases)
    return Telling(row["report"], spans, said, row.get("translated", False), row.get("date"))


def _alone(told: Iterable[Group], of_answers: Iterable[Telling]) -> Iterator[Group]:
    """What answers name and no group holds: told once."""
    known = {_place(telling) for group in told for telling in group.tellings}
    for telling in of_answers:
        if _place(telling) not in known:
            known.add(_place(telling))
            yield Group(f"{telling.report}:{telling.spans[0].start}", (telling,))


def _place(telling: Telling) -> tuple[str, tuple[Span, ...]]:
    return telling.report, telling.spans


def _deed(statement: Group) -> Group:
    """The statement as something done, told once a report however often that tells of the saying."""
    said: dict[str, tuple[Span, ...]] = {}
    for telling in statement.tellings:
        if telling.said:
            said[telling.report] = (*said.get(telling.report, ()), telling.said)
    return Group(statement.id, tuple(Telling(report, spans) for report, spans in said.items()), statement.alike)
