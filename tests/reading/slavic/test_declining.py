"""Proposals of name forms: tables of invented persons, form by form, and what is not proposed."""

from __future__ import annotations

import pytest

from tocsin.domain.name_forms import CASES, NOMINATIVE, SALUTATION
from tocsin.reading.slavic.declining import FEMALE, MALE, propose_forms

# ruff: noqa: E501 - a person stands on one line
# nominative | genitive | dative | accusative | instrumental | locative | vocative where there is one | salutation
UKRAINIAN_WOMEN = """
Марта Велін|Марти Велін|Марті Велін|Марту Велін|Мартою Велін|Марті Велін|Марто Велін|Шановна пані Марто
Олена Ігорівна Вердан|Олени Ігорівни Вердан|Олені Ігорівні Вердан|Олену Ігорівну Вердан|Оленою Ігорівною Вердан|Олені Ігорівні Вердан|Олено Ігорівно Вердан|Шановна пані Олено
Надія Ковальова|Надії Ковальової|Надії Ковальовій|Надію Ковальову|Надією Ковальовою|Надії Ковальовій|Надіє Ковальова|Шановна пані Надіє
Юлія Варга|Юлії Варги|Юлії Варзі|Юлію Варгу|Юлією Варгою|Юлії Варзі|Юліє Варго|Шановна пані Юліє
Любов Зелінська|Любові Зелінської|Любові Зелінській|Любов Зелінську|Любов’ю Зелінською|Любові Зелінській|Любове Зелінська|Шановна пані Любове
Наталя Пчілка|Наталі Пчілки|Наталі Пчілці|Наталю Пчілку|Наталею Пчілкою|Наталі Пчілці|Наталю Пчілко|Шановна пані Наталю
Мар’яна Руденко|Мар’яни Руденко|Мар’яні Руденко|Мар’яну Руденко|Мар’яною Руденко|Мар’яні Руденко|Мар’яно Руденко|Шановна пані Мар’яно
Анна-Марія Велін-Гай|Анни-Марії Велін-Гай|Анні-Марії Велін-Гай|Анну-Марію Велін-Гай|Анною-Марією Велін-Гай|Анні-Марії Велін-Гай|Анно-Маріє Велін-Гай|Шановна пані Анно-Маріє
"""
UKRAINIAN_MEN = """
Данило Корень|Данила Кореня|Данилові Кореню|Данила Кореня|Данилом Коренем|Данилові Кореню|Даниле Кореню|Шановний пане Даниле
Андрій Петрович Коваленко|Андрія Петровича Коваленка|Андрієві Петровичу Коваленку|Андрія Петровича Коваленка|Андрієм Петровичем Коваленком|Андрієві Петровичу Коваленку|Андрію Петровичу Коваленко|Шановний пане Андрію
Ілля Коломієць|Іллі Коломійця|Іллі Коломійцю|Іллю Коломійця|Іллею Коломійцем|Іллі Коломійцю|Ілле Коломійцю|Шановний пане Ілле
Федір Стрілець|Федора Стрільця|Федорові Стрільцю|Федора Стрільця|Федором Стрільцем|Федорові Стрільцю|Федоре Стрільцю|Шановний пане Федоре
Лев Гай|Лева Гая|Левові Гаю|Лева Гая|Левом Гаєм|Левові Гаю|Леве Гаю|Шановний пане Леве
Микола Заїка|Миколи Заїки|Миколі Заїці|Миколу Заїку|Миколою Заїкою|Миколі Заїці|Миколо Заїко|Шановний пане Миколо
Павло Білий|Павла Білого|Павлові Білому|Павла Білого|Павлом Білим|Павлові Білому|Павле Білий|Шановний пане Павле
"""
RUSSIAN_WOMEN = """
Марта Велин|Марты Велин|Марте Велин|Марту Велин|Мартой Велин|Марте Велин|Уважаемая госпожа Велин
Елена Игоревна Вердан|Елены Игоревны Вердан|Елене Игоревне Вердан|Елену Игоревну Вердан|Еленой Игоревной Вердан|Елене Игоревне Вердан|Уважаемая Елена Игоревна
Наталья Лужина|Натальи Лужиной|Наталье Лужиной|Наталью Лужину|Натальей Лужиной|Наталье Лужиной|Уважаемая госпожа Лужина
Мария Варга|Марии Варги|Марии Варге|Марию Варгу|Марией Варгой|Марии Варге|Уважаемая госпожа Варга
Любовь Рудая|Любови Рудой|Любови Рудой|Любовь Рудую|Любовью Рудой|Любови Рудой|Уважаемая госпожа Рудая
"""
RUSSIAN_MEN = """
Данила Корень|Данилы Кореня|Даниле Кореню|Данилу Кореня|Данилой Коренем|Даниле Корене|Уважаемый господин Корень
Юрий Луговой|Юрия Лугового|Юрию Луговому|Юрия Лугового|Юрием Луговым|Юрии Луговом|Уважаемый господин Луговой
Пётр Зелинский|Петра Зелинского|Петру Зелинскому|Петра Зелинского|Петром Зелинским|Петре Зелинском|Уважаемый господин Зелинский
Лев Кравец|Льва Кравца|Льву Кравцу|Льва Кравца|Львом Кравцом|Льве Кравце|Уважаемый господин Кравец
Игорь Белов|Игоря Белова|Игорю Белову|Игоря Белова|Игорем Беловым|Игоре Белове|Уважаемый господин Белов
Илья Коломиец|Ильи Коломийца|Илье Коломийцу|Илью Коломийца|Ильёй Коломийцем|Илье Коломийце|Уважаемый господин Коломиец
"""
POLISH_WOMEN = """
Marta Velin|Marty Velin|Marcie Velin|Martę Velin|Martą Velin|Marcie Velin|Marto Velin|Szanowna Pani
Ilona Varga|Ilony Vargi|Ilonie Vardze|Ilonę Vargę|Iloną Vargą|Ilonie Vardze|Ilono Vargo|Szanowna Pani
Zofia Nowakowska|Zofii Nowakowskiej|Zofii Nowakowskiej|Zofię Nowakowską|Zofią Nowakowską|Zofii Nowakowskiej|Zofio Nowakowska|Szanowna Pani
Maja Chmara|Mai Chmary|Mai Chmarze|Maję Chmarę|Mają Chmarą|Mai Chmarze|Majo Chmaro|Szanowna Pani
Krystyna Wrona|Krystyny Wrony|Krystynie Wronie|Krystynę Wronę|Krystyną Wroną|Krystynie Wronie|Krystyno Wrono|Szanowna Pani
Hanna Kruk|Hanny Kruk|Hannie Kruk|Hannę Kruk|Hanną Kruk|Hannie Kruk|Hanno Kruk|Szanowna Pani
"""
POLISH_MEN = """
Danylo Koren|Danyla Korena|Danylowi Korenowi|Danyla Korena|Danylem Korenem|Danylu Korenie|Danylo Korenie|Szanowny Panie
Paweł Zieliński|Pawła Zielińskiego|Pawłowi Zielińskiemu|Pawła Zielińskiego|Pawłem Zielińskim|Pawle Zielińskim|Pawle Zieliński|Szanowny Panie
Marek Zięba|Marka Zięby|Markowi Ziębie|Marka Ziębę|Markiem Ziębą|Marku Ziębie|Marku Ziębo|Szanowny Panie
Piotr Stępień|Piotra Stępnia|Piotrowi Stępniowi|Piotra Stępnia|Piotrem Stępniem|Piotrze Stępniu|Piotrze Stępniu|Szanowny Panie
Antoni Kowalenko|Antoniego Kowalenki|Antoniemu Kowalence|Antoniego Kowalenkę|Antonim Kowalenką|Antonim Kowalence|Antoni Kowalenko|Szanowny Panie
Jerzy Krawiec|Jerzego Krawca|Jerzemu Krawcowi|Jerzego Krawca|Jerzym Krawcem|Jerzym Krawcu|Jerzy Krawcze|Szanowny Panie
"""  # fmt: skip
TABLES = (
    ("uk", FEMALE, UKRAINIAN_WOMEN),
    ("uk", MALE, UKRAINIAN_MEN),
    ("ru", FEMALE, RUSSIAN_WOMEN),
    ("ru", MALE, RUSSIAN_MEN),
    ("pl", FEMALE, POLISH_WOMEN),
    ("pl", MALE, POLISH_MEN),
)
ROWS = [(language, sex, row) for language, sex, table in TABLES for row in table.strip().splitlines()]


@pytest.mark.parametrize(("language", "sex", "row"), ROWS)
def test_a_name_is_declined_as_the_table_says(language: str, sex: str, row: str) -> None:
    forms = row.split("|")
    made = propose_forms(forms[0], language, sex)
    assert list(made.values()) == forms
    assert list(made) == [NOMINATIVE, *CASES[language], SALUTATION]


@pytest.mark.parametrize("language", CASES)
@pytest.mark.parametrize("sex", ["", "other", "unknown"])
def test_without_the_sex_nothing_is_guessed(language: str, sex: str) -> None:
    assert propose_forms("Марта Велін", language, sex) == {NOMINATIVE: "Марта Велін"}


@pytest.mark.parametrize(("sex", "greeting"), [(FEMALE, "Dear Ms Varga"), (MALE, "Dear Mr Varga")])
def test_english_greets_and_declines_nothing(sex: str, greeting: str) -> None:
    assert propose_forms("Ilona Varga", "en", sex) == {NOMINATIVE: "Ilona Varga", SALUTATION: greeting}


@pytest.mark.parametrize(
    ("name", "language", "genitive"),
    [
        ("М. Велін", "uk", "М. Велін"),
        ("Велін Марта", "uk", "Велін Марти"),
        ("МАРТА ВАРГА", "uk", "МАРТИ ВАРГИ"),
        ("Марта", "ru", "Марты"),
        ("Велин", "ru", "Велин"),
        ("Marta van Velin", "pl", "Marty van Velin"),
    ],
)
def test_initials_particles_and_another_order(name: str, language: str, genitive: str) -> None:
    assert propose_forms(name, language, FEMALE)["genitive"] == genitive
