"""The API of the worked example, asked by somebody who may do everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord.desk import Options, desk
from onrecord.desk.people import allowed

MIRA = allowed.Person("Mira Holt", "admin")


def open_to_all(place: Path, address: str | None = None) -> FastAPI:
    """The desk of an archive, where everybody is an admin."""
    app = desk(Options(archive=str(place), address=address))
    for who in (allowed.reader, allowed.editor, allowed.admin):
        app.dependency_overrides[who] = lambda: MIRA
    return app


@pytest.fixture
def admin(written: Path) -> Iterator[TestClient]:
    """Asks the desk of a copy of the example as an admin."""
    with TestClient(open_to_all(written), base_url="http://127.0.0.1") as asking:
        yield asking
