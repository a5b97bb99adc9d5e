"""How far a fetch goes, and how long."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from onrecord.errors import UnreadableInput

STAGE = "fetch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Where a fetch stops."""

    seconds: float = 30.0
    """From asking for an address to the last byte of its answer, redirects included."""
    bytes: int = 20 << 20
    """Of an answer, as it is sent and unpacked."""
    redirects: int = 5
    """In a row, from one address."""
    entries: int = 500
    """Of a feed."""


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a fetch has to be done."""

    seconds: float
    _begun: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        """The seconds that are left, more than none. Raises UnreadableInput where none are."""
        left = self._begun + self.seconds - time.monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> UnreadableInput:
        """What is said when it has passed."""
        seen = f"no whole answer within {self.seconds:g} seconds"
        return UnreadableInput(seen, remedy="try again later, or save the page and give the file", stage=STAGE)
