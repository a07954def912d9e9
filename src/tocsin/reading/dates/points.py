"""Single calendar dates as they are written: “5 July 2018”, “5 and 7 July”, “05.07.2018”, “в первом квартале 2013”."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tocsin.reading.dates.grammar import Calendar

_DAY = re.compile("[0-9]+")
_TOKEN = re.compile(r"\w+(?:'\w+)?")
_LONGEST_TOKEN = 24
_ROMAN_FIGURES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = dict(zip(_ROMAN_FIGURES, range(1, 13), strict=True))
_LATIN_FIGURES = str.maketrans("ІХ", "IX")
_QUOTES = frozenset("«»\"“”„'")


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written: year, month (or season), day, None where not written; several days where it lists them.

    `joined` is the word between the days (and, or, to); `months` the first and last of a quarter; `other_order`: day
    and month may stand the other way round; `adverb`: its words alone make it a date (“восени”); `year_word`: a word
    says that the figure is a year; `month_first`: the day stands behind the month; `some_month`: no month is named
    (“on the 5th”).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    days: tuple[int, ...] = ()
    joined: str = ""
    decade: str = ""
    weekday: int | None = None
    impossible: bool = False
    other_order: bool = False
    months: tuple[int, int] | None = None
    adverb: bool = False
    year_word: bool = False
    month_first: bool = False
    some_month: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a year or a month alone, which needs a word before it to be a date."""
        whole = self.days or self.decade or self.adverb or self.months
        return not whole and (self.year is None or self.month is None)


def find_points(text: str, words: Calendar) -> list[Point]:
    """Every calendar date in the plain text, in order; bare years and months included."""
    return list(_points(text, words))


def _points(text: str, words: Calendar) -> Iterator[Point]:
    done = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if start < done or end - start > _LONGEST_TOKEN:
            continue
        if "0" <= text[start] <= "9" or token[0].lower() in words.openers:
            match = words.point.match(text, start)
            if match is not None:
                done = match.end()
                yield _point(match, text, words)


def _point(match: re.Match[str], text: str, words: Calendar) -> Point:
    start, end = match.span()
    group = {name: found for name, found in match.groupdict().items() if found is not None}
    if "iso" in group:
        year, month, day = (int(part) for part in re.split(r"\W", group["iso"]))
        return _checked(Point(start, end, year, month, (day,)))
    if "figures" in group:
        return _figures(Point(start, end), group["figures"], group["sign"], words)
    if "roman" in group:
        month = _ROMAN.get(group["roman"].translate(_LATIN_FIGURES), 0)
        return _checked(Point(start, end, int(group["r_year"]), month, (int(_figure(group["r_day"])),)))
    if "days" in group or "us_days" in group:
        return _with_day(match, group, text, words)
    if "day_only" in group:
        return Point(start, end, days=(int(_figure(group["day_only"])),), some_month=True)
    return _without_day(Point(start, end), group, text, words)


def _without_day(point: Point, group: dict[str, str], text: str, words: Calendar) -> Point:
    if "season" in group:
        name = group["season"].lower()
        season = words.seasons[name]
        return replace(point, year=_number(group.get("s_year")), month=season, adverb=name in words.adverbs)
    if "decade" in group:
        return replace(point, decade=group["decade"] + "X")
    if "quarter" in group or "q_short" in group or "count" in group:
        months = _quarter(group, words)
        return replace(
            point, year=_number(group.get("q_year") or group.get("c_year")), months=months, impossible=months is None
        )
    if "only_month" in group:
        number = words.months[group["only_month"].lower().rstrip(".")]
        return _only_month(replace(point, year=_number(group.get("m_year")), month=number), text)
    return replace(point, year=int(group["only_year"]), year_word="year_word" in group)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _figure(words: str) -> str:
    match = _DAY.search(words)
    assert match is not None
    return match.group()


def _quarter(group: dict[str, str], words: Calendar) -> tuple[int, int] | None:
    """First and last month of a quarter, a half, or of the first or last so many months of a year."""
    if "count" in group:
        count = words.ordinals.get(group["count"].lower()) or int(group["count"])
        if not 1 < count < 12:
            return None
        return (1, count) if "first" in group else (13 - count, 12)
    name = group.get("quarter") or group["q_short"]
    place = words.ordinals.get(name.lower()) or _ROMAN.get(name.translate(_LATIN_FIGURES)) or int(_figure(name))
    long = 6 if "half" in group else 3
    return ((place - 1) * long + 1, place * long) if place * long <= 12 else None


def _only_month(point: Point, text: str) -> Point:
    """An abbreviation's full stop belongs to the sentence where nothing follows it."""
    ends_sentence = text[point.end - 1] == "."
    return replace(point, end=point.end - 1) if ends_sentence and point.year is None else point


def _with_day(match: re.Match[str], group: dict[str, str], text: str, words: Calendar) -> Point:
    start, end = match.span()
    days, name, year = group.get("days"), group.get("month"), group.get("year")
    if days is None:
        days, name, year = group["us_days"], group.get("us_month"), group.get("us_year")
        days, end = _without_counted(days, year, match, text, words)
    assert name is not None
    if text[start - 1 : start] in _QUOTES and any(sign in _QUOTES for sign in days):
        start -= 1
    numbers = tuple(_day_number(day, words) for day in words.day.findall(days))
    joined = _joint(days, numbers, words)
    first = "us_days" in group
    number = words.months[name.lower().rstrip(".")]
    point = Point(start, end, _number(year), number, numbers, joined, month_first=first)
    return _checked(_with_weekday(point, match.group(), text, words))


def _day_number(word: str, words: Calendar) -> int:
    return int(word) if word[0].isdigit() else words.ordinals[" ".join(word.lower().split())]


def _without_counted(days: str, year: str | None, match: re.Match[str], text: str, words: Calendar) -> tuple[str, int]:
    """“July 5 and 12 people”: the second figure counts people."""
    several = len(_DAY.findall(days)) > 1
    if several and not year and words.counted and words.counted.match(text, match.end()):
        first = _DAY.match(days)
        assert first is not None
        return first.group(), match.start("us_days") + first.end()
    return days, match.end()


def _joint(days: str, numbers: tuple[int, ...], words: Calendar) -> str:
    if len(numbers) < 2:
        return ""
    if words.to.search(days):
        return "to"
    return "or" if words.either.search(days) else "and"


def _with_weekday(point: Point, matched: str, text: str, words: Calendar) -> Point:
    """The weekday that is named with a date; one in brackets, or between commas, after it belongs to its words."""
    found = words.weekday_before.match(matched)
    if found:
        bracket = "(" in matched and text[point.end : point.end + 1] == ")"
        return replace(point, weekday=words.weekdays[found.group().lower().rstrip(".")], end=point.end + bracket)
    after = words.weekday_behind.match(text, point.end)
    if after and after.lastgroup:
        return replace(point, weekday=words.weekdays[after[after.lastgroup].lower()], end=after.end())
    return point


def _figures(point: Point, digits: str, sign: str, words: Calendar) -> Point:
    """05.07.2018 has the day first wherever it is written so; in English, other signs leave the order open."""
    first, second, year = (int(part) for part in digits.split(sign))
    year += 0 if year > 99 else 2000
    if second > 12 >= first and not (words.day_first and sign == "."):
        return _checked(replace(point, year=year, month=first, days=(second,)))
    other = sign != "." and not words.day_first and first <= 12 and first != second
    return _checked(replace(point, year=year, month=second, days=(first,), other_order=other))


def _checked(point: Point) -> Point:
    """Marks a date that no calendar has; in a year that is not written, 29 February may be right."""
    if not 1 <= (point.month or 0) <= 12:
        return replace(point, impossible=True)
    longest = calendar.monthrange(point.year or 2000, point.month or 1)[1]
    return replace(point, impossible=any(not 1 <= day <= longest for day in point.days))
