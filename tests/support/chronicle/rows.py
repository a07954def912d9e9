"""What a language gives to tell a chronology: sentences, ways of writing a day, people. One phrase a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One woman's name in the cases in which sentences need it."""

    who: str
    whom: str
    whose: str
    to: str
    by: str


@dataclass(frozen=True)
class Tongue:
    """The tables of one language.

    Sentences name `{day}` (its words with what leads it, at the front of a sentence), `{low}` (within one), `{who}`,
    `{whom}`, `{whose}`, `{to}`, `{by}`, `{n}` days in words (`{N}` with a capital), `{date}` a bare day, `{old}` years,
    `{vague}` an earlier time.
    """

    code: str
    people: tuple[Person, ...]
    title: str
    dateline: str
    months: tuple[str, ...]
    months_in: tuple[str, ...]  # as after “in”
    weekdays: tuple[str, ...]  # as after “on”, in the Slavic languages with it
    weekdays_alone: tuple[str, ...]
    days: tuple[str, ...]  # “{d} {month} {y}”; those with a weekday cannot stand behind another word than “on”
    lead: str  # “On {day}”
    low: str  # “on {day}”
    deeds: tuple[str, ...]  # told as done
    later: tuple[str, ...]  # so many days after the deed before
    next_day: tuple[str, ...]  # the day after the deed before, with its date
    cycles: tuple[tuple[str, ...], ...]  # what follows from what, of one person
    press: tuple[str, ...]  # a press conference, and what was reported at it of {day2} or {low2}
    born: tuple[str, ...]
    aged: tuple[str, ...]
    deadlines: tuple[str, ...]
    ahead: tuple[str, ...]
    back: tuple[str, ...]  # what happened at an earlier time, and is bound by nothing
    vague: tuple[str, ...]  # STANDARDS 5.1: ways of saying {vague}
    numbers: Mapping[int, str]
    numbers_after: Mapping[int, str]  # as after “po” in Polish

    def written(self, form: str, year: int, month: int, day: int, weekday: int) -> str:
        """A day, maybe one that no calendar has, in one of the forms."""
        return form.format(
            d=day,
            dd=f"{day:02d}",
            m=f"{month:02d}",
            y=year,
            month=self.months[month - 1],
            month_in=self.months_in[month - 1],
            roman=ROMAN[month - 1],
            weekday=self.weekdays[weekday],
            alone=self.weekdays_alone[weekday],
        )

    def plain_days(self) -> tuple[str, ...]:
        """The forms of a day that can stand behind “until”."""
        return tuple(form for form in self.days if form.startswith(("{d", "{month}")) and "{alone}" not in form)

    def rows(self) -> dict[str, int]:
        """How many phrases each table has."""
        tables = ("days", "deeds", "later", "next_day", "press", "born", "aged", "deadlines", "ahead", "back", "vague")
        return {name: len(getattr(self, name)) for name in tables} | {"cycles": len(self.cycles)}


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
