"""The date that a document gives itself."""

from __future__ import annotations

import pytest

from tocsin.reading.dates import document_date

BODY = "\n".join(f"Paragraph {number} tells of what the men did." for number in range(30))

DATED = [  # text, EDTF, words
    ("Brod, 12 July 2018\n\nMEN FOLLOW ACTIVISTS\n", "2018-07-12", "12 July 2018"),
    ("12 July 2018\n\nMen follow activists", "2018-07-12", "12 July 2018"),
    ("Thursday, 12 July 2018\n\nMen follow activists", "2018-07-12", "Thursday, 12 July 2018"),
    ("PUBLICATION DATE: 5 July 2017\nMen", "2017-07-05", "5 July 2017"),
    ("Date: 6 March 2020", "2020-03-06", "6 March 2020"),
    ("Orvania Press Council\nDate – 2020-03-06\n", "2020-03-06", "2020-03-06"),
    ("Published on July 5, 2018 by the Council", "2018-07-05", "July 5, 2018"),
    ("TITLE\n\n(New Brod, July 15, 2021) – Police in Sardovia searched homes.", "2021-07-15", "July 15, 2021"),
    ("BROD, Sardovia, 5 July 2018 — Police searched homes.", "2018-07-05", "5 July 2018"),
    ("TITLE\n\nThis statement was originally published on herald.example on 31 December 2021.", "2021-12-31", None),
    (f"TITLE\n\nOn 5 July 2018 men came.\n{BODY}\nBrod, 20 July 2018\nThe Council", "2018-07-20", "20 July 2018"),
    (f"12 July 2018\n{BODY}\nBrod, 20 July 2018", "2018-07-12", "12 July 2018"),
    ("On 1 May 2018 men came.\nDate: 2 May 2018", "2018-05-02", "2 May 2018"),
]


@pytest.mark.parametrize(("text", "edtf", "words"), DATED)
def test_a_document_that_is_dated(text: str, edtf: str, words: str | None) -> None:
    found = document_date(text)
    assert found is not None
    assert found[0] == edtf
    assert words is None or text[slice(*found[1])] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He came on 5 July 2018 to Brod.",
        "On 5 July 2018, men came to Brod.",
        "Brod, July 2018\n\nMen came.",
        "Brod, 31 February 2018\n\nMen came.",
        "Brod, 9 July\n\nMen came.",
        f"{BODY}\n5 July 2018\n{BODY}",
        "Date: 05/07/2018",
    ],
)
def test_a_document_without_a_certain_day(text: str) -> None:
    assert document_date(text) is None


LANGUAGES = [  # language, text, EDTF, words
    ("ru", "Ветлинск, 20 марта 2023 года\n\nЗАЯВЛЕНИЕ", "2023-03-20", "20 марта 2023 года"),
    ("ru", "г. Ветлинск, 20 марта 2023 г.\nТекст", "2023-03-20", "20 марта 2023 г."),
    ("ru", "ВЕТЛИНСК, 20 МАРТА 2023 ГОДА – Полиция пришла.", "2023-03-20", "20 МАРТА 2023 ГОДА"),
    ("ru", "Понедельник, 20 марта 2023 года\nТекст", "2023-03-20", "Понедельник, 20 марта 2023 года"),
    ("ru", "Союз переводчиков\n20 марта 2023 года, Ветлинск", "2023-03-20", "20 марта 2023 года"),
    ("ru", "20.03.2023\nТекст", "2023-03-20", "20.03.2023"),
    ("ru", "Заявление Союза от 5 апреля 2022 года\n\nТекст", "2022-04-05", "5 апреля 2022 года"),
    ("ru", "Обращение от 5 апреля 2022 года по поводу обысков", "2022-04-05", "5 апреля 2022 года"),
    ("ru", "Дата: 05.04.2022\nТекст", "2022-04-05", "05.04.2022"),
    ("ru", "Дата публикации: 5 апреля 2022 г.\nТекст", "2022-04-05", "5 апреля 2022 г."),
    ("ru", "Опубликовано 5 апреля 2022, 15:30\nТекст", "2022-04-05", "5 апреля 2022"),
    ("ru", "Отправлено: чт, 12 июля 2018 г. в 10:00\nТекст", "2018-07-12", "12 июля 2018 г."),
    ("ru", "Date: Thu, 12 Jul 2018 10:00:00 +0300\nТекст", "2018-07-12", "Thu, 12 Jul 2018"),
    (
        "ru",
        "Запись телефонного разговора, 5 апреля 2022 года, 16:40. Записала К.\nТекст",
        "2022-04-05",
        "5 апреля 2022 года",
    ),
    ("ru", "УВЕДОМЛЕНИЕ\n\n5 апреля 2022 года № 12/у\nТекст", "2022-04-05", "5 апреля 2022 года"),
    ("uk", "Нотатка\n\n5 квітня 2022 року, 10:20. Розмову записав П.\nТекст", "2022-04-05", "5 квітня 2022 року"),
    ("pl", "Notatka z rozmowy telefonicznej, 3 marca 2021 r., godz. 11.15\nTekst", "2021-03-03", "3 marca 2021 r."),
    ("uk", "м. Ветлин, 5 квітня 2022 року\nТекст", "2022-04-05", "5 квітня 2022 року"),
    ("uk", "Заява від 5 квітня 2022 року\nТекст", "2022-04-05", "5 квітня 2022 року"),
    ("uk", "Спільна заява спілок від 5 квітня 2022 року щодо обшуків", "2022-04-05", "5 квітня 2022 року"),
    ("uk", "Опубліковано: 05.04.2022\nТекст", "2022-04-05", "05.04.2022"),
    ("uk", "Дата: 5 квітня 2022 р.\nТекст", "2022-04-05", "5 квітня 2022 р."),
    ("pl", "Wetlin, dnia 3 marca 2021 r.\nTekst", "2021-03-03", "3 marca 2021 r."),
    ("pl", "m. Wetlin, w dniu 3 marca 2021 r.\nTekst", "2021-03-03", "3 marca 2021 r."),
    ("pl", "Wetlin, 3 marca 2021\nTekst", "2021-03-03", "3 marca 2021"),
    ("pl", "Oświadczenie z dnia 3 marca 2021 r. w sprawie rewizji", "2021-03-03", "3 marca 2021 r."),
    ("pl", "Data publikacji: 03.03.2021\nTekst", "2021-03-03", "03.03.2021"),
    ("pl", "Opublikowano 3 marca 2021 r.\nTekst", "2021-03-03", "3 marca 2021 r."),
    ("en", "Date: Thu, 12 Jul 2018 10:00:00 +0300\nText", "2018-07-12", "Thu, 12 Jul 2018"),
    ("en", "Sent: Thursday, July 12, 2018 10:00 AM\nText", "2018-07-12", "Thursday, July 12, 2018"),
    ("en", "July 12, 2018, 10:30 am\nText", "2018-07-12", "July 12, 2018"),
    ("en", "12 July 2018, Brod\nText", "2018-07-12", "12 July 2018"),
    ("en", "Joint statement, 12 July 2018\nText", "2018-07-12", "12 July 2018"),
    ("en", "Statement of the Union of 12 July 2018\nText", "2018-07-12", "12 July 2018"),
    ("en", "Published: 2018-07-12T10:00:00Z\nText", "2018-07-12", "2018-07-12"),
]


@pytest.mark.parametrize(("language", "text", "edtf", "words"), LANGUAGES)
def test_a_document_that_is_dated_in_its_language(language: str, text: str, edtf: str, words: str) -> None:
    found = document_date(text, language)
    assert found is not None
    assert (found[0], text[slice(*found[1])]) == (edtf, words)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "5 июля 2018 года пришли двое."),
        ("ru", "Он пришёл 5 июля 2018 года в Ветлинск."),
        ("ru", "Перевод записи Союза за 8 октября\nТекст"),
        ("ru", "5 апреля 2022 года по поводу обысков пришли двое."),
        ("ru", "Ветлинск, март 2023 года\nТекст"),
        ("uk", "Переклад допису Спілки за 8 жовтня\nТекст"),
        ("uk", "5 квітня 2022 року прийшли двоє."),
        ("uk", "5 квітня 2022 року, 10:20. Прийшли двоє."),
        ("pl", "3 marca 2021 r. przyszło dwóch."),
        ("pl", "Wetlin, marzec 2021 r.\nTekst"),
        ("en", "The statement of the Union and the police of July 2018\nText"),
        ("xx", "Brod, 12 July\nText"),
    ],
)
def test_a_document_without_a_certain_day_in_its_language(language: str, text: str) -> None:
    assert document_date(text, language) is None
