"""Invented names in three alphabets, and words by how common they are: what a plausible workspace is written with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

RARE = 6_000  # invented words a language, behind the common ones
SURNAMES = 3_000  # an alphabet

# the head of each list is the most common; behind it stand invented words, ever rarer
COMMON: Mapping[str, str] = {
    "en": (
        "the in and of to was near officers at her his police flat said court search office two men arrested "
        "threatened journalist lawyer detained released hearing phone letter car street morning evening "
        "documents editor harbour meeting protest followed questioned station judge prosecutor statement "
        "witness sister brother neighbour camera computer lock"
    ),
    "ru": (
        "в и на не был что его из по около сотрудники полиции обыск квартира суд задержали журналист адвокат "
        "угрожали редакция телефон письмо машина улица утром вечером документы протест вызвали допрос "
        "отделение судья прокурор свидетель сестра брат сосед камера компьютер освободили решение жалоба "
        "приговор активист дверь"
    ),
    "uk": (
        "у і на не був що його з біля працівники поліції обшук квартира суд затримали журналіст адвокат "
        "погрожували редакція телефон лист машина вулиця вранці ввечері документи протест викликали допит "
        "відділок суддя прокурор свідок сестра брат сусід камера комп’ютер звільнили рішення скарга вирок "
        "активіст двері"
    ),
    "pl": (
        "w i na nie był że jego z przy policji funkcjonariusze przeszukanie mieszkanie sąd zatrzymali "
        "dziennikarz adwokat grozili redakcja telefon list samochód ulica rano wieczorem dokumenty protest "
        "wezwali przesłuchanie komisariat sędzia prokurator świadek siostra brat sąsiad kamera komputer "
        "zwolnili decyzja skarga wyrok działacz drzwi"
    ),
}
GIVEN: Mapping[str, str] = {
    "latin": (
        "Ilona Marek Wanda Jarosław Petra Łucja Tomas Edda Nils Grażyna Bartosz Oriel Mirela Stanisław Zofia Viktor"
    ),
    "cyrillic": (
        "Олексій Алексей Наталія Наталья Ігор Игорь Ганна Анна Юрій Юрий Оксана Ксения Богдан Тарас Лариса Семен"
    ),
    "kazakh": ("Әсел Қайрат Жанар Нұрлан Гүлнар Ұлан Өмір Айгүл Бекзат Дәурен Сәуле Ербол Шынар Талғат Меруерт Қуаныш"),
}
SYLLABLES: Mapping[str, str] = {
    "latin": "va bre kol mi sze dra no lek por zie tam wo gri hal ost ery ja mor wick len",
    "cyrillic": "ва бро кол ми сте дра но лек пор зе там во гри хал ост єр я мор вич лен",
    "kazakh": "әл бек қай нұр жан та сұл мұр ер ақ ба дос кен ай ты мір сад ғал өт шын",
}
ENDINGS: Mapping[str, str] = {
    "latin": "ski wicz ak er sen ton ova ny",
    "cyrillic": "енко ова ський чук ин ов евич юк",
    "kazakh": "баев ұлы қызы бекова ова тай ғали ов",
}
WORK = ("journalist", "lawyer", "teacher", "адвокат", "журналістка", "nauczycielka", "editor", "студент")
TITLES = ("Harbour", "River Street", "Справа про обшук", "Дело о задержании", "Sprawa redakcji", "The Brod papers")


@dataclass(frozen=True)
class Weighted:
    """Words with how likely each is: `pick` takes some by Zipf's law."""

    words: Sequence[str]
    weights: Sequence[float]

    def pick(self, random: Random, count: int) -> list[str]:
        """So many words, common ones again and again."""
        return random.choices(self.words, cum_weights=self.weights, k=count)


def zipf(words: Sequence[str]) -> Weighted:
    """The words in falling frequency: the n-th is taken 1/n times as often as the first."""
    return Weighted(words, list(accumulate(1 / (place + 2) for place in range(len(words)))))


@dataclass(frozen=True)
class Vocabulary:
    """Everything that a workspace is written with, made from one seed."""

    words: Mapping[str, Weighted]
    given: Mapping[str, Weighted]
    surnames: Mapping[str, Weighted]


def vocabulary(seed: int) -> Vocabulary:
    """The same words for the same seed."""
    random = Random(seed)
    return Vocabulary(
        words={
            language: zipf([*words.split(), *_invented(random, _alphabet(language), RARE)])
            for language, words in COMMON.items()
        },
        given={alphabet: zipf(names.split()) for alphabet, names in GIVEN.items()},
        surnames={alphabet: zipf(_surnames(random, alphabet)) for alphabet in GIVEN},
    )


def _alphabet(language: str) -> str:
    return "latin" if language in {"en", "pl"} else "cyrillic"


def _invented(random: Random, alphabet: str, count: int) -> list[str]:
    syllables = SYLLABLES[alphabet].split()
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(random.choices(syllables, k=random.randint(2, 4)))] = None
    return list(found)


def _surnames(random: Random, alphabet: str) -> list[str]:
    endings = ENDINGS[alphabet].split()
    return [stem.capitalize() + random.choice(endings) for stem in _invented(random, alphabet, SURNAMES)]
