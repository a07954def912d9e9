"""A full stop behind "г.", "р.", "r.": where a sentence opens with its date it goes on, elsewhere it ends."""

from __future__ import annotations

import pytest

from tocsin.reading.layout import lay_out

SENTENCES = [
    ("5 июля 2018 г. Марту Велину избили.", 1),
    ("В среду, 5 июля 2018 г. Марту Велину избили.", 1),
    ("В ночь на 5 июля 2018 г. Марту Велину избили.", 1),
    ("По словам адвоката, 5 июля 2018 г. Марту Велину избили.", 1),
    ("За Мартой Велиной следили 5 июля 2018 г. Полиция молчит.", 2),
    ("5 липня 2018 р. Марту Веліну побили.", 1),
    ("За Мартою Веліною стежили 5 липня 2018 р. Поліція мовчить.", 2),
    ("W środę 5 lipca 2018 r. Martę Welin pobito.", 1),
    ("W nocy na 5 lipca 2018 r. Martę Welin pobito.", 1),
    ("Martę Welin śledzono tam 5 lipca 2018 r. Policja milczy.", 2),
]


@pytest.mark.parametrize(("text", "number"), SENTENCES)
def test_a_year_mark_within_or_at_the_end_of_a_sentence(text: str, number: int) -> None:
    assert len(lay_out(text).sentences) == number
