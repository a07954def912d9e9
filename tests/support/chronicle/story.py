"""A chronology made up at random, what truly binds its days, and its text; and the same with one day miswritten."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.support.chronicle.rows import Person, Tongue

Written = tuple[int, int, int]  # year, month, day; maybe of no calendar
TOLD = "told"
OPEN, CLOSE = "\ue000", "\ue001"  # around the miswritten day, until the text is whole
SLACK = timedelta(1)  # whole days at two places lie up to 26 hours apart (STANDARDS 5.3)
EARLIEST, LATEST = 1900, 2100


@dataclass(frozen=True)
class Bond:
    """What must hold of some days of a chronology; `kind` says why."""

    kind: str
    keys: tuple[str, ...]
    holds: Callable[..., bool]


@dataclass(frozen=True)
class Sentence:
    """A phrase with the days and words that it names."""

    phrase: str
    days: Mapping[str, str]  # placeholder → key of a day
    words: Mapping[str, str]


@dataclass(frozen=True)
class Story:
    """The true days by key, the form in which each is written, what binds them, and the paragraphs that tell them."""

    tongue: Tongue
    days: Mapping[str, date]
    forms: Mapping[str, str]
    bonds: tuple[Bond, ...]
    paragraphs: tuple[tuple[Sentence, ...], ...]
    used: Counter[str]

    def text(self, key: str = "", wrong: Written | None = None) -> tuple[str, tuple[int, int]]:
        """The text, with one day miswritten if asked for, and where that day stands."""
        tongue = self.tongue
        written = {name: self._day(name, wrong if name == key else None, name == key) for name in self.days}
        parts = [tongue.dateline.format(day=written[TOLD]), tongue.title]
        parts += [" ".join(_said(sentence, written, tongue) for sentence in lines) for lines in self.paragraphs]
        text = "\n\n".join(parts).replace("..", ".").replace(f".{CLOSE}.", f".{CLOSE}") + "\n"
        begin, end = text.find(OPEN), text.find(CLOSE)
        return text.replace(OPEN, "").replace(CLOSE, ""), (max(begin, 0), max(end - 1, 0))

    def _day(self, name: str, wrong: Written | None, marked: bool) -> str:
        true = self.days[name]
        words = self.tongue.written(self.forms[name], *(wrong or (true.year, true.month, true.day)), true.weekday())
        return f"{OPEN}{words}{CLOSE}" if marked else words

    def broken(self, key: str, wrong: Written) -> tuple[str, ...]:
        """The kinds of what cannot hold once this day is written so: tried out bond by bond, on the true other days."""
        miswritten = _day(wrong)
        if miswritten is None:
            return ("calendar",)
        days = {**self.days, key: miswritten}
        return tuple(
            bond.kind for bond in self.bonds if key in bond.keys and not bond.holds(*(days[name] for name in bond.keys))
        )


def _day(written: Written) -> date | None:
    try:
        return date(*written)
    except ValueError:
        return None


def _said(sentence: Sentence, written: Mapping[str, str], tongue: Tongue) -> str:
    days = {}
    for name, key in sentence.days.items():
        lead = {"day": tongue.lead, "low": tongue.low}.get(name.rstrip("2"), "{day}")
        days[name] = lead.format(day=written[key])
    text = sentence.phrase.format(**days, **sentence.words)
    first = next(at for at, sign in enumerate(text) if sign != OPEN)
    return text[:first] + text[first].upper() + text[first + 1 :]


@dataclass
class _Maker:
    """Makes one story; what it has made so far."""

    tongue: Tongue
    dice: random.Random
    told: date
    days: dict[str, date] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    bonds: list[Bond] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)
    happened: list[tuple[str, str]] = field(default_factory=list)  # who, key

    def pick(self, table: str) -> str:
        """A row of a table, which counts as used."""
        rows = getattr(self.tongue, table)
        number = self.dice.randrange(len(rows))
        self.used[f"{table}[{number}]"] += 1
        row = rows[number]
        assert isinstance(row, str)
        return row

    def day(self, value: date, *, plain: bool = False) -> str:
        """A new day, written in some form."""
        key = f"day{len(self.days)}"
        form = self.pick("days")
        while plain and form not in self.tongue.plain_days():
            form = self.pick("days")
        self.days[key], self.forms[key] = value, form
        if "{weekday}" in form or "{alone}" in form:
            named = value.weekday()
            self.bind("weekday", lambda day: day.weekday() == named, key)
        return key

    def bind(self, kind: str, holds: Callable[..., bool], *keys: str) -> None:
        self.bonds.append(Bond(kind, keys, holds))

    def deed(self, value: date, who: Person) -> str:
        """A day on which something is told as done to somebody."""
        key = self.day(value)
        self.bind("told", lambda told, day: day <= told + SLACK, TOLD, key)
        self.happened.append((who.who, key))
        return key

    def ago(self, most: int = 300, least: int = 0) -> date:
        return self.told - timedelta(self.dice.randint(least, most))


def story(tongue: Tongue, dice: random.Random) -> Story:
    """One chronology at random."""
    told = date(2012, 1, 1) + timedelta(dice.randrange(4700))
    make = _Maker(tongue, dice, told, {TOLD: told}, {TOLD: tongue.days[0]})
    *free, kept = tongue.people  # whoever is arrested is not met in the street meanwhile
    paragraphs = [_deeds(make, free)]
    first, second = dice.sample(free, 2)
    for chance, part, who in ((0.4, _cycle, kept), (0.3, _press, first), (0.3, _born, first), (0.3, _aged, second)):
        if dice.random() < chance:
            paragraphs.append(part(make, who))
    paragraphs += [_loose(make, free) for _ in range(dice.randint(0, 3))]
    if dice.random() < 0.3:
        paragraphs.append(_deadline(make))
    return Story(
        tongue, make.days, make.forms, tuple(make.bonds), tuple(tuple(lines) for lines in paragraphs), make.used
    )


def _words(who: Person, **more: str) -> dict[str, str]:
    return {"who": who.who, "whom": who.whom, "whose": who.whose, "to": who.to, "by": who.by, **more}


def _deeds(make: _Maker, people: list[Person]) -> list[Sentence]:
    """What happened, in its order; some of it so many days after what is told before."""
    lines = []
    at = make.ago(300, 60)
    for _ in range(make.dice.randint(1, 4)):
        who = make.dice.choice(people)
        key = make.deed(at, who)
        lines.append(Sentence(make.pick("deeds"), {"day": key, "low": key}, _words(who)))
        chance = make.dice.random()
        if chance < 0.3:
            number = make.dice.choice(sorted(make.tongue.numbers))
            lines.append(_after(make, who, key, number, "later"))
        elif chance < 0.45:
            lines.append(_after(make, who, key, 1, "next_day"))
        at += timedelta(make.dice.randint(14, 40))
        if at > make.told - timedelta(max(make.tongue.numbers)):
            break
    return lines


def _after(make: _Maker, who: Person, before: str, days: int, table: str) -> Sentence:
    key = make.deed(make.days[before] + timedelta(days), who)
    make.bind("distance", lambda first, second: (second - first).days == days, before, key)
    number = make.tongue.numbers.get(days, "")
    after = make.tongue.numbers_after.get(days, "")
    words = _words(who, n=number, N=number.capitalize(), n_after=after)
    return Sentence(make.pick(table), {"day": key, "low": key}, words)


def _cycle(make: _Maker, who: Person) -> list[Sentence]:
    number = make.dice.randrange(len(make.tongue.cycles))
    make.used[f"cycles[{number}]"] += 1
    at, lines, before = make.ago(300, 120), [], ""
    for phrase in make.tongue.cycles[number]:
        key = make.deed(at, who)
        if before:
            make.bind("cycle", lambda first, second: first <= second, before, key)
        lines.append(Sentence(phrase, {"day": key, "low": key}, _words(who)))
        at, before = at + timedelta(make.dice.randint(1, 40)), key
    return lines


def _press(make: _Maker, who: Person) -> list[Sentence]:
    reported = make.deed(make.ago(300, 20), who)
    held = make.deed(make.days[reported] + timedelta(make.dice.randint(1, 20)), who)
    make.bind("reports", lambda report, day: day <= report, held, reported)
    return [Sentence(make.pick("press"), {"day": held, "low": held, "day2": reported, "low2": reported}, _words(who))]


def _birth(make: _Maker, who: Person) -> str:
    born = date(1950, 1, 1) + timedelta(make.dice.randrange(365 * 40))
    key = make.day(born, plain=True)
    make.bind("birth", lambda told, day: day <= told, TOLD, key)
    for name, happened in make.happened:
        if name == who.who:
            make.bind("birth", lambda birth, day: birth <= day, key, happened)
    return key


def _born(make: _Maker, who: Person) -> list[Sentence]:
    key = _birth(make, who)
    return [Sentence(make.pick("born"), {"day": key, "low": key}, _words(who))]


def _aged(make: _Maker, who: Person) -> list[Sentence]:
    key = _birth(make, who)
    old = years(make.days[key], make.told)
    while old % 10 in range(1, 5) or old % 100 in range(11, 15):  # the word for years that goes with most numbers
        make.days[key] -= timedelta(366)
        old = years(make.days[key], make.told)
    make.bind("age", lambda told, born: years(born, told) == old, TOLD, key)
    return [Sentence(make.pick("aged"), {"day": key, "low": key}, _words(who, old=str(old)))]


def years(born: date, day: date) -> int:
    """Whole years from one day to another."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _loose(make: _Maker, people: list[Person]) -> list[Sentence]:
    """What is to come, or was at some earlier time: bound by nothing that the text says."""
    if make.dice.random() < 0.5:
        key = make.day(make.told + timedelta(make.dice.randint(3, 300)), plain=True)
        return [Sentence(make.pick("ahead"), {"day": key, "low": key, "date": key}, {})]
    year, month = make.told.year - make.dice.randint(1, 8), make.dice.randint(1, 12)
    vague = make.tongue.written(make.pick("vague"), year, month, 1, 0)
    return [Sentence(make.pick("back"), {}, _words(make.dice.choice(people), vague=vague))]


def _deadline(make: _Maker) -> list[Sentence]:
    key = make.day(make.told + timedelta(make.dice.randint(3, 120)), plain=True)
    make.bind("deadline", lambda told, day: day >= told - SLACK, TOLD, key)
    return [Sentence(make.pick("deadlines"), {"date": key}, {})]


def miswritten(made: Story, dice: random.Random) -> tuple[str, Written]:
    """One bound day, and a slip of a hand in it: in its year, its month or its day."""
    bound = sorted({key for bond in made.bonds for key in bond.keys})
    key = dice.choice(bound)
    true = made.days[key]
    part = dice.choice(("year", "year", "year", "month", "day"))
    if part == "year":
        return key, (dice.choice(_years(true.year)), true.month, true.day)
    if part == "month":
        return key, (true.year, dice.choice([month for month in range(1, 13) if month != true.month]), true.day)
    return key, (true.year, true.month, dice.choice(_days(true.day)))


def _years(year: int) -> list[int]:
    text = str(year)
    found = {text[:at] + digit + text[at + 1 :] for at in range(4) for digit in "0123456789"}
    found |= {text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(3)}
    found |= {str(year - 1), str(year + 1)}
    return sorted(number for number in map(int, found) if EARLIEST <= number <= LATEST and number != year)


def _days(day: int) -> list[int]:
    text = str(day)
    found = {text[:at] + digit + text[at + 1 :] for at in range(len(text)) for digit in "0123456789"}
    found |= {text[::-1], *(digit + text for digit in "123" if len(text) == 1)}
    return sorted(number for number in map(int, found) if 1 <= number <= 31 and number != day)


__all__ = ["Bond", "Sentence", "Story", "miswritten", "story", "years"]
