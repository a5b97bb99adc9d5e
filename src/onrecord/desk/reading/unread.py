"""A report that was not read, as it is shown: its text as it is, and why nothing was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from onrecord.adding import document_of
from onrecord.records import Document
from onrecord.show.layout import flowing
from onrecord.store.failing import Failed

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Unread:
    """A report that was set aside, with its text."""

    id: str
    title: str
    """The one that it brings, else its first line."""
    language: str | None
    """ISO 639-1."""
    language_name: str
    reason: str
    remedy: str
    place: str
    """The last part of the path that it came from, or its address."""
    collection: str | None
    set_aside_at: str
    """UTC, ISO 8601."""
    document: Document


def unread_of(failed: Failed) -> Unread | None:
    """What is shown of what was set aside; None where no text of it is kept."""
    document = document_of(failed)
    if document is None:
        return None
    first = next(filter(None, map(flowing, document.text.splitlines())), "")
    seen, _, remedy = failed.reason.partition("; ")
    return Unread(
        failed.id,
        flowing(document.title or "") or first[:_LONGEST],
        document.language,
        language_name(document.language),
        seen.removeprefix(f"{failed.path}: "),
        remedy,
        failed.path if "://" in failed.path else failed.path.replace("\\", "/").rpartition("/")[2],
        failed.collection,
        failed.failed_at,
        document,
    )


@cache
def language_name(code: str | None) -> str:
    """The name of a language, in English.

    >>> language_name("zh"), language_name("ja"), language_name(None)
    ('Chinese', 'Japanese', 'another language')
    """
    try:
        name = Locale(code or "").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        name = None
    return name or "another language"
