"""Whom a request comes from, and what that person may do. Nobody is known yet, so that nobody may do anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, HTTPException

Role = Literal["reader", "editor", "admin"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in."""

    name: str
    role: Role


def reader() -> Person:
    """Whoever is signed in."""
    raise HTTPException(401, "sign in first", {"WWW-Authenticate": "Bearer"})


def editor() -> Person:
    """Somebody who may add, correct and review."""
    raise HTTPException(401, "sign in first", {"WWW-Authenticate": "Bearer"})


def admin() -> Person:
    """Somebody who may take reports out, too."""
    raise HTTPException(401, "sign in first", {"WWW-Authenticate": "Bearer"})


Reader = Annotated[Person, Depends(reader)]
Editor = Annotated[Person, Depends(editor)]
Admin = Annotated[Person, Depends(admin)]
