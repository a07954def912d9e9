"""How the three languages write a date of the calendar: “5 июля 2018 года”, “5 lipca 2018 r.”, “восени”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.reading.dates.grammar import BEGIN, ISO, ROMAN, YEAR, YEAR_ENDS, Calendar
from tocsin.reading.dates.slavic.tongue import Tongue, any_of, spaced

_FIGURE = "(?:0?[1-9]|[12][0-9]|3[0-9])"
_QUOTE = "[»”\"'“]"


def calendar_of(tongue: Tongue) -> Calendar:
    """The calendar of one language from its table of words."""
    months = {**_numbered(tongue.months, 1), **_numbered(tongue.months_short, 1)}
    days = _days_in_words(tongue)
    seasons = {form: number for number, forms in tongue.seasons.items() for form in forms.split()}
    weekdays = _numbered(tongue.weekdays, 0)
    numbers = {form: number for number, forms in tongue.numbers.items() for form in forms.split()}
    ordinals = {**days, **numbers, **_numbered(tongue.ordinals, 1)}
    weekday = any_of(" ".join(weekdays))
    return Calendar(
        point=_point(tongue, list(days)),
        openers=_openers(tongue, [*months, *seasons, *weekdays, *ordinals]),
        months=months,
        seasons=seasons,
        weekdays=weekdays,
        ordinals=ordinals,
        day=re.compile(f"[0-9]+|{_phrases(list(days))}", re.IGNORECASE),
        weekday_before=re.compile(rf"(?:{weekday})(?!\w)", re.IGNORECASE),
        weekday_behind=re.compile(
            rf"\s*\((?P<bracket>{weekday})\)|,\s+(?:в|во|у|w|we)\s+(?P<comma>{weekday})(?=[,.;)])", re.IGNORECASE
        ),
        to=re.compile(rf"[-–—]\s*[0-9]|\b(?:{tongue.days_to})\b", re.IGNORECASE),
        either=re.compile(rf"\b(?:{tongue.days_or})\b", re.IGNORECASE),
        adverbs=frozenset(tongue.season_adverbs.split()),
        day_first=True,
    )


def _numbered(rows: Sequence[str], first: int) -> dict[str, int]:
    return {form: number for number, forms in enumerate(rows, first) for form in forms.split()}


def _days_in_words(tongue: Tongue) -> dict[str, int]:
    """The days of a month in words, “двадцать пятого”."""
    days = _numbered(tongue.day_ordinals, 1)
    units = [(form, number) for form, number in days.items() if number < 10]
    compound = {
        f"{ten} {form}": tens + number
        for tens, forms in tongue.tens.items()
        for ten in forms.split()
        for form, number in units
        if tens + number <= 31
    }
    return {**days, **compound}


def _openers(tongue: Tongue, words: Sequence[str]) -> frozenset[str]:
    """First words with which a date can begin, besides figures."""
    counted = re.findall(r"\w+", f"{tongue.first_words} {tongue.last_words} lata latach lat i ii iii iv і іі ііі")
    return frozenset([word.split()[0] for word in words] + counted)


def _phrases(words: Sequence[str]) -> str:
    return "|".join(spaced(re.escape(word).replace(r"\ ", " ")) for word in sorted(words, key=len, reverse=True))


def _point(tongue: Tongue, days_in_words: Sequence[str]) -> re.Pattern[str]:
    weekday, month = any_of(" ".join(tongue.weekdays)), any_of(" ".join(tongue.months))
    ending, year_word = tongue.ordinal_ending, rf"(?:{spaced(tongue.year_words)})(?!\w)"
    day = rf"(?:{_FIGURE}(?:-?(?:{ending}))?(?!\w)|(?:{_phrases(days_in_words)})(?!\w))"
    words = f"{tongue.days_to}|{tongue.days_and}|{tongue.days_or}"
    join = rf"(?:\s*[-–—]\s*|,?\s+(?:{words})\s+)"
    days = rf"{day}{_QUOTE}?(?:(?:,\s*{day}){{0,29}}+{join}{day})?"
    short = rf"(?:{any_of(' '.join(tongue.months_short))})(?:\.|(?=\s+{YEAR}))"
    quarter = any_of(" ".join(tongue.ordinals[:4]))
    number = any_of(" ".join(tongue.numbers.values()))
    which = "|".join(spaced(words) for words in tongue.which_year.values())

    def glued(name: str) -> str:
        """“2018г.”: the word stands at the figure."""
        return rf"(?:(?P<{name}>{YEAR})(?:-(?:{ending}))?(?:\s*{year_word}|(?![\w/])))"

    return re.compile(
        rf"""{BEGIN}(?:
          {ISO}(?:\s*{year_word})?
        | (?P<figures>[0-9]{{1,2}}(?P<sign>[./-])[0-9]{{1,2}}(?P=sign)
          (?:{YEAR}|[0-9]{{2}}(?=\s?(?:{tongue.short_year}))))
          (?:\s*{year_word}|(?![\w/-]|\.[0-9]))
        | (?P<r_day>{_FIGURE})[.\s]\s?(?P<roman>{ROMAN}{{1,4}})[.\s]\s?{glued("r_year")}
        | (?:(?:{weekday})(?:,\s*|\s+|\s*\()(?:{spaced(tongue.day_before)})?)?(?P<days>{days})\s+
          (?P<month>(?:{month})(?!\w)|{short})(?:,?\s+{glued("year")})?
        | (?P<quarter>(?:{quarter})|{ROMAN}{{1,3}}|[1-4](?:-?(?:{ending}))?)\s+
          (?:(?:{tongue.quarter_words})|(?P<half>{tongue.half_words}))(?!\w)(?:\s+{glued("q_year")})?
        | (?:(?P<first>{tongue.first_words})|{tongue.last_words})\s+(?P<count>{number}|[0-9]{{1,2}})\s+
          (?:{tongue.month_words})(?=\s+(?:{YEAR}|{which}))(?:\s+{glued("c_year")})?
        | (?P<day_only>{_FIGURE}(?:-?(?:{ending}))?)\s+(?:{tongue.of_a_month})(?!\w)
        | (?P<season>{any_of(" ".join(tongue.seasons.values()))})(?!\w)(?:\s+{glued("s_year")})?
        | {tongue.decade}
        | (?P<only_month>(?:{month})(?!\w)|(?:{any_of(" ".join(tongue.months_short))})\.(?=\s+{YEAR}))
          (?:,?\s+{glued("m_year")})?
        | (?P<only_year>{YEAR})(?:-?(?:{ending}))?(?:(?P<year_word>\s*{year_word})|{YEAR_ENDS})
        )""",
        re.VERBOSE | re.IGNORECASE,
    )
