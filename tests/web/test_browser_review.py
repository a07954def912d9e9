"""The review of a statement in Debian's Chromium: by keyboard, through a lock, in two windows, without scripts."""

from __future__ import annotations

from typing import Any

from support.chromium import in_chromium, is_fit, press, unlock, without_scripts
from support.web_case import Ids

pytestmark = in_chromium


def in_focus(page: Any) -> str:
    """The title of the card in focus; empty when nothing waits."""
    return str(page.locator("#card h2 span").first.inner_text()) if page.locator("#deciding").count() else ""


def test_a_whole_statement_is_reviewed_by_keyboard_alone(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.to_review}")
    press(page, "r")
    is_fit(page)
    page.keyboard.press("a")  # what the reader missed
    expect(page.locator("#missed-words")).to_be_focused()
    page.keyboard.type("the harbour office")
    page.keyboard.press("Tab")
    page.keyboard.type("a b")  # a body
    page.keyboard.press("Tab")
    press(page, "Enter")
    expect(page.locator("#card h2")).to_contain_text("the harbour office")
    is_fit(page)
    decided, undone = [], False
    while title := in_focus(page):
        assert len(decided) < 40
        decided.append(title)
        if title == "Martha Velin":
            press(page, "1")  # the person we know
        elif title == "Arrest":
            page.keyboard.press("c")
            expect(page.locator("#f-type")).to_be_focused()
            is_fit(page)
            while page.locator(":focus").get_attribute("name") != "date":
                page.keyboard.press("Tab")
            page.keyboard.press("Control+A")
            page.keyboard.type("31 February 2025")
            press(page, "Enter")
            expect(page.get_by_role("alert")).to_contain_text("is not a date Tocsin can keep")
            is_fit(page)
            page.locator("#f-date").focus()
            page.keyboard.press("Control+A")
            page.keyboard.type("6 листопада 2025")
            press(page, "Enter")
            expect(page.get_by_role("status")).to_contain_text("Recorded: Arrest")
        elif title.startswith("Threat") and not undone:
            undone = True
            press(page, "x")
            expect(page.get_by_role("status")).to_contain_text("Left out: Threat")
            press(page, "u")
            expect(page.locator("#card h2")).to_contain_text("Threat")
        elif title == "the harbour office":
            press(page, "Shift+Enter")  # nothing of a victim, a date or an author in it
        else:
            press(page, "Enter")
    assert {"Martha Velin", "Arrest", "the harbour office"} <= set(decided)
    assert undone
    expect(page.get_by_text("Everything here is decided")).to_be_visible()
    is_fit(page)
    page.goto(f"/case/{ids.case}")
    expect(page.locator(".timeline")).to_contain_text("6 November 2025")


def test_a_lock_in_the_middle_of_a_review_loses_nothing(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.to_review}/review")
    first = in_focus(page)
    press(page, "Enter")
    second, where = in_focus(page), page.url
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#passphrase")).to_be_visible()
    page.goto(where)
    unlock(page)
    assert page.url == where
    assert in_focus(page) == second != first
    expect(page.get_by_role("status")).to_contain_text(first)
    page.reload()
    assert in_focus(page) == second


def test_of_two_windows_the_second_is_told_what_changed(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.to_review}/review")
    other = page.context.new_page()
    other.goto(page.url)
    for window in (page, other):
        window.locator(".small-card", has_text="Petro Danko").first.click()
        expect(window.locator("#card h2")).to_contain_text("Petro Danko")
    press(page, "x")
    other.keyboard.press("c")
    expect(other.locator("#f-name")).to_be_focused()
    other.keyboard.press("Control+A")
    other.keyboard.type("Petro Danchenko")
    press(other, "Enter")
    told = other.get_by_role("alert")
    expect(told).to_contain_text("has changed since this page was opened")
    expect(told).to_contain_text("It stands left out now")
    expect(told).to_contain_text("Petro Danchenko")  # what was typed is not lost
    expect(other.locator(".in-focus.rejected")).to_contain_text("Petro Danko")
    is_fit(other)


def test_words_that_are_selected_in_the_text_become_a_card(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/statement/{ids.to_review}/review")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.text .passed'))")
    page.locator(".text .passed").first.dispatch_event("mouseup")
    expect(page.locator("#missed-words")).to_have_value("The office keeps only what it needs.")
    page.locator("#missed-what").select_option("surveillance")
    with page.expect_navigation():
        page.get_by_role("button", name="Make a card of it").click()
    expect(page.locator("#card h2")).to_contain_text("Surveillance")
    expect(page.locator(".text .now")).to_contain_text("The office keeps only what it needs.")


def test_a_review_without_scripts(chromium: Any, desk_server: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    with without_scripts(chromium, desk_server, f"/statement/{ids.to_review}/review") as page:
        page.get_by_text("Add what is missing").click()
        page.fill("#missed-words", "the harbour office")
        page.get_by_role("button", name="Make a card of it").click()
        page.get_by_role("button", name="Not so").click()
        expect(page.get_by_role("status")).to_contain_text("Left out: the harbour office")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("#card h2")).to_contain_text("the harbour office")
        decided = 0
        while page.locator("#deciding").count():
            assert decided < 40
            decided += 1
            with page.expect_navigation():
                page.locator("#deciding .decide .button.main").click()
        assert decided >= 5
        expect(page.get_by_text("Everything here is decided")).to_be_visible()
