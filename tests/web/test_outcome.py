"""What came of letters, counted at the desk; what is saved names no title and nothing said in confidence."""

from __future__ import annotations

from typing import Any

import pytest

from support.web_case import Ids
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.reply import Heard, reply

ANSWER = Heard("2020-10-01", words="It is being looked into.", type="010000000000", outcomes={1: "partly"})


def inside(browser: Any, work: Any) -> Any:
    """Something done in the room of the desk."""
    return browser.room.run(lambda: work(browser.room._entrance.viewer))


def answered(browser: Any, ids: Ids, *, confidential: bool = False) -> None:
    """An answer to the letter of the case."""
    heard = Heard(
        **{name: getattr(ANSWER, name) for name in ("day", "words", "type", "outcomes")}, confidential=confidential
    )
    inside(browser, lambda viewer: reply(viewer, ids.delivery, heard))


def page_of(browser: Any, **fields: str) -> str:
    """The page as text."""
    text: str = browser.post("/outcome", fields).content.decode()
    return text


def test_what_nobody_answered_is_shown_as_not_known(browser: Any) -> None:
    page = browser.get("/outcome").content.decode()
    assert "Prosecutor General" in page
    assert "overdue: 1" in page
    assert "<dd>not known: 1</dd>" in page  # the demand
    assert "too few" not in page


def test_an_answer_and_what_it_means_are_counted_without_a_rate(browser: Any, ids: Ids) -> None:
    answered(browser, ids)
    page = browser.get("/outcome").content.decode()
    assert "met in part: 1" in page
    assert "too few" in page
    assert "overdue: 1" not in page


def test_what_was_said_in_confidence_is_counted_for_the_office_alone(browser: Any, ids: Ids) -> None:
    answered(browser, ids, confidential=True)
    assert "Nothing that was sent asks for an answer." in browser.get("/outcome").content.decode()
    assert "met in part: 1" in page_of(browser, do="show", confidential="yes")
    saved = browser.post("/outcome", {"do": "csv", "confidential": "yes"}).content.decode()
    assert "Prosecutor" not in saved


def test_a_year_narrows_what_is_counted(browser: Any, ids: Ids) -> None:
    inside(browser, lambda viewer: deliver(viewer, ids.letter, "", Sent("post", "2019-05-05"), office="Harbour Board"))
    page = page_of(browser, do="show", year="2020")
    assert '<th scope="row" dir="auto">Prosecutor General' in page
    assert '<th scope="row" dir="auto">Harbour Board' not in page


@pytest.mark.parametrize(("form", "begins"), [("csv", b"\xef\xbb\xbfby,of,asked"), ("pdf", b"%PDF"), ("html", b"<!")])
def test_what_is_saved_names_numbers_and_no_title_and_is_listed(browser: Any, form: str, begins: bytes) -> None:
    answer = browser.post("/outcome", {"do": form})
    assert answer.content[: len(begins)].lower() == begins.lower()
    assert b"Followed in Brod" not in answer.content
    assert b"abduction" not in answer.content
    name = answer.headers["Content-Disposition"].partition('filename="')[2].rstrip('"')
    assert name.endswith(form)
    assert name in browser.get("/in-clear").content.decode()
