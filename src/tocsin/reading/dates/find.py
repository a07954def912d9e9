"""Finding all date expressions of a text, with what only looks like one left out."""

from __future__ import annotations

import re

from tocsin.reading.dates.calendar_dates import find_calendar_dates
from tocsin.reading.dates.model import DateFound
from tocsin.reading.dates.relative import find_relative_dates

# Addresses, references and numbers of acts: figures in them are no dates. Blanked, so that offsets stay.
_NOT_TEXT = re.compile(
    r"""\b(?:https?|ftp)://\S+ | \bwww\.\S+ | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
      | \b[A-Z]{1,5}(?:/[\w.-]+){2,} | \b[A-Z]{2,5}\s[0-9]{2}/[0-9]+/[0-9]{4}
      | (?:\b[Nn]os?\.?|№|\#)\s?[0-9][\w/.-]*
      | \+[0-9][0-9\s()-]{6,} """,
    re.VERBOSE,
)


def find_dates(text: str, language: str = "en") -> tuple[DateFound, ...]:
    """The date expressions of a text, in order and without overlap; nothing for a language that has no rules yet."""
    if language != "en":
        return ()
    plain = _NOT_TEXT.sub(lambda match: " " * len(match.group()), text)
    found = sorted(find_relative_dates(plain), key=lambda date: (date.span[0], -date.span[1]))
    return _without_overlap(find_calendar_dates(plain), found)


def _without_overlap(calendar_dates: list[DateFound], relative_dates: list[DateFound]) -> tuple[DateFound, ...]:
    """A calendar date is kept before a relative one, the earlier and longer relative one before another."""
    kept = sorted(calendar_dates, key=lambda date: date.span)
    taken = {place for date in kept for place in range(*date.span)}
    for date in relative_dates:
        places = range(*date.span)
        if taken.isdisjoint(places):
            kept.append(date)
            taken.update(places)
    return tuple(sorted(kept, key=lambda date: date.span))
