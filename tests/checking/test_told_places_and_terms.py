"""Stories told in four languages, read and checked: where and how long, as it fits and as it cannot be."""

from __future__ import annotations

import random

import pytest
from tests.support.told_cases import told_case

from tocsin.checking import check
from tocsin.domain import vocabulary
from tocsin.domain.globe import metres_apart
from tocsin.domain.places import City, cities, city_of

TOLD = {
    "en": ("On 10 May 2030 at {hour}:00 Ilona Varga was beaten in {place}.",
           "On {day} May 2030 at {hour}:00 Ilona Varga was arrested in {place}."),
    "ru": ("10 мая 2030 года в {hour}:00 Илону Варгу избили в {place}.",
           "{day} мая 2030 года в {hour}:00 Илону Варгу задержали в {place}."),
    "uk": ("10 травня 2030 року о {hour}:00 Ілону Варгу побили в {place}.",
           "{day} травня 2030 року о {hour}:00 Ілону Варгу затримали в {place}."),
    "pl": ("10 maja 2030 r. o godz. {hour}:00 Ilona Varga została pobita w {place}.",
           "{day} maja 2030 r. o godz. {hour}:00 Ilonę Vargę zatrzymano w {place}."),
}  # fmt: skip
TERMS = {
    "en": "Ilona Varga was held in detention for {days} days, from 3 to {last} May 2030.",
    "ru": "Илона Варга содержалась под стражей {days} суток, с 3 по {last} мая 2030 года.",
    "uk": "Ілона Варга перебувала під вартою {days} діб, з 3 до {last} травня 2030 року.",
    "pl": "Ilona Varga przebywała w areszcie przez {days} dni, od 3 do {last} maja 2030 r.",
}


def behind_in(city: City, language: str) -> str:
    """The city's name as it stands behind "in"."""
    name: str = vocabulary.load("tocsin.domain.places")["cities"][city.key][language][-1]
    return name


def asked(language: str, first: tuple[City, int], second: tuple[City, int], day: int) -> int:
    templates = TOLD[language]
    told = tuple(
        template.format(day=day, hour=hour, place=behind_in(city, language))
        for template, (city, hour) in zip(templates, (first, second), strict=True)
    )
    facts, texts = told_case(told, language, "2031-06-01")
    places = [city_of(fact.value) for fact in facts.facts if fact.property == "event.place_words"]
    assert [place.key for place in places if place] == [first[0].key, second[0].key], told
    return len(check(facts, texts, only={"two-places"}))


def pairs(language: str, number: int) -> list[tuple[City, City]]:
    """Cities that the language names, of one word: the reader is not asked here how it reads two."""
    chance = random.Random(language)
    rows = vocabulary.load("tocsin.domain.places")["cities"]
    known = [city for key, city in cities().items() if language in rows[key] and behind_in(city, language).isalpha()]
    return [(one, other) for one, other in (chance.sample(known, 2) for _ in range(number))]


@pytest.mark.parametrize("language", TOLD)
def test_two_cities_at_nearly_one_time_and_with_time_between(language: str) -> None:
    found = far = 0
    for one, other in pairs(language, 20):
        lag = round(other.clock[0] - one.clock[0])
        if metres_apart(one.point, other.point) > 4_500_000 and 0 <= 12 + lag < 24:
            far += 1
            found += asked(language, (one, 12), (other, 12 + lag), 10)
        assert asked(language, (one, 12), (other, 12), 13) == 0
    assert far
    assert found == far


@pytest.mark.parametrize("language", TERMS)
def test_a_term_with_its_days_and_with_others(language: str) -> None:
    for last in range(6, 31, 3):
        for off in (-5, -1, 0, 1, 4):
            days = last - 3 + off
            if days > 1:
                text = TERMS[language].format(days=days, last=last)
                facts, texts = told_case((text,), language, "2031-06-01")
                assert len(check(facts, texts, only={"duration-and-dates"})) == (abs(off) > 1), text
