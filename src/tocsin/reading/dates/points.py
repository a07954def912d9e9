"""Single calendar dates as they are written: “5 July 2018”, “July 5”, “5 and 7 July”, “05.07.2018”, “2018”."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace

from tocsin.reading.dates.words import DAY, MONTH, SEASONS, WEEKDAY, WEEKDAYS, YEAR, month

_JOIN = r"\s*(?:[-–—]|,?\s(?:and|or)|&|\sto|\suntil)\s*(?:the\s+)?"
_DAYS = rf"{DAY}(?:(?:,\s*{DAY}){{0,29}}{_JOIN}{DAY})?"  # a month has no more
_NAMED = rf"{WEEKDAY}(?:,\s*|\s+|\s*\()(?:the\s+)?"
_POINT = re.compile(
    rf"""(?<![\w/.])(?<![0-9]-)(?:
      (?P<iso>{YEAR}-[0-9]{{2}}-[0-9]{{2}})(?![\w/-])
    | (?P<figures>[0-9]{{1,2}}(?P<sign>[./-])[0-9]{{1,2}}(?P=sign){YEAR})(?![\w/-]|\.[0-9])
    | (?:{_NAMED})?(?P<days>{_DAYS})(?:\s+day)?(?:\s+of)?\s+(?P<month>{MONTH})
      (?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?![\w/]))?
    | (?:{_NAMED})?(?P<us_month>{MONTH})\s+(?P<us_days>{_DAYS})(?![:%\w]|[.,][0-9])
      (?:,?\s+(?P<us_year>{YEAR})(?![\w/]))?
    | (?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\s+of)?\s+(?P<s_year>{YEAR})(?![\w/])
    | (?P<decade>(?:19|20)[0-9])0['’]?s
    | (?P<only_month>{MONTH})(?:,?\s+(?:of\s+)?(?P<m_year>{YEAR})(?![\w/]))?
    | (?P<only_year>{YEAR})(?![\w%/]|[.,][0-9]|-[0-9a-zA-Z])
    )""",
    re.VERBOSE,
)
_DAY = re.compile("[0-9]+")
_WEEKDAY = re.compile(WEEKDAY)
_BRACKET = re.compile(rf"\s*\(({WEEKDAY})\)|,?\s+({WEEKDAY})(?=,)")
_COUNTED = re.compile(r"\s+(?!as\b)(?:people|men|women|children|more|other|of|[a-z]+s)\b")
Parts = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written: year, month (or season), day, None where not written; several days where it lists them.

    `joined` is the word between the days (and, or, to); `flaw` what does not fit the calendar or the order of figures.
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
    other_order: bool = field(default=False)

    @property
    def bare(self) -> bool:
        """Whether it is a year or a month alone, which needs a word before it to be a date."""
        return not self.days and not self.decade and (self.year is None or self.month is None)


def find_points(text: str) -> list[Point]:
    """Every calendar date in the text, in order; bare years and months included."""
    return [point for match in _POINT.finditer(text) if (point := _point(match, text)) is not None]


def _point(match: re.Match[str], text: str) -> Point | None:
    start, end = match.span()
    group = match.groupdict()
    if group["iso"]:
        year, month_number, day = (int(part) for part in group["iso"].split("-"))
        return _checked(Point(start, end, year, month_number, (day,)))
    if group["figures"]:
        return _figures(Point(start, end), group["figures"], group["sign"])
    if group["season"]:
        return Point(start, end, int(group["s_year"]), SEASONS[group["season"].lower()])
    if group["decade"]:
        return Point(start, end, decade=group["decade"] + "X")
    if group["only_year"]:
        return Point(start, end, int(group["only_year"]))
    if group["only_month"]:
        return _only_month(Point(start, end, _number(group["m_year"]), month(group["only_month"])), text)
    return _with_day(match, text)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _only_month(point: Point, text: str) -> Point:
    """An abbreviation's full stop belongs to the sentence where nothing follows it."""
    ends_sentence = text[point.end - 1] == "."
    return replace(point, end=point.end - 1) if ends_sentence and point.year is None else point


def _with_day(match: re.Match[str], text: str) -> Point:
    group = match.groupdict()
    days, name, year = group["days"], group["month"], group["year"]
    end = match.end()
    if days is None:
        days, name, year = group["us_days"], group["us_month"], group["us_year"]
        days, end = _without_counted(days, year, match, text)
    numbers = tuple(int(day) for day in _DAY.findall(days))
    point = Point(match.start(), end, _number(year), month(name), numbers, _joint(days))
    return _checked(_with_weekday(point, match.group(), text))


def _without_counted(days: str, year: str | None, match: re.Match[str], text: str) -> tuple[str, int]:
    """“July 5 and 12 people”: the second figure counts people."""
    several = len(_DAY.findall(days)) > 1
    if several and not year and _COUNTED.match(text, match.end()):
        first = _DAY.match(days)
        assert first is not None
        return first.group(), match.start("us_days") + first.end()
    return days, match.end()


def _joint(days: str) -> str:
    if re.search("-|–|—|to|until", days):
        return "to"
    return "or" if "or" in days else "and" if len(_DAY.findall(days)) > 1 else ""


def _with_weekday(point: Point, words: str, text: str) -> Point:
    """The weekday that is named with a date; one in brackets, or between commas, after it belongs to its words."""
    found = _WEEKDAY.match(words)
    if found:
        bracket = "(" in words and text[point.end : point.end + 1] == ")"
        return replace(point, weekday=WEEKDAYS[found.group().lower()], end=point.end + bracket)
    after = _BRACKET.match(text, point.end)
    if after:
        return replace(point, weekday=WEEKDAYS[(after[1] or after[2]).lower()], end=after.end())
    return point


def _figures(point: Point, digits: str, sign: str) -> Point:
    """05.07.2018 has the day first wherever it is written so; with a slash or a dash either order is in use."""
    first, second, year = (int(part) for part in digits.split(sign))
    if second > 12 >= first:
        return _checked(replace(point, year=year, month=first, days=(second,)))
    other = sign != "." and first <= 12 and first != second
    return _checked(replace(point, year=year, month=second, days=(first,), other_order=other))


def _checked(point: Point) -> Point:
    """Marks a date that no calendar has; in a year that is not written, 29 February may be right."""
    if not 1 <= (point.month or 0) <= 12:
        return replace(point, impossible=True)
    longest = calendar.monthrange(point.year or 2000, point.month or 1)[1]
    return replace(point, impossible=any(not 1 <= day <= longest for day in point.days))
