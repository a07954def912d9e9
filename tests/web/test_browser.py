"""Journeys in Debian's Chromium, with axe on every page. Skipped, and said so, where there is none."""

from __future__ import annotations

from typing import Any

import pytest

from support.chromium import in_chromium, is_fit, press, unlock, without_scripts
from support.web_case import CASE, SECOND, Ids

pytestmark = in_chromium


LAST = "She was detained in October 2024. The office keeps only what it needs."
COPY = """(where) => {
  getSelection().selectAllChildren(document.querySelector(where));
  const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event.clipboardData.getData("text/plain");
}"""


def copied(page: Any, where: str) -> str:
    """What a page puts on the clipboard when all of this is selected."""
    return str(page.evaluate(COPY, where))


def test_from_the_passphrase_to_a_passage_and_the_lock(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    is_fit(page)
    unlock(page)
    is_fit(page)
    page.get_by_role("link", name=CASE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CASE)
    is_fit(page)
    page.locator(f'.timeline a[href="/event/{ids.event}"]').click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Attempted abduction")
    is_fit(page)
    own = (f"/case/{ids.case}/timeline", f"/case/{ids.case}/findings", f"/statement/{ids.statement}")
    for path in (*own, "/components", "/nothing"):
        page.goto(path)
        is_fit(page)
    page.goto(f"/statement/{ids.statement}")
    assert copied(page, ".text p:nth-child(3)") == f"{LAST} [1]\n\n[1] statement.txt\n"
    page.goto(f"/case/{ids.case}/sheet")
    assert copied(page, "#sheet-events").endswith(
        "two unknown men\nno date is recorded\tThreat (threatened)\tMarta Velin\n\n[1] statement.txt\n"
    )
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("velin")
    expect(page.locator("#found li")).not_to_have_count(0)  # while typing, without Enter
    assert page.url.endswith("/search")
    is_fit(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#passphrase")).to_be_visible()
    assert CASE not in page.content()
    page.go_back()
    expect(page.locator("#passphrase")).to_be_visible()
    assert "Velin" not in page.content()


def test_a_lock_hides_every_tab(page: Any) -> None:
    from playwright.sync_api import expect

    unlock(page)
    other = page.context.new_page()
    other.goto("/")
    expect(other.get_by_role("link", name=CASE)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(other.locator("#passphrase")).to_be_visible()


def wait_until_kept(page: Any, begin: str) -> None:
    """Until a draft of this name lies in the tab. The desk bars what playwright's own waiting would evaluate."""
    for _ in range(300):
        if begin in page.evaluate("JSON.stringify(Object.keys(sessionStorage))"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"nothing is kept under {begin}")


def test_a_page_that_is_left_alone_locks(page: Any) -> None:
    from playwright.sync_api import expect

    page.clock.install()
    unlock(page)
    expect(page.get_by_role("link", name=CASE)).to_be_visible()
    page.clock.fast_forward(301_000)
    expect(page.locator("#passphrase")).to_be_visible()


def test_the_whole_way_without_scripts(chromium: Any, desk_server: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    with without_scripts(chromium, desk_server, f"/case/{ids.case}") as page:
        expect(page.get_by_role("heading", level=1)).to_have_text(CASE)  # where one wanted to go
        page.goto("/search")
        page.fill("#words", "velin")
        page.get_by_role("button", name="Find").click()
        expect(page.locator("#found li")).not_to_have_count(0)
        page.get_by_role("button", name="Lock").click()
        expect(page.locator("#passphrase")).to_be_visible()


@pytest.mark.parametrize("language", ["uk", "ru", "pl"])
def test_every_page_has_room_for_the_words_of_each_language(page: Any, ids: Ids, language: str) -> None:
    from playwright.sync_api import expect

    page.locator(f'.languages button[value="{language}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    unlock(page)
    for path in of_the_case(ids):
        page.goto(path)
        is_fit(page)


def test_a_page_that_is_written_from_the_right_is_turned_and_nothing_runs_over(page: Any, ids: Ids) -> None:
    unlock(page)
    page.context.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => document.documentElement.dir = 'rtl')"
    )
    for path in of_the_case(ids):
        page.goto(path)
        brand, lock = page.locator(".brand").bounding_box(), page.locator("#lock").bounding_box()
        assert brand["x"] > lock["x"]
        is_fit(page)


def of_the_case(ids: Ids) -> tuple[str, ...]:
    """The pages of a case that show the most."""
    case = f"/case/{ids.case}"
    return ("/", case, f"{case}/events", f"{case}/sheet", f"/entry/{ids.person}", f"/event/{ids.event}", "/components")


def test_a_map_draws_areas_and_leads_to_the_events(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    asked: list[str] = []
    page.on("request", lambda ask: asked.append(ask.url.partition("?")[0]))
    unlock(page)
    page.goto(f"/case/{ids.mapped}")
    press(page, "m")
    areas = page.locator("#map .area")
    expect(areas).to_have_count(6)
    expect(page.locator("#map .hollow")).to_have_count(1)
    expect(page.locator("#map .unsure")).to_have_count(1)
    for area in areas.all():  # an area that somebody can see, and no point
        box = area.bounding_box()
        assert box["width"] >= 17
        assert box["height"] >= 17
    page.locator("#map .area.circle").first.click(force=True)  # two events there: they are offered
    expect(page.locator(".leaflet-popup a.what")).to_have_count(2)
    is_fit(page)
    assert not [url for url in asked if "50m" in url]
    with page.expect_event("requestfinished", lambda ask: "50m" in ask.url):
        page.keyboard.press("o")
    expect(areas).to_have_count(6)
    page.goto(f"/case/{ids.mapped}/map?type=arrest")
    expect(areas).to_have_count(1)
    with page.expect_navigation():
        areas.first.click(force=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Arrest")


def test_a_call_survives_a_lock_and_files_tell_what_became_of_them(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto("/new")
    is_fit(page)
    page.goto(f"/case/{ids.case}")
    page.keyboard.press("n")
    expect(page.locator("#words")).to_be_focused()
    is_fit(page)
    page.locator("#words").focus()
    page.keyboard.type("They followed Ilona Varga again on 5 July 2018.")
    page.get_by_label("refused").last.check()
    wait_until_kept(page, "tocsin-draft-")
    page.wait_for_timeout(300)  # the last letter is sealed
    kept = page.evaluate("JSON.stringify(sessionStorage)")
    assert "Ilona" not in kept
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#passphrase")).to_be_visible()
    assert "Ilona" not in page.content()
    unlock(page)
    expect(page.locator("#words")).to_have_value("They followed Ilona Varga again on 5 July 2018.")
    expect(page.get_by_label("refused").last).to_be_checked()
    page.locator("#words").focus()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/statement/**")
    assert "tocsin-draft-" not in page.evaluate("JSON.stringify(sessionStorage)")
    page.goto(f"/case/{ids.case}")
    files = [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"On 5 July 2018 Ilona Varga was followed."}] * 2
    page.set_input_files("#files", files)
    expect(page.locator("#brought li a")).to_have_count(2)
    expect(page.locator("#brought")).to_contain_text("holds it already")
    expect(page.locator("#originals")).to_be_visible()
    is_fit(page)


def test_two_approve_one_letter_one_after_the_other_and_nobody_alone_releases_what_may_tell_of_a_child(
    page: Any, ids: Ids
) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/case/{ids.case}")
    page.keyboard.press("l")
    page.locator(".lines a.what").first.click()
    is_fit(page)
    page.locator(".text a.ink").first.click()
    expect(page.locator("#basis")).to_be_visible()
    is_fit(page)
    expect(page.get_by_role("button", name="Approve these files")).to_have_count(0)
    page.get_by_text("Nobody can be reached").click()
    page.fill("#urgent", "it cannot wait")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("under 18")
    expect(page.locator("#urgent")).to_have_value("it cannot wait")
    is_fit(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.fill("#passphrase", SECOND)
    page.keyboard.press("Enter")
    page.wait_for_selector("#lock")
    page.goto(f"/letter/{ids.letter}")
    page.keyboard.press("a")
    expect(page.get_by_text("approved by Oren Tal")).to_be_visible()
    is_fit(page)
    with page.expect_download() as saved:
        page.keyboard.press("p")
    assert saved.value.suggested_filename.startswith("letter UA-3-2020 v1 ")
    for path in (*(f"/case/{ids.case}/{one}" for one in ("letters", "compose")), f"/letter/{ids.letter}/word"):
        page.goto(path)
        is_fit(page)
    for path in (f"/letter/{ids.letter}/publish", f"/letter/{ids.letter}/effect", f"/case/{ids.case}/grants"):
        page.goto(path)
        is_fit(page)


def test_an_answer_that_is_typed_survives_a_lock_and_ends_the_waiting(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/case/{ids.case}")
    press(page, "a")
    is_fit(page)
    page.get_by_role("link", name="An answer came").first.click()
    is_fit(page)
    page.locator("#words").press_sequentially("Nothing of the kind happened.")
    wait_until_kept(page, "tocsin-draft-reply-")
    where = page.url
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_selector("#passphrase")
    assert "Nothing of the kind" not in page.content()
    page.goto(where)
    unlock(page)
    expect(page.locator("#words")).to_have_value("Nothing of the kind happened.")
    page.locator("#type").select_option("030100000000")
    page.locator("#words").focus()
    press(page, "Control+Enter")
    expect(page.locator(".asked .pill", has_text="denied")).to_be_visible()
    is_fit(page)
    for path in ("/waiting", f"/letter/{ids.letter}/paper", f"/letter/{ids.letter}/sent"):
        page.goto(path)
        is_fit(page)


def test_somebody_is_entered_asked_and_protected_by_keyboard(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/case/{ids.case}")
    press(page, "e")
    is_fit(page)
    press(page, "e")
    is_fit(page)
    page.locator("#v-name").focus()
    page.keyboard.type("Zhanara Akhmet")
    page.keyboard.press("Enter")
    page.keyboard.type("Жанара Ахмет")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zhanara Akhmet")
    page.keyboard.press("a")
    expect(page.locator("#use")).to_be_visible()
    is_fit(page)
    page.get_by_label("refused").focus()
    page.keyboard.press("Space")
    press(page, "Enter")
    expect(page.locator(".matrix .sign.look").first).to_have_attribute("title", "refused")
    page.get_by_role("button", name="Keep anonymous: yes").focus()
    press(page, "Enter")
    expect(page.locator(".head .pill.look")).to_have_text("Keep anonymous")
    is_fit(page)
    for path in (f"/entry/{ids.person}", f"/entry/{ids.source}", f"/value/{ids.value}", f"/names/{ids.person}"):
        page.goto(path)
        is_fit(page)


def test_a_letter_is_shown_as_it_will_be_printed_while_it_is_written(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto(f"/case/{ids.case}/compose")
    is_fit(page)
    page.fill("#organisation", "Harbour Light")
    page.get_by_text("An office that is not in the directory").first.click()
    page.fill("#country1", "none")
    page.locator("#position").press_sequentially("Nobody")
    expect(page.locator("#preview")).to_contain_text("It cannot be shown yet")
    for field, words in (("#number", "UA 7/2026"), ("#office1", "Prosecutor General"), ("#demand1", "Open it.")):
        page.fill(field, words)
    expect(page.locator("#preview img")).not_to_have_count(0)
    assert page.locator("#preview img").first.evaluate("one => one.decode().then(() => one.naturalWidth)") > 500
    is_fit(page)
    page.goto(f"/case/{ids.case}/letters")
    expect(page.locator(".lines > li")).to_have_count(1)  # nothing was recorded


def test_the_directory_and_what_came_of_letters_by_keyboard(page: Any, ids: Ids) -> None:
    from playwright.sync_api import expect

    unlock(page)
    page.goto("/waiting")
    press(page, "o")
    expect(page.get_by_role("heading", level=1)).to_have_text("What came of it")
    is_fit(page)
    page.goto("/waiting")
    press(page, "i")
    is_fit(page)
    press(page, "c")
    is_fit(page)
    page.locator("#f-office").focus()
    page.keyboard.type("Port Authority")
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Port Authority")
    is_fit(page)
    page.locator("#where").focus()
    page.keyboard.type("on its site")
    press(page, "Enter")
    expect(page.locator(".head .pill")).to_contain_text("checked")
    page.keyboard.press("e")
    is_fit(page)
    page.goto(f"/case/{ids.case}/compose")
    is_fit(page)
