"""What every test gets: no network, and reports and records built by hand, without a model."""

from __future__ import annotations

import os
import shutil
import signal
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from onrecord.parsing.parser import Parser
from onrecord.reading.reader import Reader
from tests.archive.databases import archive_url, made_url, moulds, postgres, postgres_url

# Registered here alone, so that a run has one of each, whichever folders ask.
__all__ = ["archive_url", "made_url", "moulds", "postgres", "postgres_url"]

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_INTERNET = (socket.AF_INET, socket.AF_INET6)

# The same examples on every run and no deadlines, so that a slow machine fails nothing. To look for new ones:
# pytest --hypothesis-profile search
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("steady"), derandomize=False, max_examples=1000)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches anything; one that asks for `loopback` reaches this machine, and nothing else."""
    connect, asked = socket.socket.connect, "loopback" in request.fixturenames

    def guarded(line: socket.socket, address: Any) -> None:
        if not asked or line.family not in _INTERNET or not ip_address(address[0]).is_loopback:
            raise AssertionError(f"a test tried to reach {address}")
        connect(line, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True, scope="session")
def _no_one_s_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads the settings of whoever runs it, or touches an archive of theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_CONFIG", "")
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True)
def _own_signals() -> Iterator[None]:
    """A command run within a test ends quietly when its reader leaves; the tests themselves go on."""
    before = signal.getsignal(signal.SIGPIPE)
    yield
    signal.signal(signal.SIGPIPE, before)


@pytest.fixture
def loopback() -> None:
    """For tests with a server of their own on this machine."""


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser. Where none is installed its tests skip, unless ONRECORD_BROWSER=required says that they must run."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing = f"no browser: none of {', '.join(BROWSERS)} is installed"
        if os.environ.get("ONRECORD_BROWSER") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()
