"""The picture of a relation in a real browser: dragging over days chooses the events below."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.desk.time.conftest import Opens

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loopback")]
ADDRESS = "/relation?a=Lorvania&b=Brevia&per=day"


def shown(page: Page) -> int:
    return page.locator(".events > li:visible").count()


@pytest.mark.parametrize("panel", [0.2, 0.5, 0.9])
def test_dragging_over_days_leaves_their_events(opens: Opens, panel: float) -> None:
    page = opens(ADDRESS)
    page.wait_for_selector(".live svg")
    page.set_viewport_size({"width": 1280, "height": 1500})
    everything = shown(page)
    box = page.locator(".live svg").bounding_box()
    assert box is not None
    at = box["y"] + panel * box["height"]
    page.mouse.move(box["x"] + 0.42 * box["width"], at)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.68 * box["width"], at, steps=8)
    page.mouse.up()
    page.wait_for_function("() => !document.querySelector('#brushed').hidden")
    some = shown(page)
    assert 0 < some < everything
    assert page.locator("#brushed").inner_text().startswith(f"{some} of {everything} events lie on ")
    days = page.eval_on_selector_all(".events > li:not([hidden])", "all => all.map(one => one.dataset.first)")
    assert all("2031-03-08" < day < "2031-03-16" for day in days)
    page.get_by_role("button", name="All events").click()
    page.wait_for_function("() => document.querySelector('#brushed').hidden")
    assert shown(page) == everything


def test_the_picture_follows_light_and_dark(opens: Opens) -> None:
    page = opens(ADDRESS)
    page.wait_for_selector(".live svg")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.querySelector('.live svg').outerHTML.includes('#ffb875')")


def test_without_scripts_there_is_an_image_with_words(opens: Opens) -> None:
    page = opens(ADDRESS, scripts=False)
    image = page.locator(".picture img")
    assert image.evaluate("one => one.complete && one.naturalWidth > 300")
    assert "cooperation above a line" in (image.get_attribute("alt") or "")
    page.locator(".numbers summary").click()
    page.locator(".numbers tbody a").first.click()
    assert "Only those from" in page.locator("main").inner_text()
