"""A small server that speaks as an assistant does: each question takes the next step of a file, the last one stays."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FILLED = (HERE / "filled.json").read_text(encoding="utf-8")
Step = dict[str, Any]


def completion(content: str | None, finish: str = "stop") -> Step:
    """A step that answers with these words."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}
    usage = {"prompt_tokens": 4000, "completion_tokens": 500, "total_tokens": 4500}
    return {"status": 200, "body": {"object": "chat.completion", "choices": [choice], "usage": usage}}


@dataclass
class Served:
    """The server: where it is, what it was asked, and the file that it answers from."""

    address: str
    script: Path
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def answers(self, *steps: Step) -> None:
        """Writes the file."""
        self.script.write_text(json.dumps(steps), encoding="utf-8")


def _handler(served: Callable[[], Served]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            server = served()
            server.keys.append(self.headers.get("Authorization"))
            server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            steps = json.loads(server.script.read_text(encoding="utf-8"))
            step = steps[min(len(server.asked), len(steps)) - 1]
            if step.get("silent"):
                server.released.wait(30)
                return
            if step.get("trickles"):
                self.send_response(200)
                self.end_headers()
                while not server.released.wait(0.02):
                    self.wfile.write(b" ")
                return
            body = step["body"] if isinstance(step["body"], str) else json.dumps(step["body"])
            self.send_response(step["status"] if self.path == "/v1/chat/completions" else 404)
            for name, value in step.get("headers", {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def handle(self) -> None:
            with suppress(ConnectionError):  # whoever asked is gone
                super().handle()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


@pytest.fixture
def served(loopback: None, tmp_path: Path) -> Iterator[Served]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lambda: told))
    told = Served(f"http://127.0.0.1:{server.server_address[1]}/v1", tmp_path / "script.json")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield told
    finally:
        told.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
