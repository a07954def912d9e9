"""A letter of a series says which update of which letter it is, in four languages, and keeps its number."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from support.dossiers import TODAY, Case
from support.tongues import brief_in_four, case_in
from tocsin.composing.brief import Brief, parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import Claims, Letter
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.errors import BriefProblem, LetterRefused, NotInThisCase
from tocsin.letters.naming import label, letter_name


def update(language: str, update: int = 0, case: Case | None = None, **keys: Any) -> Letter:
    """An update of the letter that went out."""
    brief = replace(brief_in_four(), number="", update_of="UA 3/2026", update=update, **keys)
    return compose((case or case_in(language)).dossier, brief, "urgent-appeal", today=TODAY, language=language)


THIRD = {
    "en": "Third update of the letter of 2 October 2026",
    "uk": "Третє оновлення листа від 2 жовтня 2026 року",
    "ru": "Третье обновление письма от 2 октября 2026 года",
    "pl": "Trzecia aktualizacja pisma z 2 października 2026 r.",
}
TWELFTH = {
    "en": "Update 12 of the letter of 2 October 2026",
    "uk": "Оновлення 12 листа від 2 жовтня 2026 року",
    "ru": "Обновление 12 письма от 2 октября 2026 года",
    "pl": "Aktualizacja 12 pisma z 2 października 2026 r.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_which_update_of_which_letter_it_is(language: str) -> None:
    made = update(language, 3)
    assert made.meta[1].text == THIRD[language]
    assert isinstance(made.meta[1].basis, Claims)
    assert label(made).endswith("UA 3/2026")
    assert "UA-3-2026 update-3 v1" in letter_name(made)
    assert update(language, 12).meta[1].text == TWELFTH[language]


def test_the_next_is_the_one_after_those_that_were_sent() -> None:
    case = case_in("en")
    assert update("en", case=case).update == 1
    case.add("intervention", "one", number="UA 3/2026", update="1", update_of="sent", date="2026-10-20")
    assert update("en", case=case).update == 1  # it may be the same in another language: nothing says that it was sent
    case.add("delivery", "delivery", intervention="one", sent="2026-10-20")
    assert update("en", case=case).update == 2
    assert not [gap for gap in update("en", 2, case=case).gaps if gap.property == "update"]
    assert [gap for gap in update("en", 4, case=case).gaps if gap.property == "update"]


def test_a_letter_that_is_none_has_no_update() -> None:
    made = compose(case_in("en").dossier, brief_in_four(), "urgent-appeal", today=TODAY)
    assert made.update == 0
    assert [line.text for line in made.meta] == ["Urgent appeal UA 4/2026", "Version 1", "22 November 2026"]


def test_what_the_case_does_not_hold_has_no_update() -> None:
    brief = replace(brief_in_four(), number="", update_of="UA 9/2026")
    with pytest.raises(NotInThisCase, match="update_of"):
        compose(case_in("en").dossier, brief, "urgent-appeal", today=TODAY)


BRIEF = """
update_of = "UA 3/2026"
{more}
[organisation]
name = "Harbour Light"
[[demands]]
text = "release her"
addressees = {to}
"""


def parsed(more: str = "", to: str = '"all"') -> Brief:
    return parse_brief(BRIEF.format(more=more, to=to))


@pytest.mark.parametrize(
    ("more", "to", "key"),
    [
        ("update = -1", '"all"', "update"),
        ('update = "third"', '"all"', "update"),
        ('number = "UA 9/2026"', '"all"', "number"),
        ("", '"minister"', "demands[1].addressees"),
        ("", "[]", "demands[1].addressees"),
    ],
)
def test_a_brief_that_does_not_fit_is_refused_by_its_key(more: str, to: str, key: str) -> None:
    with pytest.raises(BriefProblem) as caught:
        parsed(more, to)
    assert caught.value.fields["key"] == key


def test_a_demand_that_reaches_nobody_is_refused() -> None:
    with pytest.raises(LetterRefused, match="a demand is addressed to nobody"):
        compose(case_in("en").dossier, parsed(), "one-page-brief", today=TODAY)


def test_all_stands_for_every_addressee() -> None:
    addressees = '[[addressees]]\nkey = "one"\noffice = "One"\n[[addressees]]\nkey = "two"\noffice = "Two"\n'
    made = parse_brief(BRIEF.format(more="", to='"all"') + addressees)
    assert made.demands[0].addressees == ("one", "two")
