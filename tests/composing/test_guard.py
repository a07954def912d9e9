"""The name guard strikes every form of a hidden name, and only those."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.composing.guard import Guard, Hidden, legible
from tocsin.composing.wording import words
from tocsin.domain.names import fold_name

WITHHELD = "[name withheld]"

DANYLO = Hidden("danylo", ("Danylo Zięba", "Данило Зємба"), "the photographer")


def guard(*hidden: Hidden, visible: tuple[str, ...] = ()) -> Guard:
    return Guard(hidden or (DANYLO,), visible)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Danylo Zięba took photographs", "The photographer took photographs"),
        ("we saw Danylo Zięba there", "we saw the photographer there"),
        ("we saw Zięba there", "we saw the photographer there"),
        ("we saw Danylo there", "we saw the photographer there"),
        ("we saw Zięba, Danylo there", "we saw the photographer there"),
        ("we saw DANYLO ZIĘBA there", "we saw the photographer there"),
        ("we saw danylo zieba there", "we saw the photographer there"),
        ("we saw D. Zięba there", "we saw the photographer there"),
        ("we saw D. A. Zięba there", "we saw the photographer there"),
        ("Zięba's flat", "The photographer's flat"),
        ("Zięba’s flat", "The photographer’s flat"),
        ("видели Данилу Зємбу там", "видели the photographer там"),
        ("з Данилом Зємбою", "з the photographer"),
        ("do Zięby i Danyly", "do the photographer i the photographer"),
        ("we saw Danilo there", "we saw the photographer there"),
        ("we saw Danylo-Zięba there", "we saw the photographer there"),
        ("mail danylo.zieba@post.example", "mail [address withheld]"),
        ("It was late. Zięba left.", "It was late. The photographer left."),
        ("nobody is named here", "nobody is named here"),
        ("the city of Dan was empty", "the city of Dan was empty"),
        ("", ""),
    ],
)
def test_forms_of_a_name(text: str, clean: str) -> None:
    assert guard().clean(text) == clean


@pytest.mark.parametrize("hidden_sign", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e"])
def test_what_nobody_sees_does_not_save_a_name(hidden_sign: str) -> None:
    assert guard().clean(f"we saw Dany{hidden_sign}lo there") == "we saw the photographer there"


def test_letters_with_loose_marks_are_the_same_letters() -> None:
    assert "Zie" not in guard().clean(unicodedata.normalize("NFD", "we saw Zięba there"))


def test_what_was_struck_is_listed() -> None:
    made = guard()
    made.clean("nobody is named here")
    assert made.struck == set()
    made.clean("Zięba left")
    assert made.struck == {"danylo"}


OLENA = "Olena Koval"
SON = Hidden("son", ("Danylo Koval",), "person A")
DAUGHTER = Hidden("daughter", ("Marta Koval",), "person B")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Olena Koval was there", "Olena Koval was there"),
        ("Olena Koval and Danylo Koval", "Olena Koval and person A"),
        ("OLENA KOVAL and Danylo", "OLENA KOVAL and person A"),
        ("Koval was there", f"{WITHHELD} was there"),
        ("Danylo Koval was there", "Person A was there"),
        ("Olena was there", "Olena was there"),
        ("Olena and Koval", f"Olena and {WITHHELD}"),
    ],
)
def test_a_name_that_a_visible_person_bears_too(text: str, clean: str) -> None:
    assert guard(SON, visible=(OLENA,)).clean(text) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Danylo Koval and Marta Koval", "Person A and person B"),
        ("Koval and Koval", f"{WITHHELD} and {WITHHELD}"),
        ("Marta Danylo", "Person B person A"),
    ],
)
def test_two_hidden_persons_of_one_family(text: str, clean: str) -> None:
    assert guard(SON, DAUGHTER).clean(text) == clean


def test_a_sister_name_that_is_visible_stays() -> None:
    made = guard(Hidden("x", ("Anna Ivanova",), "person A"), visible=("Piotr Ivanov",))
    assert made.clean("Ivanov left, Ivanova stayed") == "Ivanov left, person A stayed"


@pytest.mark.parametrize(
    ("name", "text", "clean"),
    [
        ("May Lin", "on 5 May we saw May Lin", "on 5 person A we saw person A"),
        ("May Lin", "she may come", "she may come"),
        ("Will Li", "he will go to Li", "he will go to person A"),
        ("Will Li", "An attempt was made", "An attempt was made"),
        ("Jan van der Berg", "the van stood there", "the van stood there"),
        ("Jan van der Berg", "Berg left", "Person A left"),
        ("A B", "a b c", "a b c"),
        ("Olha Kit", "Olga came", "Person A came"),
        ("Anna-Maria Sól", "Anna left", "Person A left"),
        ("Maria Lis", "In March the List was out", "In March the List was out"),
        ("Maria Lis", "Marii i Marią", "Person A i person A"),
        ("Мар’яна Кот", "Мар'яна left", "Person A left"),
    ],
)
def test_names_that_are_words_too(name: str, text: str, clean: str) -> None:
    assert guard(Hidden("x", (name,), "person A")).clean(text) == clean


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://news.example/2026/harbour", True),
        ("https://news.example/danylo-zieba", False),
        ("https://news.example/delo-danyla-zieby", False),
        ("https://news.example/danylozieba", False),
        ("https://news.example/%D0%94%D0%B0%D0%BD%D0%B8%D0%BB%D0%BE", False),
        ("https://news.example/?q=Zi%C4%99ba", False),
    ],
)
def test_an_address_that_carries_a_name_is_left_out(url: str, kept: bool) -> None:
    made = guard()
    assert made.clean_address(url) == (url if kept else "")
    assert made.struck == (set() if kept else {"danylo"})


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  two\n lines ", "two lines"),
        ("tab\tand\x00nul", "tab and nul"),
        ("e\u0301", "é"),
        ("\ud800", ""),
        ("ab\u202ecd", "abcd"),
    ],
)
def test_legible(text: str, clean: str) -> None:
    assert legible(text) == clean


NAMES = st.text("abdegiklmnoprstuvząćęłńóśźжлнтиковея", min_size=4, max_size=10).map(str.capitalize)
COMMON = set(words()["grammar"]["common_words"])


@given(NAMES, NAMES, st.lists(st.sampled_from(["saw", "the", "on 5 July", "—", "(", ")", "«", "»", "\n"]), max_size=5))
def test_no_part_of_a_hidden_name_is_left(first: str, last: str, around: list[str]) -> None:
    made = guard(Hidden("x", (f"{first} {last}",), "person A"))
    for form in (f"{first} {last}", last, first.upper(), f"{last}, {first}", last.lower()):
        clean = made.clean(" ".join([*around, form, *around]))
        left = set(fold_name(clean).split()) - COMMON - {"saw", "july", "person"}
        assert left.isdisjoint({fold_name(first), fold_name(last)})


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    made = guard()
    assert made.clean(made.clean(text)) == made.clean(text)


@given(st.text(max_size=60))
def test_without_anybody_hidden_only_what_is_not_legible_goes(text: str) -> None:
    assert Guard(()).clean(text) == legible(text)
