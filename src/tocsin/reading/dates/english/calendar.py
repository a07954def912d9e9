"""How English writes a date of the calendar: “5 July 2018”, “July 5 and 7”, “the summer of 2018”, “on the 5th”."""

from __future__ import annotations

import re

from tocsin.reading.dates.english.words import (
    DAY,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    ORDINALS,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)
from tocsin.reading.dates.grammar import BEGIN, ISO, ROMAN, YEAR, YEAR_ENDS, Calendar

_JOIN = r"\s*(?:[-–—]|,?\s(?:and|or)|&|\sto|\suntil)\s*(?:the\s+)?"
_DAYS = rf"{DAY}(?:(?:,\s*{DAY}){{0,29}}+{_JOIN}{DAY})?"  # a month has no more
_SHORT = rf"(?:{'|'.join(sorted(WEEKDAYS_SHORT, key=len, reverse=True))})\b\.?"
_NAMED = rf"(?:{WEEKDAY}|{_SHORT})(?:,\s*|\s+|\s*\()(?:the\s+)?"
_QUARTER = rf"(?:{'|'.join(ORDINALS)}|[1-4](?:st|nd|rd|th))"
_OTHER_YEAR = r"(?=\s+(?:of\s+)?(?:last|this|next|that|the\s+(?:same|previous|following))\s+year)"
_POINT = re.compile(
    rf"""{BEGIN}(?:
      {ISO}
    | (?P<figures>[0-9]{{1,2}}(?P<sign>[./-])[0-9]{{1,2}}(?P=sign){YEAR})(?![\w/-]|\.[0-9])
    | (?P<r_day>{DAY})[.\s]\s?(?P<roman>{ROMAN}{{1,4}})[.\s]\s?(?P<r_year>{YEAR})(?![\w/])
    | (?:{_NAMED})?(?P<days>{_DAYS})(?:\s+day)?(?:\s+of)?\s+(?P<month>{MONTH})
      (?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?![\w/]))?
    | (?:{_NAMED})?(?P<us_month>{MONTH})\s+(?P<us_days>{_DAYS})(?![:%\w]|[.,][0-9])
      (?:,?\s+(?P<us_year>{YEAR})(?![\w/]))?
    | (?:(?P<quarter>{_QUARTER})\s+(?:quarter|(?P<half>half-year))|(?P<q_short>Q[1-4]))
      (?:(?:\s+of)?\s+(?P<q_year>{YEAR})(?![\w/])|{_OTHER_YEAR})
    | (?:(?P<first>first)|last|final)\s+(?P<count>{NUMBER})\s+months
      (?:\s+of\s+(?P<c_year>{YEAR})(?![\w/])|{_OTHER_YEAR})
    | (?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)
      (?:(?:\s+of)?\s+(?P<s_year>{YEAR})(?![\w/])|(?!\s+of\b|[\w-]))
    | (?P<decade>(?:19|20)[0-9])0['’]?s
    | (?P<only_month>{MONTH})(?:,?\s+(?:of\s+)?(?P<m_year>{YEAR})(?![\w/]))?
    | (?P<only_year>{YEAR}){YEAR_ENDS}
    | (?<=\bthe\s)(?P<day_only>(?:[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th))(?=\s*(?:[.,;:)]|$)|\s+of\s+(?:th[ae]t?|this)\s)
    )""",
    re.VERBOSE,
)

_ALL_WEEKDAYS = {**WEEKDAYS, **{name.lower(): number for name, number in WEEKDAYS_SHORT.items()}}
CALENDAR = Calendar(
    point=_POINT,
    openers=frozenset([*MONTHS, *_ALL_WEEKDAYS, *SEASONS, *ORDINALS, "q1", "q2", "q3", "q4"]),
    months=MONTHS,
    seasons=SEASONS,
    weekdays=_ALL_WEEKDAYS,
    ordinals={**NUMBERS, **ORDINALS},
    day=re.compile("[0-9]+"),
    weekday_before=re.compile(f"{WEEKDAY}|{_SHORT}"),
    weekday_behind=re.compile(rf"\s*\((?P<bracket>{WEEKDAY})\)|,?\s+(?P<comma>{WEEKDAY})(?=,)"),
    to=re.compile("-|–|—|to|until"),
    either=re.compile("or"),
    counted=re.compile(r"\s+(?!as\b)(?:people|men|women|children|more|other|of|[a-z]+s)\b"),
)
