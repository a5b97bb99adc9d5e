"""Connections to the very addresses that were looked at, and to none that is refused; all of it within a time."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from ssl import SSLContext
from threading import Timer
from typing import Any

import httpcore

from onrecord.errors import UnreadableInput
from onrecord.fetching.guard import IPAddress
from onrecord.fetching.limits import STAGE, Deadline
from onrecord.fetching.resolving import resolved


class Guarded(httpcore.NetworkBackend):
    """Looks a host up once, and connects to what it found: a name that leads elsewhere a moment later changes nothing."""

    def __init__(self, refuses: Callable[[IPAddress], bool], deadline: Deadline) -> None:
        self._refuses, self._deadline, self._plain = refuses, deadline, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers. Raises UnreadableInput where all are refused."""
        failure: Exception | None = None
        for address in self._allowed(host, port):
            try:
                stream = self._plain.connect_tcp(str(address), port, timeout=self._deadline.left())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Timed(stream, self._deadline)
        raise httpcore.ConnectError(str(failure))

    def _allowed(self, host: str, port: int) -> list[IPAddress]:
        found = resolved(host, port, self._deadline)
        allowed = [address for address in found if not self._refuses(address)]
        if not allowed:
            seen = f"{host} is in a private network ({', '.join(map(str, found))})"
            raise UnreadableInput(seen, remedy="allow private addresses if you mean it", stage=STAGE)
        return allowed


class _Timed(httpcore.NetworkStream):
    """A connection each of whose steps ends with the time that all of them have together."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout=self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        with self._cut_off():
            stream = self._stream.start_tls(ssl_context, server_hostname, timeout=self._deadline.left())
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    @contextmanager
    def _cut_off(self) -> Iterator[None]:
        """Ends the connection when the time is over: the steps of a handshake can't be timed one by one."""
        with self._stream.get_extra_info("socket").dup() as line:
            timer = Timer(self._deadline.left(), _shut, [line])
            timer.daemon = True
            timer.start()
            try:
                yield
            finally:
                timer.cancel()


def _shut(line: socket.socket) -> None:
    with suppress(OSError):  # the other end, or the handshake, was quicker
        line.shutdown(socket.SHUT_RDWR)
