"""What makes two documents versions of one report, and which of them is the current one."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec

from onrecord.records import Document
from onrecord.registry.names import normal
from onrecord.spans import identity

_LONGEST = 400
_fingerprints = msgspec.json.Encoder()


def fingerprint(document: Document) -> bytes:
    """Sixteen bytes that depend on the whole document: its text, and all that is known of it."""
    return hashlib.sha256(_fingerprints.encode(document)).digest()[:16]


def report_key(document: Document, place: str | None = None) -> str:
    """What makes two documents one report: the address; else the id that it came with; else its head; else the file.

    The head is title, publisher and day. A document that has none of these is a report of its own.

    >>> report_key(Document("d", "...", url="https://example.org/a?b#c"))
    'url:https://example.org/a?b'
    >>> report_key(Document("d", "...", external_id="7", publisher="Tidewater Gazette"))
    'id:7|tidewater gazette'
    """
    publisher = normal(document.publisher or "")
    if document.url:
        key = f"url:{document.url.partition('#')[0]}"
    elif document.external_id:
        key = f"id:{document.external_id}|{publisher}"
    elif document.title:
        day = document.published.value[:10] if document.published else ""
        key = f"head:{normal(document.title)}|{publisher}|{day}"
    elif place:
        key = f"file:{place}"
    else:
        key = f"document:{document.id}"
    return key if len(key) <= _LONGEST else f"long:{hashlib.sha256(key.encode()).hexdigest()}"


def report_ref(key: str) -> str:
    """The id of the report with this key."""
    return identity("report", key)


def rank(published: str | None, print_: bytes) -> tuple[str, bytes]:
    """By this the versions of a report are ordered; the last one is current. First the stamp, then the fingerprint."""
    return _moment(published), print_


def _moment(stamp: str | None) -> str:
    """A stamp so that strings compare as moments do: in UTC where its zone is known."""
    if not stamp or "T" not in stamp:
        return stamp or ""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return (moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment).isoformat()
