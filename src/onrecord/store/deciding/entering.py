"""What no report told, taken down by hand: a document of its own, with one statement or event more each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sqlalchemy import Connection, select

from onrecord.errors import BadDecision
from onrecord.records import (
    Actor,
    Claim,
    Document,
    DocumentKind,
    Event,
    Evidence,
    MadeBy,
    Mention,
    Record,
    Stamp,
    Statement,
)  # fmt: skip
from onrecord.spans import identity
from onrecord.store import tables as t
from onrecord.store.collecting import collect
from onrecord.store.deciding.applying import PERSON, SURE, Applied
from onrecord.store.deciding.fields import coded, field_of, plain_value
from onrecord.store.deciding.finding import found
from onrecord.store.deciding.kinds import BY_HAND, Author
from onrecord.store.deciding.log import write
from onrecord.store.deciding.machine import kept, loaded_keys
from onrecord.store.deciding.whom import whoms
from onrecord.store.keys import hold
from onrecord.store.loading import load
from onrecord.store.rereading import replace_parts
from onrecord.store.saving import Outcome, save
from onrecord.version import VERSION

_NO_VERSION = -1
_DIRECT = "direct"
What = Literal["statement", "event"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody takes down."""

    what: What
    text: str
    """The words: of a letter, of a file, or how somebody tells of it."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Fields of the statement or event, as they are typed."""
    quotes: Sequence[str] = ()
    """The words of the text that it stands on; none are all."""
    kind: DocumentKind = "statement"
    published: str | None = None
    """ISO 8601."""
    file: str | None = None
    """The name of the file that the words are from; null: they are somebody's word."""
    sha256: str | None = None
    """Of the file's bytes."""
    collection: str | None = None


def enter(connection: Connection, entry: Entry, author: Author) -> int:
    """Takes it down; the key of the decision. Raises BadDecision where a field does not take its value, or words are not there."""
    hold(connection)
    if not entry.text.strip():
        raise BadDecision("no words", remedy="give them with --words, or a file with --file")
    if not author.by.strip() or not author.why.strip():
        raise BadDecision("somebody's word without a name or a reason", remedy="say --by whom, and --why")
    document = _document(entry, author)
    version = _held(connection, document)
    record = Record(document, MadeBy(VERSION, BY_HAND, BY_HAND)) if version is None else _machine(connection, version)
    after, part = _with(connection, record, version, entry)
    if version is None:
        if save(connection, after, collection=entry.collection).outcome is Outcome.removed:
            raise BadDecision("these words were removed", remedy="`onrecord decisions` says by whom, and why")
    else:
        replace_parts(connection, after, version)
        report = connection.execute(select(t.version.c.report_id).where(t.version.c.id == version)).scalar_one()
        collect(connection, report, entry.collection)
    return write(connection, "enter", author, [found(connection, part).target()])


def _document(entry: Entry, author: Author) -> Document:
    """The document of somebody's word, or of a file that somebody brought."""
    source = f"{entry.file}, taken down by {author.by}" if entry.file else f"taken down by {author.by}"
    claims = [Claim("kind", entry.kind, "given"), Claim("source", source, "given")]
    claims += [Claim("published", entry.published, "given")] if entry.published else []
    return Document(
        identity("document", PERSON, source, entry.kind, entry.published or "", entry.text), entry.text, kind=entry.kind,
        source=source, published=Stamp(entry.published, "given") if entry.published else None,
        claims=tuple(claims), raw_sha256=entry.sha256,
    )  # fmt: skip


def _held(connection: Connection, document: Document) -> int | None:
    v = t.version.c
    return connection.execute(select(v.id).where(v.document_id == document.id)).scalar()


def _machine(connection: Connection, version: int) -> Record:
    return kept(connection, version).machine(load(connection, version), loaded_keys(connection, version))[0]


def _with(connection: Connection, record: Record, version: int | None, entry: Entry) -> tuple[Record, str]:
    """The record with what is taken down, and its id. Raises BadDecision where it is there."""
    cast = Applied(record, {})
    values: dict[str, Any] = {}
    given = [(field_of(entry.what, name), typed) for name, typed in entry.fields.items()]
    for one, typed in sorted(given, key=lambda pair: pair[0].form != "code"):
        if one.form in ("who", "whos"):
            named = [cast.actor(whom) for whom in whoms(connection, version or _NO_VERSION, typed)]
            values[one.name] = tuple(named) if one.form == "whos" else next(iter(named), None)
        else:
            values[one.name] = plain_value(one, typed)
            values |= dict(coded(values[one.name])) if one.form == "code" else {}
    words = tuple(_words(record.document, quote) for quote in entry.quotes) or (_whole(record.document),)
    actors = tuple(_mentioned(actor, record.document) for actor in cast.actors.values())
    part = _part(record.document, entry.what, words, values)
    if part.id in {*(s.id for s in record.statements), *(e.id for e in record.events)}:
        raise BadDecision(f"it is taken down already: {part.id}", remedy="correct it with `onrecord correct`")
    if isinstance(part, Statement):
        return replace(record, actors=actors, statements=(*record.statements, part)), part.id
    return replace(record, actors=actors, events=(*record.events, part)), part.id


def _part(document: Document, what: What, words: tuple[Evidence, ...], values: dict[str, Any]) -> Statement | Event:
    own = document.identify(what, PERSON, *((e.start, e.end) for e in words), sorted(values.items()))
    if what == "statement":
        speaker = values.pop("speaker", None)
        more: dict[str, Any] = {"mode": _DIRECT, **values, "speaker_confidence": None if speaker is None else SURE}
        return Statement(own, speaker, content=words, rules=(PERSON,), **more)
    if "cameo" not in values:
        raise BadDecision("an event without a code", remedy="give CAMEO's with --cameo, as 040 for talks")
    sides = {"actors": (), "recipients": ()}
    return Event(own, evidence=words, rules=(PERSON,), **(sides | values))


def _words(document: Document, quote: str) -> Evidence:
    at = document.text.find(quote)
    if at < 0 or not quote:
        raise BadDecision(f"{quote!r} is not in the words", remedy="quote them letter by letter")
    return document.evidence(at, at + len(quote))


def _whole(document: Document) -> Evidence:
    """All words, without space around them."""
    start = len(document.text) - len(document.text.lstrip())
    return document.evidence(start, len(document.text.rstrip()))


def _mentioned(actor: Actor, document: Document) -> Actor:
    """The actor with its first mention, where the words hold its name."""
    at = document.text.find(actor.name)
    if at < 0 or actor.mentions:
        return actor
    words = document.evidence(at, at + len(actor.name))
    return replace(actor, mentions=(Mention(words.start, words.end, words.quote, "name"),), known_from=())
