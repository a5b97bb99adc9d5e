"""Signing in and out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.desk.asked import Open, Setup
from onrecord.desk.drawing import draw
from onrecord.desk.guard.rates import rates_of, waited
from onrecord.desk.people.coming import is_secure, signing_of
from onrecord.desk.people.forms import Checked, Prepared, local, onwards
from onrecord.desk.people.passwords import fits
from onrecord.desk.people.sessions import FORM, SESSION, keep

signing = APIRouter()
Next = Annotated[str, Query(max_length=2000)]


@dataclass(frozen=True, slots=True)
class SignIn:
    """What the page for signing in shows."""

    next: str
    """Where it leads."""
    name: str = ""
    failed: bool = False


@signing.get("/sign-in", dependencies=[Prepared])
def sign_in(request: Request, next: Next = "/") -> Response:  # noqa: A002 - its name in addresses
    """The form."""
    return HTMLResponse(draw(request, "sign_in", SignIn(local(next))))


@signing.post("/sign-in", dependencies=[Checked])
def signed_in(
    request: Request,
    archive: Open,
    options: Setup,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002 - its name in addresses
) -> Response:
    """Lets somebody in, or shows the form again; it takes as long for a name that nobody has."""
    rates = rates_of(request)
    waited(rates.signing_in, request)
    waited(rates.names, request, name.strip())
    who = archive.person(name.strip())
    if not fits(who.password if who else None, password) or who is None:
        page = draw(request, "sign_in", SignIn(local(next), name, failed=True))
        return HTMLResponse(page, 401)
    answer = onwards(next)
    keep(answer, SESSION, signing_of(request).session(who), secure=is_secure(options))
    answer.delete_cookie(FORM)
    return answer


@signing.get("/sign-out", dependencies=[Prepared])
def sign_out(request: Request) -> Response:
    """The form."""
    return HTMLResponse(draw(request, "sign_out", None))


@signing.post("/sign-out", dependencies=[Checked])
def signed_out() -> Response:
    """Ends the session."""
    answer = onwards("/")
    answer.delete_cookie(SESSION)
    return answer
