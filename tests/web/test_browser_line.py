"""The whole line at the desk by keyboard: a file that is dropped becomes a letter that a second person approved."""

from __future__ import annotations

from typing import Any

from support.chromium import in_chromium, is_fit, press, unlock
from support.office import PASSPHRASE
from support.web_case import SECOND

pytestmark = in_chromium

DROPPED = (
    "Harbour Light, 12 July 2031\n\n"
    "On 5 July 2031 two men threatened the journalist Rosa Lindt in Brod. "
    "On 9 July 2031 the Harbour Guard arrested her.\n"
)
PICKED = {"name": "news.txt", "mimeType": "text/plain", "buffer": DROPPED.encode()}


def typed(page: Any, field: str, words: str) -> None:
    """Words in the field to which the tab key leads."""
    wanted = page.locator(f"[name={field}]")
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.type(words)
    assert wanted.input_value() == words


def test_from_a_file_to_an_approved_pdf(page: Any) -> None:
    from playwright.sync_api import expect

    unlock(page)
    press(page, "c")
    expect(page.locator("#title")).to_be_focused()
    page.keyboard.type("The guard of the harbour")
    press(page, "Control+Enter")
    case = page.url
    press(page, "b")
    page.set_input_files("#files", [PICKED])  # what the browser's own dialog gives
    page.locator("#brought li a").focus()
    press(page, "Enter")
    decided = 0
    while page.locator("#deciding").count():
        press(page, "Enter")
        decided += 1
    assert decided >= 4
    expect(page.get_by_text("Everything here is decided")).to_be_visible()
    page.goto(case)
    press(page, "w")
    for field, words in (("number", "UA 9/2031"), ("organisation", "Harbour Light")):
        typed(page, field, words)
    page.get_by_text("An office that is not in the directory").first.focus()
    page.keyboard.press("Enter")
    for field, words in (
        ("office1", "Prosecutor General"),
        ("country1", "none"),
        ("demand1", "Open an investigation."),
    ):
        typed(page, field, words)
    page.get_by_role("button", name="Write the draft").focus()
    press(page, "Enter")
    expect(page.get_by_text("“Prosecutor General” has no salutation.")).to_be_visible()
    is_fit(page)
    press(page, "Enter")
    expect(page.locator(".text")).to_contain_text("5 July 2031")
    expect(page.get_by_text("waits for a second member")).to_be_visible()
    is_fit(page)
    letter = page.url.partition("?")[0]
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#passphrase")).to_be_focused()
    page.keyboard.type(SECOND)
    press(page, "Enter")
    page.goto(letter)
    press(page, "a")
    expect(page.get_by_text("approved by Oren Tal")).to_be_visible()
    assert PASSPHRASE not in page.content()
    with page.expect_download() as saved:
        page.keyboard.press("p")
    assert saved.value.suggested_filename.startswith("letter UA-9-2031 v1 ")
    assert saved.value.suggested_filename.endswith(".pdf")
