"""What endings say, in three languages."""

from __future__ import annotations

import pytest

from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import ALL_CASES, adjective_forms, cases_of, decline, forms_of, is_adjective

NOMINATIVES = [
    ("ru", "валевой", "валева", "f", Case.GENITIVE),
    ("ru", "тропина", "тропин", "m", Case.GENITIVE),
    ("ru", "орланскому", "орланский", "m", Case.DATIVE),
    ("ru", "марселя", "марсель", "m", Case.ACCUSATIVE),
    ("ru", "соловца", "соловец", "m", Case.GENITIVE),
    ("ru", "дарьей", "дарья", "f", Case.INSTRUMENTAL),
    ("uk", "бугайка", "бугайко", "m", Case.GENITIVE),
    ("uk", "сороці", "сорока", "f", Case.DATIVE),
    ("uk", "лунською", "лунська", "f", Case.INSTRUMENTAL),
    ("uk", "андрієві", "андрій", "m", Case.DATIVE),
    ("uk", "кравцем", "кравець", "m", Case.INSTRUMENTAL),
    ("pl", "dolnickiego", "dolnicki", "m", Case.GENITIVE),
    ("pl", "walską", "walska", "f", Case.INSTRUMENTAL),
    ("pl", "zarębie", "zaręba", "f", Case.DATIVE),
    ("pl", "kaczmarka", "kaczmarek", "m", Case.ACCUSATIVE),
    ("pl", "stępnia", "stępień", "m", Case.GENITIVE),
]


@pytest.mark.parametrize(("language", "form", "nominative", "gender", "case"), NOMINATIVES)
def test_a_form_leads_back_to_its_nominative(
    language: str, form: str, nominative: str, gender: str, case: Case
) -> None:
    found = [one for one in forms_of(form, language) if (one.nominative, one.gender) == (nominative, gender)]
    assert any(case in one.cases for one in found)


@pytest.mark.parametrize(("language", "form", "nominative", "gender", "case"), NOMINATIVES)
def test_declining_is_the_way_back(language: str, form: str, nominative: str, gender: str, case: Case) -> None:
    assert case in decline(nominative, language, gender)[form]


@pytest.mark.parametrize(
    ("language", "word", "cases"),
    [
        ("ru", "журналистом", {Case.INSTRUMENTAL}),
        ("ru", "районного", {Case.GENITIVE, Case.ACCUSATIVE}),
        ("uk", "суду", {Case.GENITIVE, Case.DATIVE}),
        ("uk", "журналістами", {Case.INSTRUMENTAL}),
        ("pl", "prokuratorowi", {Case.DATIVE}),
        ("pl", "policjantów", {Case.GENITIVE, Case.ACCUSATIVE}),
    ],
)
def test_cases_of_a_word(language: str, word: str, cases: set[Case]) -> None:
    assert cases <= cases_of(word, language)


def test_what_has_no_known_ending_can_be_any_case() -> None:
    assert cases_of("xyz", "ru") == ALL_CASES
    assert cases_of("word", "en") == ALL_CASES


@pytest.mark.parametrize(
    ("language", "word", "wanted"),
    [
        ("ru", "районного", True),
        ("ru", "прокурора", False),
        ("uk", "обласною", True),
        ("uk", "прокурора", False),
        ("pl", "rejonowego", True),
    ],
)
def test_adjectives_are_told_by_their_endings(language: str, word: str, wanted: bool) -> None:
    assert is_adjective(word, language) is wanted


def test_an_adjective_is_declined_in_its_gender() -> None:
    assert {form.nominative for form in adjective_forms("внутренней", "ru")} >= {"внутренняя"}
    assert Case.GENITIVE in decline("обласна", "uk", "f", adjective=True)["обласної"]


def test_a_masculine_thing_keeps_its_form_in_the_accusative() -> None:
    assert Case.ACCUSATIVE in decline("комітет", "uk", "m", thing=True)["комітет"]
    assert Case.GENITIVE in decline("комітет", "uk", "m", thing=True)["комітету"]
