"""A voice note is heard and typed in Chromium, by keys that work within the field."""

from __future__ import annotations

from typing import Any

from support.chromium import in_chromium, unlock
from support.web_case import Ids

pytestmark = in_chromium


def test_a_voice_note_is_typed_while_it_plays(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.recording}")
    field = page.locator("#transcript")
    field.focus()
    page.keyboard.press("F8")
    for _look in range(200):
        if page.evaluate("document.getElementById('media').currentTime") > 0.5:
            break
        page.wait_for_timeout(50)
    page.keyboard.press("F8")
    assert page.evaluate("document.getElementById('media').paused")
    page.evaluate("document.getElementById('media').currentTime = 7")
    page.keyboard.press("F9")
    assert page.evaluate("Math.round(document.getElementById('media').currentTime)") == 4
    page.keyboard.press("F2")
    page.keyboard.type("two men followed Marta Velin")
    expect(field).to_have_value("[0:04] two men followed Marta Velin")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert page.url.partition("?")[0].endswith("/review")
    expect(page.locator("#card, #deciding").first).to_be_visible()
    assert not page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('tocsin-'))")
