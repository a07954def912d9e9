"""What stands around a date of the three languages: “с … по”, “не пізніше”, “pod koniec”; a document's own date."""

from __future__ import annotations

import re

from tocsin.reading.dates.grammar import Heading, Leads, Mood, line_ends
from tocsin.reading.dates.slavic.tongue import Tongue, spaced

_CAPITAL = "[A-ZĄĆĘŁŃÓŚŹŻА-ЯЁІЇЄҐ]"
_NAME = rf"{_CAPITAL}[\w.'’-]*"
_CLOCK = r"в|о|у|об|o|godz\.?"
# A number of the register, or who took the note down: “№ 118”, “, 10:20. Записала К.”
_TAKEN = r"записа\w+|принял\w*|прийня\w+|spisa\w+|przyję\w+|przyjął|sporządzi\w+|notowa\w+"
_REMARK = (
    r"|^\s+(?:№|nr)\s*\S{1,20}\W*$"
    rf"|^,?\s+(?:(?:{_CLOCK})\s+)?[0-9]{{1,2}}[:.][0-9]{{2}}\W{{1,3}}(?:\w{{1,20}}\s+)?(?i:{_TAKEN})\b[^\n]{{0,40}}$"
)
_ENDS = line_ends(_CAPITAL, _CLOCK) + _REMARK


def leads_of(tongue: Tongue) -> Leads:
    """The words before, between and behind dates, from the table of one language."""
    day_before = f"(?:(?:{spaced(tongue.day_before)})\\s+)?"
    return Leads(
        lead=_words("|".join(f"(?P<{name}>{spaced(words)})" for name, words in tongue.leads.items()), day_before),
        about=_words(spaced(tongue.about_words), r"(?:(?:в|во|у|w|we)\s+)?" + day_before),
        part=_words(spaced(tongue.part_words), ""),
        night=_words(f"{spaced(tongue.night_of)}|(?P<into>{spaced(tongue.night_into)})", ""),
        glue=re.compile(
            rf"\s*(?:(?P<to>[-–—]|{tongue.days_to})|(?P<both>{tongue.days_and})|(?P<either>{tongue.days_or}))(?!\w)\s*"
            rf"(?:(?:в|во|у|w|we)\s+)?{day_before}",
            re.IGNORECASE,
        ),
        which_year=re.compile(
            rf",?\s+(?:{'|'.join(f'(?P<{name}>{spaced(words)})' for name, words in tongue.which_year.items())})(?!\w)",
            re.IGNORECASE,
        ),
        no_year=re.compile(rf"\s*(?:[%°]|{tongue.no_year})", re.IGNORECASE),
        again=re.compile(rf"(?<!\w)(?:{tongue.again_words})\s+$", re.IGNORECASE),
        name_behind=re.compile("['’]"),
        onwards=re.compile("(?!)"),
        forms=tongue.forms,
        of_month=tongue.of_month,
        alone=re.compile(tongue.alone, re.IGNORECASE) if tongue.alone else None,
        year_words=True,
        lower_months=True,
        limits=True,
    )


def _words(words: str, tail: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})\s+{tail}$", re.IGNORECASE)


def mood_of(tongue: Tongue) -> Mood:
    """What tells that a sentence looks ahead, asks or denies."""
    return Mood(
        *(re.compile(rf"\b(?:{spaced(words)})", re.IGNORECASE) for words in (tongue.ahead, tongue.asked, tongue.denied))
    )


def heading_of(tongue: Tongue) -> Heading:
    """How a document says its own date."""
    return Heading(
        label=re.compile(rf"^\W*(?:{spaced(tongue.label)})(?!\w)[^0-9]{{0,20}}$", re.IGNORECASE),
        place=re.compile(
            rf"^\W*(?:(?:(?:{tongue.place_before})\s*)?{_NAME}(?:[ ,]+{_NAME}){{0,4}}\s*[,:–—(|/-]*\s*)?\(?"
            rf"(?:(?:w\s+)?(?i:{spaced(tongue.day_before)})\s+)?$"
        ),
        itself=re.compile(rf"^\W*(?:{spaced(tongue.itself)})$", re.IGNORECASE),
        after=re.compile(_ENDS),
        after_itself=re.compile(rf"{_ENDS}|^\s+(?:{spaced(tongue.about_what)})(?!\w)"),
    )
