"""A server for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetching.servers import Server, serving


@pytest.fixture
def server(loopback: None) -> Iterator[Server]:
    with serving() as running:
        yield running
