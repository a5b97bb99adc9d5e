"""Forms of pages: each carries a token that only this browser was given, and none is taken without it."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse

from onrecord.desk.people.coming import signing_of
from onrecord.desk.people.sessions import same

LONGEST = 2000
"""Characters of a reason, or of a value."""
Short = Annotated[str, Form(max_length=LONGEST)]


def prepared(request: Request) -> None:
    """Sees to it that the forms of a page carry a token: who is not signed in gets a cookie that it is bound to."""
    request.state.forms = True
    if not request.state.token:
        request.state.seed = secrets.token_urlsafe(18)
        request.state.token = signing_of(request).form(request.state.seed)


def checked(request: Request, token: Annotated[str, Form(max_length=200)] = "") -> None:
    """Takes a form that a page of ours sent to this browser. Raises HTTPException."""
    if request.state.bearer or same(token, request.state.token):
        return
    raise HTTPException(403, "this form is too old, or is not from this page; open the page anew and send it again")


Prepared = Depends(prepared)
Checked = Depends(checked)


def local(address: str) -> str:
    r"""An address of this desk; that of the front page where it is none.

    >>> [local(one) for one in ("/report/0a?b=1", "//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", "")]
    ['/report/0a?b=1', '/', '/', '/', '/']
    """
    fine = address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()
    return address if fine else "/"


def onwards(address: str) -> RedirectResponse:
    """To another page, after a form was taken."""
    return RedirectResponse(local(address), 303)
