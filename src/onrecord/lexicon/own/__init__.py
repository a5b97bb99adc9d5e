"""Users' own words: rows that they add to the tables, in our CSV and TOML and in dictionaries of PETRARCH's form.

What reads files (`loading`), puts rows into tables (`merging`, `joining`) and checks them (`checking`) is imported where a
user gives files: most give none.
"""

from __future__ import annotations

from .places import place_of, places_of_rule
from .rows import NONE, OwnFile, OwnRow, OwnWords, Place, Problem, Source

__all__ = ["NONE", "OwnFile", "OwnRow", "OwnWords", "Place", "Problem", "Source", "place_of", "places_of_rule"]
