"""How four languages say what EDTF writes (STANDARDS 5.1): one table of sentences, filled from days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Months:
    """The months of a language: beside a day, and behind “in”."""

    of: tuple[str, ...]
    within: tuple[str, ...]


def _months(of: str, within: str) -> Months:
    return Months(tuple(of.split()), tuple(within.split()))


_ENGLISH = "January February March April May June July August September October November December"
MONTHS: Mapping[str, Months] = {
    "en": _months(_ENGLISH, _ENGLISH),
    "ru": _months(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    ),
    "uk": _months(
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    ),
    "pl": _months(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    ),
}

Edtf = Callable[[date, date], str]
FORMS: Mapping[str, Edtf] = {
    "day": lambda a, _: f"{a}",
    "month": lambda a, _: f"{a:%Y-%m}",
    "year": lambda a, _: f"{a:%Y}",
    "about a day": lambda a, _: f"{a}~",
    "about a month": lambda a, _: f"{a:%Y-%m}~",
    "since a month": lambda a, _: f"{a:%Y-%m}/..",
    "since a day": lambda a, _: f"{a}/..",
    "until a day": lambda a, _: f"../{a}",
    "after a day": lambda a, _: f"[{a}..]",
    "from to": lambda a, b: f"{a}/{b}",
    "between": lambda a, b: f"[{a}..{b}]",
    "one of": lambda a, b: f"[{a},{b}]",
    "decade": lambda a, _: f"{a.year // 10}X",
    "autumn": lambda a, _: f"{a:%Y}-23",
    "quarter": lambda a, _: f"[{a:%Y}-01..{a:%Y}-03]",
    "night": lambda a, _: f"[{a},{a + timedelta(days=1)}]",
}

# a, b: days with their month and year; n: the day after a; m: the month of a behind “in”; y: its year, d: its decade.
PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "day": "on {a}",
        "month": "in {m} {y}",
        "year": "in {y}",
        "about a day": "about {a}",
        "about a month": "around {m} {y}",
        "since a month": "since {m} {y}",
        "since a day": "since {a}",
        "until a day": "until {a}",
        "after a day": "after {a}",
        "from to": "from {a} to {b}",
        "between": "between {a} and {b}",
        "one of": "on {a} or {b}",
        "decade": "in the {d}s",
        "autumn": "in autumn {y}",
        "quarter": "in the first quarter of {y}",
        "night": "in the night from {a} to {n}",
    },
    "ru": {
        "day": "{a} года",
        "month": "в {m} {y} года",
        "year": "в {y} году",
        "about a day": "около {a} года",
        "about a month": "примерно в {m} {y} года",
        "since a month": "с {o} {y} года",
        "since a day": "с {a} года",
        "until a day": "до {a} г.",
        "after a day": "после {a} г.",
        "from to": "с {a} года по {b} года",
        "between": "между {a} года и {b} года",
        "one of": "{a} года или {b} года",
        "decade": "в {d}-х годах",
        "autumn": "осенью {y} года",
        "quarter": "в первом квартале {y} года",
        "night": "в ночь с {a} года на {n} года",
    },
    "uk": {
        "day": "{a} року",
        "month": "у {m} {y} року",
        "year": "у {y} році",
        "about a day": "близько {a} року",
        "about a month": "приблизно у {m} {y} року",
        "since a month": "з {o} {y} року",
        "since a day": "з {a} року",
        "until a day": "до {a} р.",
        "after a day": "після {a} р.",
        "from to": "з {a} року до {b} року",
        "between": "між {a} року та {b} року",
        "one of": "{a} року або {b} року",
        "decade": "у {d}-х роках",
        "autumn": "восени {y} року",
        "quarter": "у першому кварталі {y} року",
        "night": "у ніч з {a} року на {n} року",
    },
    "pl": {
        "day": "{a} roku",
        "month": "w {m} {y} roku",
        "year": "w {y} roku",
        "about a day": "około {a} roku",
        "about a month": "mniej więcej w {m} {y} roku",
        "since a month": "od {o} {y} roku",
        "since a day": "od {a} roku",
        "until a day": "do {a} r.",
        "after a day": "po {a} r.",
        "from to": "od {a} roku do {b} roku",
        "between": "między {a} roku a {b} roku",
        "one of": "{a} roku lub {b} roku",
        "decade": "w latach {d}.",
        "autumn": "jesienią {y} roku",
        "quarter": "w pierwszym kwartale {y} roku",
        "night": "w nocy z {a} roku na {n} roku",
    },
}


def say(form: str, language: str, first: date, last: date) -> str:
    """The words of a language for a form of EDTF."""
    months = MONTHS[language]

    def day(when: date) -> str:
        return f"{when.day} {months.of[when.month - 1]} {when.year}"

    return PHRASES[language][form].format(
        a=day(first),
        b=day(last),
        n=day(first + timedelta(days=1)),
        m=months.within[first.month - 1],
        o=months.of[first.month - 1],
        y=first.year,
        d=f"{first.year // 10}0",
    )
