"""How often somebody may do what costs something: counted in memory, of a bounded number of people."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from fastapi import HTTPException, Request

from onrecord.desk.options import Options

_MINUTES = 10
_PEOPLE = 10_000
"""So many are remembered at once; who came longest ago is forgotten first."""
_NETWORK = 64
"""Bits of an address of IPv6 that tell one household from another."""


class Rate:
    """So many times in so many seconds, for each key."""

    def __init__(self, times: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.times, self.seconds, self.clock = times, seconds, clock
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str) -> float:
        """Counts one more time; 0 where it may be, else after how many seconds."""
        now = self.clock()
        with self._lock:
            seen = self._seen.setdefault(key, deque())
            self._seen.move_to_end(key)
            while len(self._seen) > _PEOPLE:
                self._seen.popitem(last=False)
            while seen and seen[0] <= now - self.seconds:
                seen.popleft()
            if len(seen) >= self.times:
                return seen[0] + self.seconds - now
            seen.append(now)
            return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What is counted."""

    readings: Rate
    """Texts that are read for one address, or for one person, and not kept: each takes the reader for itself."""
    problems: Rate = field(default_factory=lambda: Rate(5, _MINUTES * 60))
    """Problems that one address reports."""
    signing_in: Rate = field(default_factory=lambda: Rate(10, _MINUTES * 60))
    """Tries of one address to sign in."""
    names: Rate = field(default_factory=lambda: Rate(60, _MINUTES * 60))
    """Tries to sign in with one name, from wherever."""

    @classmethod
    def of(cls, options: Options) -> Rates:
        """What is counted at a desk that is set up so."""
        return cls(readings=Rate(options.reads_per_minute, 60))


def rates_of(request: Request) -> Rates:
    """What is counted at this desk."""
    found: Rates = request.app.state.rates
    return found


def waited(rate: Rate, request: Request, key: str | None = None) -> None:
    """Lets through who did not come too often. Raises HTTPException."""
    seconds = rate.wait(client(request) if key is None else key)
    if seconds > 0:
        told = (
            f"too often; try again in {ceil(seconds / 60)} minutes"
            if seconds > 60
            else "too often; try again in a minute"
        )
        raise HTTPException(429, told, {"Retry-After": str(ceil(seconds))})


def client(request: Request) -> str:
    """Who comes, by address. Behind a proxy on this machine: whom it names last, where the desk has an address of its own."""
    host = request.client.host if request.client else ""
    if request.app.state.options.address and _is_here(host):
        host = request.headers.get("x-forwarded-for", host).rpartition(",")[2].strip() or host
    try:
        found = ip_address(host)
    except ValueError:
        return host[:100]
    return str(ip_network((found, _NETWORK), strict=False)) if isinstance(found, IPv6Address) else host


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
