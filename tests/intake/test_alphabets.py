"""How people's words look: letters' frequencies and alphabets."""

from __future__ import annotations

import math

import pytest

from tocsin.intake import alphabets
from tocsin.intake.alphabets import is_strange, likelihood, one_alphabet

RUSSIAN = "неизвестные следили за ней от редакции до дома и ничего не говорили"
UKRAINIAN = "невідомі стежили за нею від редакції до її дому і нічого не говорили"


def test_each_table_is_a_distribution() -> None:
    for table in alphabets._TABLES:
        assert math.isclose(sum(map(math.exp, table.values())), 1.0)


def test_russian_has_33_letters_and_ukrainian_33() -> None:
    assert [len(table) for table in alphabets._TABLES] == [33, 33]


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN])
def test_a_text_is_more_likely_than_its_letters_in_another_order(text: str) -> None:
    letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    turned = text.translate(str.maketrans(letters, letters[7:] + letters[:7]))
    assert likelihood(text).mean > likelihood(turned).mean + 0.3


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN])
def test_both_languages_stand_where_they_should(text: str) -> None:
    assert -3.3 < likelihood(text).mean < -2.7
    assert likelihood(text.upper()) == likelihood(text)


def test_ascii_weighs_nothing_and_every_other_sign_does() -> None:
    plain = likelihood(RUSSIAN)
    assert likelihood(f"{RUSSIAN} (sic!)") == plain
    assert likelihood(f"«{RUSSIAN}»").total < plain.total
    assert likelihood(f"«{RUSSIAN}»").mean == plain.mean


def test_a_text_without_cyrillic_has_no_letters() -> None:
    assert likelihood("two men").letters == 0
    assert likelihood("").letters == 0


@pytest.mark.parametrize(
    ("letters", "one"),
    [("", True), ("ąęł", True), ("ĄĘŁ", True), ("äöüß", True), ("éèê", True), ("ñó", True), ("čšž", True), ("őű", True),
     ("ąß", False), ("łñ", False), ("åì", False), ("þ", False), ("α", False)],
)  # fmt: skip
def test_letters_belong_to_one_alphabet_or_not(letters: str, one: bool) -> None:
    assert one_alphabet(set(letters)) is one


@pytest.mark.parametrize(("word", "strange"), [("żółć", False), ("ŻÓŁĆ", False), ("Íåò", True), ("éèê", True)])
def test_only_polish_has_words_without_a_plain_letter(word: str, strange: bool) -> None:
    assert is_strange(word) is strange
