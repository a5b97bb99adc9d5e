"""The desk over the worked example: in the process, and served to a real browser."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.example import fill


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the worked example, made once. Tests that write to it take `written`."""
    place = tmp_path_factory.mktemp("desk") / "example.db"
    with Archive(place) as archive:
        deque(fill(archive), maxlen=0)
    return place


@pytest.fixture
def written(example: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    place = tmp_path / "written.db"
    place.write_bytes(example.read_bytes())
    return place


@pytest.fixture(scope="session")
def client(example: Path) -> Iterator[TestClient]:
    """Asks the desk of the example."""
    with TestClient(desk(Options(archive=str(example))), base_url="http://127.0.0.1") as asking:
        yield asking


@pytest.fixture(scope="session")
def served(example: Path) -> Iterator[str]:
    """The address of the desk of the example, on a real socket. Tests that ask it take `loopback`, too."""
    with serving(example) as address:
        yield address


class serving:  # noqa: N801
    """Serves an archive while the block lasts; gives the address."""

    def __init__(self, place: Path) -> None:
        config = uvicorn.Config(desk(Options(archive=str(place))), host="127.0.0.1", port=0, log_level="error")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> str:
        self.thread.start()
        while not self.server.started:
            self.thread.join(0.05)
            assert self.thread.is_alive(), "the desk did not start"
        return f"http://127.0.0.1:{self.server.servers[0].sockets[0].getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
