"""What is entered by hand, by keyboard alone: an event with its doubt and its words, and rows of a spreadsheet."""

from __future__ import annotations

from typing import Any

from support.chromium import in_chromium, is_fit, press, unlock
from support.web_case import NAME, Ids

pytestmark = in_chromium
ROWS = "Name\tBorn\nPetro Danko; Петро Данько\t4 May 1971\nOren Tal\t31 February 1980\n"


def test_an_event_is_entered_from_the_words_of_a_document(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.to_review}")
    press(page, "v")
    expect(page.locator("#type")).to_be_focused()
    is_fit(page)
    page.keyboard.type("Arrest")
    page.locator("#date").focus()
    page.keyboard.type("[2025-11-05,2025-11-06]")
    page.locator("#new_victims").focus()
    page.keyboard.type("Петро Данько")
    page.locator("#quote").focus()
    page.keyboard.type("arrested by the Harbour Guard")
    press(page, "Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arrest")
    expect(page.locator(".head")).to_contain_text("Петро Данько")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("arrested by the Harbour Guard")
    is_fit(page)


def test_rows_are_pasted_and_looked_at_and_recorded(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/case/{ids.case}/entries")
    press(page, "p")
    is_fit(page)
    page.locator("#text").fill(ROWS)
    page.locator("#text").focus()
    press(page, "Control+Enter")
    expect(page.locator("tr.bad")).to_contain_text("Oren Tal")
    is_fit(page)
    press(page, "r")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was recorded")
    page.get_by_label("leave out the rows").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Record 1 row").focus()
    press(page, "Enter")
    expect(page.locator(".lines")).to_contain_text("Петро Данько")
    expect(page.locator(".lines")).not_to_contain_text("Oren Tal")


def test_a_name_that_is_known_is_chosen_while_it_is_typed(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/case/{ids.case}/event")
    offered, tick = page.locator(".known li"), page.locator(f'input[name="victim"][value="{ids.person}"]')
    page.locator("#new_victims").focus()
    page.keyboard.type("Oren Tal\nмар")
    expect(offered).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(offered.first).to_have_attribute("aria-selected", "true")
    is_fit(page)
    page.keyboard.press("Enter")
    expect(tick).to_be_checked()
    expect(page.locator("#new_victims")).to_have_value("Oren Tal\n")
    expect(offered).to_have_count(0)
    page.keyboard.type("мар")
    expect(offered).to_have_count(1)
    page.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    page.goto("/search")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("mar")
    expect(offered).not_to_have_count(0)
    is_fit(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_have_value(NAME)
    expect(page.locator("#found")).to_contain_text(NAME)
