"""Whether the words around a date look ahead, look back, or tell it as it happened."""

from __future__ import annotations

import pytest

from tocsin.checking.sentences import Layout, layout_of

DAYS = ("5 July 2018", "5 июля 2018", "5 липня 2018", "5 lipca 2018")


def at_day(text: str) -> tuple[Layout, int, int]:
    layout = layout_of(text)
    day = next(day for day in DAYS if day in text)
    begin = text.index(day)
    return layout, begin, begin + len(day)


AHEAD = [
    "Her appeal will be heard on 5 July 2018.",
    "The court shall meet on 5 July 2018.",
    "He said that he would return on 5 July 2018.",
    "A hearing is scheduled for 5 July 2018.",
    "The vote is expected to take place on 5 July 2018.",
    "The vote is planned for 5 July 2018.",
    "There are plans for a vote on 5 July 2018.",
    "The trial is set for 5 July 2018.",
    "He is to be tried on 5 July 2018.",
    "They were to be sent back on 5 July 2018.",
    "The upcoming session of 5 July 2018 decides.",
    "The deadline is 5 July 2018.",
    "Her visa expires on 5 July 2018.",
    "The order is valid to 5 July 2018.",
    "Answers are asked for no later than 5 July 2018.",
    "The next hearing, on 5 July 2018, is closed.",
    "She is held until 5 July 2018.",
    "Please write before 5 July 2018.",
    "Please write by 5 July 2018.",
    "He is banned till 5 July 2018.",
    "It is due the 5 July 2018 or so.",
    "Апелляцию рассмотрят 5 июля 2018 года.",
    "Слушание назначено на 5 июля 2018 года.",
    "Суд состоится 5 июля 2018 г.",
    "Закон вступает в силу 5 июля 2018 года.",
    "Его будут судить 5 июля 2018 года.",
    "Ответ ждут не позднее 5 июля 2018 года.",
    "Её держат до 5 июля 2018 года.",
    "Запрет введён с 5 июля 2018 года.",
    "Апеляцію розглянуть 5 липня 2018 року.",
    "Слухання призначене на 5 липня 2018 року.",
    "Суд відбудеться 5 липня 2018 р.",
    "Закон набуде чинності 5 липня 2018 року.",
    "Вирок мають розглянути 5 липня 2018 року.",
    "Його судитимуть, засідання буде 5 липня 2018 року.",
    "Її тримають до 5 липня 2018 року.",
    "Apelacja zostanie rozpoznana, rozprawa będzie 5 lipca 2018 r.",
    "Rozprawę wyznaczono na 5 lipca 2018 roku.",
    "Rozprawa odbędzie się 5 lipca 2018 r.",
    "Ustawa wejdzie w życie 5 lipca 2018 r.",
    "Ma stawić się w sądzie 5 lipca 2018 r.",
    "Prosimy pisać do 5 lipca 2018 r.",
    "Prosimy pisać przed dniem 5 lipca 2018 r.",
]
PAST = [
    "On 5 July 2018 he was beaten by police.",
    "He was beaten on 5 July 2018.",
    "He was beaten by police on 5 July 2018 in front of his house.",
    "He will not forget. On 5 July 2018 he was beaten.",
    "On 5 July 2018 he was beaten. He will complain.",
    "The deadline had passed\nOn 5 July 2018 he was beaten.",
    "Friday, 5 July 2018: he was beaten.",
    "What did they do? 5 July 2018 was a Thursday.",
    "5 июля 2018 года его избили сотрудники полиции.",
    "Его избили 5 июля 2018 года у дома.",
    "В ночь на 5 июля 2018 года его избили.",
    "Решением от 5 июля 2018 года суд отказал ему.",
    "Суд будет позже. Его избили 5 июля 2018 года.",
    "5 липня 2018 року його побили поліцейські.",
    "Його побили 5 липня 2018 року біля будинку.",
    "У ніч на 5 липня 2018 року його побили.",
    "Рішенням від 5 липня 2018 року суд відмовив йому, тому він поїхав.",
    "5 lipca 2018 r. został pobity przez policjantów.",
    "Został pobity 5 lipca 2018 r. przed domem.",
    "W nocy na 5 lipca 2018 r. go pobito.",
    "Wyrokiem z 5 lipca 2018 r. sąd temu odmówił.",
]
BACK = [
    "On 5 July 2018 he had been beaten.",
    "Previously, on 5 July 2018, he was beaten.",
    "Earlier, on 5 July 2018, he was beaten.",
    "He was formerly held, on 5 July 2018.",
    "On 5 July 2018 he was beaten again.",
    "In another case, on 5 July 2018, he was fined.",
    "In a separate case of 5 July 2018 he was fined.",
    "It was the anniversary of 5 July 2018.",
    "Two years ago, on 5 July 2018, he was fined.",
    "He is in hiding since 5 July 2018.",
    "On 5 July 2018 he was beaten for the first time.",
    "The second attack was on 5 July 2018.",
    "Three years later than 5 July 2018, he fled.",
    "Ранее, 5 июля 2018 года, его избили.",
    "5 июля 2018 года его снова избили.",
    "Впервые его избили 5 июля 2018 года.",
    "По другому делу, 5 июля 2018 года, его оштрафовали.",
    "Два года назад, 5 июля 2018 года, его оштрафовали.",
    "Ещё в прошлом, 5 июля 2018 года, его оштрафовали.",
    "Раніше, 5 липня 2018 року, його побили.",
    "5 липня 2018 року його знову побили.",
    "Уперше його побили 5 липня 2018 року.",
    "В іншій справі від 5 липня 2018 року його оштрафували: це окрема справа.",
    "Два роки тому, 5 липня 2018 року, його оштрафували.",
    "Wcześniej, 5 lipca 2018 r., został pobity.",
    "5 lipca 2018 r. ponownie go pobito.",
    "Po raz pierwszy pobito go 5 lipca 2018 r.",
    "W innej sprawie, 5 lipca 2018 r., dostał grzywnę.",
    "Dwa lata temu, 5 lipca 2018 r., dostał grzywnę.",
]


@pytest.mark.parametrize("text", AHEAD)
def test_words_that_look_ahead(text: str) -> None:
    layout, begin, end = at_day(text)
    assert layout.looks_ahead(begin, end)


@pytest.mark.parametrize("text", PAST)
def test_words_that_tell_what_happened(text: str) -> None:
    layout, begin, end = at_day(text)
    assert not layout.looks_ahead(begin, end)
    assert not layout.looks_back(begin, end)


@pytest.mark.parametrize("text", BACK)
def test_words_that_look_back(text: str) -> None:
    layout, begin, end = at_day(text)
    assert layout.looks_back(begin, end)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", [""]),
        ("One.", ["One."]),
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("At 6.40 a.m. men came.", ["At 6.40 a.m. men came."]),
        ("He said: “Go.” They went.", ["He said: “Go.”", "They went."]),
        ("Title\nText. More", ["Title", "Text.", "More"]),
        ("Один. Два", ["Один.", "Два"]),
        ("On 3 Sept. 2018 it was. 12 came.", ["On 3 Sept. 2018 it was. 12 came."]),
        ("Mr. Brown met Dr. J. Holt. They left.", ["Mr. Brown met Dr. J. Holt.", "They left."]),
        (
            "В г. Заречье на ул. Лесной жил И. Вежин. Он уехал.",
            ["В г. Заречье на ул. Лесной жил И. Вежин.", "Он уехал."],
        ),
        ("5 июля 2018 г. Ивана Вежина избили. Он жив.", ["5 июля 2018 г. Ивана Вежина избили.", "Он жив."]),
        (
            "Журналиста Ивана Вежина избили у дома 5 июля 2018 г. Полиция молчит.",
            ["Журналиста Ивана Вежина избили у дома 5 июля 2018 г.", "Полиция молчит."],
        ),
        ("«Уходи.» Он ушёл. Ёлка", ["«Уходи.»", "Он ушёл.", "Ёлка"]),
        ("Ст. 12. Его судили по ст. Х закона. Да", ["Ст. 12.", "Его судили по ст. Х закона.", "Да"]),
        (
            "Поблизу р. Верба на вул. Довгій стояв Ю. Криж. Він пішов.",
            ["Поблизу р. Верба на вул. Довгій стояв Ю. Криж.", "Він пішов."],
        ),
        ("5 липня 2018 р. Юрія Крижа побили. Він живий.", ["5 липня 2018 р. Юрія Крижа побили.", "Він живий."]),
        (
            "Журналіста Юрія Крижа побили біля будинку 5 липня 2018 р. Поліція мовчить.",
            ["Журналіста Юрія Крижа побили біля будинку 5 липня 2018 р.", "Поліція мовчить."],
        ),
        ("Na ul. Leśnej mieszka prof. Cz. Borowy. Wyjechał.", ["Na ul. Leśnej mieszka prof. Cz. Borowy.", "Wyjechał."]),
        ("5 lipca 2018 r. Ewę Borowy pobito. Żyje.", ["5 lipca 2018 r. Ewę Borowy pobito.", "Żyje."]),
        (
            "Dziennikarkę Ewę Borowy pobito przed domem 5 lipca 2018 r. Policja milczy.",
            ["Dziennikarkę Ewę Borowy pobito przed domem 5 lipca 2018 r.", "Policja milczy."],
        ),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [text[begin:end] for begin, end in layout_of(text).sentences()] == sentences


def test_a_passage_over_a_full_stop_lies_in_a_run_of_sentences() -> None:
    text = "One. Two. Three."
    assert Layout(text).sentence(2, 7) == (0, 9)
    assert Layout(text).sentence(10, 10) == (10, 16)


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("a\n\nb\n\nc", "c", 2),
        ("a\nb\n\nc", "b", 0),
        ("a\n \t\nb", "b", 1),
        ("a\n\n\n\nb", "b", 1),
        ("a\nb\nc", "c", 2),
        ("abc", "c", 0),
    ],
)
def test_the_number_of_a_paragraph(text: str, words: str, number: int) -> None:
    assert Layout(text).paragraph(text.index(words)) == number
