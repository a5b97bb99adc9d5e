"""A browser on the desk in which nobody complains, and which asks nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

Opens = Callable[..., Page]


@pytest.fixture
def opens(browser: Browser, served: str) -> Iterator[Opens]:
    """Opens an address of the desk."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    asked: list[str] = []

    def opened(address: str, *, width: int = 1280, scripts: bool = True, **more: Any) -> Page:
        size: Any = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, java_script_enabled=scripts, **more))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served + address, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((f"{served}/", "data:"))] == []
