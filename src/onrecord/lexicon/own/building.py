"""A row of a table out of a user's cells and the row that they go before."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_type_hints

from .rows import OwnRow
from .shapes import FORMS, TABLES, columns, optional

_ACTORS = "actors_"
_NEEDED: dict[str, tuple[str, ...]] = {
    "actors_states": ("name",),
    "actors_regions": ("name",),
    "actors_cities": ("names",),
    "actors_organisations": ("name",),
    "actors_titles": ("forms",),
    "actors_holders": ("name",),
    "actors_given_names": ("names",),
    "events_codes": ("name",),
    "events_verbs": ("lemma",),
    "events_nouns": ("lemmas",),
    "events_frames": ("verb", "noun", "code"),
    "speech_verbs": ("lemma",),
    "speech_nouns": ("lemma",),
    "speech_sources": ("lemma",),
    "speech_stops": ("lemma",),
    "speech_raising": ("lemma",),
    "speech_governors": ("lemma",),
    "speech_channels": ("noun",),
    "speech_contents": ("lemma",),
    "speech_givens": ("lemma",),
}
"""Columns without which a row says nothing."""
_CODED = "actors_states"


def missing(row: OwnRow) -> list[str]:
    """The columns that a row lacks and that no row which ships can fill."""
    needed = (*_NEEDED.get(row.table, ()), *(c for c, empty in _empty_cells(row.table).items() if empty is ...))
    return [column for column in needed if row.cells.get(column) in (None, "", ())]


def built(row: OwnRow, base: Any | None, *, forms: bool = True) -> Any:
    """The row with its cells over those of `base`: single ones replaced, lists joined.

    Its words alone without `forms`. A row that only adds leaves single cells as they are, and its name is one more.
    Actors keep the id of the row before which they go: others name them by it.
    """
    empty = _empty_cells(row.table)
    made = dict(_no_cells(row.table)) if base is None else {column: getattr(base, column) for column in empty}
    if not forms:
        made |= dict.fromkeys(FORMS[row.table], ())
    for column, own in row.cells.items():
        made[column] = _joined(own, made[column]) if isinstance(own, tuple) and own else own
    if row.adds and base is not None:
        made |= {c: getattr(base, c) for c, v in made.items() if not isinstance(v, tuple) and getattr(base, c)}
        name = str(row.cells.get("name", base.name))
        made["aliases"] = made["aliases"] if name == base.name else (name, *made["aliases"])
    made["id"] = base.id if base is not None and row.table.startswith(_ACTORS) else row.id
    if row.table == _CODED and not made["code"]:
        made["code"] = made["id"]
    return TABLES[row.table](**made)


def _joined(own: tuple[Any, ...], before: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*own, *(value for value in before if value not in own))


@cache
def _empty_cells(table: str) -> dict[str, Any]:
    """What stands for an empty cell in each column; `...` where there must be one of a few words."""
    hints, defaults = get_type_hints(TABLES[table]), optional(table)
    return {column: defaults[column] if column in defaults else _empty(hints[column]) for column in columns(table)}


@cache
def _no_cells(table: str) -> dict[str, Any]:
    """The cells of a row that fills none."""
    return {column: "" if empty is ... else empty for column, empty in _empty_cells(table).items()}


def _empty(hint: Any) -> Any:
    if type(None) in get_args(hint):
        return None
    if str(hint).startswith("tuple"):
        return ()
    return ... if get_args(hint) else {bool: False, float: 0.0}.get(hint, "")
