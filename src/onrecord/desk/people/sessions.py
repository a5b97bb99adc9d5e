"""Sessions and the tokens of forms: what is signed, and with what secret of the archive."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from hmac import compare_digest

from itsdangerous import BadData, Signer, URLSafeTimedSerializer
from starlette.responses import Response

from onrecord.people import Held

SESSION, FORM = "onrecord_session", "onrecord_form"
"""Cookies: who is signed in; with what the forms of somebody who is not are bound to the browser."""
HOURS = 12


@dataclass(frozen=True, slots=True)
class Session:
    """What a session says of itself."""

    name: str
    nonce: str
    tie: str
    """To the password: with a new one the session ends."""


class Signing:
    """Signs and reads, with one secret."""

    def __init__(self, secret: str) -> None:
        self._sessions = URLSafeTimedSerializer(secret, salt="session", signer_kwargs={"digest_method": hashlib.sha256})
        self._forms = Signer(secret, salt="form", digest_method=hashlib.sha256)

    def session(self, who: Held) -> str:
        """The cookie of somebody who has just signed in."""
        return str(self._sessions.dumps([who.name, secrets.token_urlsafe(12), tie_of(who)]))

    def read(self, cookie: str) -> Session | None:
        """What a cookie says, if it is ours and not too old."""
        try:
            name, nonce, tie = self._sessions.loads(cookie, max_age=HOURS * 3600)
        except (BadData, ValueError, TypeError):
            return None
        return Session(name, nonce, tie)

    def form(self, seed: str) -> str:
        """The token of forms that belongs to a session's nonce, or to the form cookie."""
        return self._forms.get_signature(seed).decode()


def tie_of(who: Held) -> str:
    """What ties a session to a password."""
    return hashlib.sha256(who.password.encode()).hexdigest()[:24]


def same(given: str, wanted: str) -> bool:
    """Whether two tokens are one; nothing is one with nothing."""
    return bool(wanted) and compare_digest(given.encode(), wanted.encode())


def keep(response: Response, name: str, value: str, *, secure: bool) -> None:
    """Sets a cookie that no script reads, and no other site sends."""
    response.set_cookie(name, value, max_age=HOURS * 3600, path="/", secure=secure, httponly=True, samesite="lax")
