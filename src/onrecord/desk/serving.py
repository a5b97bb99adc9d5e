"""The desk run: a socket, a server, and the words that tell where it is."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from onrecord.desk.app import desk
from onrecord.desk.options import Options
from onrecord.errors import OnrecordError

_WAITING = 128


def run(options: Options, host: str, port: int, opened: Callable[[str], object] | None = None) -> None:
    """Serves until it is interrupted; `opened` is told the address as soon as it answers there. Raises OnrecordError where it can't listen there."""
    app = desk(replace(options, host=host))
    with _listening(host, port) as line:
        where = f"http://{f'[{host}]' if ':' in host else host}:{line.getsockname()[1]}"
        print(f"onrecord: {app.state.archive} is open at {where}, Ctrl+C closes it", file=sys.stderr, flush=True)  # noqa: T201
        if opened is not None:
            opened(where)
        _outlive_readers()
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[line])


def _outlive_readers() -> None:
    """Who hangs up before an answer is there ends no server, as it ends a command that writes into a pipe."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=_WAITING
        )
    except OSError as error:
        raise OnrecordError(
            f"{host}:{port}: {(error.strerror or str(error)).lower()}", remedy="choose another --port, or 0 for any"
        ) from error
