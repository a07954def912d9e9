"""Dates in Ukrainian, Russian and Polish words: what the date states and no more, as `wording` does it in English.

Nothing here bends a date into a form that these languages do not share: “between” becomes “not before … and not after
…”, and a doubt stands behind the date in brackets, where it asks for no case and no comma.
"""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.domain.dates.bounds import Kind
from tocsin.domain.dates.days import cover
from tocsin.domain.dates.forms import Choice, Day, Edge, Form, Instant, Interval, Mode, Range, plain
from tocsin.domain.dates.tongues import Forms, Tongue

_DAY_PARTS = 3
_UKRAINIAN_SOFTENED = "сзцчшщж"  # “із січня”, not “з січня”


class Writer:
    """Writes dates in one language."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def phrase(self, form: Form, kind: Kind) -> str:
        """When: “в октябре 2017 года”, “з березня 2017 року”, “3 lub 5 maja 2018 r.”."""
        if isinstance(form, Interval):
            return self._interval(form)
        if isinstance(form, Choice):
            return self._choice(form)
        return self._instant(form) if isinstance(form, Instant) else self._day(form, kind)

    def named(self, form: Form) -> str:
        """The date as it stands in a list, where it can stand so: “октябрь 2017 года”."""
        if isinstance(form, Day) and _is_simple(form):
            return self._form(form, "named") + self._doubt(form)
        return self.phrase(form, Kind.MOMENT)

    def _day(self, value: Day, kind: Kind = Kind.MOMENT) -> str:
        if not _is_simple(value):
            return self._between(value) + self._doubt(value)
        if kind is Kind.EXTENT and len(_stripped(value)) < _DAY_PARTS and plain(value):
            return f"{self._tongue.throughout} {self._form(value, 'of')}"
        return self._form(value, "when") + self._doubt(value)

    def _between(self, value: Day) -> str:
        found = cover(value)
        assert found is not None  # the grammar refuses dates that do not exist
        exact = len(_stripped(value))
        first, last = (day.isoformat().split("-")[:exact] for day in (found.first[0], found.last[1]))
        return f"{self._bound('earliest', first)} {self._tongue.both} {self._bound('latest', last)}"

    def _bound(self, side: str, digits: Sequence[str]) -> str:
        return f"{getattr(self._tongue, side)} {self._words(digits, self._tongue.bound)}"

    def _form(self, value: Day, case: str) -> str:
        """A date without doubtful digits, in one of its forms; its doubt left out."""
        digits = _stripped(value)
        if value.season:
            season: str = getattr(self._tongue.seasons[digits[1]], case)
            return f"{season} {self._year(digits[0], 'of')}"
        return self._words(digits, case)

    def _words(self, digits: Sequence[str], case: str) -> str:
        if len(digits) == 1:
            return self._year(digits[0], case)
        month: Forms = self._tongue.months[int(digits[1]) - 1]
        year = self._year(digits[0], "of")
        if len(digits) == _DAY_PARTS:
            return f"{int(digits[2])} {month.of} {year}"
        named: str = getattr(month, case)
        return f"{named} {year}"

    def _year(self, digits: str, case: str) -> str:
        if digits.endswith("X"):
            decade = f"{digits[:3]}0"
            text: str = getattr(self._tongue.decade, case)
            return text.format(decade=decade, last=f"{digits[:3]}9")
        year: str = getattr(self._tongue.year, case)
        return year.format(year=int(digits))

    def _doubt(self, value: Day) -> str:
        """What is doubted, in brackets behind the date: all of it, or the parts that bear the mark."""
        *others, last = value.parts
        whole = last.mark if not others else last.right
        if whole and not any(part.mark for part in others):
            return f" ({self._mark(whole)})"
        found: dict[str, list[str]] = {}
        for place, part in enumerate(value.parts):
            if part.mark:
                named = self._tongue.parts[: place + 1] if part.right else self._tongue.parts[place : place + 1]
                found.setdefault(self._mark(part.mark), []).extend(named)
        remarks = [f"{mark}: {', '.join(dict.fromkeys(parts))}" for mark, parts in found.items()]
        return f" ({'; '.join(remarks)})" if remarks else ""

    def _mark(self, mark: str) -> str:
        about, perhaps = self._tongue.about, self._tongue.perhaps
        return {"~": about, "?": perhaps, "%": f"{perhaps}, {about}"}[mark]

    def _choice(self, form: Choice) -> str:
        word = self._tongue.either if form.mode is Mode.ONE else self._tongue.both
        days = [item for item in form.items if isinstance(item, Day)]
        if len(days) == len(form.items) and all(plain(day) and len(_stripped(day)) == _DAY_PARTS for day in days):
            return self._days_in_a_row(days, word)
        return _listed([self._day(i) if isinstance(i, Day) else self._range(i, form.mode) for i in form.items], word)

    def _days_in_a_row(self, days: Sequence[Day], word: str) -> str:
        """“3 или 5 октября 2017 года”: the month is said once where it is the same."""
        rows = [_stripped(day) for day in days]
        if len({tuple(row[:2]) for row in rows}) > 1:
            return _listed([self._words(row, "when") for row in rows], word)
        return _listed([*(str(int(row[2])) for row in rows[:-1]), self._words(rows[-1], "when")], word)

    def _range(self, item: Range, mode: Mode) -> str:
        if item.first and item.last:
            if mode is Mode.ALL:
                return f"{self._tongue.every[len(item.first.parts) - 1]} {self._from_to(item.first, item.last)}"
            if item.first == item.last:
                return self._day(item.first)
            earliest, latest = self._edge("earliest", item.first), self._edge("latest", item.last)
            return f"{earliest} {self._tongue.both} {latest}"
        if item.first:
            return self._edge("earliest", item.first)
        assert item.last is not None  # the grammar refuses a range without any date
        return self._edge("latest", item.last)

    def _edge(self, side: str, value: Day) -> str:
        """“не позднее октября 2017 года”: the month itself is counted in."""
        if _is_simple(value):
            return f"{getattr(self._tongue, side)} {self._form(value, self._tongue.bound)}{self._doubt(value)}"
        found = cover(value)
        assert found is not None  # the grammar refuses dates that do not exist
        day = found.first[0] if side == "earliest" else found.last[1]
        return self._bound(side, day.isoformat().split("-")[: len(_stripped(value))]) + self._doubt(value)

    def _interval(self, form: Interval) -> str:
        start, end = form.start, form.end
        if isinstance(start, Edge):
            assert not isinstance(end, Edge)  # the grammar refuses an interval without any date
            remark = f" ({self._tongue.no_start})" if start is Edge.UNKNOWN else ""
            return self._tongue.till_alone.format(day=self._end(end, "to")) + remark
        if isinstance(end, Edge):
            return self._since(self._end(start, "of")) + (f" ({self._tongue.no_end})" if end is Edge.UNKNOWN else "")
        if start == end and isinstance(start, Day):
            return self._day(start)
        if isinstance(start, Instant) and isinstance(end, Instant) and (start.day, start.zone) == (end.day, end.zone):
            clocks = f"{self._since(_clock(start))} {self._tongue.until_clock} {_clock(end)}"
            return f"{self._form(start.day, 'when')} {clocks}{_zone(end)}"
        return self._from_to(start, end)

    def _from_to(self, start: Day | Instant, end: Day | Instant) -> str:
        return f"{self._since(self._end(start, 'of'))} {self._tongue.till} {self._end(end, 'to')}"

    def _end(self, end: Day | Instant, case: str) -> str:
        if isinstance(end, Instant):
            return f"{self._form(end.day, case)}, {_clock(end)}{_zone(end)}"
        if _is_simple(end):
            return self._form(end, case) + self._doubt(end)
        found = cover(end)
        assert found is not None  # the grammar refuses dates that do not exist
        first, last = (day.isoformat().split("-")[: len(_stripped(end))] for day in (found.first[0], found.last[1]))
        return f"{self._words(first, case)} … {self._words(last, case)}{self._doubt(end)}"

    def _since(self, text: str) -> str:
        word = self._tongue.since
        if word == "з" and text[0] in _UKRAINIAN_SOFTENED:
            word = "із"
        if word == "с" and text.startswith("2 "):
            word = "со"
        return f"{word} {text}"

    def _instant(self, value: Instant) -> str:
        at = "об" if self._tongue.since == "з" and value.clock.startswith("11") else self._tongue.at
        return f"{self._form(value.day, 'when')} {at} {_clock(value)}{_zone(value)}"


def _is_simple(value: Day) -> bool:
    """Whether its digits are all there, or it is a decade."""
    digits = _stripped(value)
    decade = len(digits) == 1 and digits[0].count("X") == 1
    return decade or not any("X" in part for part in digits)


def _stripped(value: Day) -> list[str]:
    """The digits without a day or month of which nothing is known."""
    digits = [part.digits for part in value.parts]
    while len(digits) > 1 and digits[-1] == "XX":
        digits.pop()
    return digits


def _digits(value: Day) -> list[str]:
    return _stripped(value)


def _listed(words: Sequence[str], word: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {word} {words[-1]}"


def _clock(value: Instant) -> str:
    return value.clock.removesuffix(":00") if value.clock.count(":") == 2 else value.clock


def _zone(value: Instant) -> str:
    return " (UTC)" if value.zone == "Z" else f" (UTC{value.zone})"
