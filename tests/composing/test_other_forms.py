"""Which edits of a sentence change nothing but the ending of a confirmed name, and which change more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tocsin.composing.other_forms import KnownForms, other_forms
from tocsin.composing.rebinding import Returned, Written, rebind
from tocsin.domain.bindings import Tie
from tocsin.reading.slavic.declining import FEMALE, MALE, propose_forms


def known(name: str, language: str, sex: str, bearer: str = "") -> KnownForms:
    forms = {field: text for field, text in propose_forms(name, language, sex).items() if field != "salutation"}
    return KnownForms(bearer or name, language, forms)


MARTA = known("Марта Велін", "uk", FEMALE, "marta")
DANYLO = known("Данило Корень", "uk", MALE, "danylo")
OTHERS: Mapping[str, frozenset[str]] = {
    "marta": frozenset({"Марта Велін"}),
    "danylo": frozenset({"Данило Корень"}),
    "olena": frozenset({"Олександр Велін"}),
}
WAS = "За наявною інформацією, стався напад на Марту Велін 5 липня 2018 року."


@pytest.mark.parametrize(
    ("now", "form"),
    [
        ("За наявною інформацією, стався напад на Марту Веліну 5 липня 2018 року.", "Марту Веліну"),
        ("За наявною інформацією, стався напад на Марті Велін 5 липня 2018 року.", "Марті Велін"),
        ("За  наявною інформацією, стався напад на Марту Веліну 5 липня 2018 року.", "Марту Веліну"),
    ],
)
def test_only_the_form_of_a_confirmed_name_changed(now: str, form: str) -> None:
    [change] = other_forms(WAS, now, (MARTA, DANYLO), OTHERS)
    assert (change.known.bearer, change.was, change.now, change.cases) == (
        "marta",
        "Марту Велін",
        form,
        ("accusative",),
    )
    [row] = rebind([Written("events 1.1", WAS, ("c",))], [Returned(0, 0, len(now), now)], alike)
    assert (row.tie, row.claims) == (Tie.REWORDED, ("c",))


def alike(was: str, now: str) -> bool:
    return bool(other_forms(was, now, (MARTA, DANYLO), OTHERS))


@pytest.mark.parametrize(
    "now",
    [
        WAS,
        "За наявною інформацією, стався напад на Марту Веліну 6 липня 2018 року.",
        "За наявною інформацією, стався напад на Марту Веліну.",
        "За наявною інформацією, не стався напад на Марту Велін 5 липня 2018 року.",
        "За наявною інформацією, стався напад на Ілону Велін 5 липня 2018 року.",
        "За наявною інформацією, стався напад на Марту Корень 5 липня 2018 року.",
        "За наявною інформацією, стався напад на Данила Кореня 5 липня 2018 року.",
        "За наявною інформацією, стався напад, на Марту Веліну 5 липня 2018 року.",
    ],
)
def test_where_anything_else_changed_it_is_for_a_person_to_tie(now: str) -> None:
    assert other_forms(WAS, now, (MARTA, DANYLO), OTHERS) == ()


def test_a_form_that_is_the_name_of_somebody_else_is_no_form_of_this_one() -> None:
    """Олександра and her brother Олександр: one letter makes another person of her."""
    she = known("Олександра Велін", "uk", FEMALE, "she")
    was, now = ("Її бачили з Олександрою Велін.", "Її бачили з Олександр Велін.")
    assert other_forms(was, now, (she,), {"she": frozenset({"Олександра Велін"})})
    assert other_forms(was, now, (she,), OTHERS) == ()


def test_the_nominative_is_a_spelling_and_no_form() -> None:
    assert other_forms("Марта Велін була вдома.", "Марта Велина була вдома.", (MARTA,), OTHERS) == ()


def test_a_form_of_two_cases_is_offered_for_both() -> None:
    [change] = other_forms("погроза на адресу Данила Кореня", "погроза на адресу Данила Корня", (DANYLO,), OTHERS)
    assert (change.now, change.cases) == ("Данила Корня", ("genitive", "accusative"))


@pytest.mark.parametrize(
    ("name", "language", "sex", "was", "now"),
    [
        ("Марта Велин", "ru", FEMALE, "нападение на Марту Велин", "нападение на Марту Велину"),
        ("Лев Кравец", "ru", MALE, "обыск у Льва Кравца", "обыск у Льва Кравеца"),
        ("Marta Velin", "pl", FEMALE, "napaść na Martę Velin", "napaść na Martę Velinę"),
        ("Ілля Коломієць", "uk", MALE, "погроза на адресу Іллі Коломійця", "погроза на адресу Іллі Коломієця"),
    ],
)
def test_in_each_language(name: str, language: str, sex: str, was: str, now: str) -> None:
    assert other_forms(was, now, (known(name, language, sex),), {})
