"""The reader of a process: made once, kept for all shards that the process reads."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol

from onrecord.batch.settings import Settings
from onrecord.errors import OnrecordError
from onrecord.records import MadeBy, Record


class Reading(Protocol):
    """What reads a document, as `onrecord.reading.reader.Reader` does."""

    made_by: MadeBy

    def read(self, document: Any, /) -> Record: ...


def shipped(settings: Settings) -> Reading:
    """The reader that comes with the package, with a user's rows where the settings name some. Raises BadLexicon."""
    from onrecord.lexicon import Lexicon
    from onrecord.reading.reader import Reader

    return Reader(lexicon=Lexicon.load(actors=settings.actors, rules=settings.rules))


@lru_cache(maxsize=1)
def reader_of(settings: Settings) -> Reading:
    """The reader that these settings ask for. Raises OnrecordError where nothing makes one."""
    module, _, name = settings.reader.partition(":")
    try:
        make = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        seen = f"no reader at {settings.reader!r} ({error})"
        raise OnrecordError(seen, remedy="name a function that takes settings, as module:function") from error
    made: Reading = make(settings)
    return made


def forget() -> None:
    """Lets go of the reader, and of its memory."""
    reader_of.cache_clear()
