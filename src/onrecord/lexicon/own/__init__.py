"""Users' own words: rows that they add to the tables, in our CSV and TOML and in dictionaries of PETRARCH's form."""

from __future__ import annotations

from .joining import joined, tables_of
from .loading import load, read_file
from .merging import Merged, Place, merged
from .rows import NONE, OwnFile, OwnRow, OwnWords, Problem, Source

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
    "read_file",
    "tables_of",
]
