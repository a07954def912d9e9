"""What is typed at the desk and not sent yet is there after a lock, and after a lost server, in every form of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from support.chromium import in_chromium, unlock
from support.web_case import Ids

pytestmark = in_chromium

WORDS = "Marta Velin, seen on Tuesday"
Where = tuple[Callable[[Ids], str], str]  # an address, and one field of a form on it
FORMS: dict[str, Where] = {
    "call": (lambda ids: f"/case/{ids.case}/call", "#words"),
    "bring in": (lambda ids: f"/case/{ids.case}/in", "#text"),
    "new case": (lambda _: "/new", "#title"),
    "review, a correction": (lambda ids: f"/statement/{ids.to_review}/review", "#f-title"),
    "review, what was missed": (lambda ids: f"/statement/{ids.to_review}/review", "#missed-words"),
    "finding": (lambda ids: f"/case/{ids.case}/findings", "#because-1"),
    "a voice note, its words": (lambda ids: f"/statement/{ids.recording}", "#transcript"),
    "an event by hand": (lambda ids: f"/case/{ids.case}/event", "#new_victims"),
    "rows": (lambda ids: f"/case/{ids.case}/rows", "#text"),
    "somebody by hand": (lambda ids: f"/case/{ids.case}/enter", "#v-name"),
    "a value put right": (lambda ids: f"/value/{ids.value}", "#because"),
    "name forms": (lambda ids: f"/entry/{ids.person}", "#uk-genitive"),
    "an answer": (lambda ids: f"/entry/{ids.person}", "#limits"),
    "a redacted copy": (lambda ids: f"/statement/{ids.to_review}/redact", "#also"),
    "compose": (lambda ids: f"/case/{ids.case}/compose", "#position"),
    "value": (lambda ids: f"/value/{ids.value}", "#because"),
    "letterhead": (lambda _: "/letterhead", "#name"),
    "paper": (lambda _: "/letterhead/paper", "#words-logo"),
    "letter, urgently": (lambda ids: f"/letter/{ids.letter}", "#urgent"),
    "letter, taken back": (lambda ids: f"/letter/{ids.letter}", "#withdraw"),
}


def opened(page: Any, field: str) -> Any:
    """A field, whatever it is folded into."""
    found = page.locator(field)
    found.evaluate("one => { for (let at = one.closest('details'); at; at = at.parentElement.closest('details')) "
                   "at.open = true; }")  # fmt: skip
    return found


def kept(page: Any, number: int) -> None:
    """Wait until the tab keeps so many drafts. The policy forbids playwright's own waiting for a script."""
    for _look in range(200):
        if page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('tocsin-')).length") == number:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"the tab does not keep {number}")


def typed(page: Any, field: str) -> None:
    """Somebody types, and the last letter is sealed in the tab."""
    opened(page, field).fill(WORDS)
    kept(page, 1)
    assert WORDS not in page.evaluate("JSON.stringify(sessionStorage)")


def is_there(page: Any, field: str) -> None:
    """The words stand in the field again, in sight, and the page says so."""
    from playwright.sync_api import expect

    expect(page.locator(field)).to_have_value(WORDS)
    expect(page.locator(field)).to_be_visible()
    expect(page.locator("[data-restored]:not([hidden])")).to_have_count(1)


def test_every_form_keeps_its_words_through_a_lock_and_a_lost_server(page: Any, ids: Ids) -> None:
    unlock(page)
    for name, (address, field) in FORMS.items():
        page.goto(address(ids))
        typed(page, field)
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.wait_for_selector("#passphrase")
        assert WORDS not in page.content(), name
        unlock(page)
        is_there(page, field)
        page.context.set_offline(True)
        with page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-error:")):
            page.locator(f"form:has({field}) button:not([type=reset])").first.dispatch_event("click")
        page.goto("about:blank")  # a page of an error asks again by itself
        page.context.set_offline(False)
        page.goto(address(ids))
        is_there(page, field)
        page.locator("[data-restored]:not([hidden]) button").click()
        kept(page, 0)
        page.goto(address(ids))
        assert page.locator(field).input_value() != WORDS, name


def test_a_session_that_ended_elsewhere_loses_nothing_either(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.to_review}/review")
    typed(page, "#f-title")
    page.context.clear_cookies()
    page.get_by_role("button", name="Right, as changed").click()
    page.wait_for_selector("#passphrase")
    unlock(page)
    is_there(page, "#f-title")
    with page.expect_navigation():
        page.get_by_role("button", name="Right, as changed").click()
    expect(page.locator(".did")).to_contain_text("Recorded")
    kept(page, 0)


def test_words_over_a_card_that_changed_meanwhile_are_not_taken_for_the_newer_one(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.to_review}/review")
    page.locator("#deciding [name=seen]").evaluate("one => { one.value = '0123456789abcdef'; }")  # of an older card
    typed(page, "#f-title")
    page.reload()
    is_there(page, "#f-title")
    with page.expect_navigation():
        page.get_by_role("button", name="Right, as changed").click()
    expect(page.get_by_role("alert")).to_contain_text("has changed since this page was opened")
    expect(page.get_by_role("alert")).to_contain_text(WORDS)
    page.get_by_role("button", name="Begin anew").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Right, as changed").click()
    expect(page.get_by_role("alert")).to_have_count(0)
