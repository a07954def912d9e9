"""The guide of the demo, proofreading at the desk, and what lets an office begin again."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tocsin.access.proposals import proposals_of
from tocsin.actions import init as making
from tocsin.actions.call import take_call
from tocsin.actions.lock import lock
from tocsin.actions.note import Call
from tocsin.actions.unlock import unlock
from tocsin.cli import demo_desk
from tocsin.cli.demo_folder import make_folder
from tocsin.domain.rehearsal import Rehearsal
from tocsin.letters.word_comments import WordDocument
from tocsin.lib.clock import OtherDayClock
from tocsin.web import desk as desks
from tocsin.web.room import Room
from tocsin.web.serving import application
from tocsin.workspace import KdfParameters
from web.conftest import PORT, Browser, Time


@dataclass
class Demo:
    """The invented office, and a browser at its desk."""

    rehearsal: Rehearsal
    browser: Browser

    def steps(self) -> list[bool]:
        """Which steps the guide has ticked off, in their order."""
        page = self.browser.get("/guide").content.decode()
        found = re.findall(r'<li( class="is-done"|)><div class="tick', page)
        return [bool(one) for one in found]


@pytest.fixture(scope="module")
def demo(django_ready: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Laid out once, unlocked for all tests of this module; a guess at its passphrase costs little."""
    cost = KdfParameters(memory_kib=64, passes=1, lanes=1)
    places = make_folder(tmp_path_factory.mktemp("guide") / "demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo_desk, "init", functools.partial(making.init, cost=cost))
        rehearsal = demo_desk.lay_out(places)
    application(places.office, PORT, rehearsal)
    room = Room(places.office, clock=OtherDayClock(rehearsal.start_ms))
    desks.put(desks.Desk(room, PORT, rehearsal))
    browser = Browser(room, Time())
    assert rehearsal.passphrase in browser.get("/").content.decode()
    assert browser.unlock(rehearsal.passphrase).headers["Location"] == "/guide"
    yield Demo(rehearsal, browser)
    room.leave()


def test_a_real_office_has_no_guide_and_shows_no_passphrase(locked: Browser) -> None:
    assert "invented" not in locked.get("/").content.decode()
    locked.unlock()
    assert locked.get("/guide").status_code == 404
    assert "/guide" not in locked.get("/").content.decode()
    assert "invented" not in locked.get("/proofread").content.decode()


def test_no_step_is_done_before_somebody_did_it(demo: Demo) -> None:
    assert demo.steps() == [False] * 8


def test_a_draft_comes_back_and_what_is_saved_is_listed(demo: Demo) -> None:
    page = demo.browser.post("/proofread", {"do": "invented"}).content.decode()
    assert "Perhaps “2026” instead of “2023”?" in page
    assert page.count("The headline states as fact") == 1
    assert "the same question" in page
    answer = demo.browser.post("/proofread", {"do": "save"})
    assert "draft (proofread).docx" in answer.headers["Content-Disposition"]
    assert WordDocument(answer.content).text == WordDocument(demo.rehearsal.draft).text
    assert b"word/comments.xml" in answer.content
    assert demo.steps()[0]
    assert "draft (proofread).docx" in demo.browser.get("/in-clear").content.decode()


def test_a_call_on_the_invented_day_finds_its_tuesday_and_the_car(demo: Demo) -> None:
    viewer = demo.browser.room._office.viewer
    case = demo.rehearsal.case
    noted = demo.browser.room.run(lambda: take_call(viewer, case, demo.rehearsal.call, Call(channel="phone"), {}))
    review = demo.browser.get(f"/statement/{noted.statement}/review").content.decode()
    assert "11 and 15 September 2026" in review
    assert f'href="/statement/{demo.rehearsal.report}"' in review  # the same car
    found = demo.browser.post("/search", {"words": demo.rehearsal.seen}).content.decode()
    assert f"/statement/{noted.statement}" in found
    assert f"/statement/{demo.rehearsal.report}" in found
    assert demo.steps()[1]


def test_eight_events_wait(demo: Demo) -> None:
    viewer = demo.browser.room._office.viewer
    waiting = demo.browser.room.run(lambda: proposals_of(viewer, demo.rehearsal.statement))
    assert [line.kind for line in waiting].count("event") == 8
    assert not demo.steps()[2]


def test_the_appeal_is_written_with_what_is_asked(demo: Demo) -> None:
    answer = demo.browser.post("/guide")
    assert answer.headers["Location"].startswith("/letter/")
    assert demo.steps()[3]
    refused = demo.browser.post(answer.headers["Location"], {"do": "urgent", "because": "it cannot wait"})
    assert refused.status_code == 409


def test_a_corrected_date_marks_the_letter_of_august(demo: Demo) -> None:
    page = demo.browser.get(f"/case/{demo.rehearsal.case}/findings").content.decode()
    assert "28 February 2024" in page


@pytest.mark.parametrize(("folder", "said"), [("", "whole path"), ("stick", "whole path")])
def test_a_backup_needs_a_whole_path(demo: Demo, folder: str, said: str) -> None:
    answer = demo.browser.post("/keep", {"do": "backup", "folder": folder})
    assert answer.status_code == 409
    assert said in answer.content.decode()


def test_a_backup_is_made_and_told(demo: Demo, tmp_path: Path) -> None:
    assert "There is none yet" in demo.browser.get("/keep").content.decode()
    assert demo.browser.post("/keep", {"do": "backup", "folder": str(tmp_path / "stick")}).status_code == 302
    assert (tmp_path / "stick" / "backup.json").exists()
    assert "16 September 2026" in demo.browser.get("/keep").content.decode()
    assert demo.steps()[7]


def words_on(demo: Demo) -> str:
    """The words of the sheet that the page shows now."""
    return " ".join(re.findall(r"<li>([a-z]+)</li>", demo.browser.get("/keep").content.decode()))


def test_a_new_sheet_counts_when_its_words_were_typed_back(demo: Demo) -> None:
    demo.browser.post("/keep", {"do": "sheet"})
    left = words_on(demo)
    demo.browser.post("/keep", {"do": "drop"})
    assert words_on(demo) == ""
    demo.browser.post("/keep", {"do": "check", "words": left})
    demo.browser.post("/keep", {"do": "sheet"})
    words = words_on(demo)
    assert len(words.split()) == 12
    demo.browser.post("/keep", {"do": "written"})
    assert words_on(demo) == ""
    assert demo.browser.post("/keep", {"do": "check", "words": left}).status_code == 409
    assert demo.browser.post("/keep", {"do": "check", "words": words}).status_code == 302
    demo.browser.room.lock().result()
    with pytest.raises(Exception, match="does not open"):
        unlock(demo.browser.room.folder, left)
    lock(unlock(demo.browser.room.folder, words))
    assert demo.browser.unlock(demo.rehearsal.passphrase).status_code == 302
    assert demo.steps()[6]


@pytest.mark.parametrize(("content", "said"), [(None, "No file was chosen"), (b"PK\x03\x04 broken", "cannot")])
def test_what_is_no_draft_is_said(browser: Any, content: bytes | None, said: str) -> None:
    files = {} if content is None else {"file": io.BytesIO(content)}
    answer = browser.client.post("/proofread", {"token": browser.room._entrance.token, **files})
    assert answer.status_code == 409
    assert said in answer.content.decode()


def test_a_draft_is_asked_about_and_saved_in_the_language_of_the_desk(browser: Any) -> None:
    browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    text = io.BytesIO("On 31 February 2026, men followed Marta Velin.".encode("cp1252"))
    text.name = "draft.txt"
    answer = browser.client.post("/proofread", {"token": browser.room._entrance.token, "file": text})
    words = "Такого дня немає: 31 лютого 2026 року. У тому місяці 28 днів. Який день мається на увазі?"
    assert words in answer.content.decode()
    saved = browser.post("/proofread", {"do": "save"}).content.decode()
    assert words in saved
    assert "Запитання (tocsin proofread)" in saved


def test_a_copy_that_is_the_text_alone_is_said_to_be_so_in_the_language_of_the_desk(browser: Any) -> None:
    text = io.BytesIO("On 31 February 2026, men followed Andrés Varga.".encode("cp1252"))
    text.name = "draft.txt"
    said = {
        "en": "The copy is the draft&#x27;s text: the file itself takes no marks",
        "uk": "Копія — це текст чернетки: сам файл не приймає позначок",
    }
    browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    answer = browser.client.post("/proofread", {"token": browser.room._entrance.token, "file": text})
    assert said["uk"] in answer.content.decode()
    assert said["en"] not in answer.content.decode()


def test_a_draft_of_ones_own_comes_back_under_its_name(browser: Any) -> None:
    text = io.BytesIO("On 31 February 2026, Нові двері reported a threat.".encode())
    text.name = "Чернетка.txt"
    answer = browser.client.post("/proofread", {"token": browser.room._entrance.token, "file": text})
    assert "<mark>31 February 2026</mark>" in answer.content.decode()
    saved = browser.post("/proofread", {"do": "save"})
    assert "filename*=utf-8''" in saved.headers["Content-Disposition"]
    assert "31 February 2026" in saved.content.decode()
    browser.post("/lock")
    browser.unlock()
    assert browser.post("/proofread", {"do": "save"}).status_code == 404
