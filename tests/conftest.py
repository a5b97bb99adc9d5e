"""What every test gets: no network, and reports and records built by hand, without a model."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from onrecord.parsing.parser import Parser
from onrecord.reading.reader import Reader

ROOT = Path(__file__).parent.parent

# The same examples on every run and no deadlines, so that a slow machine fails nothing. To look for new ones:
# pytest --hypothesis-profile search
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("steady"), derandomize=False, max_examples=1000)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: socket.socket, address: Any) -> None:
        raise AssertionError(f"a test tried to reach {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped parser, loaded once."""
    return Parser.load()


@pytest.fixture(scope="session")
def reader(parser: Parser) -> Reader:
    """The whole reader, loaded once."""
    return Reader(parser=parser)
