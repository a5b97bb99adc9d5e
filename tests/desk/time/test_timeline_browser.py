"""The timeline in a real browser: zoomed and walked with keys, wheel and buttons; and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.desk.time.conftest import Opens

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loopback")]


def shown(page: Page) -> int:
    return page.locator("svg.at:not(.out)").count()


def span(page: Page) -> str:
    return page.locator("output.span").inner_text()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))


def test_keys_zoom_to_hours_and_back(opens: Opens) -> None:
    page = opens("/timeline")
    whole, everything = span(page), shown(page)
    for _ in range(12):
        page.keyboard.press("+")
    assert "," in span(page)
    assert shown(page) < everything
    assert ":00" in page.locator(".axis text").last.text_content()  # type: ignore[operator]
    page.keyboard.press("0")
    assert (span(page), shown(page)) == (whole, everything)
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert span(page) != whole
    assert shown(page) == everything


def test_buttons_and_the_wheel_do_the_same(opens: Opens) -> None:
    page = opens("/timeline")
    whole = span(page)
    page.get_by_role("button", name="Zoom in").click()
    nearer = span(page)
    page.get_by_role("button", name="Later").click()
    assert len({whole, nearer, span(page)}) == 3
    page.get_by_role("button", name="Show the whole").click()
    assert span(page) == whole
    page.locator("svg.lanes").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function("whole => document.querySelector('output.span').textContent !== whole", arg=whole)


def test_one_stop_for_tab_arrows_walk_enter_goes_to_the_list(opens: Opens) -> None:
    page = opens("/timeline")
    assert page.locator("a.mark[tabindex='0']").count() == 1
    page.locator("a.mark[tabindex='0']").focus()
    first = focused(page)
    assert page.locator(".tip").inner_text() == first
    page.keyboard.press("ArrowRight")
    second = focused(page)
    page.keyboard.press("ArrowDown")
    assert len({first, second, focused(page)}) == 3
    assert page.locator("a.mark[tabindex='0']").count() == 1
    place = page.evaluate("document.activeElement.getAttribute('href').slice(1)")
    page.keyboard.press("Enter")
    page.wait_for_function("place => document.activeElement.id === place", arg=place)
    assert page.locator(f"#{place}").is_visible()


def test_no_marks_lie_on_each_other(opens: Opens) -> None:
    for width in (1280, 390):
        page = opens("/timeline", width=width)
        for key in ("0", "+", "+", "+", "+"):
            page.keyboard.press(key)
            places = page.eval_on_selector_all(
                "svg.at:not(.out)", "all => all.map(one => [one.x, one.y].map(l => l.baseVal.value))"
            )
            for nth, (x, y) in enumerate(places):
                assert not [o for o in places[:nth] if abs(o[0] - x) < 15.9 and abs(o[1] - y) < 15.9]


def test_without_scripts_all_is_there_and_leads_to_the_list(opens: Opens) -> None:
    page = opens("/timeline", scripts=False)
    assert page.locator(".tools").count() == 0
    places = {href for href in (one.get_attribute("href") for one in page.locator("a.mark").all()) if href}
    assert len(places) == page.locator(".days li").count()
    assert all(page.locator(place).count() == 1 for place in places)
