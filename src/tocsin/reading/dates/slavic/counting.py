"""Words of the three languages that count from another date: “через два тижні”, “в прошлом году”, “rok temu”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from tocsin.reading.dates.amounts import Amount, offset_of
from tocsin.reading.dates.grammar import FIGURES, Calendar, Counting, Made, Rule
from tocsin.reading.dates.model import Offset, Unit
from tocsin.reading.dates.slavic.distances import ANCHORS, Distances, phrases
from tocsin.reading.dates.slavic.tongue import Tongue, any_of, spaced

_Slots = Mapping[str, tuple[Sequence[str], str]]
_ALL_UNITS = ("hour", "day", "week", "month", "year")


def counting_of(tongue: Tongue, calendar: Calendar, distances: Distances) -> Counting:
    """The rules of one language from its tables."""
    since, until = any_of(distances.since), any_of(distances.until)
    return Counting(
        tuple(_rules(calendar, distances, _slots(tongue, distances, calendar))),
        re.compile(rf"(?<!\w)(?:(?P<since>{since})|(?P<until>{until}))(?:\s+(?:з|с|із|od|do))?\s+$", re.IGNORECASE),
        _no_name,
    )


def _no_name(_match: re.Match[str], _text: str) -> bool:
    """A preposition stands before every weekday that is found, so that none is a name."""
    return False


def _slots(tongue: Tongue, distances: Distances, calendar: Calendar) -> _Slots:
    numbers = " ".join(forms for number, forms in tongue.numbers.items())
    small = " ".join(forms for number, forms in tongue.numbers.items() if number < 10)
    tens = " ".join(forms for number, forms in tongue.numbers.items() if number >= 20)
    units, ones = " ".join(distances.units.values()), " ".join(distances.ones.values())
    halves = "|".join(spaced(word) for word in distances.halves)
    count = rf"[0-9]{{1,3}}(?![0-9])(?:-?[^\W\d_]{{1,3}})?|(?:{any_of(tens)})\s+(?:{any_of(small)})|{any_of(numbers)}"
    half = any_of(distances.half_more)
    amount = (
        rf"(?:(?:(?P<count>{count})|(?P<half_more>{half}))\s+(?P<unit>{any_of(units)})"
        rf"|(?P<half>{halves})|(?P<one>{any_of(ones)}))"
    )
    begin = [*numbers.split(), *distances.half_more.split(), *ones.split(), FIGURES]
    weekdays, seasons = list(calendar.weekdays), [*calendar.seasons, *distances.more_seasons]
    months = " ".join(tongue.months)
    not_days = rf"(?!\s+(?:{distances.not_days}))"
    return {
        "AMOUNT": ([*begin, *(word.split()[0] for word in distances.halves)], amount),
        "PART": (distances.parts.split(), any_of(distances.parts)),
        "DAY": (weekdays, rf"(?P<name>{any_of(' '.join(weekdays))}){not_days}"),
        "MONTH": (months.split(), f"(?P<month>{any_of(months)})"),
        "SEASON": (seasons, f"(?P<season>{any_of(' '.join(seasons))})"),
    }


def _rules(calendar: Calendar, distances: Distances, slots: _Slots) -> Iterator[Rule]:
    for letter, unit, count, words in distances.beside:
        offset = Offset(Unit(unit), count, count, whole=unit != "day")
        yield from _row(letter, words, slots, distances, _always(letter, offset))
    amounts = _amounts(calendar, distances)
    for letter, sign, words in distances.counted:
        yield from _row(letter, words, slots, distances, _counted(letter, sign, amounts))
    yield from _row("D", distances.until_now, slots, distances, _counted("D", -1, amounts), "{}/..")
    for letter, count, words in distances.named:
        yield from _row(letter, words, slots, distances, _named(letter, count, calendar, distances))


def _row(
    letter: str,
    words: str,
    slots: _Slots,
    distances: Distances,
    made: Callable[[re.Match[str]], Made],
    shape: str = "{}",
) -> Iterator[Rule]:
    for phrase in phrases(words, slots, distances.pauses):
        yield Rule(phrase.openers, phrase.pattern, made, turns=letter == "T", bound=phrase.bound, shape=shape)


def _always(letter: str, offset: Offset) -> Callable[[re.Match[str]], Made]:
    return lambda _: (ANCHORS[letter], offset)


def _amounts(calendar: Calendar, distances: Distances) -> Callable[[re.Match[str]], Amount]:
    units = {form: unit for unit in _ALL_UNITS for form in distances.units[unit].split()}

    def amount(match: re.Match[str]) -> Amount:
        group = match.groupdict()
        if group["half"]:
            return Amount("month", distances.halves[" ".join(group["half"].lower().split())])
        if group["one"]:
            return Amount(units[group["one"].lower()], 1)
        unit = units[group["unit"].lower()]
        if group["half_more"]:
            return Amount(unit, 1, and_half=True)
        return Amount(unit, _number(group["count"], calendar))

    return amount


def _number(words: str, calendar: Calendar) -> int:
    figures = re.match("[0-9]+", words)
    return int(figures.group()) if figures else sum(calendar.ordinals[word] for word in words.lower().split())


def _counted(letter: str, sign: int, amount: Callable[[re.Match[str]], Amount]) -> Callable[[re.Match[str]], Made]:
    return lambda match: (ANCHORS[letter], offset_of(amount(match), sign))


def _named(letter: str, count: int, calendar: Calendar, distances: Distances) -> Callable[[re.Match[str]], Made]:
    seasons = {**calendar.seasons, **distances.more_seasons}

    def made(match: re.Match[str]) -> Made:
        group = match.groupdict()
        if group.get("name"):
            weekday = calendar.weekdays[group["name"].lower()]
            return ANCHORS[letter], Offset(Unit.WEEKDAY, count, count, weekday=weekday)
        named = calendar.months[group["month"].lower()] if group.get("month") else seasons[group["season"].lower()]
        return ANCHORS[letter], Offset(Unit.MONTH, count, count, whole=True, month=named)

    return made
