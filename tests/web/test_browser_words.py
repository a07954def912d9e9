"""In Debian's Chromium: a sentence is typed into a letter, kept through a lock, tied and kept, all by keyboard."""

from __future__ import annotations

from typing import Any

from support.chromium import in_chromium, is_fit, unlock
from support.web_case import Ids

pytestmark = in_chromium
SAID = " Journalist B was seen at the harbour on 6 November 2025."


def test_a_sentence_is_typed_survives_a_lock_is_tied_and_is_the_next_version(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/letter/{ids.letter}")
    page.keyboard.press("e")
    expect(page.get_by_role("heading", level=1)).to_have_text("Change its words")
    told = page.locator("textarea", has_text="5 November 2025").last
    told.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(SAID)
    expect(page.locator("aside img").first).to_be_visible()  # while typing
    expect(page.locator("aside")).to_contain_text("1 sentence rests on nothing")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#passphrase")).to_be_visible()
    assert "harbour" not in page.content()
    unlock(page)
    expect(page.locator("[data-restored]")).to_be_visible()
    told = page.locator("textarea", has_text="5 November 2025").last
    assert told.input_value().endswith(SAID)
    told.focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Some sentences rest on nothing yet")
    expect(page.locator(".tie")).to_have_count(1)
    expect(page.locator(".tie")).to_contain_text(SAID.strip())
    is_fit(page)
    page.locator(".tie input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Change its words")
    expect(page.locator(".letter .text .ink", has_text="seen at the harbour")).to_be_visible()
    expect(page.locator("header.head").last).to_contain_text("version 2")
    is_fit(page)
