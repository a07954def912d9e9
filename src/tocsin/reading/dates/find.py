"""Finding all date expressions of a text, with what only looks like one left out."""

from __future__ import annotations

from dataclasses import replace

from tocsin.reading.dates.calendar_dates import find_calendar_dates
from tocsin.reading.dates.languages import grammar_of
from tocsin.reading.dates.model import DateFound
from tocsin.reading.dates.plain import Plain, plain
from tocsin.reading.dates.relative import find_relative_dates


def find_dates(text: str, language: str = "en") -> tuple[DateFound, ...]:
    """The date expressions of a text, in order and without overlap; nothing for a language that has no rules."""
    grammar = grammar_of(language)
    if grammar is None:
        return ()
    seen = plain(text, cyrillic=grammar.cyrillic)
    found = _without_overlap(find_calendar_dates(seen.text, grammar), find_relative_dates(seen.text, grammar))
    return tuple(_in_original(date, seen, text) for date in found)


def _in_original(date: DateFound, seen: Plain, text: str) -> DateFound:
    start, end = seen.span(*date.span)
    return replace(date, span=(start, end), text=text[start:end])


def _without_overlap(calendar_dates: list[DateFound], relative_dates: list[DateFound]) -> list[DateFound]:
    """A calendar date is kept before a relative one, the earlier and longer relative one before another."""
    kept = sorted(calendar_dates, key=lambda date: date.span)
    taken = {place for date in kept for place in range(*date.span)}
    for date in relative_dates:
        places = range(*date.span)
        if taken.isdisjoint(places):
            kept.append(date)
            taken.update(places)
    return sorted(kept, key=lambda date: date.span)
