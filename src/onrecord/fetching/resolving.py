"""Names of hosts -> addresses, within a time."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread

from onrecord.errors import UnreadableInput
from onrecord.fetching.guard import IPAddress
from onrecord.fetching.limits import STAGE, Deadline


def resolved(host: str, port: int, deadline: Deadline) -> list[IPAddress]:
    """The addresses of a host, the preferred first. Raises UnreadableInput where it has none, or none in time.

    The system's own look-up knows no limit of time: it is left behind where it takes too long.
    """
    answers: SimpleQueue[list[IPAddress] | Exception] = SimpleQueue()
    Thread(target=_ask, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except Empty as error:
        raise deadline.passed() from error
    if isinstance(answer, Exception):
        seen = f"no host called {host!r} ({' '.join(str(answer).split())})"
        raise UnreadableInput(seen, remedy="check the address", stage=STAGE) from answer
    return answer


def _ask(host: str, port: int, answers: SimpleQueue[list[IPAddress] | Exception]) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        answers.put(list(dict.fromkeys(ip_address(place[0]) for *_, place in found)))
    except (OSError, ValueError) as error:
        answers.put(error)
