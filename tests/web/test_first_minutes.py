"""Two long journeys in a browser: the ten minutes of the demo as its guide leads, and the set-up of an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.chromium import in_chromium, is_fit, press
from support.desk_server import DeskServer

pytestmark = in_chromium
MINE = "orchard winter copper lantern violin meadow"


@pytest.fixture
def served(request: Any, tmp_path: Path) -> Iterator[DeskServer]:
    """A server of its own: `serve` or the demo, in a folder that is not there yet."""
    server = DeskServer(tmp_path / "folder", *request.param)
    yield server
    server.kill()


@pytest.fixture
def tab(chromium: Any, served: DeskServer) -> Iterator[Any]:
    """A tab at its first page; whatever it asks elsewhere fails the test."""
    served.ask("GET", "/")
    context = chromium.new_context(base_url=served.address, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    elsewhere: list[str] = []
    page.on("request", lambda ask: None if ask.url.startswith(served.address) else elsewhere.append(ask.url))
    page.goto("/")
    yield page
    context.close()
    assert elsewhere == []


def decide_all(page: Any) -> int:
    """Enter on every card; how many there were."""
    decided = 0
    while page.locator("#deciding").count():
        assert decided < 40
        decided += 1
        press(page, "Enter")
    return decided


@pytest.mark.parametrize("served", [["demo", "--desk"]], indirect=True)
def test_ten_minutes_in_an_invented_office(tab: Any, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    press(tab, "Enter")  # the passphrase is filled in
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Ten minutes")
    is_fit(tab)
    call, reply = tab.locator(".guide blockquote").all_inner_texts()
    ticks = tab.locator(".guide .is-done")
    expect(ticks).to_have_count(0)

    with tab.expect_navigation():
        tab.get_by_role("link", name="Proofread a draft").click()
    press(tab, "d")
    expect(tab.locator("#back")).to_contain_text("Perhaps “2026” instead of “2023”?")
    is_fit(tab)
    with tab.expect_download() as saved:
        tab.keyboard.press("s")
    assert saved.value.suggested_filename == "draft (proofread).docx"

    press(tab, "g")
    with tab.expect_navigation():
        tab.get_by_role("link", name="The call sheet").click()
    tab.locator("#words").fill(call)
    press(tab, "Control+Enter")
    expect(tab.get_by_text("11 and 15 September 2026").first).to_be_visible()
    expect(tab.locator(".told-elsewhere mark")).to_have_text("KM 4471")  # in the report of last month
    decide_all(tab)

    tab.goto("/guide")
    with tab.expect_navigation():
        tab.get_by_role("link", name="Review what was read").click()
    assert decide_all(tab) >= 8
    tab.get_by_role("link", name="Exiles in Brennik").first.click()
    expect(tab.locator("aside .what", has_text="Mirela Ardali")).to_have_count(1)  # of the call, and of the statement

    press(tab, "g")
    expect(ticks).to_have_count(3)
    tab.get_by_role("button", name="Write the appeal").click()
    tab.locator(".text a.ink").first.click()
    expect(tab.locator("#basis")).to_be_visible()
    tab.get_by_text("Nobody can be reached").click()
    tab.fill("#urgent", "it cannot wait")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("alert")).to_contain_text("under 18")

    tab.goto("/guide")
    with tab.expect_navigation():
        tab.get_by_role("link", name="What came back").click()
    tab.locator("textarea[name=words]").first.fill(reply)
    tab.get_by_label("What kind of answer").select_option(label="A holding reply (token)")
    press(tab, "Control+Enter")
    tab.goto("/guide")
    with tab.expect_navigation():
        tab.get_by_role("link", name="What does not fit").click()
    press(tab, "1")
    tab.goto("/guide")
    tab.get_by_role("link", name="The letter of August").click()
    expect(tab.locator("#changed")).to_be_visible()

    with tab.expect_navigation():
        tab.get_by_role("button", name="Lock").click()
    expect(tab.get_by_role("heading", name="The folder, as a thief sees it")).to_be_visible()
    expect(tab.locator(".behind")).to_contain_text("draft (proofread).docx")
    expect(tab.locator(".behind")).to_contain_text("record.db")
    assert "Exiles in Brennik" not in tab.content()
    is_fit(tab)
    tab.locator("#passphrase").focus()
    press(tab, "Enter")

    tab.goto("/keep")
    tab.fill("#folder", str(tmp_path / "stick"))
    press(tab, "Enter")
    expect(tab.get_by_text("The last one was made")).to_be_visible()
    is_fit(tab)
    tab.goto("/guide")
    expect(ticks).to_have_count(8)
    expect(tab.get_by_role("status")).to_contain_text("That was the line")


@pytest.mark.parametrize("served", [["serve"]], indirect=True)
def test_an_empty_folder_becomes_an_office(tab: Any) -> None:
    from playwright.sync_api import expect

    is_fit(tab)
    tab.locator("#name").fill("Ada Lind")
    tab.fill("#passphrase", MINE)
    tab.fill("#again", MINE)
    press(tab, "Enter")
    words = tab.locator(".sheet-words li").all_inner_texts()
    is_fit(tab)
    press(tab, "Enter")
    is_fit(tab)
    tab.fill("#words", " ".join(["wrong", *words[1:]]))
    press(tab, "Enter")
    expect(tab.get_by_role("alert")).to_contain_text("Word 1 is not")
    tab.fill("#words", " ".join(words))
    press(tab, "Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("The letterhead")
    tab.fill("#name", "Lantern House")
    tab.fill("#line", "3 Ropewalk, Brennik")
    is_fit(tab)
    tab.locator("#registration").focus()
    press(tab, "Enter")
    tab.fill("#title", "The first case")
    press(tab, "Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("The first case")
    tab.goto(tab.url.partition("?")[0] + "/compose")
    expect(tab.locator("#organisation")).to_have_value("Lantern House")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Lock").click()
    expect(tab.locator(".behind")).to_contain_text("Nothing that Tocsin knows of")
    tab.fill("#passphrase", " ".join(words))  # the sheet opens it, too
    press(tab, "Enter")
    expect(tab.locator("#organisation")).to_have_value("Lantern House")
