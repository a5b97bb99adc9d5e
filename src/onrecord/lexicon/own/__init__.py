"""Users' own words: rows that they add to the tables, in our CSV and TOML and in dictionaries of PETRARCH's form."""

from __future__ import annotations

from .joining import joined, tables_of
from .loading import load, read_files
from .merging import Merged, merged
from .places import place_of, places_of_rule
from .rows import NONE, OwnFile, OwnRow, OwnWords, Place, Problem, Source
from .verb_forms import regular_forms

__all__ = [
    "NONE",
    "Merged",
    "OwnFile",
    "OwnRow",
    "OwnWords",
    "Place",
    "Problem",
    "Source",
    "joined",
    "load",
    "merged",
    "place_of",
    "places_of_rule",
    "read_files",
    "regular_forms",
    "tables_of",
]
