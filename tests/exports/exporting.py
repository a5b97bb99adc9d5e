"""What the tests of all formats share: files as they come out, records with words that are hard to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.archive import Archive
from onrecord.exports.formats import ALL
from onrecord.queries.filters import Filter
from onrecord.records import Evidence, Flag, Record
from tests.queries.telling import Telling

HOSTILE = "</script><b>\"'&amp;\x00\x1b[31m\t|\r\n\u2028\ufffe\ufeff🚢]]>*_`[x](y)"
"""Characters that mean something to a format, and such that it can't hold."""


def exported(archive: Archive, form: str, wanted: Filter = ALL) -> str:
    """The whole file of a format that is text."""
    return b"".join(archive.export(form, wanted)).decode("utf-8")


def hostile() -> Record:
    """A report whose words and head are hard to write; a name and a note hold half characters, too."""
    told = Telling(
        f"Ships\n\n“{HOSTILE}” said {HOSTILE}. Verania sank\r\n\tKostria’s {HOSTILE} boat.",
        published="2031-05-08T09:20",
        title=HOSTILE,
        publisher=f"{HOSTILE} Wire",
        url=f"https://wire.example/{HOSTILE}",
        byline=HOSTILE,
    )
    speaker = told.who(HOSTILE, "person", "VRN", HOSTILE)
    verania, kostria = told.who("Verania", "state", "VRN"), told.who("Kostria", "state", "KST", code="KSTGOV")
    said = told.said(speaker, "said", f"“{HOSTILE}”", mode="direct", said_at="2031-05-07", channel="speech")
    told.did([verania, speaker], [kostria], "190 ASSAULT", f"sank\r\n\tKostria’s {HOSTILE} boat", statement=said)
    where = told.document.text.index("Ships")
    flag = Flag("label", (told.document.evidence(where, where + 5),), f"A note {HOSTILE}\udcff.")
    first, *others = told.actors
    return replace(told.record, actors=(replace(first, name=f"{HOSTILE}\udcff"), *others), flags=(flag,))


def evidences(record: Record) -> Iterator[Evidence]:
    """The words that statements and events of a record stand on."""
    for statement in record.statements:
        yield from (*statement.source, *statement.cue, *statement.content)
    for event in record.events:
        yield from event.evidence
