"""Names of persons in three languages: their nominative, whom a short form means, what is nobody's name."""

from __future__ import annotations

import pytest

from tocsin.reading.layout import lay_out
from tocsin.reading.model import PersonRead
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.names import find_names


def _persons(language: str, text: str) -> dict[str, PersonRead]:
    return {person.name: person for person in find_names(lay_out(text), language).persons}


NOMINATIVES = [
    ("ru", "Суд оправдал журналистку Дарью Лужинскую.", ["Дарья Лужинская"]),
    ("ru", "Вчера избили Александра Тропина.", ["Александр Тропин"]),
    ("ru", "Вчера Александра Тропина была избита.", ["Александра Тропина"]),
    ("ru", "Видели защитника Евгения Велина.", ["Евгений Велин"]),
    ("ru", "С адвокаткой Ириной Крамник не говорили.", ["Ирина Крамник"]),
    ("ru", "Иваненко О.П. вызвали на допрос.", ["О.П. Иваненко"]),
    ("ru", "Допросили Тропина Игоря Валерьевича.", ["Игорь Валерьевич Тропин"]),
    ("ru", "Задержали Анну-Марию Вель-Тропину.", ["Анна-Мария Вель-Тропина"]),
    ("ru", "Пропал Махмуд аль-Рашиди.", ["Махмуд аль-Рашиди"]),
    ("ru", "Избит Эльчин Мамед оглы.", ["Эльчин Мамед оглы"]),
    ("ru", "Избили Макcима Тропина.", ["Максим Тропин"]),
    ("ru", "Писатель Тимур «Седой» Тропин исчез.", ["Тимур Тропин"]),
    ("ru", "Письмо передали г-же Вельской. Вельская молчит.", ["Вельская"]),
    ("ru", "Активистку Вельской улицы не нашли. Город Вельск. В Вельске тихо.", []),
    ("ru", "На Красной площади и в Верховном суде было тихо. В мае Уголовный кодекс изменили.", []),
    ("ru", "Газета «Марта Велина» и фильм «Иван Грозный» закрыты.", []),
    ("ru", "МАРФА ЛУЖИНА ОСУЖДЕНА\n\nМарфу Лужину осудили.", ["Марфа Лужина"]),
    ("ru", "Игнат Лужин и Марфа Лужина женаты. Лужина арестована. Лужину дали срок.", ["Игнат Лужин", "Марфа Лужина"]),
    ("uk", "Побили Павла Сороку. Сороці погрожували.", ["Павло Сорока"]),
    ("uk", "Дружина, Одарка Сорока, мовчить. Павлові Сороці дали термін.", ["Одарка Сорока", "Павло Сорока"]),
    ("uk", "Викрали Дем’яна Щербаня.", ["Дем’ян Щербань"]),
    ("uk", "Пані Лунська бачила Андрієву Оксану.", ["Лунська", "Оксана Андрієва"]),
    ("uk", "О. П. Тропенко подав скаргу. Тропенка не почули.", ["О. П. Тропенко"]),
    ("pl", "Pobito Pawła Zarębę. Zarębie grożono.", ["Paweł Zaręba"]),
    ("pl", "Zatrzymano Annę Walską i Jerzego Walskiego. Walskiej postawiono zarzuty.", ["Anna Walska", "Jerzy Walski"]),
    ("pl", "J. Kowalski milczy. Skazano Kowalskiego.", ["J. Kowalski"]),
    ("pl", "Skazano Małgorzatę Nowak-Zielińską.", ["Małgorzata Nowak-Zielińska"]),
    ("pl", "Spotkano się z Markiem Stępniem.", ["Marek Stępień"]),
    ("pl", "W Nowym Sączu i na Placu Wolności było cicho.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), NOMINATIVES, ids=[text for _, text, _ in NOMINATIVES])
def test_a_person_is_called_by_the_nominative(language: str, text: str, names: list[str]) -> None:
    assert sorted(_persons(language, text)) == sorted(names)


def test_the_form_that_stands_in_the_text_stays_an_alias() -> None:
    person = _persons("ru", "Избили Макcима Тропина. Тропину сломали руку.")["Максим Тропин"]
    assert person.aliases == ("Макcима Тропина", "Тропину")


def test_a_couple_with_one_surname_is_told_apart_by_endings() -> None:
    text = "Остапа Верещака і Дарину Верещак побили. Верещака забрали. Верещак розповіла про це."
    persons = _persons("uk", text)
    assert persons["Остап Верещак"].aliases == ("Остапа Верещака", "Верещака")
    assert persons["Дарина Верещак"].aliases == ("Дарину Верещак", "Верещак")


def test_a_name_says_which_cases_it_can_be_in() -> None:
    text = "Марфу Лужину задержали."
    (named,) = find_names(lay_out(text), "ru").named.values()
    assert (named.start, named.end, named.female) == (0, 12, True)
    assert named.cases == {Case.ACCUSATIVE}


ROLES = [
    ("ru", "Задержали экологическую активистку Марфу Лужину.", "Марфа Лужина", "экологическая активистка"),
    ("ru", "Марфа Лужина, редактор газеты «Волна», уехала.", "Марфа Лужина", "редактор газеты «Волна»"),
    ("ru", "Активисты Игнат Тропин и Марфа Лужина уехали.", "Марфа Лужина", "активистка"),
    ("uk", "Побили журналіста газети «Хвиля» Павла Сороку.", "Павло Сорока", "журналіст газети «Хвиля»"),
    ("uk", "Адвокатка Ніна Гай мовчить.", "Ніна Гай", "адвокатка"),
    ("pl", "Zatrzymano prokuratora okręgowego Adama Lisa.", "Adam Lis", "prokurator okręgowy"),
    ("pl", "Anna Walska, redaktorka tygodnika „Fala”, milczy.", "Anna Walska", "redaktorka tygodnika „Fala”"),
]


@pytest.mark.parametrize(("language", "text", "name", "role"), ROLES, ids=[text for _, text, _, _ in ROLES])
def test_a_role_stands_in_the_nominative(language: str, text: str, name: str, role: str) -> None:
    assert role in _persons(language, text)[name].roles


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("ru", "Задержан казахстанский журналист Ерлан Тропин.", "Казахстан"),
        ("uk", "Затримано білоруську журналістку Ніну Гай.", "Білорусь"),
        ("pl", "Zatrzymano ukraińskiego dziennikarza Adama Lisa.", "Ukraina"),
        ("ru", "Задержан журналист Ерлан Тропин.", None),
    ],
)
def test_a_country_is_told_where_the_role_tells_it(language: str, text: str, country: str | None) -> None:
    (person,) = _persons(language, text).values()
    assert person.country == country


AGES = [
    ("ru", "Задержали 34-летнюю активистку Марфу Лужину.", 34, None),
    ("ru", "Марфа Лужина, 34 года, уехала.", 34, None),
    ("ru", "Марфа Лужина (34) уехала.", 34, None),
    ("ru", "Марфа Лужина, 1990 года рождения, уехала.", None, "1990"),
    ("ru", "Марфа Лужина (1990 г. р.) уехала.", None, "1990"),
    ("uk", "Побили 35-річного Павла Сороку.", 35, None),
    ("uk", "Павло Сорока (1990 р. н.) зник.", None, "1990"),
    ("pl", "Anna Walska, lat 34, milczy.", 34, None),
    ("pl", "Zatrzymano 34-letnią Annę Walską.", 34, None),
    ("ru", "Марфа Лужина, 2021 года", None, None),
]


@pytest.mark.parametrize(("language", "text", "age", "birth"), AGES, ids=[text for _, text, _, _ in AGES])
def test_age_and_year_of_birth(language: str, text: str, age: int | None, birth: str | None) -> None:
    (person,) = _persons(language, text).values()
    assert (person.age, person.birth) == (age, birth)
    if person.age_span:
        assert text[slice(*person.age_span)] == str(age)
