"""A grammar of dates from the table of words of one language."""

from __future__ import annotations

from tocsin.reading.dates.grammar import Grammar
from tocsin.reading.dates.slavic.calendar import calendar_of
from tocsin.reading.dates.slavic.counting import counting_of
from tocsin.reading.dates.slavic.distances import Distances
from tocsin.reading.dates.slavic.leads import heading_of, leads_of, mood_of
from tocsin.reading.dates.slavic.tongue import Tongue


def build(tongue: Tongue, distances: Distances, *, cyrillic: bool = True) -> Grammar:
    """All patterns of a language, from its words."""
    calendar = calendar_of(tongue)
    counting = counting_of(tongue, calendar, distances)
    return Grammar(calendar, leads_of(tongue), mood_of(tongue), heading_of(tongue), counting, cyrillic=cyrillic)
