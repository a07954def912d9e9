"""Dates in words: what the date states and no more. English stands here, the other languages in `slavic`.

A doubt stays visible, a weekday is never worked out. [..2017-10] is “in or before October 2017”: EDTF counts the
month itself in, so “before” alone would say more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tocsin.domain.dates.bounds import Kind
from tocsin.domain.dates.days import add_days, cover
from tocsin.domain.dates.forms import Choice, Day, Edge, Instant, Interval, Mode, Range, plain
from tocsin.domain.dates.grammar import parse
from tocsin.domain.dates.slavic import Writer
from tocsin.domain.dates.tongues import TONGUES
from tocsin.domain.errors import UnknownWord

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PARTS = ("year", "month", "day")
_HEDGES = {"~": "about", "?": "perhaps", "%": "perhaps about"}
_DOUBTS = {"~": "approximate", "?": "doubtful", "%": "doubtful and approximate"}
_EVERY = ("in each year", "in each month", "on each day")
_BETWEEN = "between"
_OPEN = re.compile("(?:in|on) or ")
_EVENING = 18
_MORNING = 9


def phrase(text: str, kind: Kind = Kind.MOMENT, language: str = "en") -> str:
    """“on 5 July 2018”, “since March 2017”, “perhaps in October 2017”. Raises BadDate, UnknownWord (language)."""
    form = parse(text).form
    if language in TONGUES:
        return Writer(TONGUES[language]).phrase(form, kind)
    if language != "en":
        raise UnknownWord(what="language for dates", word=language)
    if isinstance(form, Interval):
        return _interval(form)
    if isinstance(form, Choice):
        return _choice(form)
    return _instant(form) if isinstance(form, Instant) else _day(form, kind)


def bare_phrase(text: str, language: str = "en") -> str:
    """A date as it stands in a list: “5 July 2018”, “октябрь 2017 года”; “in or before October 2017” stays whole.

    Raises BadDate, UnknownWord (language).
    """
    if language in TONGUES:
        return Writer(TONGUES[language]).named(parse(text).form)
    words = phrase(text, Kind.MOMENT, language)
    return words if _OPEN.match(words) else words.removeprefix("on ").removeprefix("in ")


def _day(value: Day, kind: Kind = Kind.MOMENT) -> str:
    place, words = _words(value)
    mark = _whole_mark(value)
    if kind is Kind.EXTENT and place == "in" and not mark and all(p.digits.isdigit() for p in value.parts):
        place = "throughout"
    placed = f"{place} {words}"
    if place == _BETWEEN and mark:
        return f"{'perhaps ' if mark != '~' else ''}{placed}{' (approximate)' if mark != '?' else ''}"
    if mark == "?":
        return f"perhaps {placed}"
    return f"{_HEDGES[mark]} {words}" if mark else placed + _remarks(value)


def _named(value: Day) -> str:
    """The date without its preposition, with its doubt."""
    mark = _whole_mark(value)
    place, words = _words(value)
    if place == _BETWEEN:
        return f"some time {_day(value)}"
    return f"{_HEDGES[mark]} {words}" if mark else words + _remarks(value)


def _whole_mark(value: Day) -> str:
    """The mark, where a single one doubts the whole date."""
    *others, last = value.parts
    if any(part.mark for part in others):
        return ""
    return last.mark if not others else last.right


def _remarks(value: Day) -> str:
    """Which parts are doubted, where it is not simply the whole; a mark on the right doubts what stands before too."""
    found: dict[str, list[str]] = {}
    for place, part in enumerate(value.parts):
        if part.mark:
            named = _PARTS[: place + 1] if part.right else _PARTS[place : place + 1]
            found.setdefault(_DOUBTS[part.mark], []).extend(named)
    remarks = [f"{_listed(list(dict.fromkeys(parts)), 'and')} {doubt}" for doubt, parts in found.items()]
    return f" ({'; '.join(remarks)})" if remarks else ""


def _words(value: Day) -> tuple[str, str]:
    """Preposition and words of a date, its doubt left out."""
    parts = [part.digits for part in value.parts]
    while len(parts) > 1 and parts[-1] == "XX":
        parts.pop()
    if parts[0].count("X") == 1 and len(parts) == 1:
        return "in", f"the {parts[0][:3]}0s"
    if any("X" in digits for digits in parts):
        return _envelope(value)
    if value.season:
        return "in", f"{_SEASONS[parts[1]]} {_year(parts[0])}"
    return "on" if len(parts) == 3 else "in", _plain(parts)


def _plain(parts: Sequence[str]) -> str:
    """5 July 2018 from year, month, day; July 2018; 2018."""
    words = [_year(parts[0])]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def _year(digits: str) -> str:
    return str(int(digits))


def _envelope(value: Day) -> tuple[str, str]:
    found = cover(value)
    assert found is not None  # the grammar refuses dates that do not exist
    exact = len(value.parts)
    return _BETWEEN, _joined([_split(found.first[0])[:exact], _split(found.last[1])[:exact]], "and")


def _split(day: date) -> list[str]:
    return day.isoformat().split("-")


def _joined(dates: Sequence[Sequence[str]], word: str) -> str:
    """Plain dates of one form in a row; year, and month, are said once where they are the same."""
    shared = 0
    while shared < len(dates[0]) - 1 and len({tuple(parts[: shared + 1]) for parts in dates}) == 1:
        shared += 1
    words = [_plain(parts).rsplit(" ", shared)[0] if shared else _plain(parts) for parts in dates[:-1]]
    return _listed([*words, _plain(dates[-1])], word)


def _listed(words: Sequence[str], word: str) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {word} {words[-1]}"


def _pair(first: Day, last: Day, word: str) -> str:
    if plain(first) and plain(last) and len(first.parts) == len(last.parts):
        return _joined([_digits(first), _digits(last)], word)
    return f"{_named(first)} {word} {_named(last)}"


def _digits(value: Day) -> list[str]:
    return [part.digits for part in value.parts]


def _choice(form: Choice) -> str:
    word = "or" if form.mode is Mode.ONE else "and"
    days = [item for item in form.items if isinstance(item, Day)]
    alike = len({len(day.parts) for day in days}) == 1 and len(days) == len(form.items)
    if alike and all(plain(day) for day in days):
        return f"{_words(days[0])[0]} {_joined([_digits(day) for day in days], word)}"
    return _listed([_day(i) if isinstance(i, Day) else _range(i, form.mode) for i in form.items], word)


def _range(item: Range, mode: Mode) -> str:
    if item.first and item.last:
        if mode is Mode.ALL:
            return f"{_EVERY[len(item.first.parts) - 1]} from {_pair(item.first, item.last, 'to')}"
        return _day(item.first) if item.first == item.last else f"between {_pair(item.first, item.last, 'and')}"
    bound, side = (item.first, "after") if item.first else (item.last, "before")
    assert bound is not None  # the grammar refuses a range without any date
    place = _words(bound)[0]
    return f"{_day(bound)} or {side} that" if place == _BETWEEN else f"{place} or {side} {_named(bound)}"


def _interval(form: Interval) -> str:
    start, end = form.start, form.end
    if isinstance(start, Edge):
        return f"until {_end(end)}{' (start unknown)' if start is Edge.UNKNOWN else ''}"
    if end is Edge.OPEN:
        return f"since {_end(start)}"
    if end is Edge.UNKNOWN:
        return f"from {_end(start)} (end unknown)"
    if isinstance(start, Instant) and isinstance(end, Instant):
        return _clock_interval(start, end)
    if isinstance(start, Day) and isinstance(end, Day):
        return _day(start) if start == end else f"from {_pair(start, end, 'to')}"
    return f"from {_end(start)} to {_end(end)}"


def _end(end: Day | Instant | Edge) -> str:
    assert not isinstance(end, Edge)
    return _named(end) if isinstance(end, Day) else f"{_clock(end)} on {_words(end.day)[1]}{_zone(end)}"


def _instant(value: Instant) -> str:
    return f"on {_words(value.day)[1]} at {_clock(value)}{_zone(value)}"


def _clock(value: Instant) -> str:
    return value.clock.removesuffix(":00") if value.clock.count(":") == 2 else value.clock


def _zone(value: Instant) -> str:
    return " (UTC)" if value.zone == "Z" else f" (UTC{value.zone})"


def _clock_interval(start: Instant, end: Instant) -> str:
    if start.zone != end.zone:
        return f"from {_end(start)} to {_end(end)}"
    if start.day == end.day:
        return f"on {_words(start.day)[1]} from {_clock(start)} to {_clock(end)}{_zone(end)}"
    if _one_night(start, end):
        return f"in the night from {_pair(start.day, end.day, 'to')}"
    return f"from {_clock(start)} on {_words(start.day)[1]} to {_end(end)}"


def _one_night(start: Instant, end: Instant) -> bool:
    next_day = add_days(date.fromisoformat(start.day.text), 1)
    late, early = int(start.clock[:2]) >= _EVENING, end.clock <= f"{_MORNING:02}:00:00"
    return late and early and end.day.text == next_day.isoformat()
