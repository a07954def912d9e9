"""Months and days of the week in English, Russian, Ukrainian and Polish, in the forms in which dates use them."""

from __future__ import annotations

from tocsin.checking.datewords import MONTHS, WEEKDAYS, month_number

_MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}
# as after “on” first, then as a word alone: a word that is both is taken for the first
_WEEKDAYS = (
    "понедельник вторник среду четверг пятницу субботу воскресенье",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "понеділок вівторок середу четвер п’ятницю суботу неділю",
    "понеділок вівторок середа четвер п’ятниця субота неділя",
    "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
)
_NUMBER = {name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), 1)}
_FORMS = (WEEKDAYS, *(tuple(names.split()) for names in _WEEKDAYS))

MONTH_WORDS = (*MONTHS, *(f"{name[:3]}\\b\\.?" for name in MONTHS), r"sept\b\.?", *(f"{name}\\b" for name in _NUMBER))
WEEKDAY_WORDS = tuple(name.replace("’", "[’'ʼ]") for name in dict.fromkeys(name for row in _FORMS for name in row))


def month_of(word: str) -> int | None:
    """1 to 12 for a month's name, else None."""
    return month_number(word) or _NUMBER.get(word.casefold())


def weekday_of(word: str) -> int | None:
    """0 (Monday) to 6 for the name of a day of the week, else None."""
    return next((row.index(name) for row in _FORMS for name in (_plain(word),) if name in row), None)


def weekday_like(word: str, number: int) -> str:
    """Another day of the week in the language, the case and the capitals of this word."""
    row = next(row for row in _FORMS if _plain(word) in row)
    name = row[number]
    return name.upper() if word.isupper() else name.capitalize() if word[:1].isupper() else name


def _plain(word: str) -> str:
    return word.casefold().replace("'", "’").replace("ʼ", "’")
