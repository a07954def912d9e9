"""A grammar of dates from the table of words of one language."""

from __future__ import annotations

import re

from tocsin.reading.dates.grammar import Counting, Grammar
from tocsin.reading.dates.slavic.calendar import calendar_of
from tocsin.reading.dates.slavic.leads import heading_of, leads_of, mood_of
from tocsin.reading.dates.slavic.tongue import Tongue


def build(tongue: Tongue, *, cyrillic: bool = True) -> Grammar:
    """All patterns of a language, from its words."""
    counting = Counting((), re.compile(r"(?!)"), lambda _match, _text: False)
    return Grammar(
        calendar_of(tongue), leads_of(tongue), mood_of(tongue), heading_of(tongue), counting, cyrillic=cyrillic
    )
