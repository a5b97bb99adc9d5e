"""Flags: what a reader should be told before trusting the report."""

from __future__ import annotations

from onrecord.records import Flag

from .warning.dates import date_flags
from .warning.facts import Facts
from .warning.labels import label_flags
from .warning.marks import mark_flags
from .warning.sources import source_flags

FINDERS = (date_flags, label_flags, source_flags, mark_flags)


def find_flags(facts: Facts) -> tuple[Flag, ...]:
    """The flags of a report: on its dates and labels first, then those on places of it in the order of the text."""
    found = [flag for finder in FINDERS for flag in finder(facts)]
    return tuple(sorted(found, key=lambda flag: flag.evidence[0].start if flag.evidence else -1))
