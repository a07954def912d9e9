"""What somebody types into the search: a time, in the words of any of the four languages, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tocsin.domain.dates import OPEN_FUTURE, OPEN_PAST, Kind, bounds
from tocsin.domain.errors import BadDate
from tocsin.reading.dates import find_dates, resolve_dates
from tocsin.web.languages import of_the_record

LANGUAGES = ("en", "uk", "ru", "pl")
YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?(?![\w-])")
# what stands before a date and says nothing of its own
BEFORE = re.compile(
    r"\b(?:in|on|of|from|during|у|в|во|за|на|із|з|від|с|со|от|w|we|z|ze|na|od|dnia|roku)\s*$", re.IGNORECASE
)
BEHIND = re.compile(r"^\s*(?:року|рік|рр?\.|года|году|год|гг?\.|roku|rok|r\.)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that was asked for: as a date, its first and last day where it has them, and the words beside it."""

    edtf: str
    since: date | None
    until: date | None
    beside: str


def time_in(words: str) -> Time | None:
    """The first time that these words name; None where they name none."""
    for start, end, edtf in _dates(words):
        days = _days(edtf)
        if days is not None:
            before, behind = BEFORE.sub(" ", words[:start]), BEHIND.sub(" ", words[end:])
            return Time(edtf, *days, " ".join(f"{before} {behind}".split()))
    return None


def _dates(words: str) -> Iterator[tuple[int, int, str]]:
    own = of_the_record()
    for language in sorted(LANGUAGES, key=lambda one: one != own):
        for found in resolve_dates(find_dates(words, language), words, language=language):
            if found.edtf is not None:
                yield *found.span, found.edtf
    for year in YEAR.finditer(words):
        yield *year.span(), year[0]


def _days(edtf: str) -> tuple[date | None, date | None] | None:
    """The days of a date, both included, None for an open end; None where it is no date of the calendar."""
    try:
        found = bounds(edtf, Kind.MOMENT)
        since = None if found.s_min <= OPEN_PAST else datetime.fromtimestamp(found.s_min, UTC).date()
        until = None if found.e_max >= OPEN_FUTURE else datetime.fromtimestamp(found.e_max, UTC).date()
    except (BadDate, ValueError, OverflowError, OSError):
        return None
    return (since, until) if since or until else None
