"""What the three languages call distances between dates: one table for each, in a notation without patterns.

In a phrase, [several words] stand for one another, a word or bracket with “?” may be left out, and words in capitals
stand for what is counted: AMOUNT (“два дня”, “год”, “полтора года”), PART (“утром”), DAY, MONTH, SEASON. A bar parts
phrases that mean the same. “~” before a phrase: it is a date only behind the word for since or until. “…” at its end:
it must stand before a pause or a word of `Distances.pauses`, else it may govern what follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.reading.dates.model import Anchor

ANCHORS = {"D": Anchor.DOCUMENT, "P": Anchor.PREVIOUS, "N": Anchor.NAMED, "T": Anchor.PREVIOUS}
"""By the letters of the tables. T turns: from the statement where the sentence looks ahead, else from what was told."""


@dataclass(frozen=True, slots=True)
class Distances:
    """The words of one language.

    `units`: the forms of hour, day, week, month, year. `ones`: forms that mean one without a number. `halves`: words
    that hold number and unit, “полгода”, as months. `half_more` is “one and a half”. `beside`: anchor, unit, count,
    phrases of whole units of the calendar (and of single days); `counted`: anchor, sign, phrases with AMOUNT;
    `until_now`: such that last until the statement; `named`: anchor, count, phrases with DAY, MONTH or SEASON.
    `not_days`: what stands behind a weekday that is none. `more_seasons`: forms that are seasons in these phrases only.
    """

    units: Mapping[str, str]
    ones: Mapping[str, str]
    halves: Mapping[str, int]
    half_more: str
    parts: str
    beside: Sequence[tuple[str, str, int, str]]
    counted: Sequence[tuple[str, int, str]]
    until_now: str
    named: Sequence[tuple[str, int, str]]
    since: str
    until: str
    pauses: str
    not_days: str
    more_seasons: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase as a pattern: the words it can begin with, and whether it stands behind since or until only."""

    openers: frozenset[str]
    pattern: str
    bound: bool


_TOKEN = re.compile(r"(?:\[(?P<several>[^\]]*)\]|(?P<one>[^\s\[\]?]+))(?P<left_out>\?)?")


def phrases(words: str, slots: Mapping[str, tuple[Sequence[str], str]], pauses: str) -> list[Phrase]:
    """The phrases of one row of a table. `slots`: what a word in capitals can begin with, and its pattern."""
    return [_phrase(" ".join(part.split()), slots, pauses) for part in words.split("|")]


def _phrase(words: str, slots: Mapping[str, tuple[Sequence[str], str]], pauses: str) -> Phrase:
    bound, pause = words.startswith("~"), words.endswith("…")
    openers: list[str] = []
    pattern, begun = "", False
    for token in _TOKEN.finditer(words.strip("~…")):
        forms = token["several"].split() if token["several"] else [token["one"]]
        begin, piece = slots.get(forms[0], (forms, "|".join(re.escape(form) for form in forms)))
        if not begun:
            openers += begin
        space = r"\s+" if pattern else ""
        if token["left_out"]:
            pattern += f"(?:{space}(?:{piece}))?" if pattern and begun else rf"(?:(?:{piece})\s+)?"
        else:
            pattern += f"{space if begun else ''}(?:{piece})"
        begun = begun or not token["left_out"]
    end = rf"(?=\s*(?:[.,;:!?)»”–—-]|$)|\s+(?:{pauses})(?!\w))" if pause else ""
    return Phrase(frozenset(form.split("-")[0] for form in openers), rf"{pattern}(?![\w-]){end}", bound)
