"""The reader of a process: made once, kept for all shards that the process reads."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.batch.settings import LAYOUT, Settings
from onrecord.errors import OnrecordError
from onrecord.records import MadeBy, Record

if TYPE_CHECKING:
    from onrecord.parsing.parses import Parses

_DIGITS = 16


class Reading(Protocol):
    """What reads a document, as `onrecord.reading.reader.Reader` does."""

    made_by: MadeBy

    def read(self, document: Any, /) -> Record: ...


def shipped(settings: Settings) -> Reading:
    """The reader that comes with the package, with the model or pipeline and a user's rows that the settings name.

    Raises BadLexicon where the rows can't be read, BadParser where the pipeline can't.
    """
    from onrecord.lexicon import Lexicon
    from onrecord.reading.reader import Reader

    lexicon = Lexicon.load(actors=settings.actors, rules=settings.rules)
    return Reader(parser=_parser(settings), lexicon=lexicon)


def _parser(settings: Settings) -> Parses:
    if settings.parser is not None:
        from onrecord.parsing.spacy_pipeline.parser import SpacyParser

        return SpacyParser.load(settings.parser)
    from onrecord.parsing.parser import Parser

    return Parser.load(model=settings.model)


def reader_of(settings: Settings) -> Reading:
    """The reader that these settings ask for, with a user's files as they are now. Raises OnrecordError where nothing makes one."""
    return _reader(settings, _stamps(settings))


def fingerprint_of(settings: Settings) -> str:
    """The fingerprint of version, model, lexicon and all settings that change what is written of a report."""
    return _fingerprint(settings, _stamps(settings))


def forget() -> None:
    """Lets go of the reader, and of its memory."""
    _reader.cache_clear()


@lru_cache(maxsize=1)
def _reader(settings: Settings, stamps: object) -> Reading:
    del stamps  # they are part of the key alone
    module, _, name = settings.reader.partition(":")
    try:
        make = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        seen = f"no reader at {settings.reader!r} ({error})"
        raise OnrecordError(seen, remedy="name a function that takes settings, as module:function") from error
    made: Reading = make(settings)
    return made


@lru_cache(maxsize=8)
def _fingerprint(settings: Settings, stamps: object) -> str:
    del stamps
    made_by = reader_of(settings).made_by
    decides = (
        LAYOUT, made_by.onrecord, made_by.model, made_by.lexicon, settings.published, settings.kind, settings.reader,
    )  # fmt: skip
    return hashlib.sha256(json.dumps(decides).encode()).hexdigest()[:_DIGITS]


def _stamps(settings: Settings) -> tuple[tuple[int, int], ...]:
    """What changes whenever a file of the user's does, one of a pipeline's too."""
    own = (Path(name) for name in (*settings.actors, *settings.rules))
    pipeline = sorted(Path(settings.parser).rglob("*")) if settings.parser is not None else []
    found = (path.stat() for path in (*own, *pipeline) if path.is_file())
    return tuple((about.st_mtime_ns, about.st_size) for about in found)
