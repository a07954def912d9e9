"""How English writes a date of the calendar: “5 July 2018”, “July 5 and 7”, “the summer of 2018”."""

from __future__ import annotations

import re

from tocsin.reading.dates.english.words import DAY, MONTH, MONTHS, SEASONS, WEEKDAY, WEEKDAYS
from tocsin.reading.dates.grammar import YEAR, Calendar

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

CALENDAR = Calendar(
    point=_POINT,
    openers=frozenset([*MONTHS, *WEEKDAYS, *SEASONS]),
    months=MONTHS,
    seasons=SEASONS,
    weekdays=WEEKDAYS,
    ordinals={},
    day=re.compile("[0-9]+"),
    weekday_before=re.compile(WEEKDAY),
    weekday_behind=re.compile(rf"\s*\((?P<bracket>{WEEKDAY})\)|,?\s+(?P<comma>{WEEKDAY})(?=,)"),
    to=re.compile("-|–|—|to|until"),
    either=re.compile("or"),
    counted=re.compile(r"\s+(?!as\b)(?:people|men|women|children|more|other|of|[a-z]+s)\b"),
)
