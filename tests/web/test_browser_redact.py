"""A redacted copy made with the mouse, in Debian's Chromium, with axe at both widths."""

from __future__ import annotations

from typing import Any

from support.chromium import in_chromium, is_fit, unlock
from support.web_case import Ids

pytestmark = in_chromium


def test_words_are_selected_and_areas_drawn(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.to_review}")
    page.keyboard.press("d")
    expect(page.get_by_role("heading", level=1)).to_have_text("Make a redacted copy")
    is_fit(page)
    page.get_by_text("The office keeps only").click(click_count=3)
    assert page.locator("#also").input_value().startswith("On 3 November 2025")
    page.fill("#also", "harbour office")
    page.fill("#office", "Quay Centre")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Show me the copy").click()
    expect(page.locator("#looked img")).to_have_count(1)
    expect(page.locator(".cut")).to_have_text(["Martha Velin", "harbour office", "Petro Danko"])
    is_fit(page)
    page.check("#sure")
    page.get_by_role("button", name="Keep this copy").click()
    expect(page.locator("#copies")).to_be_visible()

    page.goto(f"/statement/{ids.photograph}/redact")
    place = page.locator(".side-to-cover svg")
    page.locator(".side-to-cover img").scroll_into_view_if_needed()
    box = place.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.up()
    expect(page.locator("#areas li")).to_have_count(1)
    page.uncheck("#areas input")
    expect(page.locator("rect.left-in")).to_have_count(1)
    page.check("#areas input")
    is_fit(page)
    page.fill("#office", "Quay Centre")
    page.check("#s-nobody")
    page.get_by_role("button", name="Show me the copy").click()
    page.check("#sure")
    page.get_by_role("button", name="Keep this copy").click()
    expect(page.locator("#copies")).to_be_visible()
    page.goto(f"/case/{ids.case}/compose")
    page.get_by_text("What goes beside it").click()
    expect(page.locator("input[name=annexes]")).to_have_count(2)
    is_fit(page)
