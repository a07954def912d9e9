"""When a date tells more, or less, than a day, in four languages: “10 May 2021 at 2 p.m.”, “twice”, “неоднократно”."""

from __future__ import annotations

import re

from tocsin.lib.late import Late

AGAIN = Late(
    r"(?<!\w)(?:times|twice|repeatedly|every|each|раз(?:а)?|дважды|трижды|неоднократно|кажд\w+|рази|разів|двічі|тричі"
    r"|неодноразово|кожн\w+|razy|dwukrotnie|trzykrotnie|kilkakrotnie|wielokrotnie|każd\w+)(?!\w)",
    re.IGNORECASE,
)
"""Words that tell of something which happened more than once."""
REACH = 40  # code points on either side of a date in which its time stands
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?![\d:])"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s*(?P<unit>o['’]clock|hours|hrs|час(?:а|ов)?\b|ч\.|годині|год\.))?"
)
_YEAR_WORD = r"(?:\s*(?:года|году|р\.|року|r\.|roku|г\.)(?![\w]))?"
_LEAD = r"(?:at|в|о|об|у|o|w)\s+(?P<named>godz\.|godzinie)?\s*"
_BEHIND = Late(rf"{_YEAR_WORD},?\s+{_LEAD}{_CLOCK}", re.IGNORECASE)
_AHEAD = Late(rf"(?<!\w){_LEAD}{_CLOCK}\s*,?\s*(?:on\s+(?:the\s+)?|dnia\s+|w dniu\s+)?$", re.IGNORECASE)


def time_beside(text: str, start: int, end: int) -> int | None:
    """Minutes after midnight that the words right beside a date at these code points give.

    None where they give none, or one ahead and another behind. “About two o'clock” is no time: it has another word
    between.
    """
    behind = _BEHIND.match(text, end, end + REACH)
    ahead = _AHEAD.search(text[max(0, start - REACH) : start])
    found = {minutes for clock in (behind, ahead) if clock and (minutes := _minutes(clock)) is not None}
    return found.pop() if len(found) == 1 else None


def _minutes(clock: re.Match[str]) -> int | None:
    """A bare number is an hour only with a word for hours beside it."""
    if not (clock["minute"] or clock["half"] or clock["unit"] or clock["named"]):
        return None
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"].casefold() == "p" else 0)
    return None if hour > 23 else hour * 60 + minute
