"""A server of files on this machine: one that sends parts of them, as archives of the web do, or none, as simple ones."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


@dataclass
class Web:
    """What a server was asked for, and where it is."""

    root: str
    asked: list[str] = field(default_factory=list)
    """The paths, with what came behind a question mark."""


@contextmanager
def serving(folder: Path, *, parts: bool) -> Iterator[Web]:
    """The files of a folder under an address of this machine."""
    web = Web("")
    handler = partial(_InParts if parts else _Whole, directory=str(folder), web=web)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        http.daemon_threads = True
        web.root = f"http://127.0.0.1:{http.server_address[1]}"
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield web
        finally:
            http.shutdown()
            thread.join()


class _Whole(SimpleHTTPRequestHandler):
    """Python's own: every file from its first byte to its last."""

    def __init__(self, *given: Any, web: Web, **other: Any) -> None:
        self.web = web
        super().__init__(*given, **other)

    def log_request(self, *_: object) -> None:
        self.web.asked.append(self.path)

    def log_message(self, *_: object) -> None:
        """Nothing is written to the terminal."""


class _InParts(_Whole):
    """The same, with the bytes alone that are asked for."""

    def send_head(self) -> Any:
        asked, path = _RANGE.fullmatch(self.headers.get("Range", "")), Path(self.translate_path(self.path))
        if asked is None or not path.is_file():
            return super().send_head()
        content = path.read_bytes()
        first = int(asked[1])
        part = content[first : int(asked[2]) + 1 if asked[2] else None]
        self.send_response(206)
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
        self.end_headers()
        return io.BytesIO(part)
