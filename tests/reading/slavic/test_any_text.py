"""Whatever heap of words in the three languages is read: no exception, spans on their words, the same twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.rows import DAY, spans_of
from tocsin.reading import read
from tocsin.reading.layout import lay_out
from tocsin.reading.model import OrganisationRead, PersonRead, Reading
from tocsin.reading.slavic.names import find_names

calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

RUSSIAN = [
    "Марта Велина", "Марты Велиной", "Велину", "г-жа", "журналистка", "журналиста", "адвокат", "его жена",
    "О. П. Тропин",
    "Тропин О.П.", "Центр «Пристань»", "газета", "«Волна»", "«", "»", "“", "районный суд", "Управление", "безопасности",
    "МВД", "ООН", "по правам человека", "требует", "призывает", "от", "прокурора", "Довринска", "—", "–", ":", ";", ",",

    "освободить", "чтобы", "должны", "власти", "1.", "–", "\n", "\n\n", ".", "задержали", "заявила", "и", "а",
    "34-летний",
    "1990 г. р.", "до 1 мая 2021 года", "Республика", "ВЕЛИНА", "Mакар", "Lake Union", "(", ")",
    "Анна-Мария Вель-Тропина",
]  # fmt: skip
UKRAINIAN = [
    "Марта Велин", "Марти Велин", "Тропенка", "пані", "журналіст", "дружина", "О. П. Тропенко", "Спілка",
    "спілка «Хвиля»",
    "«Хвилі»", "газети", "поліція", "Довринська", "Робоча група ООН", "з питань", "вимагає", "закликає", "від", "до",
    "прокурора", "звільнити", "щоб", "повинна", "влада", "2)", "•", "\n", ".", "затримали", "сказала", "та", "—", ":",
    "в’язниці",
    "35-річна", "Дем’ян", "аль-Хатіб", "Ахмед", "огли", "ТОВ", "СБУ", "не", "?", "!",
]  # fmt: skip
POLISH = [
    "Marta Velin", "Marcie Velin", "Walskiego", "pani", "dziennikarz", "żona", "J. P. Walski", "Fundacja",
    "„Fala”", "„",
    "”", "Sąd Rejonowy", "w Dovrinie", "Komenda", "Policji", "żąda", "wzywa", "apeluje do", "od", "do", "uwolnienia",
    "zwolnić", "aby", "powinny", "władze", "1.", "-", "\n", ".", "zatrzymano", "powiedziała", "i", "oraz", "lat 34",
    "ur. 5 maja 1990", "Lukasz", "Rzecznik Praw Obywatelskich", "nr 3", "PIS", "ul.", ";", ",", "MARTA",
]  # fmt: skip
heaps = st.sampled_from([("ru", RUSSIAN), ("uk", UKRAINIAN), ("pl", POLISH)]).flatmap(
    lambda pair: st.tuples(st.just(pair[0]), st.lists(st.sampled_from(pair[1]), max_size=40).map(" ".join))
)
mixed = st.lists(st.sampled_from([*RUSSIAN, *UKRAINIAN, *POLISH, "Marta", "the", "\u200b", "\u202e", "İ"]), max_size=30)


def _whole(text: str, language: str | None) -> Reading:
    reading = read(text, date=DAY, language=language)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    everybody: list[PersonRead | OrganisationRead] = [*reading.persons, *reading.organisations]
    for named in everybody:
        forms = {named.name, *named.aliases}
        assert {" ".join(text[slice(*span)].split()) for span in named.mentions} <= forms
        assert list(named.mentions) == sorted(named.mentions)
    return reading


@calm
@given(heaps)
def test_heaps_of_words(heap: tuple[str, str]) -> None:
    language, text = heap
    assert _whole(text, language) == read(text, date=DAY, language=language)


@calm
@given(mixed, st.sampled_from(["ru", "uk", "pl", None]), st.sampled_from(["", " "]))
def test_heaps_of_mixed_alphabets(words: list[str], language: str | None, between: str) -> None:
    _whole(between.join(words), language)


@calm
@given(st.text(max_size=200), st.sampled_from(["ru", "uk", "pl"]))
def test_any_text_is_read_as_any_of_the_languages(text: str, language: str) -> None:
    _whole(text, language)


@calm
@given(heaps)
def test_names_of_persons_and_bodies_never_share_a_place(heap: tuple[str, str]) -> None:
    language, text = heap
    names = find_names(lay_out(text), language)
    spans = sorted((named.start, named.end) for named in names.named.values())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


LONG = [
    pytest.param("Марта " * 2_000, id="one name without an end"),
    pytest.param("Марта Велина, " * 1_000, id="a list of one name"),
    pytest.param("«" * 2_500 + "Марта", id="quotations that never close"),
    pytest.param("«Пристань " * 1_500, id="quotations in quotations"),
    pytest.param("газета «Волна» " * 2_000, id="one body without an end"),
    pytest.param("Управление " * 2_000, id="heads in a row"),
    pytest.param("Управление безопасности " * 2_000, id="complements in a row"),
    pytest.param("районного " * 2_500, id="adjectives in a row"),
    pytest.param("требует от " * 1_500, id="a call that never asks"),
    pytest.param("должны освободить " * 1_500, id="duties in a row"),
    pytest.param("О. " * 4_000, id="initials in a row"),
    pytest.param("журналист " * 2_500, id="roles in a row"),
    pytest.param("а" * 60_000, id="one word without an end"),
    pytest.param("А-" * 20_000 + "А", id="hyphens without an end"),
    pytest.param("Требуем:\n" + "– прокурору — освободить\n" * 1_500, id="demands without an end"),
]


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("language", ["ru", "uk", "pl"])
def test_a_text_without_an_end_is_read(text: str, language: str) -> None:
    reading = read(text, date=DAY, language=language)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
