"""What letters are set on, at the desk: taken in, shown, named as left out, refused in one sentence, left out again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.letters.test_house_taking import in_body

from support.chromium import CHROMIUM, is_fit, unlock
from support.letterheads import LOGO, LOGO_WORDS, letterhead
from tocsin.access.letterhead import get_paper

PAPER = "/letterhead/paper"


def send(browser: Any, piece: str, data: bytes | None, **more: str) -> Any:
    """A form of the page; without data no file is chosen."""
    file = {"file": SimpleUploadedFile("a.bin", data)} if data is not None else {}
    return browser.post(PAPER, {"piece": piece, "do": "take", **more, **file, "end": "1"})


def test_a_logo_is_taken_in_shown_and_left_out_again(browser: Any) -> None:
    assert browser.get(PAPER).content.decode().count("Nothing is kept yet.") == 3
    answer = send(browser, "logo", LOGO, words=LOGO_WORDS)
    assert answer.headers["Location"] == f"{PAPER}?saved=paper-logo"
    page = browser.get(PAPER).content.decode()
    logo, sample = re.findall(r'<img[^>]*src="([^"]*)"', page)
    assert LOGO_WORDS in page
    viewer = browser.room._entrance.viewer
    kept = browser.room.run(lambda: get_paper(viewer)).logo
    assert kept is not None
    assert browser.get(logo.replace("&amp;", "&")).content == kept.data
    assert browser.get(sample.replace("&amp;", "&")).content.startswith(b"\x89PNG")
    assert browser.post(PAPER, {"piece": "logo", "do": "drop"}).status_code == 302
    assert "<img" not in browser.get(PAPER).content.decode()


def test_a_letterhead_is_taken_in_and_what_is_not_carried_over_is_told(browser: Any) -> None:
    boxed = letterhead(in_body("<w:r NS><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"))
    answer = send(browser, "document", boxed)
    assert answer.status_code == 302
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "Text boxes are left out with their words" in page
    assert "A page of an empty letter on this paper" in page
    assert browser.post(PAPER, {"piece": "document", "do": "drop"}).status_code == 302


@pytest.mark.parametrize(
    ("piece", "data", "words", "told"),
    [
        ("logo", None, "Waves", "No file was chosen."),
        ("logo", LOGO, "", "it is empty"),
        ("signature", b"GIF89a", "Waves", "no picture of a kind that is taken"),
        ("document", b"PK\x03\x04", "", "it is damaged, or built as no Word document is"),
    ],
)
def test_what_is_not_taken_is_refused_in_one_sentence_and_what_was_typed_stays(
    browser: Any, piece: str, data: bytes | None, words: str, told: str
) -> None:
    answer = send(browser, piece, data, words=words)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert told in page
    assert f'value="{words}"' in page or not words
    assert page.count("Nothing is kept yet.") == 3


def test_a_piece_that_is_none_and_a_form_that_was_cut_are_refused(browser: Any) -> None:
    assert browser.post(PAPER, {"piece": "stamp", "do": "take"}).status_code == 404
    cut = browser.post(PAPER, {"piece": "logo", "file": SimpleUploadedFile("a.svg", LOGO)})
    assert cut.status_code == 409


@pytest.mark.long
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: sudo apt install chromium")
def test_the_page_is_fit_with_and_without_paper(page: Any, tmp_path: Path) -> None:
    unlock(page)
    page.goto(PAPER)
    is_fit(page)
    (tmp_path / "logo.svg").write_bytes(LOGO)
    page.set_input_files("#file-logo", str(tmp_path / "logo.svg"))
    page.fill("#words-logo", LOGO_WORDS)
    page.locator("form:has(#words-logo) button.main").click()
    page.wait_for_selector("img.page")
    is_fit(page)
