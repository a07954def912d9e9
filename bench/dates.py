"""Dates in running text: words a second, found and resolved, in each language that is read."""

from __future__ import annotations

import time

from tocsin.reading.dates import find_dates, resolve_dates

ROUNDS = 5
PARAGRAPHS = 7  # about as long as a statement is

_EN = """Statement. Brod, 14 June 2019.

On Tuesday, 11 June 2019, two men in a grey car followed the translator Orla Minsk from her office to her flat.
The next day the same car stood before her door. She had moved to Orvania in March 2017 after a search of her
flat; since then she has worked for the Language Union, which was founded in 1998. On 3 May, under article 311
and Law No. 60/2012, the police opened a case. Her colleague Pavo Rell was held from 18 to 21 February 2018.
Three months later he left. A hearing is scheduled for 8 July. We call on the authorities to answer by 30 June
2019. See https://union.example/2019/06 or call +380 44 123 4567. Earlier the police had said that no steps had
been taken, and the officers themselves refused to speak to journalists, citing the secrecy of the inquiry and
an order of the head of the department.
"""
_RU = """Заявление. Ветлин, 14 июня 2019 года.

Во вторник, 11 июня 2019 года, двое мужчин в сером автомобиле преследовали переводчицу Орлу Минск от офиса до
дома. На следующий день та же машина стояла у её двери. Она переехала в Орванию в марте 2017 года после обыска в
её квартире; с тех пор она работает в Союзе, который был основан в 1998 году. 3 мая по статье 311 УК и закону №
60/2012 полиция возбудила дело. Её коллегу Паво Релла держали под стражей с 18 по 21 февраля 2018 года. Через
три месяца он уехал. Заседание назначено на 8 июля. Мы призываем власти ответить до 30 июня 2019 года. Телефон
+380 44 123 4567, адрес press@union.example и сайт https://union.example/2019/06. Ранее полиция сообщала, что
никаких мер не принималось, а сами сотрудники отказывались говорить с журналистами, ссылаясь на тайну следствия
и распоряжение начальника отдела.
"""
_UK = """Заява. Ветлин, 14 червня 2019 року.

У вівторок, 11 червня 2019 року, двоє чоловіків у сірому автомобілі переслідували перекладачку Орлу Мінськ від
офісу до дому. Наступного дня те саме авто стояло біля її дверей. Вона переїхала до Орванії у березні 2017 року
після обшуку в її квартирі; відтоді вона працює у Спілці, яку засновано 1998 року. 3 травня за статтею 311
поліція відкрила справу. Її колегу Паво Релла тримали під вартою з 18 до 21 лютого 2018 року. Через три місяці
він виїхав. Засідання призначено на 8 липня. Ми закликаємо владу відповісти до 30 червня 2019 року. Раніше
поліція повідомляла, що жодних заходів не вживали, а самі працівники відмовлялися говорити з журналістами,
посилаючись на таємницю слідства і розпорядження начальника відділу.
"""
_PL = """Oświadczenie. Wetlin, 14 czerwca 2019 r.

We wtorek, 11 czerwca 2019 r., dwaj mężczyźni w szarym samochodzie śledzili tłumaczkę Orlę Minsk od biura do
domu. Następnego dnia to samo auto stało pod jej drzwiami. Do Orwanii przeniosła się w marcu 2017 roku po
przeszukaniu jej mieszkania; odtąd pracuje w Związku, założonym w 1998 roku. 3 maja na podstawie art. 311
policja wszczęła sprawę. Jej kolegę Pavo Rella przetrzymywano od 18 do 21 lutego 2018 r. Trzy miesiące później
wyjechał. Rozprawę wyznaczono na 8 lipca. Wzywamy władze, aby odpowiedziały do 30 czerwca 2019 r. Wcześniej
policja twierdziła, że nie podejmowano żadnych działań, a sami funkcjonariusze odmawiali rozmowy z
dziennikarzami, powołując się na tajemnicę śledztwa i polecenie naczelnika wydziału.
"""
STATEMENTS = {"en": _EN, "ru": _RU, "uk": _UK, "pl": _PL}


def measure() -> dict[str, int]:
    """The best of a few rounds, because another process on the machine only ever makes it slower."""
    return {language: _words_per_second(text * PARAGRAPHS, language) for language, text in STATEMENTS.items()}


def _words_per_second(text: str, language: str) -> int:
    find_dates(text, language)
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        resolve_dates(find_dates(text, language), text, document_date="2019-06-14", language=language)
        seconds.append(time.perf_counter() - began)
    return round(len(text.split()) / min(seconds))
