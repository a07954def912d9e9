"""Where the words of a query stand in a text."""

from __future__ import annotations

import pytest

from tocsin.domain.word_places import best_place

FAR = "nothing of it " * 12


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("The searches of her flat went on.", "search", "searches"),
        ("Обыски длились часами. Адвокатов не пустили.", "адвокат обыска", "Обыски длились часами. Адвокатов"),
        ("Обшуки тривали годинами.", "обшук", "Обшуки"),
        ("Przeszukania trwały, adwokatów nie wpuszczono.", "adwokat", "adwokatów"),
        ("They met Жанара in Brod.", "Zhanara", "Жанара"),
        (f"A lawyer came. {FAR}The lawyers were threatened.", "threaten lawyer", "lawyers were threatened"),
        ("One lawyer.\nA threat.", "lawyer threat", "lawyer"),
        ("A lawyer and a lawyer.", "lawyer", "lawyer"),
        ("n\u0303 and the lawyer’s door", "lawyer", "lawyer’s"),
    ],
)
def test_most_words_that_stand_together_are_the_place(text: str, query: str, words: str) -> None:
    found = best_place(text, query)
    assert found
    assert text[slice(*found)] == words


def test_words_that_are_nowhere_have_no_place() -> None:
    assert best_place("The office keeps what it needs.", "lawyer") is None
    assert best_place("", "lawyer") is None
