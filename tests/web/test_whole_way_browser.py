"""From appeal to reply at the desk, in Chromium: seven institutions, three languages, two members, the demo's case."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from support.chromium import in_chromium, is_fit, press
from support.demo_made import SECOND, demo_made
from support.desk_server import DeskServer, free_port
from support.office import PASSPHRASE
from support.word_edits import inserted_paragraph, replaced_in_word
from tocsin.access.cases import list_cases
from tocsin.access.dossier import get_dossier
from tocsin.actions.lock import lock
from tocsin.actions.offices import keep_offices
from tocsin.actions.record import Item, record
from tocsin.actions.unlock import unlock
from tocsin.cli.demo import CASE, TODAY
from tocsin.cli.demo_review import person_called
from tocsin.domain.offices import office_of
from tocsin.lib.clock import FixedClock

pytestmark = in_chromium
DAY = timedelta(days=1)
SERVE = """
import sys
from pathlib import Path
from tocsin.config.entry import prepare
from tocsin.domain.rehearsal import Rehearsal
prepare()
from tocsin.web import serving
folder, port, start = sys.argv[1:]
serving.serve(Path(folder), int(port), print, Rehearsal("", "", int(start), "", "", "", "", "", "", b""))
"""
OFFICES = (
    {"key": "interior", "office": "Minister of the Interior", "office_pl": "Minister Spraw Wewnętrznych"},
    {"key": "prosecutor", "office": "Prosecutor General", "office_pl": "Prokurator Generalny"},
    {"key": "police", "office": "Chief of Police", "office_pl": "Komendant Policji"},
    {"key": "migration", "office": "Director of the Migration Office", "office_uk": "Директор Міграційного управління"},
    {"key": "defender", "office": "Public Defender", "office_uk": "Громадський захисник прав"},
    {"key": "unhcr", "office": "UNHCR Representative in Kelmark"},
    {"key": "odihr", "office": "Director of ODIHR"},
)
GOT = {"en": ("UNHCR", "Director of ODIHR"), "uk": ("Director of the Migration", "Public Defender")}
GOT["pl"] = ("Minister", "Prosecutor", "Chief")
DEMAND = {
    "en": "Open an investigation without delay.",
    "uk": "Негайно розпочати розслідування.",
    "pl": "Prosimy o wszczęcie śledztwa.",
}


class DeskOn(DeskServer):
    """The desk of this folder on a day of the test's choice."""

    def __init__(self, folder: Path, moment: Any) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(folder), str(self.port), str(int(moment.timestamp()) * 1000)],
            env={name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )


class Way:
    """Who walks it: a tab that two members use one after the other."""

    def __init__(self, chromium: Any, folder: Path) -> None:
        self.chromium, self.folder = chromium, folder
        self.server: DeskOn | None = None
        self.complaints: list[str] = []

    def arrive(self, days: int) -> None:
        """The desk, so many days after the demo."""
        self.leave()
        self.server = DeskOn(self.folder, TODAY + days * DAY)
        self.server.ask("GET", "/")
        context = self.chromium.new_context(base_url=self.server.address, viewport={"width": 1280, "height": 800})
        self.tab = context.new_page()
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.goto("/")
        self.enter(PASSPHRASE)

    def leave(self) -> None:
        if self.server is not None:
            self.tab.context.close()
            self.server.kill()
            self.server = None

    def enter(self, passphrase: str) -> None:
        self.tab.fill("#passphrase", passphrase)
        self.press("Enter")
        self.tab.wait_for_selector("#lock")

    def as_member(self, passphrase: str) -> None:
        """Somebody else sits down: Esc Esc, and a passphrase of their own."""
        self.tab.keyboard.press("Escape")
        self.tab.keyboard.press("Escape")
        self.tab.wait_for_selector("#passphrase")
        self.enter(passphrase)

    def press(self, key: str) -> None:
        press(self.tab, key)

    def click(self, role: str, name: str) -> None:
        with self.tab.expect_navigation():
            self.tab.get_by_role(role, name=name).first.click()


@pytest.fixture(scope="module")
def laid_out(written: object, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The demo's workspace with seven offices, and a third person whose age is known; the case, and that person."""
    folder = demo_made(tmp_path_factory.mktemp("demo"))
    office = unlock(folder, PASSPHRASE, clock=FixedClock(int(TODAY.timestamp()) * 1000 + 10_000, 1))
    try:
        viewer = office.viewer
        keep_offices(viewer, [office_of({**cells, "email": f"{cells['key']}@kelmark.example"}) for cells in OFFICES])
        case = next(line.id for line in list_cases(viewer).items if line.title == CASE)
        vera = person_called(get_dossier(viewer, case), "Vera Doskal")
        record(viewer, case, [Item("person", {"age": ("41",)}, entity=vera)])
    finally:
        lock(office)
    return folder, case, vera


@pytest.fixture
def way(laid_out: tuple[Path, str, str], chromium: Any) -> Iterator[Way]:
    walked = Way(chromium, laid_out[0])
    yield walked
    walked.leave()
    assert walked.complaints == []


def write(way: Way, case: str, language: str) -> str:
    """The appeal in one language, by the form; the address of the letter."""
    tab = way.tab
    tab.goto(f"/case/{case}")
    way.press("w")
    tab.locator("#language").select_option(language)
    for name, words in (("number", "UA 8/2026"), ("organisation", "Lantern House"), ("contact", "3 Ropewalk, Brennik")):
        tab.fill(f"#{name}", words)
    for box in tab.locator(".offices input[type=checkbox]").all():
        box.check()
    tab.fill("#demand1", DEMAND[language])
    tab.fill("#reply_by", "2026-10-06")
    way.click("button", "Write the draft")
    if "/letter/" not in tab.url:
        way.press("Enter")  # about the letter
    return str(tab.url.partition("?")[0])


def approve(way: Way, letter: str) -> None:
    way.tab.goto(letter)
    if way.tab.locator("#listed").count():
        way.tab.locator("#listed").check()
    way.press("a")


def went(way: Way, letter: str, office: str) -> None:
    """Say that a letter went to an office."""
    way.tab.goto(f"{letter}/sent")
    card = way.tab.locator(".card.office", has=way.tab.get_by_role("heading", name=office))
    card.locator("summary").first.click()
    with way.tab.expect_navigation():
        card.get_by_role("button", name="Record it").click()


def answer(way: Way, case: str, office: str, kind: str, words: str, sends_to: str = "") -> None:
    """An office's answer, as it was written."""
    tab = way.tab
    tab.goto(f"/case/{case}/waiting")
    row = tab.locator("li, article, section, tr").filter(has=tab.get_by_role("link", name="An answer came"))
    with tab.expect_navigation():
        row.filter(has_text=office).last.get_by_role("link", name="An answer came").first.click()
    tab.fill("#words", words)
    tab.locator("#type").select_option(label=kind)
    tab.fill("#forwarded_to", sends_to)
    tab.locator("#words").focus()
    way.press("Control+Enter")


def test_from_appeal_to_reply(way: Way, laid_out: tuple[Path, str, str], tmp_path: Path) -> None:
    from playwright.sync_api import expect

    _, case, vera = laid_out
    way.arrive(1)
    tab = way.tab
    letters = {language: write(way, case, language) for language in DEMAND}

    # refused: one who is named was not asked
    way.as_member(SECOND)
    tab.goto(letters["en"])
    way.press("a")
    expect(tab.get_by_role("alert")).to_contain_text("not been asked")
    way.as_member(PASSPHRASE)
    tab.goto(f"/entry/{vera}")
    tab.keyboard.press("a")
    tab.locator("#use").select_option("share")
    tab.locator("#audience").select_option("addressees")
    tab.get_by_role("radio", name="agreed").focus()
    tab.keyboard.press("Space")
    way.press("Enter")

    # refused: the director put the boy's name in
    tab.goto(letters["en"])
    with tab.expect_download() as saved:
        tab.keyboard.press("w")
    data = Path(saved.value.path()).read_bytes()
    data = replaced_in_word(data, "Emil Morun was released.", "Emil Morun was set free.")
    data = inserted_paragraph(data, "a press conference was held", "Since then both have changed their numbers.")
    edited, again = tmp_path / "edited.docx", tmp_path / "again.docx"
    edited.write_bytes(replaced_in_word(data, "without delay", "without delay, and protect Jonas"))
    again.write_bytes(data)
    way.press("b")
    is_fit(tab)
    tab.locator("#file").set_input_files(edited)
    way.click("button", "Look at it")
    expect(tab.get_by_role("alert")).to_contain_text("must not leave")
    tab.locator("#file").set_input_files(again)
    way.click("button", "Look at it")
    changed, new = tab.locator("[id^=tie-]").all()
    changed.select_option("before")
    new.select_option("ours")
    is_fit(tab)
    way.press("k")
    expect(tab.locator("#ours li")).to_have_count(1)
    expect(tab.locator("#unbound")).to_have_count(0)
    letters["en"] = tab.url.partition("?")[0]

    # a second person approves, and each office gets it in its language
    way.as_member(SECOND)
    for letter in letters.values():
        approve(way, letter)
        expect(tab.get_by_text("approved by Tomas Feld")).to_be_visible()
    way.as_member(PASSPHRASE)
    for language, offices in GOT.items():
        for office in offices:
            went(way, letters[language], office)
    tab.goto(f"/case/{case}/waiting")
    expect(tab.get_by_role("link", name="An answer came")).to_have_count(7)
    is_fit(tab)

    # one passes us on, one denies
    way.arrive(9)
    tab = way.tab
    answer(way, case, "Minister", "A holding reply (token)", "We passed your letter on.", "Regional Police Directorate")
    denial = (
        "The Prosecutor General denies that two unidentified men tried to abduct Mirela Ardaly on 7 September 2026."
    )
    answer(way, case, "Prosecutor General", "Denied the event", denial)
    tab.goto(f"/case/{case}/waiting")
    expect(tab.get_by_text("Regional Police Directorate").first).to_be_visible()
    tab.goto(f"/case/{case}")
    for link in tab.get_by_role("link", name=re.compile("review it")).all():
        where = link.get_attribute("href")
        review = tab.context.new_page()
        review.goto(str(where))
        while review.locator("#deciding").count():
            known = review.locator(".alike button[name=known]")
            with review.expect_navigation():
                review.keyboard.press("1" if known.count() else "Enter")
        review.close()
    tab.goto(f"/case/{case}")
    with tab.expect_navigation():
        tab.locator(".timeline").get_by_role("link", name=re.compile("Attempted abduction")).first.click()
    expect(tab.locator(".values .pill", has_text="denied by Prosecutor General").first).to_be_visible()
    is_fit(tab)
    event = tab.url

    # the day is over, and a date was wrong
    way.arrive(24)
    tab = way.tab
    tab.goto(f"/case/{case}/waiting")
    expect(tab.locator(".pill", has_text="overdue").first).to_be_visible()
    tab.goto(event.replace(event.partition("/event/")[0], ""))
    day = tab.locator("dt", has_text="Date").locator("xpath=following-sibling::dd[1]")
    day.locator("summary").click()
    source = day.locator(".stack", has_text="EXILES FROM VARSENIA")
    with tab.expect_navigation():
        source.get_by_role("link", name=re.compile("put it right")).click()
    tab.fill("#v", "2026-09-06")
    tab.fill("#because", "Her neighbour rang back: it was the evening before.")
    way.press("Enter")
    polish = "/letter/" + letters["pl"].rpartition("/")[2]
    tab.goto(polish)
    expect(tab.locator("#changed")).to_contain_text("6 September 2026")
    is_fit(tab)
    way.press("c")
    correction = tab.url.partition("?")[0]
    expect(tab.locator(".text")).to_contain_text("Minister Spraw Wewnętrznych")
    expect(tab.locator(".text")).not_to_contain_text("UNHCR")
    way.as_member(SECOND)
    approve(way, correction)
    way.as_member(PASSPHRASE)
    for office in GOT["pl"]:
        went(way, correction, office)
    tab.goto(polish)
    expect(tab.get_by_role("link", name="The correction that went out")).to_be_visible()
    expect(tab.get_by_role("button", name="Draft the correction")).to_have_count(0)
