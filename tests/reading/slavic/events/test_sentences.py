"""What one sentence tells: who, by whom, how surely; and what is silent."""

from __future__ import annotations

import re

import pytest

from tocsin.reading import read
from tocsin.reading.model import EventRead

# type/one concerned @by whom !completion #date ~stance <by whose word
CASES = [
    ("ru", "Марту Велин не задержали.", []),
    ("ru", "Марте Велин угрожали арестом 3 мая 2019 года.", ["threat/Марта Велин"]),
    ("ru", "Если Марту Велин задержат, мы сообщим об этом.", []),
    ("ru", "Марта Велин опасается, что её арестуют.", []),
    ("ru", "Мы требуем, чтобы Марту Велин освободили.", []),
    ("ru", "3 мая 2019 года неизвестные пытались избить Марту Велин.", ["assault/Марта Велин!attempted"]),
    ("ru", "Власти отрицают, что 3 мая 2019 года Марту Велин пытали.", ["torture/Марта Велин~denies"]),
    ("ru", "По предварительной информации, 3 мая 2019 года Марту Велин похитили.", ["abduction/Марта Велин~hedges"]),
    ("ru", "3 мая 2019 года Марту Велин якобы избили.", ["assault/Марта Велин~hedges"]),
    ("ru", "Суд над Мартой Велин начнётся 9 мая 2021 года.", ["trial/Марта Велин!planned"]),
    ("ru", "Журналистов в Варсении регулярно задерживают.", []),
    ("ru", "Марту Велин могут экстрадировать в Варсению.", []),
    ("ru", "Почему задержали Марту Велин?", []),
    (
        "ru",
        "Марта Велин была задержана и избита полицейскими 3 мая 2019 года.",
        ["arrest/Марта Велин@полицейские", "assault/Марта Велин"],
    ),
    (
        "ru",
        "3 мая 2019 года сотрудниками полиции была задержана Марта Велин.",
        ["arrest/Марта Велин@сотрудники полиции"],
    ),
    ("ru", "Марта Велин, которую задержали 3 мая 2019 года, объявила голодовку.", ["arrest/Марта Велин#2019-05-03"]),
    ("ru", "Задержанную 3 мая 2019 года Марту Велин доставили в отдел полиции.", ["arrest/Марта Велин#2019-05-03"]),
    (
        "ru",
        "В отношении журналистки Марты Велин, известной расследованиями, 3 мая 2019 года возбудили уголовное дело.",
        ["charge/Марта Велин#2019-05-03"],
    ),
    (
        "ru",
        "Как сообщает Союз озёрных журналистов, 3 мая 2019 года полиция задержала Марту Велин.",
        ["arrest/Марта Велин@полиция"],
    ),
    (
        "ru",
        "3 мая 2019 года на Марту Велин напали четверо мужчин в масках.",
        ["assault/Марта Велин@четверо мужчин в масках"],
    ),
    ("ru", "3 мая 2019 года у Марты Велин и её мужа прошли обыски.", ["search_seizure/Марта Велин"]),
    ("ru", "3 мая 2019 года были задержаны Марта Велин, Павел Корд и ещё двое активистов.", ["arrest/Павел Корд"]),
    (
        "ru",
        "3 мая 2019 года неизвестный мужчина следил за Мартой Велин, а 5 мая угрожал ей по телефону.",
        ["surveillance/Марта Велин#2019-05-03", "threat/Марта Велин#2019-05-05"],
    ),
    ("ru", "3 мая 2019 года брата Марты Велин похитили.", ["abduction/брат Марты Велин"]),
    ("ru", "После задержания Марта Велин потеряла работу.", []),
    ("ru", "5 мая 2019 года Марта Велин вышла из СИЗО под подписку о невыезде.", ["release/Марта Велин"]),
    ("ru", "Марте Велин отказали в медицинской помощи 3 мая 2019 года.", ["restriction/Марта Велин"]),
    ("ru", "Полиция отказалась принять заявление Марты Велин.", []),
    (
        "ru",
        "3 мая 2019 года сотрудники спецслужбы проводили обыск в редакции газеты «Озёрный край».",
        ["search_seizure"],
    ),
    (
        "ru",
        "3 мая 2019 года суд заочно приговорил Марту Велин к восьми годам колонии за «экстремизм».",
        ["conviction/Марта Велин@суд"],
    ),
    ("ru", "3 мая 2019 года прокурор запросил для Марты Велин пять лет колонии.", []),
    ("uk", "Марту Велін не били.", []),
    ("uk", "3 травня 2019 року поліція затримала Марту Велін.", ["arrest/Марта Велін@поліція"]),
    ("uk", "3 травня 2019 року Марту Велін було побито невідомими.", ["assault/Марта Велін@невідомі"]),
    ("uk", "Марта Велін боїться, що її заарештують.", []),
    ("uk", "3 травня 2019 року Марта Велін була затримана.", ["arrest/Марта Велін"]),
    ("uk", "Влада заперечує, що 3 травня 2019 року Марту Велін катували.", ["torture/Марта Велін~denies"]),
    ("uk", "За словами адвоката, 3 травня 2019 року Марту Велін побили.", ["assault/Марта Велін<адвокат"]),
    ("uk", "Марта Велін розповіла, що 3 травня 2019 року за нею стежили.", ["surveillance/Марта Велін<Марта Велін"]),
    ("uk", "Марта Велін, яку 3 травня 2019 року викрали, досі не знайдена.", ["abduction/Марта Велін#2019-05-03"]),
    ("uk", "Марті Велін заборонили виїзд з країни 3 травня 2019 року.", ["restriction/Марта Велін"]),
    ("uk", "Ми закликаємо владу звільнити Марту Велін.", []),
    ("uk", "Марта Велін зазнала нападу 3 травня 2019 року.", ["assault/Марта Велін"]),
    ("uk", "3 травня 2019 року до Марти Велін прийшли з обшуком.", ["search_seizure/Марта Велін"]),
    ("uk", "Проти Марти Велін 3 травня 2019 року відкрили кримінальне провадження.", ["charge/Марта Велін"]),
    ("uk", "У Варсенії журналістів часто переслідують.", []),
    (
        "uk",
        "3 травня 2019 року двоє чоловіків намагалися викрасти Марту Велін.",
        ["attempted_abduction/Марта Велін@двоє чоловіків!attempted"],
    ),
    ("uk", "Марту Велін, редакторку газети, 3 травня 2019 року звільнили під заставу.", ["release/Марта Велін"]),
    ("uk", "Кілька журналістів були побиті 3 травня 2019 року.", ["assault/кілька журналістів"]),
    ("pl", "Marta Velin nie była torturowana.", []),
    ("pl", "3 maja 2019 roku policjanci zatrzymali Martę Velin.", ["arrest/Marta Velin@policjanci"]),
    ("pl", "Marta Velin, którą zatrzymano 3 maja 2019 roku, jest dziennikarką.", ["arrest/Marta Velin#2019-05-03"]),
    ("pl", "3 maja 2019 roku Martę Velin próbowano porwać.", ["attempted_abduction/Marta Velin"]),
    ("pl", "Władze zaprzeczają, że 3 maja 2019 roku Martę Velin torturowano.", ["torture/Marta Velin~denies"]),
    (
        "pl",
        "3 maja 2019 roku Marta Velin została rzekomo pobita przez policję.",
        ["assault/Marta Velin@policja~hedges"],
    ),
    ("pl", "Jeśli Marta Velin zostanie zatrzymana, poinformujemy o tym.", []),
    ("pl", "Marcie Velin grozi do pięciu lat więzienia.", []),
    ("pl", "Wzywamy do uwolnienia Marty Velin.", []),
    ("pl", "Zdaniem adwokata 3 maja 2019 roku Martę Velin pobito.", ["assault/Marta Velin<adwokat"]),
    ("pl", "3 maja 2019 roku wobec Marty Velin użyto gazu.", ["assault/Marta Velin"]),
    (
        "pl",
        "3 maja 2019 roku grupa nieznanych mężczyzn zaatakowała Martę Velin.",
        ["assault/Marta Velin@grupa nieznanych mężczyzn"],
    ),
    ("pl", "3 maja 2019 roku zatrzymani zostali Marta Velin i Paweł Kord.", ["arrest/Paweł Kord"]),
    ("pl", "3 maja 2019 roku w domu Marty Velin doszło do przeszukania.", ["search_seizure/Marta Velin"]),
    ("pl", "3 maja 2019 roku sąd zakazał Marcie Velin opuszczania kraju.", ["restriction/Marta Velin@sąd"]),
    ("pl", "Dziennikarze są w Varsenii regularnie zatrzymywani.", []),
    ("pl", "3 maja 2019 roku prokuratura oskarżyła Martę Velin o szpiegostwo.", ["charge/Marta Velin@prokuratura"]),
    ("pl", "Marta Velin padła ofiarą pobicia 3 maja 2019 roku.", ["assault/Marta Velin"]),
    (
        "uk",
        "9 травня 2019 року Марта Велін подала заяву до поліції, а 21 травня — скаргу до суду.",
        ["complaint_to_authorities/Марта Велін#2019-05-09", "complaint_to_authorities/Марта Велін#2019-05-21"],
    ),
    (
        "ru",
        "18 марта 2019 года на акции задержали 15 человек, впоследствии на Марту Велин завели дело.",
        ["arrest/15 человек#2019-03-18", "charge/Марта Велин#2019-03-18/.."],
    ),
    ("ru", "Марта Велин живёт в Довринске. 3 мая 2019 года задержали её мужа.", ["arrest/муж (Марта Велин)"]),
    ("pl", "Marta Velin mieszka w Dovrinie. 3 maja 2019 roku została zatrzymana.", ["arrest/Marta Velin#2019-05-03"]),
]
_PARTS = re.compile(r"(\w+)(?:/([^@!#~<]+))?(?:@([^@!#~<]+))?(?:!(\w+))?(?:#([\d/.-]+))?(?:~(\w+))?(?:<(.+))?$")


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_what_a_sentence_tells(language: str, text: str, wanted: list[str]) -> None:
    events = list(read(text, date="2021-06-01", language=language).events)
    for item in wanted:
        found = next((event for event in events if _is(event, item)), None)
        assert found is not None, (item, events)
        events.remove(found)
    assert events == []


def _is(event: EventRead, item: str) -> bool:
    match = _PARTS.match(item)
    assert match is not None
    kind, victim, doer, completion, date, stance, source = match.groups()
    return (
        event.type == kind
        and victim in {None, *event.victims}
        and doer in {None, event.perpetrator}
        and completion in {None, event.completion}
        and date in {None, event.date}
        and stance in {None, event.stance}
        and source in {None, event.attribution}
    )
