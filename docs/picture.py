"""Writes docs/page.png, the README's picture of the page of an example: python docs/picture.py

It needs Chromium. Fonts differ from machine to machine and so do the bytes; what stands in the picture does not.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

import onrecord
from onrecord.show import html

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples/fishing-grounds.txt"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT, SCALE = 1180, 942, 1.5


def main() -> None:
    """Photographs the page. Exits where there is no browser."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        sys.exit(f"no browser: none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
        page.set_content(html([onrecord.read(EXAMPLE)]))
        page.screenshot(path=DOCS / "page.png")
        opened.close()
    sys.stdout.write("docs/page.png: written\n")


if __name__ == "__main__":
    main()
