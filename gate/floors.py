"""The floors: read, compared, raised. They never fall, unless somebody says so aloud (--lower)."""

from __future__ import annotations

import tomllib
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
TOLERANCE = 0.003
"""How far under a measured share its floor is set: a change may cost this much and no more. Counts have none."""
HEADER = """\
# Each figure's floor: `make gate` fails below it. Written by `make repin`, which sets each to what was measured less
# {tolerance}, and only ever raises it; `python -m gate --repin --lower` lets floors fall, and the commit says why.
"""


def load() -> dict[str, float]:
    """The floors by figure; none where the file is not there."""
    return dict(tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"]) if FLOORS.exists() else {}


def repinned(floors: dict[str, float], measured: dict[str, float], *, lower: bool = False) -> dict[str, float]:
    """The floors after a measurement.

    >>> repinned({"a": 0.7, "b": 0.9}, {"a": 0.8, "b": 0.85, "seed": 116.0})
    {'a': 0.797, 'b': 0.9, 'seed': 116.0}
    >>> repinned({"b": 0.9}, {"b": 0.85}, lower=True)
    {'b': 0.847}
    """
    new = {name: value if value > 1 else round(value - TOLERANCE, 4) for name, value in measured.items()}
    kept = {} if lower else {name: max(floor, new.get(name, floor)) for name, floor in floors.items()}
    return floors | new | kept


def save(floors: dict[str, float]) -> None:
    """Writes the floors, one figure a line."""
    rows = "".join(f'"{name}" = {value:g}\n' for name, value in floors.items())
    FLOORS.write_text(f"{HEADER.format(tolerance=TOLERANCE)}[floors]\n{rows}", encoding="utf-8")
