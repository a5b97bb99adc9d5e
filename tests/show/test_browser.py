"""The page in a real browser: nothing asked of anybody, no fault that axe knows, keyboard, paper and narrow screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from onrecord.article import read_inputs
from onrecord.reading.reader import Reader
from onrecord.records import Document, Record
from onrecord.show import html
from tests.builders import MADE_BY

pytestmark = pytest.mark.slow

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Scheme = Literal["light", "dark"]
Opens = Callable[..., Page]


@pytest.fixture(scope="module")
def records(root: Path, reader: Reader) -> list[Record]:
    """All the examples, read."""
    paths = sorted(map(str, (root / "examples").iterdir()))
    return [reader.read(document) for document in read_inputs(paths)]


@pytest.fixture
def opens(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """Opens the page of records, scripts disabled unless a check needs its own."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    asked: set[str] = set()

    def opened(records: list[Record], *, scripts: bool = False, width: int = 1280, scheme: Scheme = "light") -> Page:
        file = tmp_path / "page.html"
        file.write_bytes(html(records).encode("utf-8"))
        context = browser.new_context(
            java_script_enabled=scripts,
            bypass_csp=scripts,
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: asked.add(request.url.partition("#")[0]))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
    assert asked == {(tmp_path / "page.html").as_uri()}


def test_the_browser_sees_the_report_to_the_letter(opens: Opens, records: list[Record]) -> None:
    tricky = Record(Document("d", "\nA <b>\r\nline & more\r\n\n\n&amp; 😀 \t end\n"), MADE_BY)
    shown = [*records, tricky]
    page = opens(shown)
    assert page.locator(".text").all_text_contents() == [r.document.text for r in shown]


@pytest.mark.parametrize(
    ("scheme", "width", "reports"), [("light", 1280, 1), ("dark", 360, 1), ("dark", 1280, 4), ("light", 360, 4)]
)
def test_axe_finds_no_fault(opens: Opens, records: list[Record], scheme: Scheme, width: int, reports: int) -> None:
    page = opens(records[:reports], scripts=True, scheme=scheme, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(found => found.open = true)")
    page.evaluate("location.hash = document.querySelector('.card').id")
    result = Axe().run(page, options={"runOnly": WCAG})
    assert result.violations_count == 0, result.generate_report()
    assert result.response["passes"]


def test_nothing_hangs_over_the_edge_of_a_telephone(opens: Opens, records: list[Record]) -> None:
    long = replace(records[0], document=replace(records[0].document, title="Unbreakable" * 20))
    for width in (360, 800, 1280):
        page = opens([long, *records], scripts=True, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_the_cards_and_the_words(opens: Opens, records: list[Record]) -> None:
    page = opens([records[0]])
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link.matches(':focus') && link.getBoundingClientRect().width > 40")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.evaluate("link => link.closest('.found') !== null")
    assert focused.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    card = page.locator("#s1 .number")
    card.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(card.get_attribute("href") or "no link")


def test_a_card_that_is_led_to_lights_up_its_words(opens: Opens, records: list[Record]) -> None:
    page = opens([records[0]])
    words = page.locator(".text .s1").first
    before = words.evaluate("words => getComputedStyle(words).backgroundColor")
    page.locator(".note[href='#s1']").first.click()
    assert words.evaluate("words => getComputedStyle(words).backgroundColor") != before


def solid(words: str) -> str:
    """The words without white space and ligatures, which printing sets as it likes."""
    return "".join(normalize("NFKC", words).split())


def test_on_paper_everything_is_there(opens: Opens, records: list[Record]) -> None:
    record = records[0]
    printed = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(opens([record]).pdf())).pages)
    report, _, cards = solid(printed).partition("WHOSAIDWHAT")
    for statement in record.statements:
        for evidence in statement.content:
            assert solid(evidence.quote) in cards, evidence.quote
    for aside in record.document.set_aside:
        assert solid(aside.quote) in report, aside.quote
        assert solid(aside.quote) in cards, aside.quote
