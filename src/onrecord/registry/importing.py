"""A user's file of actors: what form it has, and what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from onrecord.lexicon import Lexicon
from onrecord.lexicon.own.cells import broken
from onrecord.lexicon.own.dictionary import form_of
from onrecord.lexicon.own.known import Known
from onrecord.lexicon.own.rows import Source

from .agents import read_agents
from .countries import Countries
from .csv_rows import looks_like_csv, read_csv
from .dictionary import read_actors
from .facts import Import
from .ftm import read_ftm
from .ftm_entities import looks_like_ftm

_FORMS = "write CSV with a column name, FollowTheMoney JSON lines, or a dictionary of PETRARCH's form"
_JSON = ("{", "[{")
_DICTIONARIES: dict[str, Callable[..., Import]] = {"actor dictionary": read_actors, "agent dictionary": read_agents}


def read_import(path: str | Path, *, lexicon: Lexicon | None = None) -> Import:
    """What a file holds, its form told by its content; of one that can't be read, the problem. It never raises.

    Countries and codes are read against the lexicon: the shipped one, or one with a user's own states in it.
    """
    file, content = str(path), b""
    try:
        content = Path(path).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        return _unread(file, 0, (error.strerror or "not readable").lower(), "check the path, and who may read it")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        read = _unread(file, line, "bytes that are no UTF-8", "save the file as UTF-8")
    else:
        read = _read(file, text, Known.of(lexicon or Lexicon.load()))
    return replace(read, sha256=hashlib.sha256(content).hexdigest())


def _read(file: str, text: str, known: Known) -> Import:
    """What a text holds."""
    if looks_like_ftm(text):
        return read_ftm(text, file=file, countries=Countries(known.actors))
    if text.lstrip().startswith(_JSON):
        return _unread(file, 1, "JSON that is no lines of entities", _FORMS)
    if file.lower().endswith(".csv") or looks_like_csv(text):
        return read_csv(text, file=file, known=known)
    form = form_of(text)
    if form in _DICTIONARIES:
        return _DICTIONARIES[form](text, file=file, known=known)
    if form == "verb dictionary":
        return _unread(file, 0, "a dictionary of verbs", "give a dictionary of actors or of agents")
    return _unread(file, 0, "no form that we read", _FORMS)


def _unread(file: str, line: int, seen: str, remedy: str) -> Import:
    return Import(file, "unread", problems=(broken(Source(file, line), seen, remedy),))
