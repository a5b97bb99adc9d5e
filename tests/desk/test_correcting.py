"""In a real browser: a reader reports a problem, an editor corrects it, and it stands in the log and in the feed."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from onrecord.archive import Archive
from onrecord.desk.people.passwords import hashed
from onrecord.queries.filters import Filter
from tests.desk.conftest import serving
from tests.desk.test_browser import WCAG

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loopback")]

NAME, PASSWORD = "Mira Tal", "a lantern on the quay"
WRONG = "She wrote it in a letter; nobody was on the telephone."


@pytest.fixture
def address(written: Path) -> Iterator[str]:
    """A desk that is written to, with one editor."""
    with Archive(written) as archive:
        archive.add_person(NAME, "editor", hashed(PASSWORD))
    with serving(written) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=False)
    yield opened
    opened.close()


def test_a_problem_becomes_a_correction(address: str, written: Path, context: BrowserContext) -> None:
    with Archive(written) as archive:
        said = archive.statements(Filter(speaker=("Dana Korvel",), act=("accuse",), limit=1))[0]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    number = _reported(page, f"{address}/statement/{said.id}")
    page.goto(f"{address}/sign-in")
    _axe(page)
    _signed_in(page, address)
    _corrected(page, number)
    with Archive(written) as archive:
        assert archive.statements(Filter(channel=("letter",), actor=("Dana Korvel",)))[0].channel == "letter"
        assert archive.problem(number).state == "accepted"
    page.goto(f"{address}/corrections")
    _axe(page)
    expect(page.locator("main")).to_contain_text(NAME)
    expect(page.locator("main")).to_contain_text("It was a letter.")
    page.goto(f"{address}/problem/{number}")
    expect(page.locator("main")).to_contain_text("accepted")
    page.goto(f"{address}/statement/{said.id}")
    expect(page.locator("main")).to_contain_text("letter")
    with urllib.request.urlopen(f"{address}/corrections.atom") as answer:
        feed = feedparser.parse(answer.read())
    assert not feed.bozo
    assert "It was a letter." in str(feed.entries[0])
    assert NAME in str(feed.entries[0])
    assert complaints == []


def test_review_with_keys_alone(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    _signed_in(page, address)
    page.goto(f"{address}/review?kind=pairs")
    _axe(page)
    waiting = _waiting(page)
    assert waiting > 1
    for key in ("y", "n"):
        page.keyboard.press(key)
        waiting -= 1
        expect(page.locator(".tabs [aria-current] .count")).to_have_text(str(waiting))
    page.goto(f"{address}/corrections")
    expect(page.locator("main")).to_contain_text(NAME)


def test_the_queue_works_without_scripts(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    _signed_in(page, address)
    page.goto(f"{address}/review?kind=pairs")
    waiting = _waiting(page)
    page.locator("button[value=apart]").click()
    expect(page.locator(".tabs [aria-current] .count")).to_have_text(str(waiting - 1))
    context.close()


def _reported(page: Page, statement: str) -> str:
    """Reports a problem with a statement; the number that is given for it."""
    page.goto(statement)
    page.get_by_role("link", name="Report a problem").first.click()
    _axe(page)
    page.get_by_label("What is wrong?").fill(WRONG)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("It waits for a person")
    _axe(page)
    return page.locator("b.number").inner_text()


def _signed_in(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("footer")).to_contain_text(NAME)


def _corrected(page: Page, number: str) -> None:
    """Finds the problem in the queue, and corrects what it is about."""
    page.get_by_role("link", name="Review").click()
    expect(page.locator("main")).to_contain_text(WRONG)
    expect(page.locator("main")).to_contain_text(number)
    page.keyboard.press("y")
    page.wait_for_url("**/decide/**")
    _axe(page)
    page.locator("select[name='set.channel']").select_option("letter")
    page.locator("form.fields input[name=why]").fill("It was a letter.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review**")
    expect(page.locator("main")).not_to_contain_text(WRONG)


def _waiting(page: Page) -> int:
    return int(page.locator(".tabs [aria-current] .count").inner_text())


def _axe(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    assert [(v["id"], [node["target"] for node in v["nodes"]]) for v in found] == [], page.url
