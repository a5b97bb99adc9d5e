"""A server on this machine that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread


@dataclass
class Answer:
    """What the server says for one path."""

    body: bytes = b""
    mime: str | None = "text/html; charset=utf-8"
    status: int = 200
    head: tuple[tuple[str, str], ...] = ()
    sends: Callable[[Callable[[bytes], None], Event], None] | None = None
    """Sends the body piece by piece, until it is told to stop."""


@dataclass
class Server:
    """Answers by path; other paths are not found."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    stop: Event = field(default_factory=Event)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Nothing is written of a visitor who breaks off."""


@contextmanager
def serving(context: SSLContext | None = None) -> Iterator[Server]:
    """The server while it runs; over TLS where a context is given."""
    server = Server()
    with _Quiet(("127.0.0.1", 0), _handler(server)) as http:
        if context is not None:
            http.socket = context.wrap_socket(http.socket, server_side=True, do_handshake_on_connect=False)
        server.port = http.server_address[1]
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.stop.set()
            http.shutdown()
            thread.join()


@contextmanager
def talking(says: Callable[[socket.socket, Event], None]) -> Iterator[int]:
    """The port of a server that does with each connection whatever a test says."""
    stop = Event()
    with socket.create_server(("127.0.0.1", 0)) as line:
        thread = Thread(target=_accept, args=(line, says, stop))
        thread.start()
        try:
            yield line.getsockname()[1]
        finally:
            stop.set()
            line.shutdown(socket.SHUT_RDWR)
            thread.join()


def _accept(line: socket.socket, says: Callable[[socket.socket, Event], None], stop: Event) -> None:
    while not stop.is_set():
        try:
            one, _ = line.accept()
        except OSError:
            return
        with one:
            try:
                says(one, stop)
            except OSError:
                continue  # whoever asked has gone


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.agents.append(self.headers["User-Agent"])
            answer = server.answers.get(self.path, Answer(b"<p>not here</p>", status=404))
            self.send_response(answer.status)
            if answer.mime is not None:
                self.send_header("Content-Type", answer.mime)
            for name, value in answer.head:
                self.send_header(name, value)
            if answer.sends is None:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            try:
                self.wfile.write(answer.body)
                if answer.sends is not None:
                    answer.sends(self._send, server.stop)
            except OSError:
                self.close_connection = True  # whoever asked has gone

        def _send(self, piece: bytes) -> None:
            self.wfile.write(piece)

        def log_message(self, *_: object) -> None:
            """Nothing is written."""

    return Handler
