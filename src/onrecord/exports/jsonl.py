"""JSON lines: the whole record of each report, one a line, as `onrecord read --to jsonl` prints them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from onrecord.exports.told import current
from onrecord.queries.filters import Filter
from onrecord.records import Record
from onrecord.schema import DOCUMENT_KEYS, RECORD_KEYS, to_json


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """The current record of each report that a filter leaves."""
    for record in current(connection, wanted):
        yield line_of(record)


def line_of(record: Record) -> str:
    """A record as one line; half characters, which no JSON holds, are left to whoever encodes it."""
    try:
        return to_json(record).decode() + "\n"
    except UnicodeEncodeError:
        told = msgspec.to_builtins(record)
        whole = {key: told[key] for key in RECORD_KEYS}
        whole["document"] = {key: told["document"][key] for key in DOCUMENT_KEYS}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
