"""Writes docs/desk/*.png, the pictures of the desk's pages over the worked example: python -m docs.desk_pictures [PAGE...]

It needs Chromium. Fonts differ from machine to machine and so do the bytes; what stands in the pictures does not.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from onrecord.archive import Archive
from onrecord.example import fill
from onrecord.queries.filters import Filter

TO = Path(__file__).parent / "desk"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
SIDES = "a=Lorvania&b=Brevia"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: of which page, how large, in which light."""

    name: str
    path: str
    """`{statement}` stands for the id of a statement that is worth looking at."""
    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture("front", "/"),
    Picture("report", "/statement/{statement}"),
    Picture("timeline", "/timeline"),
    Picture("dispute", f"/dispute?{SIDES}"),
    Picture("contested", "/contested"),
    Picture("compare", f"/compare?{SIDES}&day=2031-03-12"),
    Picture("report-dark", "/statement/{statement}", scheme="dark"),
    Picture("front-phone", "/", width=390, height=844),
)


def main(wanted: list[str]) -> None:
    """Photographs the pages, or those that are named. Exits where there is no browser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        sys.exit(f"no browser: none of {', '.join(NAMES)} is installed")
    TO.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder) / "example.db"
        with Archive(place) as archive:
            deque(fill(archive), maxlen=0)
            statement = archive.statements(Filter(speaker=("Dana Korvel",), act=("accuse",), limit=1))[0].id
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        with _served(place) as address:
            for picture in PICTURES:
                if not wanted or picture.name in wanted:
                    _take(browser, address, picture, statement)
        browser.close()


def _take(browser: Browser, address: str, picture: Picture, statement: str) -> None:
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        device_scale_factor=1.5,
    )
    page = context.new_page()
    page.goto(address + picture.path.format(statement=statement), wait_until="networkidle")
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=TO / f"{picture.name}.png")
    context.close()
    sys.stdout.write(f"docs/desk/{picture.name}.png: written\n")


@contextmanager
def _served(place: Path) -> Iterator[str]:
    command = [
        sys.executable,
        "-c",
        "from onrecord.cli import main; main()",
        "serve",
        "--archive",
        str(place),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr is not None
        told = serving.stderr.readline()
        yield next(word.rstrip(",") for word in told.split() if word.startswith("http://"))
        serving.terminate()


if __name__ == "__main__":
    main(sys.argv[1:])
