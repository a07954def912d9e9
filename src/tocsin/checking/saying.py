"""Days as a text writes them, in words or as 05.07.2018, found without any reading: for rules of the words alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tocsin.checking.calendar_words import MONTH_WORDS, SHORT_MONTH_WORDS, WEEKDAY_WORDS, any_of, month_of
from tocsin.checking.datewords import take_apart
from tocsin.checking.slips import year_slips
from tocsin.checking.words.calendar import (
    DAY_ENDINGS,
    ENGLISH,
    MONTHS,
    ON,
    SHORT_MONTHS,
    THE_DAY,
    YEAR_WORDS,
)
from tocsin.domain.facts import CaseFacts, Fact, Repair
from tocsin.domain.passages import InText

_BESIDE = 26  # code points of the longest day of the week and what stands between it and the date
MOST_FINDINGS = 100  # of one rule over the words of one text; whoever has more has another trouble
_WEEKDAYS, _SHORT = "|".join(WEEKDAY_WORDS), "|".join(SHORT_MONTH_WORDS)
_YEAR_WORDS = any_of(YEAR_WORDS.values())
_ON, _THE = any_of(ON.values()), any_of(THE_DAY.values())
_YEAR = r"(?P<year{n}>(?:1[89]|20)\d\d)(?!\d)"
_NAMES = rf"(?:(?:{'|'.join(MONTH_WORDS)})\b|(?:{_SHORT})\b(?:\.|(?=,?\s+(?:1[89]|20)\d\d)))"
_ENGLISH = "|".join(dict.fromkeys(name for rows in (MONTHS, SHORT_MONTHS) for row in rows[ENGLISH] for name in row))
_ENDING = any_of(DAY_ENDINGS.values())
_DAY = rf"(?<![\d.,:/-])(?P<day{{n}}>\d{{{{1,2}}}})(?:-?(?:{_ENDING}))?(?![\w:])"
DAY_MONTH = rf"{_DAY.format(n=1)}\s+(?:of\s+)?(?P<month1>{_NAMES})(?:,?\s+{_YEAR.format(n=1)})?"
MONTH_DAY = rf"\b(?P<month2>(?:{_ENGLISH})\b\.?)\s+{_DAY.format(n=2)}(?!\s+{_NAMES})(?:,?\s+{_YEAR.format(n=2)})?"
DAY_ROMAN = rf"{_DAY.format(n=3)}[.\s]\s?(?P<month3>(?-i:[IVXІХ]{{1,4}}))[.\s]\s?{_YEAR.format(n=3)}"
IN_FIGURES = rf"(?<![\w.,:/-])(?P<day4>\d{{1,2}})\.(?P<month4>0?[1-9]|1[0-2])\.{_YEAR.format(n=4)}(?![\w/-]|\.\d)"
_FORMS = ("1", "2", "3", "4")
_DATE = re.compile(rf"{DAY_MONTH}|{MONTH_DAY}|{DAY_ROMAN}|{IN_FIGURES}", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(rf"\b({_WEEKDAYS})(?:,?\s+|\s*\()(?:(?:{_THE})\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(
    rf"(?:\s*(?:{_YEAR_WORDS})(?!\w))?(?:\s*\(({_WEEKDAYS})\b|,\s+a\s+({_WEEKDAYS})\b"
    rf"|,\s+(?:{_ON})\s+({_WEEKDAYS})(?=\s*[,.;:)](?!\s+\d)|\s*$))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A day and month, maybe a year, maybe with its day of the week, at code points `start` to `end`.

    `spans` holds where day, month, year and weekday stand; `text` is the digest of the text.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: str | None
    spans: dict[str, tuple[int, int]]
    text: str = ""

    def place(self, part: str | None = None) -> InText:
        """Where it stands, or one part of it."""
        begin, end = self.spans[part] if part else (self.start, self.end)
        return InText(self.text, begin, end)


def sayings(text: str, digest: str = "") -> Iterator[Saying]:
    """Every day of a month that the text with this digest names."""
    for found in _DATE.finditer(text):
        form = next(form for form in _FORMS if found[f"day{form}"])
        named_month = found[f"month{form}"].rstrip(".")
        month = int(named_month) if named_month.isdigit() else month_of(named_month)
        if month is None or not 1 <= int(found[f"day{form}"]) <= 39:
            continue
        year = found[f"year{form}"]
        parts = ("day", "month", "year") if year else ("day", "month")
        spans = {part: found.span(f"{part}{form}") for part in parts}
        named = _weekday_beside(text, found)
        if named:
            spans["weekday"] = named.span(named.lastindex or 1)
        yield Saying(
            start=min(found.start(), *(begin for begin, _ in spans.values())),
            end=max(found.end(), *(end for _, end in spans.values())),
            day=int(found[f"day{form}"]),
            month=month,
            year=int(year) if year else None,
            weekday=named[named.lastindex or 1] if named else None,
            spans=spans,
            text=digest,
        )


def _weekday_beside(text: str, found: re.Match[str]) -> re.Match[str] | None:
    before = _WEEKDAY_BEFORE.search(text, max(0, found.start() - _BESIDE), found.start())
    return before or _WEEKDAY_AFTER.match(text, found.end())


def fact_at(facts: CaseFacts, saying: Saying) -> Fact | None:
    """The date fact whose words overlap these."""
    for fact in facts.facts:
        for passage in fact.passages:
            if fact.bounds and isinstance(passage, InText) and _overlap(passage, saying.place()):
                return fact
    return None


def claim_at(facts: CaseFacts, saying: Saying) -> str:
    """The claim on these words; `words:DIGEST:START-END` where nobody made one of them (a date that does not exist)."""
    fact = fact_at(facts, saying)
    return fact.claim if fact else words_claim(saying.place())


def words_claim(place: InText) -> str:
    """The name of a passage that stands for a claim where nobody made one."""
    return f"words:{place.text}:{place.start}-{place.end}"


def _overlap(one: InText, other: InText) -> bool:
    return one.text == other.text and one.start < other.end and other.start < one.end


def fitting_years(facts: CaseFacts, saying: Saying, claim: str, fits: Callable[[date], bool]) -> tuple[Repair, ...]:
    """Slips of the year after which the day `fits`, to a year that other dates have, where none has the one written."""
    if saying.year is None:
        return ()
    others = {fact.value[:4] for fact in facts.facts if fact.bounds and fact.claim != claim}
    words = take_apart(str(saying.year), str(saying.year))
    found = ((slip, day_in(saying, int(slip.becomes))) for slip in year_slips(words) if slip.becomes in others)
    if str(saying.year) in others:
        return ()
    place = saying.place("year")
    return tuple(
        Repair(claim, place, slip.was, slip.becomes, day.isoformat())
        for slip, day in found
        if day is not None and fits(day)
    )


def day_in(saying: Saying, year: int) -> date | None:
    """The day in that year, None where it has none."""
    try:
        return date(year, saying.month, saying.day)
    except ValueError:
        return None
