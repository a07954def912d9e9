"""A letter comes back from Word at the desk: what each sentence rests on, what is refused, and the next version."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.test_letters import Desk, told

from support.word_edits import inserted_paragraph, replaced_in_word

WAS, NOW = "was threatened on", "received a threat on"


@pytest.fixture
def desk(browser: Any) -> Desk:
    return Desk(browser, browser.room.run(lambda: told(browser.room._office)))


@pytest.fixture
def letter(desk: Desk) -> str:
    return desk.letter()


def edited(desk: Desk, letter: str, *more: tuple[str, str]) -> SimpleUploadedFile:
    """The draft of this letter as somebody sends it back."""
    data = desk.browser.post(letter, {"do": "draft", "form": "docx"}).content
    for was, now in ((WAS, NOW), *more):
        data = replaced_in_word(data, was, now)
    return SimpleUploadedFile("edited.docx", inserted_paragraph(data, NOW, "She sleeps badly since."))


def look(desk: Desk, letter: str, file: SimpleUploadedFile, **more: str) -> Any:
    return desk.browser.post(f"{letter}/word", {"do": "look", "file": file, "end": "1", **more})


def test_it_is_looked_at_then_taken_in_with_what_was_said_of_each_sentence(desk: Desk, letter: str) -> None:
    page = unescape(look(desk, letter, edited(desk, letter)).content.decode())
    assert "received a threat on" in page
    assert "was: " in page
    changed, new = re.findall(r'name="(tie-\d+)"', page)
    assert page.count('value="before"') == 1  # a new sentence rested on nothing before
    answer = desk.browser.post(f"{letter}/word", {"do": "keep", changed: "before"})
    version = desk.page(answer.headers["Location"])
    assert "version 2" in version
    listed = version.partition('id="unbound"')[2].partition("</section>")[0]
    assert "She sleeps badly since." in listed
    assert "received a threat" not in listed
    assert new != changed
    assert desk.browser.post(f"{letter}/word", {"do": "keep"}).status_code == 409  # it is not held any longer


def test_the_name_of_a_child_does_not_come_in(desk: Desk, letter: str) -> None:
    answer = look(desk, letter, edited(desk, letter, ("without delay", "without delay, and protect Danylo")))
    assert answer.status_code == 409
    assert "must not leave" in answer.content.decode()
    assert 'name="tie-' not in answer.content.decode()
    assert desk.browser.post(f"{letter}/word", {"do": "keep"}).status_code == 409


def test_a_tie_that_the_words_do_not_bear_is_refused_and_nothing_is_recorded(desk: Desk, letter: str) -> None:
    file = edited(desk, letter, ("5\u00a0July\u00a02018", "5\u00a0July\u00a02019"))
    page = unescape(look(desk, letter, file).content.decode())
    number = next(name for name in re.findall(r'name="(tie-\d+)"', page))
    answer = desk.browser.post(f"{letter}/word", {"do": "keep", number: "before"})
    assert answer.status_code == 409
    assert len(set(re.findall(r"/letter/([A-Za-z0-9_-]{22})", desk.page(f"/case/{desk.case}/letters")))) == 1


@pytest.mark.parametrize("file", [SimpleUploadedFile("a.docx", b"PK no package"), None])
def test_what_is_no_word_file_is_refused(desk: Desk, letter: str, file: SimpleUploadedFile | None) -> None:
    fields: dict[str, Any] = {"do": "look", "end": "1", **({"file": file} if file else {})}
    answer = desk.browser.post(f"{letter}/word", fields)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.content.decode()
