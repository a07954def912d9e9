"""Ages and years of birth where they stand beside a name: "34-летняя …", "(35 років)", "1990 г. р.", "ur. w 1990"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.dates import DateFound
from tocsin.reading.model import Span
from tocsin.reading.slavic.persons import Mention, Person

_OLDEST = 120
_REACH = 80
_AHEAD = re.compile(
    r"(?<![\d-])(\d{1,3})[-–‑ ]?(?:ти|х|и)?-?(?:летн|річн|letni)\w{0,5}(?:\s[^\W\d_]{3,20}){0,3}\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*[,(]\s*(?:(?:ей|ему|їй|йому)\s+)?(\d{1,3})(?:\s*\)|\s*,|\s+(?:лет|года?|років|роки|рік|lat|lata|l\.))|\s*[,(]\s*lat\s+(\d{1,3})\b",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    r"\s*[,(]?\s*((?:19|20)\d\d)\s*(?:г(?:ода|\.)?\s?р(?:ождения|\.)|р(?:оку|\.)?\s?н(?:ародження|\.))",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?<!\w)(?:родил(?:ся|ась)|родивш(?:ийся|аяся|егося|ейся)|рожд[её]нн\w{2,3}|(?<!\d\s)(?<!\d)р\.|род\.|народи(?:вся|лася|лась)"
    r"|народжен\w{1,3}|нар\.|ur\.|urodz(?:ił|iła|ony|ona|oną|onej|onego)(?:\s+się)?)"
    r"\s*(?:[ву]|we?|dnia)?\s*$",
    re.IGNORECASE,
)
_BIRTH_BEHIND = re.compile(
    r"\s*(?:г(?:ода|\.)?\s?р(?:ождения|\.)|р(?:оку|\.)?\s?н(?:ародження|\.))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Age:
    """What a text says of how old somebody is: whole years, a day of birth as EDTF, and where the words stand."""

    years: int | None = None
    years_span: Span | None = None
    birth: str | None = None
    birth_span: Span | None = None


def is_birth(date: DateFound, text: str) -> bool:
    """Whether a date is the one of somebody's birth, and of no event."""
    start, end = date.span
    ahead = _BORN.search(text, max(0, start - _REACH), start)
    return ahead is not None or _BIRTH_BEHIND.match(text, end) is not None


def ages_of(text: str, persons: Sequence[Person], dates: Sequence[DateFound]) -> list[Age]:
    """The age of each person, as the first place that tells it says."""
    births = _births(text, persons, dates)
    return [_age(text, person, births.get(number)) for number, person in enumerate(persons)]


def _age(text: str, person: Person, birth: tuple[str, Span] | None) -> Age:
    years, span = next(
        (told for mention in person.mentions if (told := _years(text, mention))),
        (None, None),
    )
    birth = birth or next((born for mention in person.mentions if (born := _year(text, mention))), None)
    return Age(years, span, birth[0] if birth else None, birth[1] if birth else None)


def _years(text: str, mention: Mention) -> tuple[int, Span] | None:
    ahead = _AHEAD.search(text, max(0, mention.start - _REACH), mention.start)
    behind = _BEHIND.match(text, mention.end)
    for found in (ahead, behind):
        if found is not None:
            group = 1 if found[1] else 2
            if int(found[group]) <= _OLDEST:
                return int(found[group]), found.span(group)
    return None


def _year(text: str, mention: Mention) -> tuple[str, Span] | None:
    found = _YEAR_BEHIND.match(text, mention.end)
    return (found[1], found.span(1)) if found else None


def _births(text: str, persons: Sequence[Person], dates: Sequence[DateFound]) -> dict[int, tuple[str, Span]]:
    """Days of birth, each of the person named last before it in the same line."""
    places = sorted((mention.end, number) for number, person in enumerate(persons) for mention in person.mentions)
    found: dict[int, tuple[str, Span]] = {}
    for date in dates:
        if not date.edtf or not is_birth(date, text):
            continue
        before = bisect_right(places, (date.span[0], len(persons))) - 1
        if before < 0:
            continue
        end, number = places[before]
        if "\n" not in text[end : date.span[0]] and date.span[0] - end <= _REACH:
            found.setdefault(number, (date.edtf, date.span))
    return found
