"""What a language tells the finder of dates: its words, as tables and patterns. `languages.py` lists the languages.

Patterns work on the plain text (`plain.py`): one code point for each of the original, mixed alphabets made one. Those
that look back end in `$`; they see only a few words. No pattern may run over an unbounded stretch of text twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from tocsin.reading.dates.model import Anchor, Offset

YEAR = "(?:19|20)[0-9]{2}"
# No figure, reference or range stands right before; a range of years may.
BEGIN = r"(?<![\w/.])(?:(?<![0-9]-)|(?<=(?<![0-9])[12][0-9]{3}-))"
# A year alone ends here, if not with another year behind a dash.
YEAR_ENDS = rf"(?![\w%/]|[.,][0-9]|-(?!{YEAR}(?![\w/-]))\w)"
ISO = rf"(?P<iso>{YEAR}(?P<dash>[-./])[0-9]{{2}}(?P=dash)[0-9]{{2}})(?=T[0-9]{{2}}:|(?![\w/-]|\.[0-9]))"
FIGURES = "0"
"""The opener of a rule that can begin with a figure."""
# Roman figures are typed with whatever keyboard is at hand.
ROMAN = "[IVXІХ]"


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a date that names a year, a month or a day is written.

    `point` has the named groups that `points.py` reads. `openers` are the words in lower case with which a match can
    begin, besides figures. `to`, `either` tell what joins days. `day_first`: 05/07/2018 can mean one thing only.
    """

    point: re.Pattern[str]
    openers: frozenset[str]
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    day: re.Pattern[str]
    weekday_before: re.Pattern[str]
    weekday_behind: re.Pattern[str]
    to: re.Pattern[str]
    either: re.Pattern[str]
    counted: re.Pattern[str] | None = None
    adverbs: frozenset[str] = frozenset()
    day_first: bool = False


@dataclass(frozen=True, slots=True)
class Leads:
    """What stands before a date, between two, and behind one.

    `lead` and `glue` name their groups by what they mean: since, from, between, until, before, after, by, in, of; to,
    both, either. `forms` gives the EDTF of a single date after such a word; `of_month` that of a month after “of”.
    `night` has the group `into` where the night ends in the day that is named. `which_year` names its groups last,
    this, next (counted from the statement), same, previous, following (from the year told last). `alone` stands
    before a year that needs no preposition. `no_year` stands behind a figure that counts something, `again` before a
    month or weekday that comes again and again or is told otherwise, `name_behind` behind a month that is a name,
    `onwards` behind a date since which something goes on.
    `year_words`: a figure is a year in few places without the word. `lower_months`: a month with a capital is a name.
    `article` stands before a season that is one moment (“in the spring”). `limits`: one word is used for until and for
    a deadline. `within`: after this word a month has no day behind it.
    """

    lead: re.Pattern[str]
    about: re.Pattern[str]
    part: re.Pattern[str]
    night: re.Pattern[str]
    glue: re.Pattern[str]
    which_year: re.Pattern[str]
    no_year: re.Pattern[str]
    again: re.Pattern[str]
    name_behind: re.Pattern[str]
    onwards: re.Pattern[str]
    forms: Mapping[str, str]
    of_month: str = "{}"
    alone: re.Pattern[str] | None = None
    within: re.Pattern[str] | None = None
    year_words: bool = False
    lower_months: bool = False
    article: str = ""
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Mood:
    """Whether the sentence around a date looks ahead, asks, or denies."""

    ahead: re.Pattern[str]
    asked: re.Pattern[str]
    denied: re.Pattern[str]


Made = tuple[Anchor, Offset]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of words that count from another date. `openers`: the words with which a match begins.

    `words` is its expression, compiled when the first opener is met: a language has a hundred, a text needs few.
    `turns`: the words count from the statement where the sentence looks ahead, else from what was told before.
    `bound`: they are a date only behind “since” or “until”. `shape` as in `DateFound`.
    """

    openers: frozenset[str]
    words: str
    made: Callable[[re.Match[str]], Made]
    turns: bool = False
    bound: bool = False
    shape: str = "{}"

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches it, in capital and small letters."""
        return _compiled(self.words)


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counting:
    """How dates are counted from another. `opening` stands before one, with the groups since and until."""

    rules: tuple[Rule, ...]
    opening: re.Pattern[str]
    is_name: Callable[[re.Match[str], str], bool]


@dataclass(frozen=True, slots=True)
class Heading:
    """How a document says its own date: a label before it, a place, or words for itself (“statement of”).

    `after` ends the line behind a place, `after_itself` behind words for itself.
    """

    label: re.Pattern[str]
    place: re.Pattern[str]
    itself: re.Pattern[str]
    after: re.Pattern[str]
    after_itself: re.Pattern[str]


def line_ends(capital: str, time: str) -> str:
    """What may stand behind the date of a document: nothing, a dash and the text, a place, a time of day."""
    name = rf"{capital}[\w.'’-]*"
    clock = rf"(?:(?:{time})\s+)?[0-9]{{1,2}}[:.][0-9]{{2}}(?:\s?[ap]\.?m\b)?"
    text = r"\s*\)?\s*(?:[-–—:|]|\.\s?[-–—])"
    return rf"^\W*$|^{text}|^,\s+{name}(?:[ -]{name}){{0,2}}\W*$|^,?\s+{clock}\W*$"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The dates of one language. `cyrillic`: which letters a word of both alphabets is meant to have."""

    calendar: Calendar
    leads: Leads
    mood: Mood
    heading: Heading
    counting: Counting
    cyrillic: bool = False
    openers: Mapping[str, tuple[Rule, ...]] = field(init=False)

    def __post_init__(self) -> None:
        by_word: dict[str, list[Rule]] = {}
        for rule in self.counting.rules:
            for word in rule.openers:
                by_word.setdefault(word, []).append(rule)
        object.__setattr__(self, "openers", {word: tuple(rules) for word, rules in by_word.items()})
