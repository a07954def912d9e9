"""Ages and days of birth where they stand beside a name: "X, 34,", "fourteen-year-old X", "X, born on 5 June 1990"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.dates import Basis, DateFound
from tocsin.reading.dates.english.words import NUMBERS
from tocsin.reading.english.persons import Mention, Person
from tocsin.reading.layout import Layout
from tocsin.reading.model import Span

_OLDEST = 120
_REACH = 80
_ROUND = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_NUMBER = r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_AHEAD = re.compile(
    rf"(?<![\w-]){_NUMBER}-year-old(?:\s+(?!of\b|and\b|with\b|from\b)[a-z-]+){{0,4}},?\s+$", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"\s*\((?:aged?\s+)?(?P<bracket>\d{{1,3}})\)|,\s+(?:aged?\s+)?(?P<comma>\d{{1,3}})(?=\s*[,.;])|,\s+aged?\s+(?P<aged>\d{{1,3}})\b"
    rf"|\s+(?:is|was)\s+{_NUMBER}\s+years\s+old\b"
)
_BORN = re.compile(
    r"(?:,\s+(?:aged?\s+)?\d{1,3}|\s*\((?:aged?\s+)?\d{1,3}\))?\s*[,(]?\s*"
    r"(?:(?:who\s+)?(?:was|is)\s+)?born\b[^.,;()\d]{0,40}?\s(?:on\s+|in\s+)?(?:the\s+)?$"
)
_BORN_ALONE = re.compile(r"(?:She|He)\s+was\s+born\b[^.,;()\d]{0,40}?\s(?:on\s+|in\s+)?(?:the\s+)?$")
_OPENING = re.compile(r"[.!?]\s+|\n")
_BIRTH = re.compile(r"\bborn\b[^.,;()\d]{0,40}?\s(?:on\s+|in\s+)?(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Age:
    """What a text says of how old somebody is: whole years, a day of birth as EDTF, and where the words stand."""

    years: int | None = None
    years_span: Span | None = None
    birth: str | None = None
    birth_span: Span | None = None


def is_birth(date: DateFound, text: str) -> bool:
    """Whether a date is the one of somebody's birth, and of no event."""
    return _BIRTH.search(text, max(0, date.span[0] - _REACH), date.span[0]) is not None


def ages_of(layout: Layout, persons: Sequence[Person], dates: Sequence[DateFound]) -> list[Age]:
    """The age of each person, as the first place that tells it says; nothing where no words stand beside the name."""
    births = _births(layout.text, persons, dates)
    found = []
    for number, person in enumerate(persons):
        told = (_years(layout, mention) for mention in person.mentions)
        years, span = next((age for age in told if age is not None), (None, None))
        birth = births.get(number)
        found.append(Age(years, span, birth.edtf if birth else None, birth.span if birth else None))
    return found


def _births(text: str, persons: Sequence[Person], dates: Sequence[DateFound]) -> dict[int, DateFound]:
    """The first birth that is told of each person, by the person's place."""
    ends = sorted((mention.end, number) for number, person in enumerate(persons) for mention in person.mentions)
    found: dict[int, DateFound] = {}
    for date in dates:
        if date.edtf and date.basis is Basis.EXPLICIT and is_birth(date, text):
            place = bisect_right(ends, (date.span[0], len(persons))) - 1
            if place >= 0 and (_born(text, ends[place][0], date) or (len(persons) == 1 and _born_alone(text, date))):
                found.setdefault(ends[place][1], date)
    return found


def _years(layout: Layout, mention: Mention) -> tuple[int, Span] | None:
    sentence = layout.sentences[mention.sentence]
    ahead = _AHEAD.search(layout.text, max(sentence.start, mention.start - _REACH), mention.start)
    behind = _BEHIND.match(layout.text, mention.end, sentence.end)
    for match in (ahead, behind):
        group = next((name for name, words in match.groupdict().items() if words), None) if match else None
        years = _number(match[group]) if match and group else None
        if match and group and years and years <= _OLDEST:
            return years, match.span(group)
    return None


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    tens, _, units = words.lower().partition("-")
    if tens in _ROUND:
        return _ROUND[tens] + (NUMBERS.get(units, 0) if units else 0)
    return None if units else NUMBERS.get(tens)


def _born(text: str, name_end: int, date: DateFound) -> bool:
    near = date.span[0] - name_end <= _REACH
    return near and _BORN.fullmatch(text, name_end, date.span[0]) is not None


def _born_alone(text: str, date: DateFound) -> bool:
    """ "She was born on …" where only one person is named in all of the text."""
    floor = max(0, date.span[0] - _REACH)
    begin = max((cut.end() for cut in _OPENING.finditer(text, floor, date.span[0])), default=floor)
    return _BORN_ALONE.fullmatch(text, begin, date.span[0]) is not None
