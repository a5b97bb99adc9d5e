"""What makes two documents versions of one report, and which of them is the current one."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from onrecord.records import Document
from onrecord.registry.names import normal
from onrecord.spans import identity

_LONGEST = 400
_WAY = re.compile(r"(?:utm_\w+|(?:fb|g|ms|y|dc)clid|mc_[ce]id|igshid|cmpid)(?:=|$)", re.IGNORECASE)
_fingerprints = msgspec.json.Encoder()


def fingerprint(document: Document) -> bytes:
    """Sixteen bytes that depend on the document: its text, and all that is known of it.

    The bytes of the page are left out: many a page changes with every visit, and its report does not.
    """
    return hashlib.sha256(_fingerprints.encode(replace(document, raw_sha256=None))).digest()[:16]


def report_key(document: Document, place: str | None = None) -> str:
    """What makes two documents one report: the address; else the id that they came with; else title, publisher and day;
    else, of whole files, file and title. A document that has none of these is a report of its own.

    An id that is a mere number may be that of a row: it counts only together with the title.

    >>> report_key(Document("d", "...", url="https://example.org/a?b#c"))
    'url:example.org/a?b'
    >>> report_key(Document("d", "...", external_id="wire-7")), report_key(Document("d", "...", "7", title="A Keeper"))
    ('id:wire-7|', 'id:7||a keeper')
    """
    publisher, title = normal(document.publisher or ""), normal(document.title or "")
    day = document.published.value[:10] if document.published else ""
    if document.url:
        key = f"url:{_address(document.url)}"
    elif document.external_id:
        key = f"id:{document.external_id}|{publisher}"
        key += f"|{title}" if document.external_id.isdigit() else ""
    elif title and publisher:
        key = f"head:{title}|{publisher}|{day}"
    elif place:
        key = f"file:{place}|{title}"
    else:
        key = f"document:{document.id}"
    return key if len(key) <= _LONGEST else f"long:{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _address(url: str) -> str:
    """An address without scheme, place in the page, and what only says by which way a reader came.

    >>> _address("http://Example.org/a/?id=3&utm_source=feed#top") == _address("https://example.org/a?id=3")
    True
    """
    _, _, rest = url.strip().partition("#")[0].rpartition("://")
    place, _, query = rest.partition("?")
    host, slash, path = place.rstrip("/").partition("/")
    asked = "&".join(part for part in query.split("&") if part and not _WAY.match(part))
    return f"{host.lower()}{slash}{path}" + (f"?{asked}" if asked else "")


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
        return (moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment).isoformat()
    except (ValueError, OverflowError):  # of 0001-01-01T00:00+05:00 UTC's moment is before the year 1
        return stamp
