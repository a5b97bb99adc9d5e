"""A desk that is written to, with people of each role who sign in as a browser does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.desk.people.passwords import fingerprint, hashed, new_token
from onrecord.people import Role

PASSWORD = "a lantern on the quay"
NAMES: dict[Role, str] = {"reader": "Rolf Eder", "editor": "Mira Tal", "admin": "Ines Vark"}
Opens = Callable[..., "Browser"]


class Browser:
    """Asks as a browser does: for pages, with cookies, following where it is led; forms carry what the page gave them."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        client.headers["accept"] = "text/html"

    def get(self, path: str, **more: Any) -> Response:
        return self.client.get(path, **more)

    def send(self, form: str, to: str, **fields: Any) -> Response:
        """Opens the page with a form, and sends it filled in."""
        token = token_of(self.client.get(form).text)
        return self.client.post(to, data={"token": token, **fields})

    def sign_in(self, role: Role, password: str = PASSWORD, **more: Any) -> Response:
        return self.send("/sign-in", "/sign-in", name=NAMES[role], password=password, **more)


def token_of(page: str) -> str:
    """What the forms of a page carry."""
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, page[:400]
    return found[1]


@pytest.fixture(scope="session")
def peopled(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the example, with one person of each role. Tests take `staffed`, a copy."""
    place = tmp_path_factory.mktemp("people") / "peopled.db"
    place.write_bytes(example.read_bytes())
    with Archive(place) as archive:
        for role, name in NAMES.items():
            archive.add_person(name, role, hashed(PASSWORD))
    return place


@pytest.fixture
def staffed(peopled: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    place = tmp_path / "staffed.db"
    place.write_bytes(peopled.read_bytes())
    return place


@pytest.fixture
def opens(staffed: Path) -> Iterator[Opens]:
    """Opens a desk of the archive in a new browser."""
    with ExitStack() as stack:

        def opened(**options: Any) -> Browser:
            application = desk(Options(archive=str(staffed), **options))
            asking = TestClient(application, base_url="http://127.0.0.1", raise_server_exceptions=False)
            return Browser(stack.enter_context(asking))

        yield opened


@pytest.fixture
def tokens(staffed: Path) -> dict[Role, str]:
    """A token of each person."""
    made = {role: new_token() for role in NAMES}
    with Archive(staffed) as archive:
        for role, token in made.items():
            archive.add_token(NAMES[role], fingerprint(token), token[-4:])
    return made
