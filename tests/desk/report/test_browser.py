"""The page of a report in a real browser: marks on exactly the words, keys, the panel, links to words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from onrecord.records import Event, Record, Statement
from tests.desk.conftest import serving
from tests.desk.report.drawn import held

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loopback")]

Opens = Callable[..., Page]
_JOINED = "(path) => [...document.querySelectorAll(path)].map((one) => one.textContent).join('')"
_SEEN = """(path) => [...document.querySelectorAll(path)].every((one) => {
  const colour = getComputedStyle(one).backgroundColor;
  return colour !== "rgba(0, 0, 0, 0)" && [...one.getClientRects()].some((box) => box.width > 0);
})"""


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    """The desk of the hostile report on a real socket."""
    with serving(place) as address:
        yield address


@pytest.fixture
def opens(browser: Browser, address: str) -> Iterator[Opens]:
    """Opens a path; afterwards nobody complained."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(path: str, *, scripts: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(address + path, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_marks_fall_on_exactly_the_words(opens: Opens, ref: str, record: Record, scripts: bool) -> None:
    things: tuple[Statement | Event, ...] = (*record.statements, *record.events)
    page = opens(f"/report/{ref}", scripts=scripts)
    for thing in things:
        page.locator(f'.index [data-thing="{thing.id}"]').click()
        page.wait_for_selector(f'#panel[data-thing="{thing.id}"]')
        spans = (*thing.source, *thing.cue, *thing.content) if isinstance(thing, Statement) else thing.evidence
        wanted = held("".join(e.quote for e in sorted(spans, key=lambda e: e.start)))
        assert page.evaluate(_JOINED, "#text .lit") == wanted
        assert page.evaluate(_SEEN, "#text .lit")
        assert page.evaluate(_JOINED, "#text") == held(record.document.text)
        assert page.url.endswith(f"chosen={thing.id}#chosen")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("words", ["🛟", "李明 👩🏽‍🚀 said", "科斯特里亚\0 and"])
def test_words_named_by_code_points_are_marked(
    opens: Opens, ref: str, record: Record, words: str, scripts: bool
) -> None:
    at = record.document.text.index(words)
    page = opens(f"/report/{ref}?document={record.document.id}&mark={at}-{at + len(words)}#marked", scripts=scripts)
    assert page.evaluate(_JOINED, "mark") == held(words)
    assert page.locator("#marked").is_visible()


def test_a_selection_gives_the_link_to_its_code_points(opens: Opens, ref: str, record: Record) -> None:
    page = opens(f"/report/{ref}")
    words = "李明 👩🏽‍🚀 said"
    page.evaluate(_SELECT, words)
    page.locator(".select-link").click()
    page.wait_for_selector("#marked")
    at = record.document.text.index(words)
    assert f"document={record.document.id}&mark={at}-{at + len(words)}#marked" in page.url
    assert page.evaluate(_JOINED, "mark") == words


def test_keys_go_through_what_was_found(opens: Opens, ref: str) -> None:
    page = opens(f"/report/{ref}")
    order = page.locator(".index a").evaluate_all("all => all.map((one) => one.dataset.thing)")
    page.locator(".index a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f'#panel[data-thing="{order[0]}"]')
    assert page.evaluate("document.activeElement.id") == "panel-title"
    for key, nth in (("j", 1), ("ArrowRight", 2), ("k", 1), ("ArrowLeft", 0), ("k", 0)):
        page.keyboard.press(key)
        page.wait_for_selector(f'#panel[data-thing="{order[nth]}"]')
        assert f"chosen={order[nth]}" in page.url
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="detached")
    assert page.evaluate("document.activeElement.dataset.thing") == order[0]
    page.go_back()
    page.wait_for_selector(f'#panel[data-thing="{order[0]}"]')


def test_a_click_on_words_chooses_what_they_belong_to(opens: Opens, ref: str, record: Record) -> None:
    page = opens(f"/report/{ref}")
    inner, outer = record.events[0].id, record.statements[0].id
    words = page.locator("#text span", has_text="🚢 sailed").first
    words.click()
    page.wait_for_selector(f'#panel[data-thing="{inner}"]')
    page.locator("#text span", has_text="🚢 sailed").first.click()
    page.wait_for_selector(f'#panel[data-thing="{outer}"]')


def test_words_and_panel_are_both_seen_on_a_phone(opens: Opens, ref: str, record: Record) -> None:
    page = opens(f"/report/{ref}?chosen={record.statements[2].id}#chosen", width=390)
    page.wait_for_timeout(600)
    words, panel = page.locator("#chosen").bounding_box(), page.locator("#panel").bounding_box()
    assert words is not None
    assert panel is not None
    assert 0 <= words["y"] < panel["y"] < 800
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_controls_of_direction_turn_nothing(opens: Opens, ref: str) -> None:
    page = opens(f"/report/{ref}")
    lefts = page.evaluate(_LEFTS, "denied")
    assert lefts == sorted(lefts)


_SELECT = """(words) => {
  const walk = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const whole = document.querySelector("#text").textContent;
  let at = 0, from = whole.indexOf(words), to = from + words.length;
  for (let node = walk.nextNode(); node; at += node.length, node = walk.nextNode()) {
    if (at <= from && from < at + node.length) range.setStart(node, from - at);
    if (at < to && to <= at + node.length) range.setEnd(node, to - at);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
_LEFTS = """(words) => {
  const walk = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    return [...words].map((_, n) => {
      const range = document.createRange();
      range.setStart(node, at + n);
      range.setEnd(node, at + n + 1);
      return range.getBoundingClientRect().left;
    });
  }
}"""
