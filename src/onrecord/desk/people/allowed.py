"""Who asks, and whether they may: what pages and API take as a parameter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from onrecord.people import Role

RANKS: dict[Role, int] = {"reader": 0, "editor": 1, "admin": 2}
"""Who may do more may do all that who may do less does."""
CHALLENGE = {"WWW-Authenticate": "Bearer"}
SIGN_IN = "sign in, or send a token as `Authorization: Bearer TOKEN`"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, or whose token came with the request."""

    name: str
    role: Role


def known(request: Request) -> Person | None:
    """Who asks; None where nobody says who they are."""
    found: Person | None = getattr(request.state, "person", None)
    return found


def reader(request: Request) -> Person:
    """Somebody who is known. Raises HTTPException."""
    return _at_least("reader", request)


def editor(request: Request) -> Person:
    """Somebody who may add, correct and review. Raises HTTPException."""
    return _at_least("editor", request)


def admin(request: Request) -> Person:
    """Somebody who may do all, removing reports, too. Raises HTTPException."""
    return _at_least("admin", request)


def _at_least(role: Role, request: Request) -> Person:
    person = known(request)
    if person is None:
        raise HTTPException(401, f"this needs somebody who is signed in; {SIGN_IN}", CHALLENGE)
    if RANKS[person.role] < RANKS[role]:
        raise HTTPException(403, f"this needs the role {role}, and {person.name} has the role {person.role}")
    return person


Known = Annotated[Person | None, Depends(known)]
Reader = Annotated[Person, Depends(reader)]
Editor = Annotated[Person, Depends(editor)]
Admin = Annotated[Person, Depends(admin)]
