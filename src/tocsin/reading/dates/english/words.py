"""The English words of dates: months, weekdays, seasons, numbers."""

from __future__ import annotations

_MONTH_NAMES = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {name.lower(): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
WEEKDAYS = {name.lower(): number for number, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAYS_SHORT = {
    "Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5, "Sun": 6,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
"""Of the quarters of a year."""
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split(" "), 2)} | {
    "a": 1,
    "an": 1,
    "one": 1,
    "couple": 2,
    "thirty": 30,
    "forty": 40,
    "forty-eight": 48,
    "fifty": 50,
    "sixty": 60,
    "seventy-two": 72,
    "ninety": 90,
}

_FULL = "|".join(names[0] for names in _MONTH_NAMES)
_SHORT = "|".join(name for names in _MONTH_NAMES for name in names[1:])
# Capitals only: “may” and “march” are verbs.
MONTH = rf"(?:{_FULL}|{_FULL.upper()}|(?:{_SHORT})\b\.?)"
WEEKDAY = f"(?:{'|'.join(_WEEKDAY_NAMES)}|{'|'.join(_WEEKDAY_NAMES).upper()})"
DAY = "(?:0?[1-9]|[12][0-9]|3[0-9])(?:st|nd|rd|th)?(?![0-9])"
NUMBER = f"(?:[0-9]{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"


def number(word: str) -> int:
    """The number that a word or figures stand for."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def month(word: str) -> int:
    """The number of a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(".")]
