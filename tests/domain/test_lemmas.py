"""Words of a text and of a query meet under one lemma, in three alphabets."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain import lemmas
from tocsin.domain.lemmas import LONGEST, name_tokens, query_words, text_tokens


def fits(query: str, text: str) -> bool:
    tokens = text_tokens(text)
    return all(not asked.isdisjoint(tokens) for asked in query_words(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("officer", "Two officers searched the flat"),
        ("searching", "Two officers searched the flat"),
        ("обшук", "Під час обшуку в квартирі"),
        ("активіста", "Затримали активіст біля суду"),
        ("обыски", "После обыска в редакции"),
        ("журналистка", "Угрозы журналистке по телефону"),
        ("zatrzymać", "Dziennikarz został zatrzymany"),
        ("dziennikarka", "Śledzili mieszkanie dziennikarki"),
        ("київ", "Обшук у Києві"),
        ("Київ", "у києві"),
        ("зв'язок", "без зв’язку"),
        ("Zhanara", "Жанара Ахметова"),
        ("Жанара", "Zhanara Akhmetova"),
        ("journalist", "the journalist’s flat"),
        ("2018", "on 5 July 2018"),
        ("aa1234bb", "car AA1234BB"),
    ],
)
def test_one_form_of_a_word_finds_another(query: str, text: str) -> None:
    assert fits(query, text)


@pytest.mark.parametrize(("query", "text"), [("court", "police"), ("обшук", "обыск"), ("arrest flat", "the arrest")])
def test_another_word_does_not(query: str, text: str) -> None:
    assert not fits(query, text)


WORDS = st.lists(
    st.text("abcdezłśäіїыёшчЖҚ'’-019", min_size=2, max_size=9) | st.sampled_from(["Київ", "listy", "searched"]),
    min_size=1,
    max_size=8,
)


@given(WORDS)
def test_every_word_of_a_text_finds_it(words: list[str]) -> None:
    text = " ".join(words)
    for word in words:
        assert fits(word, text)


@given(st.text(max_size=60))
def test_tokens_are_small_latin_letters_and_digits(text: str) -> None:
    tokens = text_tokens(text).union(*query_words(text))
    assert all(token.isascii() and token == token.casefold() and 0 < len(token) <= LONGEST for token in tokens)
    assert all(not set(token) & set(" ._'\"") for token in tokens)


@given(st.text(max_size=60))
def test_the_same_text_gives_the_same_tokens_whatever_was_read_before(text: str) -> None:
    found = text_tokens(text)
    lemmas._indexed.cache_clear()
    assert text_tokens(text) == found


@pytest.mark.parametrize("text", ["", "  ", "a", "я", "— … !", "_"])
def test_nothing_to_find_gives_nothing_to_ask(text: str) -> None:
    assert text_tokens(text) == set()
    assert query_words(text) == ()


def test_an_english_text_is_not_held_against_polish_lists() -> None:
    assert lemmas._languages("Two officers on the street") == ("en",)
    assert lemmas._languages("Zażółć") == ("en", "pl")
    assert lemmas._languages("адвокат") == ("uk", "ru")
    assert lemmas._languages("обшук у Києві") == ("uk",)
    assert lemmas._languages("был обыск") == ("ru",)


def test_names_are_folded_and_stay_whole() -> None:
    assert name_tokens("Жанара Ахметова-Сейтова") == ("zhanara", "akhmetova", "seytova")
    assert name_tokens("Kowalski KOWALSKI") == ("kowalski",)


def test_what_indexes_nothing_loads_no_lists() -> None:
    code = "import sys, tocsin.domain.lemmas; print('simplemma' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
