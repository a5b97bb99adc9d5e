"""Events counted by what they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuadCounts:
    """Events by quad class: CAMEO's roots 01 to 05, 06 to 09, 10 to 14, 15 to 20."""

    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0


@dataclass(frozen=True, slots=True)
class TypeCounts:
    """Events by PLOVER type; `none` counts those that PLOVER leaves out, as comments and denials."""

    agree: int = 0
    consult: int = 0
    support: int = 0
    concede: int = 0
    cooperate: int = 0
    aid: int = 0
    retreat: int = 0
    request: int = 0
    accuse: int = 0
    reject: int = 0
    threaten: int = 0
    protest: int = 0
    sanction: int = 0
    mobilize: int = 0
    coerce: int = 0
    assault: int = 0
    none: int = 0
