"""Passwords, as argon2 hashes them, and tokens."""

from __future__ import annotations

import hashlib
import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.errors import BadDecision

SHORTEST, LONGEST = 10, 1000
"""Characters of a password."""
_hasher = PasswordHasher()
_at_once = threading.Semaphore(2)
"""Each hash takes 64 MiB for a moment: whoever asks for many at once waits."""


def hashed(password: str) -> str:
    """The hash of a password that is new. Raises BadDecision where it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadDecision(f"a password of {len(password)} characters", remedy=f"give {SHORTEST} to {LONGEST}")
    with _at_once:
        return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was hashed; it takes as long where nothing is kept."""
    with _at_once:
        try:
            _hasher.verify(kept or _nobodys(), password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def new_token() -> str:
    """A token that nobody guesses."""
    return f"onr_{secrets.token_urlsafe(32)}"


def fingerprint(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))
