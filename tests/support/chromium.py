"""Debian's Chromium for tests of the desk: a tab at a locked desk, and whether a page is fit. Skipped without it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from support.office import PASSPHRASE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS = (1280, 390)
PATIENCE_MS = 30_000  # what else runs on the machine may take its time
in_chromium = [
    pytest.mark.long,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: sudo apt install chromium"),
]


@pytest.fixture(scope="module")
def chromium(written: object) -> Iterator[Any]:
    """One browser for all journeys. While it runs, Django refuses the database in this process."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    alone = ["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=alone)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, desk_server: Any) -> Iterator[Any]:
    """A tab at a locked desk; whatever the browser complains of, or asks elsewhere, fails the test."""
    context = chromium.new_context(base_url=desk_server.address, viewport={"width": WIDTHS[0], "height": 800})
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    tab.on("request", lambda ask: None if ask.url.startswith(desk_server.address) else complaints.append(ask.url))
    desk_server.ask("GET", "/")  # wait for it
    tab.goto("/")
    yield tab
    context.close()
    assert complaints == []


def unlock(page: Any) -> None:
    """Type the passphrase and Enter."""
    page.fill("#passphrase", PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_selector("#lock")


@contextmanager
def without_scripts(chromium: Any, desk_server: Any, path: str) -> Iterator[Any]:
    """A tab that runs no script, unlocked at the door of a page."""
    desk_server.ask("GET", "/")
    context = chromium.new_context(base_url=desk_server.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    page.fill("#passphrase", PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    yield page
    context.close()


def drawn(page: Any) -> None:
    """Wait until the page is drawn: only then does a field or a button that is to have the focus have it."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def press(page: Any, key: str) -> None:
    """A key that leads to another page."""
    drawn(page)
    with page.expect_navigation():
        page.keyboard.press(key)


def is_fit(page: Any) -> None:
    """No violation that axe knows of, in light and dark; nothing to scroll sideways at either width, or at 200 %."""
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == [], page.url
    for width in (*WIDTHS, WIDTHS[0] // 4):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} at {width}"
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
