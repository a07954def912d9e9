"""Planted names are found in every alphabet and form; what clean letters say strikes nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.redaction import Detail, Layer, Listed, Protected, Search, What

LISTED = Listed(
    (
        Protected("marta", ("Marta Velin",)),
        Protected("child", ("Надія Варга", "Danil Varga")),
        Protected("fedir", ("Федір Коломієць",)),
        Protected("olga", ("Olga Szczerba",)),
        Protected("sergei", ("Сергей Зеленский",)),
        Protected("pavlo", ("Paweł Gołąb",)),
        Protected("zhanara", ("Жанара Абаева",)),
        Protected("kim", ("Лев Ким",)),
        Protected("jozef", ("Józef Ćwiek",)),
        Protected("lev", ("Лев Заяц", "Лев Швець")),
    ),
    ("Ilona Varga", "Ілона Варга"),
    (
        Detail(What.PHONE, "home", "+380 44 555 0101"),
        Detail(What.ADDRESS, "home", "вул. Лісова, 5, кв. 12"),
        Detail(What.EMAIL, "home", "quiet.reed@quay.example"),
        Detail(What.FILE, "file", "IMG 2031.jpg"),
    ),
)
FULL = [
    ("Marta Velin said so.", "marta"),
    ("Подзвонили Марті Велін додому.", "marta"),
    ("z Martą Velin", "marta"),
    ("o Marcie Velin", "marta"),
    ("с Мартой Велин", "marta"),
    ("VELIN, Marta", "marta"),
    ("M. Velin", "marta"),
    ("Velin M.", "marta"),
    ("Mаrta Vеlin", "marta"),  # two letters are Cyrillic
    ("Mar\u00adta Ve\u200blin", "marta"),
    ("Marta Ve-\nlin", "marta"),
    ("Marta Anna Velin", "marta"),
    ("see https://quay.example/marta-velin", "marta"),
    ("see https://quay.example/%4Darta%20%56elin", "marta"),
    ("write to marta.velin@quay.example", "marta"),
    ("#FreeMartaVelin", "marta"),
    ("on martavelin.example", "marta"),
    ("Федора Коломійця", "fedir"),
    ("Fedora Kolomiytsya", "fedir"),
    ("Fedora Kołomijca", "fedir"),
    ("Ольги Щербы", "olga"),
    ("Ользі Щербі", "olga"),
    ("Oldze Szczerbie", "olga"),
    ("Olha Shcherba", "olga"),
    ("Сергею Зеленскому", "sergei"),
    ("Сергія Зеленського", "sergei"),
    ("Serhiy Zelenskyi", "sergei"),
    ("Siergieja Zielenskiego", "sergei"),
    ("Pawła Gołąba", "pavlo"),
    ("Janara Abaeva", "zhanara"),
    ("Zhanary Abayevoy", "zhanara"),
    ("Льва Кима", "kim"),
    ("Надію Варгу", "child"),
    ("Надія й Ілона Варга", "child"),
    ("D. Varga", "child"),
    ("Д. Варга", "child"),
    ("REPORTED ARREST OF JÓZEF ĆWIEK", "jozef"),  # a heading: every letter is a capital one, with its mark
    ("J. ĆWIEK", "jozef"),
    ("СЕРГІЙ ЗЕЛЕНСЬКИЙ", "sergei"),
    ("P. Gołębia", "pavlo"),
    ("Льва Зайца", "lev"),
    ("Левові Шевцю", "lev"),
    ("Ёзефа Цьвека", "jozef"),
]
PART = [("Then Velin left.", "marta"), ("про Марту", "marta"), ("@velin", "marta"), ("M a r t a", "marta")]
PART += [("Danil’s school", "child"), ("z Danilem", "child"), ("Коломійцю", "fedir")]
CLEAN = [
    "Ilona Varga was followed.",
    "I. Varga was followed.",
    "Ілони Варги не було вдома; Варга повернулася ввечері.",
    "Надія є завжди, сказала Ілона Варга.",
    "Надія. Варга прийшла.",
    "12 марта 2026 года, в марте и после марта.",
    "Martin Velon and Daniel Ford met in Martinville.",
    "The martian velina was shown.",
    "Zelena street, Zelenograd district.",
    "Серж і Олег чекали.",
    "We urge the Prosecutor General to open an investigation.",
    "Call +380 44 555 0202 or write to appeals@quay.example.",
    "on Lisova Street 7, 12",
    "The number of the file is 20313331.",
    "Кому: Генеральному прокурору. Кем принято, не сказано.",
]
DETAILS = [
    ("call 044 555-01-01", What.PHONE),
    ("call +380445550101 at night", What.PHONE),
    ("she lives at Lisova Street 5, 12", What.ADDRESS),
    ("Лісова 5/12", What.ADDRESS),
    ("Quiet.Reed@Quay.example", What.EMAIL),
    ("as img 2031.JPG shows", What.FILE),
]


def struck(text: str, listed: Listed = LISTED) -> set[tuple[What, str]]:
    return {(one.what, one.entity) for one in Search(listed).strikes([Layer("here", text)])}


@pytest.mark.parametrize(("text", "who"), FULL)
def test_a_full_name_strikes_in_every_form(text: str, who: str) -> None:
    assert (What.NAME, who) in struck(text)


@pytest.mark.parametrize(("text", "who"), PART)
def test_a_part_strikes_that_nobody_else_bears(text: str, who: str) -> None:
    assert struck(text) == {(What.PART, who)}


@pytest.mark.parametrize("text", CLEAN)
def test_a_clean_sentence_strikes_nothing(text: str) -> None:
    assert not struck(text)


@pytest.mark.parametrize(("text", "what"), DETAILS)
def test_a_detail_strikes_however_it_is_written(text: str, what: What) -> None:
    assert what in {found for found, _ in struck(text)}


def test_a_shared_surname_strikes_where_nobody_who_bears_it_is_cleared() -> None:
    alone = Listed((Protected("child", ("Danil Varga",)),))
    assert struck("Varga left.", alone) == {(What.PART, "child")}


def test_a_file_name_says_nothing_by_capital_letters() -> None:
    found = Search(LISTED).strikes([Layer("the file name", "letter_velin_2.pdf", prose=False)])
    assert [(one.what, one.entity) for one in found] == [(What.PART, "marta")]


def test_each_place_is_told_once_and_nothing_of_what_stands_there() -> None:
    layers = [Layer("page 1", "Marta Velin, Marta Velin"), Layer("page 2", "Marta Velin")]
    found = Search(LISTED).strikes(layers)
    assert [one.place for one in found] == ["page 1", "page 2"]
    assert "elin" not in repr(found)


_NAME = st.from_regex(r"[BDFKLMNPRSTVZ][aeiou][bdfklmnprstvz][aeiou][bdflmnprstvz]", fullmatch=True)


@given(st.text(max_size=40), _NAME, _NAME, st.text(max_size=40))
def test_a_planted_name_is_never_missed(before: str, given_name: str, surname: str, after: str) -> None:
    listed = Listed((Protected("one", (f"{given_name} {surname}",)),))
    assert "one" in {entity for _, entity in struck(f"{before}\n{given_name} {surname}\n{after}", listed)}


@given(st.text(alphabet="abcdefgh MVмав.\n-", max_size=60))
def test_nothing_strikes_where_no_word_begins_as_a_listed_one_does(text: str) -> None:
    listed = Listed((Protected("one", ("Zofrid Zolbrek",)),))
    assert not re.search("z", text, re.IGNORECASE)
    assert not struck(text, listed)
