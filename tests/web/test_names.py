"""The tables of name forms at the desk: proposed, put right, confirmed by one press, and never over another's word."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Any

import pytest
from tests.actions.test_confirm_forms import BRIEF

from support.web_case import Ids
from support.word_edits import replaced_in_word
from tocsin.access.dossier import get_entity
from tocsin.actions.compose import compose
from tocsin.actions.confirm_forms import confirm_forms
from tocsin.actions.open_case import open_case
from tocsin.actions.record import Item, record
from tocsin.actions.revise import revise
from tocsin.composing import parse_brief
from tocsin.domain.viewer import Viewer

NAME = "Марта Велін"


def table(browser: Any, where: str, language: str, number: int = 0) -> dict[str, str]:
    """One table of a page, as a browser would send it."""
    return sent(browser.get(where), language, number)


def sent(answer: Any, language: str, number: int = 0) -> dict[str, str]:
    forms = re.findall(r"<form.*?</form>", answer.content.decode(), re.DOTALL)
    form = [one for one in forms if f'name="language" value="{language}"' in one][number]
    fields = {name: unescape(value) for name, value in re.findall(r'name="([a-z]+)" value="([^"]*)"', form)}
    return {name: value for name, value in fields.items() if name not in {"token", "do"}}


def test_forms_are_proposed_and_confirmed_by_one_press(browser: Any, ids: Ids) -> None:
    where = f"/names/{ids.person}"
    assert table(browser, where, "uk")["genitive"] == ""
    asked = table(browser, where, "uk") | {"do": "propose", "sex": "female", "nominative": NAME}
    proposed = browser.post(where, asked)
    assert (
        f'data-saved="{ids.person}-names-uk"' in proposed.content.decode()
    )  # what was typed before is not put over it
    filled = sent(proposed, "uk")
    assert (filled["genitive"], filled["salutation"]) == ("Марти Велін", "Шановна пані Марто")
    assert table(browser, where, "uk")["genitive"] == ""  # nothing is kept of what is only proposed
    answer = browser.post(where, filled | {"do": "confirm", "dative": ""})
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, f"/entry/{ids.person}")
    page = browser.get(f"/entry/{ids.person}")
    assert re.search(r'<span class="pill done"[^>]*>confirmed by [^<]+</span>', page.content.decode())
    again = sent(page, "uk")
    assert (again["nominative"], again["genitive"], again["dative"]) == (NAME, "Марти Велін", "")


def test_without_an_answer_nothing_is_proposed(browser: Any, ids: Ids) -> None:
    where = f"/names/{ids.person}"
    answer = browser.post(where, table(browser, where, "uk") | {"do": "propose", "nominative": NAME})
    filled = sent(answer, "uk")
    assert {name: text for name, text in filled.items() if text and name not in {"seen", "language", "table"}} == {
        "nominative": NAME
    }
    assert "not recorded" in answer.content.decode()


@pytest.mark.parametrize(("genitive", "why"), [("Marty Velin", "letters of this language"), ("Марти", "as many words")])
def test_what_cannot_be_a_form_is_said_and_what_was_typed_is_still_there(
    browser: Any, ids: Ids, genitive: str, why: str
) -> None:
    where = f"/names/{ids.person}"
    asked = table(browser, where, "uk") | {"do": "confirm", "nominative": NAME, "genitive": genitive}
    answer = browser.post(where, asked)
    assert answer.status_code == 409
    assert why in answer.content.decode()
    assert sent(answer, "uk")["genitive"] == genitive
    assert table(browser, where, "uk")["genitive"] == ""


def test_the_second_of_two_windows_writes_nothing_over_the_first(browser: Any, ids: Ids) -> None:
    where = f"/names/{ids.person}"
    first = table(browser, where, "uk") | {"do": "confirm", "nominative": NAME}
    assert browser.post(where, first | {"genitive": "Марти Велін"}).status_code == 302
    second = browser.post(where, first | {"genitive": "Марти Веліної"})
    assert second.status_code == 409
    assert sent(second, "uk")["genitive"] == "Марти Веліної"
    assert table(browser, where, "uk")["genitive"] == "Марти Велін"


def test_whoever_holds_an_office_has_a_table_on_its_page(browser: Any, ids: Ids) -> None:
    where = f"/names/{ids.office}"
    asked = table(browser, f"/office/{ids.office}", "uk")
    asked |= {"do": "confirm", "nominative": "Олена Вердан", "salutation": "Шановна пані Олено"}
    answer = browser.post(where, asked)
    assert answer.headers["Location"].partition("?")[0] == f"/office/{ids.office}"
    assert table(browser, f"/office/{ids.office}", "uk")["salutation"] == "Шановна пані Олено"


def test_a_short_name_has_a_table_of_its_own_and_becomes_no_name(browser: Any) -> None:
    viewer = browser.room._entrance.viewer
    said = Item("person", {"name": [NAME], "short_name": ["Велін"], "sex": ["female"]}, name="marta")
    marta = browser.room.run(lambda: record(viewer, open_case(viewer, "Quay"), [said])["marta"])
    where = f"/names/{marta}"
    tables = [table(browser, where, "uk", number) for number in (0, 1)]
    assert [(one["table"], one["nominative"]) for one in tables] == [("uk", NAME), ("uk-2", "Велін")]
    assert tables[0]["genitive"] == "Марти Велін"  # the record says that it is a woman: it is not asked
    assert browser.post(where, tables[1] | {"do": "confirm"}).status_code == 302
    page = browser.get(f"/entry/{marta}").content.decode()
    assert page.count("confirmed by") == 1
    names = browser.room.run(lambda: [one.value for one in get_entity(viewer, marta).all("person.name")])
    assert names == [NAME]


def test_an_event_has_no_name_to_decline(browser: Any, ids: Ids) -> None:
    assert browser.get(f"/names/{ids.event}").status_code == 404


def test_a_form_corrected_in_word_is_offered_on_the_page_of_the_letter(browser: Any) -> None:
    viewer = browser.room._entrance.viewer
    letter, marta = browser.room.run(lambda: from_word(viewer))
    page = browser.get(f"/letter/{letter}").content.decode()
    assert "“Марту Веліну” stands where “Марту Велін” was confirmed" in page
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if "Confirm this form" in one)
    fields = {name: unescape(value) for name, value in re.findall(r'name="([a-z]+)" value="([^"]*)"', form)}
    assert browser.post(f"/names/{marta}", {**fields, "do": "confirm"}).status_code == 302
    assert table(browser, f"/names/{marta}", "uk")["accusative"] == "Марту Веліну"
    assert "Confirm this form" not in browser.get(f"/letter/{letter}").content.decode()


def from_word(viewer: Viewer) -> tuple[str, str]:
    """A letter on Marta Velin that came back from Word with another form of her name."""
    case = open_case(viewer, "Quay")
    said = [
        Item("person", {"name": [NAME], "birth": ["1985"]}, name="marta"),
        Item("event", {"type": ["assault"], "date": ["2020-05-03"], "completion": ["done"]}, name="event"),
        Item("act", {"event": ["event"], "victim": ["marta"]}),
    ]
    marta = record(viewer, case, said)["marta"]
    confirm_forms(viewer, marta, "uk", {"nominative": NAME, "accusative": "Марту Велін"})
    letter = compose(viewer, case, parse_brief(BRIEF))
    edited = replaced_in_word(letter.files["docx"], "на Марту Велін", "на Марту Веліну")
    return revise(viewer, letter.intervention, io.BytesIO(edited)).intervention, marta
