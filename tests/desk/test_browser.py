"""Every page in a real browser: on a desk and on a phone, light and dark, with and without scripts, with keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.desk.places import places

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loopback")]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NAMES = (
    "front", "report", "statement", "event", "reports", "unread", "timeline", "disputes", "dispute", "contested", "occasions", "compare", "relations",
    "relation", "quotes", "quote", "actors", "actor", "sources", "source", "search", "nothing", "corrections", "missing",
)  # fmt: skip
Opens = Callable[..., Page]


@pytest.fixture(scope="module")
def addresses(example: Path) -> dict[str, str]:
    found = places(example)
    assert tuple(found) == NAMES
    return found


@pytest.fixture
def opens(browser: Browser, served: str, addresses: dict[str, str]) -> Iterator[Opens]:
    """Opens pages by name; afterwards nobody complained, and nothing was asked of anybody else."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    asked: list[str] = []

    def opened(name: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True, **more: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(_told(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served + addresses[name], wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [words for words in complaints if addresses["missing"] not in words] == []
    assert [url for url in asked if not url.startswith((f"{served}/", "data:"))] == []


def _told(message: ConsoleMessage) -> str:
    return f"{message.location.get('url')}: {message.text}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(opens: Opens, name: str, width: int, scheme: str) -> None:
    page = opens(name, width=width, scheme=scheme)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    assert [(v["id"], [node["target"] for node in v["nodes"]]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("name", NAMES)
def test_every_page_tells_as_much_without_scripts(opens: Opens, name: str) -> None:
    told = [_words(opens(name, scripts=scripts)) for scripts in (True, False)]
    assert set(told[1]) - set(told[0]) == set()
    assert told[1]


@pytest.mark.parametrize("name", NAMES)
def test_all_is_reached_with_keys_alone(opens: Opens, name: str) -> None:
    page = opens(name)
    if "#" in page.url:  # from the place that an address names, tabs would lead on from there
        page.goto(page.url.partition("#")[0])
    seen: list[str] = []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(400):
        seen.append(page.evaluate(_FOCUSED))
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    hidden = [one for one in seen if one.startswith("unseen")]
    assert not hidden
    wanted = page.evaluate(_FOCUSABLE)
    assert len({*seen}) >= min(wanted, 390)


def test_a_slash_leads_to_the_search(opens: Opens) -> None:
    page = opens("contested")
    page.keyboard.press("/")
    page.keyboard.type("transformer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=transformer*")
    assert "transformer" in page.locator("main").inner_text()


@pytest.mark.parametrize("name", ["front", "report", "dispute", "timeline"])
def test_it_prints_on_paper_without_what_only_a_screen_needs(opens: Opens, name: str) -> None:
    page = opens(name)
    page.emulate_media(media="print")
    assert not page.locator(".top nav").is_visible()
    assert not page.locator("form.search").is_visible()
    assert page.locator("h1").first.is_visible()


_FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const shown = box.width > 0 && box.height > 0 && style.visibility !== "hidden";
  const path = [];
  for (let at = one; at && at !== document.body; at = at.parentElement)
    path.push(at.tagName + [...(at.parentElement?.children ?? [])].indexOf(at));
  return (shown ? "" : "unseen ") + path.join(">");
}"""
_FOCUSABLE = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(
  (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true })).length"""


def _words(page: Page) -> list[str]:
    return page.locator("main").inner_text().split()
